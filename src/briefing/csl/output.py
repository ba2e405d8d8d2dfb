"""What elements give back: text with formatting, affixes and delimiters, still in a tree."""

from __future__ import annotations

from typing import TypeAlias

Formatting: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a CSL formatting attribute and its value, in the order in which they wrap the text, inmost first."""
Mark: TypeAlias = tuple[str, str]
"""What a piece is, and of which: ("cite", id), ("citation-number", id), ("names", ""), ..."""

#: The formatting attributes of CSL 1.0.2 ("Formatting"), inmost first.
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
        mark: Mark | None = None,
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

    def like(self, kids: list[Piece]) -> Out:
        """The same around other children."""
        return Out(
            kids, self.prefix, self.suffix, self.delimiter, self.formatting, self.quotes, self.display, self.mark
        )


Piece: TypeAlias = "Out | str"


class Affix(str):
    """An affix or a delimiter of the style: its stops and commas may go into a quotation before them."""

    __slots__ = ()


def plain_text(piece: Piece | None) -> str:
    """The letters of a piece, without formatting and quotes."""
    if piece is None or isinstance(piece, str):
        return piece or ""
    out: list[str] = []
    _gather(piece, out)
    return "".join(out)


def plain_texts(pieces: list[Piece]) -> str:
    """The letters of pieces, one after the other."""
    return "".join([piece if isinstance(piece, str) else plain_text(piece) for piece in pieces])


def _gather(piece: Out, out: list[str]) -> None:
    if piece.prefix:
        out.append(piece.prefix)
    kids, delimiter = piece.kids, piece.delimiter
    for n, kid in enumerate(kids):
        if n and delimiter:
            out.append(delimiter)
        if isinstance(kid, str):
            out.append(kid)
        else:
            _gather(kid, out)
    if piece.suffix:
        out.append(piece.suffix)


def is_blank(pieces: list[Piece]) -> bool:
    """Whether pieces have no letters but spaces; affixes are letters too."""
    for piece in pieces:
        if isinstance(piece, str):
            if piece and not piece.isspace():
                return False
        elif (
            piece.prefix.strip()
            or piece.suffix.strip()
            or not is_blank(piece.kids)
            or (piece.delimiter.strip() and len(piece.kids) > 1)
        ):
            return False
    return True


def find(piece: Piece, name: str) -> Out | None:
    """The first piece, this one or one below, that carries a mark of a name."""
    if isinstance(piece, str):
        return None
    if piece.mark is not None and piece.mark[0] == name:
        return piece
    for kid in piece.kids:
        found = find(kid, name)
        if found is not None:
            return found
    return None
