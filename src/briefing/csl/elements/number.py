"""`cs:number`: a number variable, numeric, ordinal or Roman."""

from __future__ import annotations

from ..context import Context
from ..fieldtext import parse_field
from ..markup import Element
from ..numerals import Part, formatted, is_numeric, parts
from ..output import Piece
from ..pages import page_range
from .base import Node


class Number(Node):
    """A number; a field that is not numeric is shown as it is (CSL 1.0.2, "Number")."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.name, self.form = element.get("variable"), element.get("form", "numeric")

    def render(self, context: Context) -> Piece | None:
        """Every number of the field in the element's form."""
        value = context.text(self.name)
        if not value:
            return None
        if self.name == "page" or (self.name == "locator" and self.form == "numeric"):
            form = context.style.page_range_format if self.name == "page" or context.label in ("", "page") else ""
            value = page_range(value, form, context.locale.term("page-range-delimiter") or "–")
        elif is_numeric(value):
            value = self._numbers(value, context)
        mark = (self.name, context.item.id) if self.name == "citation-number" else None
        return self.dress(list(parse_field(value)), context, mark)

    def _numbers(self, value: str, context: Context) -> str:
        gender = context.locale.genders.get(context.label if self.name == "locator" else self.name, "")

        def written(part: Part) -> str:
            if part.number is None or part.before or part.after or self.form == "numeric":
                return part.text
            return formatted(part.number, self.form, context.locale, gender)

        return "".join([written(part) for part in parts(value)])
