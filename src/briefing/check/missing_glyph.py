"""A character that no font at hand has.

Why it is bad: the PDF shows a stand-in where the reader expects a word.
Use instead: a font that has it; the extra `briefing[cjk]` brings those for Chinese, Japanese, Korean, Arabic, Hebrew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import blocks as b
from ..model import inlines as i
from ..model import walk
from ..model.report import Report

#: Beginnings of the Unicode names of what the extra's fonts cover.
_EXTRA = ("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "ARABIC", "HEBREW")

#: Fields of a source that are printed as they are.
_FIELDS = (
    "title", "container_title", "publisher", "publisher_place", "genre", "note", "source_type", "descriptor",
)  # fmt: skip


#: How many characters one finding names.
_NAMED = 8


def missing_glyph(report: Report, missing: Mapping[str, str]) -> Iterator[Diagnostic]:
    """One finding for each stretch of text with characters found nowhere before it; `missing` has them with their
    names. Its place is that of the first of them, where the source still says so, else that of the stretch."""
    left = dict(missing)
    files = _Files()
    for text, at in _texts(report):
        here = [character for character in left if character in text]
        if here:
            here.sort(key=text.index)
            yield _finding(here, left, files.first(here, at))
            left = {character: name for character, name in left.items() if character not in here}
        if not left:
            return
    characters = list(left)
    yield _finding(characters, left, files.first(characters, report.at or Span()))


def _finding(characters: list[str], names: Mapping[str, str], at: Span) -> Diagnostic:
    said = [_named(character, names[character]) for character in characters[:_NAMED]]
    more = len(characters) - _NAMED
    if more > 0:
        said.append(f"{more} other character{'s' if more > 1 else ''} of this text")
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    extra = any(names[character].startswith(_EXTRA) for character in characters)
    hint = "install the extra briefing[cjk], or a font that has it" if extra else "install a font that has it"
    if all(unicodedata.category(character) in _NOBODYS for character in characters):
        hint = "write a character that has a meaning to everyone"
    return Diagnostic("missing-glyph", f"No font at hand has {listed}.", at, hint)


#: Categories of what Unicode gives no meaning.
_NOBODYS = {"Co": "private use", "Cn": "unassigned"}


def _named(character: str, name: str) -> str:
    """A character as people find it again: itself where it can be shown, its code point, its name."""
    code = f"U+{ord(character):04X}"
    words = name.lower() if name.upper() != code else _NOBODYS.get(unicodedata.category(character), "")
    words = f", {words}" if words else ""
    shown = character.isprintable() and not unicodedata.combining(character)
    return f"{character!r} ({code}{words})" if shown else f"{code}{words}"


class _Files:
    """The lines of sources, read once more: the model keeps the places of blocks, not of characters."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def first(self, characters: list[str], at: Span) -> Span:
        """Where the first of the characters stands from a place on; the place itself where it is not written so."""
        wanted = re.compile("|".join(map(re.escape, characters)))
        begin = max(at.column - 1, 0)
        for number, line in enumerate(self._of(at.file)[max(at.line - 1, 0) :], max(at.line, 1)):
            found = wanted.search(line, begin)
            if found:
                return Span(at.file, number, found.start() + 1)
            begin = 0
        return at

    def _of(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                text = Path(file).read_text("utf-8-sig") if file else ""
            except (OSError, ValueError):  # no file, or no longer one of ours
                text = ""
            self._lines[file] = text.split("\n")
        return self._lines[file]


def _texts(report: Report) -> Iterator[tuple[str, Span]]:
    """Stretches of text with the place of the heading or block they stand in."""
    whole = report.at or Span()
    yield from _line((*report.title, *report.subtitle), whole)
    for heading in walk.headings(report):
        yield from _line(heading.node.title, heading.node.at or whole)
    for block in walk.blocks(report):
        at = block.at or whole
        before, after = walk.own_inlines(block)
        yield from _line([inline for content in before + after for inline in content], at)
        if isinstance(block, b.DefinitionList):
            for definition in block.items:
                yield from _line(definition.term, definition.at or at)
        elif isinstance(block, b.CodeBlock):
            yield block.text, at
    for source in report.sources.values():
        yield " ".join(_source_words(source)), source.at or whole


def _source_words(source: object) -> Iterator[str]:
    for name in _FIELDS:
        yield str(getattr(source, name))
    for role in ("author", "editor"):
        for person in getattr(source, role):
            yield f"{person.literal} {person.given} {person.family}"


def _line(content: Sequence[i.AnyInline], at: Span) -> Iterator[tuple[str, Span]]:
    """The words of a line, then those of each of its notes, which are written elsewhere."""
    notes = [inline for inline in walk.inlines_within(tuple(content)) if isinstance(inline, i.Note)]
    elsewhere = {id(inner) for note in notes for inner in walk.inlines_within(note.content)}
    yield _words([inline for inline in walk.inlines_within(tuple(content)) if id(inline) not in elsewhere]), at
    for note in notes:
        yield _words(walk.inlines_within(note.content)), note.at or at


def _words(inlines: Iterable[i.AnyInline]) -> str:
    return "".join(
        inline.text if isinstance(inline, (i.Text, i.Code)) else inline.url if isinstance(inline, i.Link) else ""
        for inline in inlines
    )
