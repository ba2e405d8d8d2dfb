"""`cs:group`: elements with a delimiter between; nothing, where its variables have no values."""

from __future__ import annotations

from ..context import Context
from ..markup import Element
from ..output import Out, Piece
from .base import Node, cased


class Group(Node):
    """A group, and also a layout's or macro's list of elements with a delimiter."""

    def __init__(self, element: Element, kids: list[Node]) -> None:
        super().__init__(element)
        self.delimiter = element.get("delimiter")
        self.kids = kids

    def render(self, context: Context) -> Piece | None:
        """CSL 1.0.2, "Group": "implicitly acts as a conditional"; an inner group with output counts as a variable."""
        called, found = context.called, context.found
        pieces: list[Piece] = []
        for kid in self.kids:
            kid.into(context, pieces)
        if context.called > called and context.found == found:
            context.called, context.found = called + 1, found
            return None
        if not pieces:
            return None
        if context.found == found:  # words alone: still not nothing, for the group around
            context.called, context.found = called + 1, found + 1
        if len(pieces) == 1 and self.bare:
            return pieces[0]
        if self.text_case:
            pieces = cased(pieces, self.text_case, context.english)
        return Out(pieces, self.prefix, self.suffix, self.delimiter, self.formatting, self.quotes, self.display)
