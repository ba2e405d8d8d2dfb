"""`cs:group`: elements with a delimiter between; nothing, where its variables have no values."""

from __future__ import annotations

from ..context import Context
from ..markup import Element
from ..output import Out, Piece
from .base import Node, cased


class Group(Node):
    """Elements that belong together."""

    def __init__(self, element: Element, kids: list[Node]) -> None:
        super().__init__(element)
        self.delimiter = element.get("delimiter")
        self.kids = kids
        self.holds(kids)

    def render(self, context: Context) -> Piece | None:
        """CSL 1.0.2, "Group": "implicitly acts as a conditional"; an inner group with output counts as a variable."""
        pieces = together(self.kids, context)
        if not pieces:
            return None
        if len(pieces) == 1 and self.bare:
            return pieces[0]
        if self.text_case:
            pieces = cased(pieces, self.text_case, context.language)
        return Out(pieces, self.prefix, self.suffix, self.delimiter, self.formatting, self.quotes, self.display)


def together(kids: list[Node], context: Context) -> list[Piece]:
    """What elements render that vanish together where they ask for variables and none has a value."""
    called, found = context.called, context.found
    pieces: list[Piece] = []
    for kid in kids:
        kid.into(context, pieces)
    if context.found == found:
        if context.called > called:
            context.called = called + 1
            return []
        if pieces:  # words alone: still not nothing, for the group around
            context.called, context.found = called + 1, found + 1
    return pieces
