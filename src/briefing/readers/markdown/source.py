"""A source's text with its line starts: an offset, or a place inside a block's content, becomes a Span."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from ...core.spans import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Gives the place of an offset into the content of one inline token.
Place = Callable[[int], Span]

_LINE_END = re.compile("\n")


def normalise(text: str) -> str:
    """Text with plain line ends and without NUL (CommonMark 0.31, 2.1 and 2.3)."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text


class Source:
    """Where things stand: every offset counts from the start of `text`."""

    def __init__(self, text: str, name: str, first: Span | None = None) -> None:
        """`first`: where the text's first character stands, for text taken out of a YAML or JSON source."""
        self.text = text
        self.name = name
        self._first = first or Span(name, 1, 1)
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        if self._starts is None:
            self._starts = [0]
            find, at = self.text.find, 0
            while (at := find("\n", at) + 1) > 0:
                self._starts.append(at)
        return self._starts

    def span(self, offset: int) -> Span:
        """The place of an offset."""
        line = bisect_right(self.starts, offset) - 1
        column = offset - self.starts[line] + self._first.column
        return Span(self._first.file, line + self._first.line, column)

    def line(self, number: int) -> str:
        """A line by its index from 0, without its end."""
        starts = self.starts
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(self.text)
        return self.text[starts[number] : end]

    def offset(self, token: Token, position: int) -> int:
        """The offset in the source of a position in an inline token's content.

        The first line of a content begins at `meta["offset"]`. Every further line is the rest of a source line whose
        indentation, list and quote marks were taken off, so it is found from the line's end.
        """
        content, start = token.content, token.meta.get("offset", 0)
        position += _unescaped_pipes(token, position)
        ends: list[int] | None = token.meta.get("ends")
        if ends is None:
            ends = token.meta["ends"] = [match.start() for match in _LINE_END.finditer(content)]
        before = bisect_left(ends, position)
        if before == 0 or token.map is None:
            return int(start) + position
        begin = ends[before - 1] + 1
        piece = content[begin : ends[before]] if before < len(ends) else content[begin:]
        number = int(token.map[0]) + before
        found = self.line(number).rfind(piece)
        return self.starts[number] + max(found, 0) + position - begin

    def place(self, token: Token) -> Place:
        """Places within an inline token."""
        return lambda position: self.span(self.offset(token, position))


def _unescaped_pipes(token: Token, position: int) -> int:
    """How many backslashes before pipes were taken out of a table cell's content up to a position."""
    taken = 0
    for pipe in token.meta.get("pipes", ()):
        if pipe >= position:
            break
        taken += 1
    return taken
