"""The characters of a paragraph go in; loose inlines come out, each with its line, and what was left out of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from ...core.node import replace
from ..loose import PLAIN, Inline, Inlines, LeftOut, Look, Newline, NoteMark, Picture, Words
from .breaks import breaks
from .syntax import running_tokens
from .tags import Tag, read_tag

#: A paragraph longer than this with more marks than that was written by no one: it is kept as it is typed.
_LONGEST, _MOST_MARKS = 100_000, 20_000
_MARKS = re.compile(r"[*_~`\[\]<>^$\\&]")
_SIGNS = re.compile(r"\\([!-/:-@\[-`{-~])|[*`]|!?\[|\]\(([^()\s]*)\)|\]")
_WORD = re.compile(r"\w")


@dataclass
class Found:
    """What is met on the way and stands elsewhere."""

    left_out: list[LeftOut] = field(default_factory=list)
    notes: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Notes that were written where they are referred to: their words as typed, and their line."""


class InlineReader:
    """Reads the paragraphs of one text."""

    def __init__(self, env: dict[str, Any], notes: set[str], found: Found) -> None:
        self.env = env
        self.notes = notes
        """The names of notes that have a text."""
        self.found = found

    def read(self, content: str, line: int) -> Inlines:
        """The inlines of a paragraph whose first character stands on a line of the input."""
        if len(content) > _LONGEST and sum(1 for _ in _MARKS.finditer(content)) > _MOST_MARKS:
            return (Words(" ".join(content.split()), line),)
        return _Walk(self, content, line).walked(running_tokens(content, self.env))


@dataclass
class _Open:
    """An element or a link that is not closed yet."""

    tag: Tag
    before: Look
    said: int
    """How many characters of words stood before it."""


