"""`cs:text`: a variable, a macro, a term or a fixed value."""

from __future__ import annotations

from ..context import Context
from ..fieldtext import parse_field
from ..item import NUMBERS
from ..markup import Element
from ..numerals import is_numeric, parts
from ..output import Out, Piece
from ..pages import page_range
from .base import Node
from .group import together

#: Variables that are addresses or parts of one, with what makes an address of them.
_ADDRESSES = {
    "URL": "", "DOI": "https://doi.org/", "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}  # fmt: skip


class Variable(Node):
    """The text of a variable."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.name = element.get("variable")
        self.short = element.get("form") == "short"

    def render(self, context: Context) -> Piece | None:
        """The value, with the field's own little markup."""
        value = self._value(context)
        if not value:
            return None
        match self.name:
            case "citation-number":
                return self.dress([value], context, ("citation-number", context.item.id))
            case "year-suffix":
                context.suffix_done = True
                return self.dress([value], context, ("year-suffix", ""))
            case "first-reference-note-number":
                return self.dress([Out([value], mark=("first-note", value))], context)
            case "page" | "page-first":
                value = _pages(context, value, context.style.page_range_format)
            case "locator":
                form = context.style.page_range_format if context.label in ("", "page") else ""
                value = _pages(context, value, form)
            case name if name in _ADDRESSES:
                address = value if "://" in value else _ADDRESSES[name] + value
                return self.dress([Out([value], mark=("address", address))], context)
            # the number of a law or a report is a name: "115-44" is no range
            case name if name in NUMBERS and name != "number" and is_numeric(value):
                value = "".join([part.text for part in parts(value)])
        return self.dress(list(parse_field(value)), context)

    def _value(self, context: Context) -> str:
        if self.short and self.name in ("title", "container-title", "collection-title"):
            short = context.item.text(f"{self.name}-short")
            if short and self.name not in context.suppressed:
                context.called += 1
                context.note(self.name)
                return short
        if self.name == "citation-label":
            return citation_label(context)
        return context.text(self.name)


def _pages(context: Context, value: str, form: str) -> str:
    if "&" in value:
        value = value.replace("&", context.locale.term("and", "symbol") or "&")
    return page_range(value, form, context.locale.term("page-range-delimiter") or "–")


class Macro(Node):
    """What a macro renders (CSL 1.0.2, "Text": macro)."""

    def __init__(self, element: Element, kids: list[Node]) -> None:
        super().__init__(element)
        self.kids = kids
        self.holds(kids)

    def render(self, context: Context) -> Piece | None:
        """The macro's output; counts as one variable for the group around, even where it asks for none."""
        called, found = context.called, context.found
        pieces = together(self.kids, context)
        if pieces:
            return self.dress(pieces, context)
        context.called, context.found = called + 1, found
        return None


class Term(Node):
    """A word of the language."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.name, self.form = element.get("term"), element.get("form", "long")
        self.plural = element.flag("plural")

    def render(self, context: Context) -> Piece | None:
        """The term; None where no language has it."""
        found = context.locale.term(self.name, self.form, self.plural)
        if not found:
            return None
        pieces: list[Piece] = list(parse_field(found))
        suffix = context.disambiguation.suffix
        if suffix and self.name == "no date" and not context.suffix_done and not context.style.places_year_suffix:
            context.suffix_done = True  # it stands where the year would
            pieces.append(Out([f"-{suffix}"], mark=("year-suffix", "")))
        return self.dress(pieces, context, ("term", ""))


class Value(Node):
    """Fixed words."""

    def __init__(self, element: Element) -> None:
        super().__init__(element)
        self.value = element.get("value")

    def render(self, context: Context) -> Piece | None:
        """The words."""
        return self.dress(list(parse_field(self.value)), context) if self.value else None


def citation_label(context: Context) -> str:
    """A label such as "Doe99" or "DoRo20" where the item has none of its own."""
    context.called += 1
    own = context.item.text("citation-label")
    if not own:
        own = _made_label(context)
    if own:
        context.note("citation-label")
    return own + context.disambiguation.suffix if own else ""


def _made_label(context: Context) -> str:
    people = next((found for name in ("author", "editor") if (found := context.item.names(name))), ())
    length = 4 if len(people) == 1 else 2 if len(people) < 4 else 1
    name = "".join((person.family or person.literal).replace(" ", "")[:length] for person in people[:4])
    year = context.item.year
    if not name and not year:
        return "".join(sign for sign in context.item.text("title") if sign.isalnum())[:4]
    return f"{name}{year % 100:02d}" if year else name
