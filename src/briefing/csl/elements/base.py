"""What all rendering elements share: affixes, formatting, text case, quotes, display (CSL 1.0.2, "Formatting")."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from ..context import Context
from ..fieldtext import NO_CASE, NO_DECORATION
from ..markup import Element
from ..output import FORMATTING, Formatting, Mark, Out, Piece
from ..textcase import recase

#: The values that each formatting attribute may have.
_VALUES = {
    "font-style": ("normal", "italic", "oblique"), "font-variant": ("normal", "small-caps"),
    "font-weight": ("normal", "bold", "light"), "text-decoration": ("none", "underline"),
    "vertical-align": ("baseline", "sup", "sub"),
}  # fmt: skip
_DISPLAYS = ("block", "left-margin", "right-inline", "indent")


def formatting_of(element: Element) -> Formatting:
    """The formatting attributes of an element; values that CSL does not know are passed over."""
    attrs = element.attrs
    return tuple([(name, attrs[name]) for name in FORMATTING if name in attrs and attrs[name] in _VALUES[name]])


class Node(ABC):
    """A rendering element."""

    weight = 1
    """How many elements at most are rendered with it, itself included."""
    depth = 1
    """How deep elements stand in each other here, itself included."""

    def __init__(self, element: Element) -> None:
        self.prefix, self.suffix = element.get("prefix"), element.get("suffix")
        self.formatting = formatting_of(element)
        self.display = element.get("display") if element.get("display") in _DISPLAYS else ""
        self.text_case = element.get("text-case")
        self.strip_periods = element.flag("strip-periods")
        self.quotes = element.flag("quotes")
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

    def holds(self, kids: Sequence[Node]) -> None:
        """Count elements that are rendered with this one."""
        self.weight += sum([kid.weight for kid in kids])
        self.depth = max([self.depth, *[kid.depth + 1 for kid in kids]])

    def dress(self, kids: list[Piece], context: Context, mark: Mark | None = None) -> Piece:
        """Output with the element's case, formatting, quotes and affixes."""
        if self.bare and mark is None:
            return kids[0] if len(kids) == 1 else Out(kids)
        if self.text_case:
            kids = cased(kids, self.text_case, context.language)
        if self.strip_periods:
            kids = [_without_periods(kid) for kid in kids]
        return Out(kids, self.prefix, self.suffix, "", self.formatting, self.quotes, self.display, mark)


def cased(kids: Sequence[Piece], case: str, language: str) -> list[Piece]:
    """Pieces in another case; together they are one text."""
    found: list[tuple[str, bool]] = []
    for kid in kids:
        _gather(kid, False, found)
    changed = iter(recase(found, case, language))
    return [_put(kid, changed) for kid in kids]


def _gather(piece: Piece, kept: bool, into: list[tuple[str, bool]]) -> None:
    """The strings of a piece in reading order, and whether each is protected from a change of case."""
    if isinstance(piece, str):
        into.append((piece, kept))
        return
    kept = kept or piece.mark in (NO_CASE, NO_DECORATION) or ("vertical-align", "sup") in piece.formatting
    if piece.prefix:
        into.append((piece.prefix, kept))
    for n, kid in enumerate(piece.kids):
        if n and piece.delimiter:
            into.append((piece.delimiter, kept))
        _gather(kid, kept, into)
    if piece.suffix:
        into.append((piece.suffix, kept))


def _put(piece: Piece, changed: Iterator[str]) -> Piece:
    """The piece with its strings taken in order from what was changed."""
    if isinstance(piece, str):
        return next(changed)
    prefix = next(changed) if piece.prefix else ""
    kids: list[Piece] = []
    for n, kid in enumerate(piece.kids):
        if n and piece.delimiter:
            kids.append(next(changed))
        kids.append(_put(kid, changed))
    suffix = next(changed) if piece.suffix else ""
    return Out(kids, prefix, suffix, "", piece.formatting, piece.quotes, piece.display, piece.mark)


def _without_periods(piece: Piece) -> Piece:
    if isinstance(piece, str):
        return piece.replace(".", "")
    kids = [_without_periods(kid) for kid in piece.kids]
    prefix, suffix, delimiter = (text.replace(".", "") for text in (piece.prefix, piece.suffix, piece.delimiter))
    return Out(kids, prefix, suffix, delimiter, piece.formatting, piece.quotes, piece.display, piece.mark)
