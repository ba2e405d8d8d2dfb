"""What elements give back: text with formatting, affixes and delimiters, still in a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

Formatting: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a CSL formatting attribute and its value, in the order in which they wrap the text, inmost first."""

#: The formatting attributes of CSL 1.0.2 (Appendix I, "Formatting"), inmost first.
FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")


class Out:
    """A piece of output: children joined by a delimiter, within formatting, within quotes, within affixes."""

    __slots__ = ("delimiter", "display", "formatting", "kids", "mark", "prefix", "quotes", "suffix")

    def __init__(
        self,
        kids: list[Piece],
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        formatting: Formatting = (),
        quotes: bool = False,
        display: str = "",
        mark: tuple[str, str] | None = None,
    ) -> None:
        self.kids, self.prefix, self.suffix, self.delimiter = kids, prefix, suffix, delimiter
        self.formatting, self.quotes, self.display, self.mark = formatting, quotes, display, mark

    def __repr__(self) -> str:
        parts = [repr(self.kids)]
        for name in ("prefix", "suffix", "delimiter", "formatting", "quotes", "display", "mark"):
            value = getattr(self, name)
            if value:
                parts.append(f"{name}={value!r}")
        return f"Out({', '.join(parts)})"


Piece: TypeAlias = "Out | str"


def leaves(piece: Piece) -> Iterator[str]:
    """The strings of a piece in order, affixes and delimiters included."""
    if isinstance(piece, str):
        yield piece
        return
    if piece.prefix:
        yield piece.prefix
    for n, kid in enumerate(piece.kids):
        if n and piece.delimiter:
            yield piece.delimiter
        yield from leaves(kid)
    if piece.suffix:
        yield piece.suffix


def plain_text(piece: Piece | None) -> str:
    """The letters of a piece, without formatting and quotes."""
    return "" if piece is None else "".join(leaves(piece))


def find(piece: Piece, name: str) -> Out | None:
    """The first piece below that carries a mark of a name."""
    if isinstance(piece, str):
        return None
    if piece.mark is not None and piece.mark[0] == name:
        return piece
    for kid in piece.kids:
        found = find(kid, name)
        if found is not None:
            return found
    return None


def remapped(piece: Piece, change: Callable[[str], str]) -> Piece:
    """The same piece with every string of its own content changed; affixes of the piece itself stay."""
    if isinstance(piece, str):
        return change(piece)
    kids = [remapped_whole(kid, change) for kid in piece.kids]
    return Out(
        kids, piece.prefix, piece.suffix, change(piece.delimiter), piece.formatting, piece.quotes, piece.display,
        piece.mark,
    )  # fmt: skip


def remapped_whole(piece: Piece, change: Callable[[str], str]) -> Piece:
    """Like `remapped`, with the piece's own affixes changed too; strings are visited in reading order."""
    if isinstance(piece, str):
        return change(piece)
    prefix = change(piece.prefix) if piece.prefix else ""
    kids: list[Piece] = []
    for n, kid in enumerate(piece.kids):
        if n and piece.delimiter:
            change(piece.delimiter)
        kids.append(remapped_whole(kid, change))
    suffix = change(piece.suffix) if piece.suffix else ""
    return Out(kids, prefix, suffix, piece.delimiter, piece.formatting, piece.quotes, piece.display, piece.mark)


