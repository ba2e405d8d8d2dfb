"""What all rendering elements share: affixes, formatting, text case, quotes, display (CSL 1.0.2, "Attributes")."""

from __future__ import annotations

from abc import ABC, abstractmethod

from ..context import Context
from ..fieldtext import NO_CASE, NO_DECORATION
from ..markup import Element
from ..output import FORMATTING, Formatting, Out, Piece
from ..textcase import recase


def formatting_of(element: Element) -> Formatting:
    """The formatting attributes of an element."""
    return tuple((name, element.attrs[name]) for name in FORMATTING if element.get(name))


class Node(ABC):
    """A rendering element."""

    def __init__(self, element: Element) -> None:
        self.line, self.column = element.line, element.column
        self.prefix, self.suffix = element.get("prefix"), element.get("suffix")
        self.formatting = formatting_of(element)
        self.display = element.get("display")
        self.text_case = element.get("text-case")
        self.strip_periods = element.get("strip-periods") == "true"
        self.quotes = element.get("quotes") == "true"
        self.bare = not (
            self.prefix or self.suffix or self.formatting or self.display or self.text_case or self.strip_periods
            or self.quotes
        )  # fmt: skip

    @abstractmethod
    def render(self, context: Context) -> Piece | None:
        """The element's output; None where it has none."""

    def into(self, context: Context, out: list[Piece]) -> None:
        """Append the element's output, if any, to that of its neighbours."""
        piece = self.render(context)
        if piece is not None:
            out.append(piece)

    def dress(self, kids: list[Piece], context: Context, mark: tuple[str, str] | None = None) -> Piece:
        """Output with the element's case, formatting, quotes and affixes."""
        if self.bare and mark is None:
            return kids[0] if len(kids) == 1 else Out(kids)
        if self.text_case:
            kids = cased(kids, self.text_case, context.english)
        if self.strip_periods:
            kids = [_without_periods(kid) for kid in kids]
        return Out(kids, self.prefix, self.suffix, "", self.formatting, self.quotes, self.display, mark)


def cased(kids: list[Piece], case: str, english: bool) -> list[Piece]:
    """Pieces in another case; together they are one text."""
    found: list[tuple[str, bool]] = []
    for kid in kids:
        _gather(kid, False, found)
    changed = iter(recase(found, case, english))
    return [_put(kid, changed) for kid in kids]


def _gather(piece: Piece, kept: bool, into: list[tuple[str, bool]]) -> None:
    if isinstance(piece, str):
        into.append((piece, kept))
        return
    kept = (
        kept
        or piece.mark in (NO_CASE, NO_DECORATION)
        or any(pair == ("vertical-align", "sup") for pair in piece.formatting)
    )
    if piece.prefix:
        into.append((piece.prefix, kept))
    for n, kid in enumerate(piece.kids):
        if n and piece.delimiter:
            into.append((piece.delimiter, kept))
        _gather(kid, kept, into)
    if piece.suffix:
        into.append((piece.suffix, kept))


def _put(piece: Piece, changed: object) -> Piece:
    """The piece with its strings taken in order from what was changed."""
    take = changed.__next__  # type: ignore[attr-defined]
    if isinstance(piece, str):
        return str(take())
    prefix = take() if piece.prefix else ""
    kids: list[Piece] = []
    for n, kid in enumerate(piece.kids):
        if n and piece.delimiter:
            kids.append(take())
        kids.append(_put(kid, changed))
    suffix = take() if piece.suffix else ""
    return Out(kids, prefix, suffix, "", piece.formatting, piece.quotes, piece.display, piece.mark)


def _without_periods(piece: Piece) -> Piece:
    if isinstance(piece, str):
        return piece.replace(".", "")
    kids = [_without_periods(kid) for kid in piece.kids]
    prefix, suffix, delimiter = (text.replace(".", "") for text in (piece.prefix, piece.suffix, piece.delimiter))
    return Out(kids, prefix, suffix, delimiter, piece.formatting, piece.quotes, piece.display, piece.mark)
