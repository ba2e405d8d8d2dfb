"""Inlines go in; their words as one text come out, to be searched, and the inlines with marks for what was found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ...core.node import node, replace
from ..loose import PLAIN, Address, Inline, Inlines, Look, Mark, Newline, NoteMark, Reference, Words

#: What stands in the text for a mark that was found already, for code, pictures and the like, and for a link without
#: words: noncharacters, which no input holds.
MARK, OBJECT, EMPTY = "\ufdd0", "\ufdd1", "\ufdd2"
#: Blanks within a line, for character classes of patterns.
BLANK = " \u00a0\u202f\u2009\t"


@node
class Found:
    """What points at sources, by its place in a line."""

    start: int
    end: int
    names: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    locator: str = ""
    sure: bool = True


@node
class Piece:
    """One inline, and where it stands in the text."""

    inline: Inline
    start: int
    end: int

    @property
    def look(self) -> Look:
        """How its words are set."""
        return self.inline.look if isinstance(self.inline, Words) else PLAIN


class Line:
    """A paragraph's inlines as one text."""

    def __init__(self, inlines: Inlines) -> None:
        self.inlines = inlines
        self.pieces: list[Piece] = []
        at = 0
        texts = [_seen(inline) for inline in inlines]
        for inline, text in zip(inlines, texts, strict=True):
            if text:
                self.pieces.append(Piece(inline, at, at + len(text)))
                at += len(text)
        self.text = "".join(texts)
        self._starts = [piece.start for piece in self.pieces]
        self.linked = any(piece.look.url for piece in self.pieces)
        self.raised = any(piece.look.superscript for piece in self.pieces)

    def piece(self, at: int) -> Piece:
        """The inline that a character belongs to."""
        return self.pieces[bisect_right(self._starts, at) - 1]

    def number(self, at: int) -> int:
        """The line of the input on which a character stands."""
        return self.piece(at).inline.line

    def raw(self, start: int, end: int) -> str:
        """What stands there in the input: the words, and for links without any their addresses."""
        return "".join(_raw(one) for one in self._between(start, end))

    def marked(self, found: Iterable[Found]) -> Inlines:
        """The inlines with marks in place of what was found; of two that overlap the first counts."""
        out: list[Inline] = []
        at = 0
        for one in sorted(found, key=lambda each: each.start):
            if one.start >= at:
                out += self._between(at, one.start)
                out.append(self._mark(one))
                at = one.end
        return (*out, *self._between(at, len(self.text))) if at else self.inlines

    def _mark(self, found: Found) -> Mark:
        first = self.piece(found.end - 1)
        raw = self.raw(found.start, found.end)
        line = self.number(found.start)
        return Mark(raw, line, found.names, found.addresses, found.locator, found.sure, first.look)

    def _between(self, start: int, end: int) -> Iterator[Inline]:
        """The inlines of a stretch, those at its edges cut."""
        at = bisect_right(self._starts, start) - 1
        while start < end and at < len(self.pieces) and (piece := self.pieces[at]).start < end:
            inline = piece.inline
            if isinstance(inline, Words) and (piece.start < start or piece.end > end) and inline.text:
                first, last = max(start - piece.start, 0), min(end, piece.end) - piece.start
                inline = replace(inline, text=inline.text[first:last])
            yield inline
            at += 1


def _seen(inline: Inline) -> str:
    """What an inline looks like to those who search."""
    match inline:
        case Words():
            if inline.look.code:
                return OBJECT * len(inline.text)
            return inline.text or (EMPTY if inline.look.url else "")
        case Newline():
            return "\n"
        case Mark() | Reference() | NoteMark():
            return MARK
        case _:
            return OBJECT


def _raw(inline: Inline) -> str:
    match inline:
        case Words():
            return inline.text or inline.look.url
        case Newline():
            return " "
        case Mark():
            return inline.raw
        case _:
            return ""
