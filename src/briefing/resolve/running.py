"""A field of a template's running lines and a document go in; the words that stand for it come out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .tree import Document, Heading, plain

if TYPE_CHECKING:
    from ..themes.running import Field, Pages, Running
    from ..themes.template import Template


def said(document: Document, field: Field) -> str:
    """What a field shows on every page alike."""
    properties = document.properties
    match field.name:
        case "title":
            return properties.title
        case "author":
            return "; ".join(properties.authors) or properties.organisation
        case "organisation":
            return properties.organisation
        case "subject":
            return properties.description
        case "keywords":
            return ", ".join(properties.keywords)
        case "date":
            return document.title.date
        case _:
            return ""


def heading_on(document: Document, field: Field, page: int, of: Mapping[str, int]) -> str:
    """What a field that looks for a heading shows on a page: the first heading there, or the last before, or else the
    first that comes (ECMA-376, 17.16.5.59). `of` gives the pages of ids.
    """
    found = [one for one in document.body if isinstance(one, Heading) and one.level == field.level]
    here = [one for one in found if of.get(one.id) == page]
    before = [one for one in found if 0 < of.get(one.id, 0) < page]
    chosen = here[-1 if field.last else 0] if here else before[-1] if before else found[0] if found else None
    if chosen is None:
        return ""
    return (chosen.number or "") if field.number else " ".join(plain(chosen.content).split())


def lines_of(template: Template, pages: Pages) -> tuple[Running | None, Running | None]:
    """Header and footer of the template for a kind of pages; None: they are blank."""
    return template.headers.get(pages), template.footers.get(pages)


def counts_pages(template: Template, pages: Pages) -> bool:
    """Whether a kind of pages shows its number by itself."""
    return any("page" in lines.fields() for lines in lines_of(template, pages) if lines is not None)


def has_lines(template: Template | None) -> bool:
    """Whether a template has running lines of its own, so that ours do not stand in for them."""
    return template is not None and bool(template.headers or template.footers)
