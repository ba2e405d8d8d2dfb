"""`cs:label`: the term that goes with a number or a locator ("p.", "pp.", "vol.")."""

from __future__ import annotations

from ..context import Context
from ..fieldtext import parse_field
from ..markup import Element
from ..numerals import is_plural
from ..output import Piece
from .base import Node

#: Number variables that say how many there are, not which one.
_COUNTS = ("number-of-pages", "number-of-volumes")


class Label(Node):
    """A label outside `cs:names`."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.name, self.form = element.get("variable"), element.get("form", "long")
        self.plural = element.get("plural", "contextual")

    def render(self, context: Context) -> Piece | None:
        """The term, where the variable has a value."""
        if self.name in context.suppressed:
            return None
        if self.name == "locator" and context.labelled:
            return None
        value = context.locator if self.name == "locator" else context.item.text(self.name)
        if self.name == "locator":
            term = context.label or "page"
        else:
            term = self.name
        if not value:
            return None
        found = context.locale.term(term, self.form, self._several(value))
        if not found:
            return None
        return self.dress(list(parse_field(found)), context)

    def _several(self, value: str) -> bool:
        if self.plural != "contextual":
            return self.plural == "always"
        if self.name in _COUNTS:
            return value.isdigit() and int(value) != 1
        return is_plural(value)