class _Walk:
    """The way over one paragraph's tokens."""

    def __init__(self, reader: InlineReader, content: str, line: int) -> None:
        self.reader, self.content, self.line = reader, content, line
        self.ends = [match.start() for match in re.finditer("\n", content)]
        self.breaks = breaks(content) if self.ends else frozenset()
        self.out: list[Inline] = []
        self.texts: list[str] = []
        self.look, self.first = PLAIN, line
        self.said = 0
        """How much was shown: characters of words, and pictures."""
        self.strong = self.emphasis = 0
        self.link: Look | None = None
        self.before_link = 0
        self.open: list[_Open] = []
        self.hidden: list[str] | None = None

    def walked(self, tokens: list[Token]) -> Inlines:
        for token in tokens:
            self._token(token, self._line(token.meta.get("pos", 0)))
        if self.hidden is not None:
            self._unhide(self._line(len(self.content)))
        self._flush()
        return tuple(self.out)

    def _line(self, at: int) -> int:
        return self.line + bisect_right(self.ends, at - 1)

    def _token(self, token: Token, line: int) -> None:
        match token.type:
            case "text" | "text_special":
                self._say(token.content, line)
            case "softbreak":
                if line - self.line + 1 in self.breaks:
                    self._add(Newline(line))
                else:
                    self._say(" ", line + 1)
            case "hardbreak":
                self._add(Newline(line))
            case "strong_open" | "strong_close":
                self.strong += token.nesting
            case "em_open" | "em_close":
                self.emphasis += token.nesting
            case "link_open":
                url, title = str(token.attrs["href"]), str(token.attrs["title"])
                self.link = Look(url=url, title=title)
                self.before_link = self.said
                if self.hidden is not None:
                    self.hidden.append(f" {title} ")
            case "link_close":
                if self.link is not None and self.said == self.before_link:
                    self._say(self.link.url, line)
                self.link = None
            case "code_inline":
                self._say(token.content, line, code=True)
            case "superscript":
                self._say(token.content, line, superscript=True)
            case "subscript":
                self._say(token.content, line, subscript=True)
            case "address":
                url = ("mailto:" if token.info == "mail" else "") + token.content
                self._say(token.content, line, url=self.link.url if self.link else url)
            case "image":
                self._picture(token, line)
            case "note_reference":
                self._note(token.content, line)
            case "inline_note":
                name = f"inline-{len(self.reader.found.notes) + 1}"
                self.reader.found.notes[name] = (token.content, line)
                self._add(NoteMark(name, line))
            case "comment":
                self._leave(token.content[4:-3], "a comment, which a reader does not see", line)
            case "tag":
                self._tag(token.content, line)

    # ------------------------------------------------------------ words

    def _say(self, text: str, line: int, **own: Any) -> None:
        if not text:
            return
        if self.hidden is not None:
            self.hidden.append(text)
            return
        if "\n" in text:
            text = " ".join(text.split("\n"))
        look = self._look(**own)
        if self.texts and look != self.look:
            self._flush()
        if not self.texts:
            self.look, self.first = look, line
        self.texts.append(text)
        self.said += len(text.strip())

    def _look(self, **own: Any) -> Look:
        look = self.open[-1].tag.look if self.open else PLAIN
        if self.link is not None:
            look = replace(look, url=self.link.url, title=self.link.title)
        if self.strong or self.emphasis:
            look = replace(look, strong=look.strong or bool(self.strong), emphasis=look.emphasis or bool(self.emphasis))
        return replace(look, **own) if own else look

    def _flush(self) -> None:
        if self.texts:
            self.out.append(Words("".join(self.texts), self.first, self.look))
            self.texts.clear()

    def _add(self, inline: Inline) -> None:
        if self.hidden is not None:
            self.hidden.append(_hidden(inline))
            return
        self._flush()
        if isinstance(inline, Newline) and self.out and isinstance(last := self.out[-1], Words):
            self.out[-1] = replace(last, text=last.text.rstrip(" "))
        self.out.append(inline)
        self.said += isinstance(inline, Picture)

    def _picture(self, token: Token, line: int) -> None:
        alt = " ".join(_SIGNS.sub(_plain, token.content).split())
        title = str(token.attrs["title"])
        if title and title not in alt:
            alt = f"{alt} ({title})" if alt else title
        self._add(Picture(alt, str(token.attrs["src"]), line))
        if self.link is not None and self.link.url:
            one = LeftOut(self.link.url, "where a picture leads", line, line, "picture")
            self.reader.found.left_out.append(one)

    def _note(self, name: str, line: int) -> None:
        if name in self.reader.notes:
            self._add(NoteMark(name, line))
        else:
            self._say(f"[^{name}]", line)

    def _leave(self, words: str, reason: str, line: int) -> None:
        words = " ".join(words.split())
        if _WORD.search(words):
            last = line + words.count("\n")
            self.reader.found.left_out.append(LeftOut(words, reason, line, last, "hidden"))

    # ------------------------------------------------------------ tags

    def _tag(self, text: str, line: int) -> None:
        if text[1] in "!?":
            self._leave(text[2:-1], "a declaration of HTML, which a reader does not see", line)
            return
        tag = read_tag(text)
        if tag is None:
            self._say(text, line)
        elif tag.name in ("br", "hr"):
            self._add(Newline(line))
        elif tag.name == "img":
            self._add(Picture(tag.attributes.get("alt", ""), tag.attributes.get("src", ""), line))
        elif tag.parts:
            if self.said and not (self.out and isinstance(self.out[-1], Newline) and not self.texts):
                self._add(Newline(line))
        elif tag.is_cell:
            self._say(" ", line)
        elif tag.closes:
            self._close(tag, line)
        elif not text.endswith("/>"):
            self._opens(tag)

    def _opens(self, tag: Tag) -> None:
        before = self.open[-1].tag.look if self.open else PLAIN
        added = tag.look
        look = Look(
            before.strong or added.strong,
            before.emphasis or added.emphasis,
            before.superscript or added.superscript,
            before.subscript or added.subscript,
            before.code or added.code,
            added.url or before.url,
            added.title or before.title,
            before.lang,
        )
        self.open.append(_Open(replace(tag, look=look), before, self.said))
        if tag.hides and self.hidden is None:
            self.hidden = []

    def _close(self, tag: Tag, line: int) -> None:
        names = [one.tag.name for one in self.open[-20:]]
        if tag.name not in names:
            return
        while self.open:
            one = self.open[-1]
            number = one.tag.attributes.get("data-turn-source-index", "")
            if number and one.said == self.said:
                self._say(number, line, superscript=True)
            self.open.pop()
            if self.hidden is not None and not any(each.tag.hides for each in self.open):
                self._unhide(line)
            if one.tag.name == tag.name:
                return

    def _unhide(self, line: int) -> None:
        words, self.hidden = " ".join("".join(self.hidden or ()).split()), None
        if words:
            reason = "words that the page hides"
            self.reader.found.left_out.append(LeftOut(words, reason, line, line, "hidden"))


def _plain(sign: re.Match[str]) -> str:
    """What a sign of Markdown leaves in the words of a picture."""
    return sign[1] or (f" {sign[2]} " if sign[2] else "")


def _hidden(inline: Inline) -> str:
    """The words of what stands where the page shows nothing."""
    match inline:
        case NoteMark():
            return f"[^{inline.name}]"
        case Picture():
            return f" {inline.alt} {inline.source} "
        case _:
            return " "
