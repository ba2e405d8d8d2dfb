"""A field of a template's running lines and a document go in; the words that stand for it come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tree import Document, Heading, plain

if TYPE_CHECKING:
    from ..themes.running import Field, Pages, Running
    from ..themes.template import Template


def said(document: Document, field: Field) -> str:
    """What a field shows on every page alike; for a heading, what it shows on a first page that has none before."""
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
        case "heading":
            return next((words(one, field) for one in document.body if shows(one, field)), "")
        case _:
            return ""


def shows(block: object, field: Field) -> bool:
    """Whether a block is a heading that a field looks for."""
    return isinstance(block, Heading) and block.level == field.level and block.kind != "summary"


def words(block: object, field: Field) -> str:
    """What a field shows of a heading: its number or its words."""
    assert isinstance(block, Heading)
    return (block.number or "") if field.number else " ".join(plain(block.content).split())


def lines_of(template: Template, pages: Pages) -> tuple[Running | None, Running | None]:
    """Header and footer of the template for a kind of pages; None: they are blank."""
    return template.headers.get(pages), template.footers.get(pages)


def counts_pages(template: Template, pages: Pages) -> bool:
    """Whether a kind of pages shows its number by itself."""
    return any("page" in lines.fields() for lines in lines_of(template, pages) if lines is not None)


def has_lines(template: Template | None) -> bool:
    """Whether a template has running lines of its own, so that ours do not stand in for them."""
    return template is not None and bool(template.headers or template.footers)
