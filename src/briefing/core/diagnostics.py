"""Every problem a user can cause: a code, a place, one sentence and a hint; gathered, then shown together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from .node import node
from .spans import Span

Severity = Literal["error", "warning", "info"]

#: Every code there is, with its severity and what it means. Codes are stable: scripts rely on them.
CODES: dict[str, tuple[Severity, str]] = {
    "file-not-found": ("error", "A file that was asked for does not exist."),
    "file-unreadable": ("error", "A file exists but cannot be read: it is a directory, or access is refused."),
    "file-unwritable": ("error", "An output cannot be written where it was asked for."),
    "not-utf8": ("error", "A source is not encoded as UTF-8."),
    "bad-character": ("error", "A source holds a control character, which neither Word nor PDF can show."),
    "empty-source": ("error", "A source holds nothing to build from."),
    "bad-yaml": ("error", "YAML (front matter or a whole source) is not well-formed."),
    "bad-json": ("error", "A JSON source is not well-formed."),
    "unknown-format": ("error", "The reader for a source cannot be told from its name."),
    "duplicate-key": ("error", "A mapping in YAML or JSON has the same key twice."),
    "unknown-field": ("error", "A field is not part of the model."),
    "missing-field": ("error", "A field that the model requires is absent."),
    "wrong-type": ("error", "A value is not of the kind its field asks for."),
    "unclosed-div": ("error", "A fenced div (:::) is opened and never closed."),
    "unknown-div": ("error", "A fenced div has a name that briefings do not know."),
    "bad-div": ("error", "A fenced div lacks a part that its kind requires."),
    "bad-table": ("error", "A table's rows do not fit its columns."),
    "bad-attribute": ("error", "An attribute in braces is unknown, or its value is not of its kind."),
    "unknown-note": ("error", "A note is referred to and never defined."),
    "unused-note": ("warning", "A note is defined and never referred to: its words are shown nowhere."),
    "bad-note": ("error", "A note holds something else than paragraphs, refers to itself, or is defined twice."),
    "bad-citation": ("error", "A citation mixes sources with cross-references."),
    "misplaced-image": ("error", "An image stands inside a line of text and not in a paragraph of its own."),
    "thematic-break": ("warning", "A rule across the page is left out: briefings have none."),
    "too-deep": ("error", "Lists, quotations, divs or data are nested more deeply than any page could show."),
    "raw-html": ("warning", "Raw HTML in a source is kept as text: neither Word nor PDF can show it."),
    "misplaced-heading": ("error", "A heading stands where no section can begin."),
    "misplaced-landscape": ("error", "Landscape pages stand inside a list, a panel, a cell or the summary."),
    "heading-skip": ("warning", "A heading is more than one level below the one before it."),
    "heading-too-deep": ("error", "A heading is deeper than level four."),
    "duplicate-id": ("error", "Two elements carry the same id."),
    "bad-bibliography": ("error", "A bibliography file is not well-formed as a whole: nothing of it can be read."),
    "bad-entry": ("warning", "An entry of a bibliography file, or a field of one, cannot be read: the rest is."),
    "duplicate-source": ("warning", "Two sources have the same id, DOI or address."),
    "unknown-citation": ("error", "A citation's key is not the id of a source."),
    "unknown-reference": ("error", "A cross-reference names no element of the report."),
    "no-bibliography": ("warning", "A bibliography is asked for, and the citation style has none."),
    "uncited-source": ("warning", "A source is never cited."),
    "accessed-before-published": ("warning", "A source was accessed before it was published."),
    "unreliable-alone": ("warning", "A source rated E or F is the only one that a citation names."),
    "portion-unmarked": ("warning", "A portion has no mark of its own, and others have or are to have one."),
    "portion-unknown": ("warning", "A portion begins with what looks like a mark and is none that is known."),
    "portion-above-banner": ("error", "A portion's mark is higher than the banner of the report."),
    "unknown-likelihood": ("warning", "A likelihood is no term of the ICD 203 scale."),
    "image-missing": ("error", "A figure's image file does not exist."),
    "image-unreadable": ("error", "A figure's image is of a kind that cannot be embedded."),
    "image-simplified": ("warning", "An SVG holds what is left out, or drawn more simply: a filter, a script."),
    "empty-heading": ("warning", "A heading has no words."),
    "empty-link": ("warning", "A link has no words."),
    "bad-language": ("warning", "A language is no BCP 47 tag."),
    "no-alternative-text": ("warning", "A figure has no alternative text for readers who cannot see it."),
    "missing-glyph": ("warning", "No font at hand has a character of the text."),
    "font-left-out": ("warning", "A font was to travel in the Word draft, and cannot or must not."),
    "pages-unsettled": ("warning", "Page numbers in the endnotes still moved after the last layout."),
    "unknown-theme": ("error", "A theme of that name does not exist."),
    "bad-theme": ("error", "A theme's file does not fit the theme's fields."),
    "template-lacks": ("info", "A Word template does not give what a theme needs: the default theme's stands in."),
    "template-left-out": ("info", "A Word template holds what is not taken over."),
    "template-faint": ("warning", "A Word template sets text in a colour that not everyone can read."),
    "font-instead": ("warning", "A font of a Word template is not at hand: another is shown in the PDF."),
    "bad-package": ("error", "A Word file is cut off or damaged."),
    "unsafe-package": ("error", "A Word file is made as only one that means harm would be: it is not opened."),
    "protected-package": ("error", "A Word file cannot be read without its password."),
    "not-word": ("error", "A file that should be a Word document or template is none."),
    "draft-without-source": ("info", "A Word draft does not carry the source it was built from."),
    "draft-of-later-version": ("warning", "A Word draft was built by a later version of the tool."),
    "draft-edited": ("error", "A Word draft that was edited since it was built stands where a new one would."),
    "draft-not-ours": ("error", "A Word file that this tool did not build stands where a draft would."),
    "unsettled-conflict": ("error", "A conflict that a draft left in the source is not settled."),
    "draft-built-otherwise": ("warning", "A Word draft cannot be built again just as it was, to see what was edited."),
    "draft-notes-lost": ("warning", "A program saved every note of a Word draft empty."),
    "import-not-text": ("error", "What is to be imported is a picture, a PDF, or another file that holds no text."),
    "import-too-large": ("error", "What is to be imported is longer than any report."),
    "import-exists": ("error", "A file stands where the brief of an import would be written."),
    "import-encoding": ("warning", "A text to import is not UTF-8, and its encoding was guessed."),
    "import-control-characters": ("warning", "Control characters of a text were left out of the brief."),
    "import-no-title": ("warning", "A text that was imported has no title."),
    "import-deep-heading": ("warning", "A heading is deeper than level four, and became a paragraph in bold."),
    "import-doubtful-heading": ("warning", "A line may be a heading, or may be none."),
    "import-probable-table": ("warning", "A paragraph is probably a table whose lines ran together."),
    "import-probable-list": ("warning", "A paragraph is probably a list whose lines ran together."),
    "import-broken-table": ("warning", "A table's rows did not fit its columns, and were made to."),
    "import-number-above": ("warning", "A number that looks like a citation has no source: it stays text."),
    "import-doubtful-citation": ("warning", "What may be a citation is not certainly one: it stays text."),
    "import-doubtful-source": ("warning", "A source lacks its title or its address, or could not be told apart."),
    "import-same-source": ("info", "Two numbers mean the same source: they became one."),
    "import-tracked-changes": ("info", "The tracked changes of a Word file were taken as accepted."),
    "unknown-style": ("error", "A citation style of that name or path does not exist."),
    "bad-style": ("error", "A citation style's file is no CSL that can be used."),
}


@node
class Diagnostic:
    """One problem, said so that a person can mend it."""

    code: str
    message: str
    """One sentence that says what is wrong, with the offending words in it."""
    at: Span = Span()
    hint: str = ""
    """What to do about it; empty where the message says it all."""
    severity: Severity | None = None
    """None means the severity of the code in `CODES`."""

    @property
    def level(self) -> Severity:
        """The severity in force: the diagnostic's own, or its code's."""
        return self.severity or CODES[self.code][0]

    def __str__(self) -> str:
        text = f"{self.at}: {self.level}: {self.message} [{self.code}]"
        return f"{text}\n    hint: {self.hint}" if self.hint else text

    def to_dict(self) -> dict[str, object]:
        """As plain data, for programs."""
        return {
            "code": self.code,
            "severity": self.level,
            "file": self.at.file,
            "line": self.at.line,
            "column": self.at.column,
            "message": self.message,
            "hint": self.hint,
        }


class Diagnostics:
    """A gathering of problems, in the order in which they were found."""

    def __init__(self, found: Iterable[Diagnostic] = ()) -> None:
        self._found: list[Diagnostic] = list(found)

    def add(self, code: str, message: str, at: Span | None = None, hint: str = "") -> None:
        """Note a problem; `code` must stand in `CODES`, None as place means the whole report."""
        assert code in CODES, code
        self._found.append(Diagnostic(code, message, at or Span(), hint))

    def extend(self, more: Iterable[Diagnostic]) -> None:
        """Take over what another gathering found."""
        self._found.extend(more)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    @property
    def errors(self) -> list[Diagnostic]:
        """Only those that stop a build."""
        return [d for d in self._found if d.level == "error"]

    def sorted(self) -> list[Diagnostic]:
        """By file, line and column; problems of one place in the order found."""
        return sorted(self._found, key=lambda d: d.at)

    def raise_if_errors(self) -> None:
        """Raise BriefingError with everything found so far if any of it is an error."""
        if self.errors:
            raise BriefingError(self.sorted())


class BriefingError(Exception):
    """Something the user can mend; carries every problem found, never only the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))


class FileError(BriefingError):
    """A file could not be read or written (exit code 3)."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the likeliest known words, or an empty string where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=3, cutoff=0.6)
    if not near:
        folded = {k.casefold(): k for k in known}
        near = [folded[word.casefold()]] if word.casefold() in folded else []
    return f"did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
