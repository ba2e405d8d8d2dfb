"""`cs:label`: the term that goes with a number, a locator or names ("p.", "pp.", "eds.")."""

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
    """A label outside `cs:names` (CSL 1.0.2, "Label")."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.name, self.form = element.get("variable"), element.get("form", "long")
        self.plural = element.get("plural", "contextual")

    def render(self, context: Context) -> Piece | None:
        """The term, where the variable has a value."""
        if self.name in context.suppressed:
            return None
        term = self.name
        if self.name == "locator":
            if context.labelled:
                return None
            term, value = context.label or "page", context.locator
        elif self.name == "first-reference-note-number":
            value = context.first_note
        else:
            value = context.item.text(self.name)
        found = context.locale.term(term, self.form, self._several(value)) if value else None
        return self.dress(list(parse_field(found)), context) if found else None

    def _several(self, value: str) -> bool:
        if self.plural != "contextual":
            return self.plural == "always"
        if self.name in _COUNTS:
            return value.isdecimal() and value != "1"
        return is_plural(value)


class NameLabel(Node):
    """A label within `cs:names` (CSL 1.0.2, "Label in cs:names")."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.form, self.plural = element.get("form", "long"), element.get("plural", "contextual")

    def render(self, context: Context) -> Piece | None:
        """Nothing by itself: the names know whose it is."""
        return None

    def of(self, term: str, count: int, context: Context) -> Piece | None:
        """The term for a number of people; None where no language has it, and in sort keys."""
        if context.sorting:
            return None
        several = self.plural == "always" or (self.plural == "contextual" and count > 1)
        text = context.locale.term(term, self.form, several)
        return self.dress(list(parse_field(text)), context) if text else None
