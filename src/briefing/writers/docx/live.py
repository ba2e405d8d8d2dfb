"""Words of a citation or a bibliography go in; the same in the field of the program that keeps them alive comes out."""

from __future__ import annotations

from typing import assert_never

from ...core.node import node
from ...resolve.tree import CitedItem
from . import citationfields, zotero
from .draft import Draft
from .fields import field_parts


@node
class Cited:
    """A citation for another program."""

    id: str
    """Names the place in the document."""
    items: tuple[CitedItem, ...]
    keys: tuple[str, ...]
    """Serve where `items` is empty."""
    shown: str
    """What is read, without its formats."""
    raised: bool = False
    note: int = 0
    """The number of the endnote that holds it; 0: in the text."""


def alive(draft: Draft, cited: Cited, content: str) -> str:
    """The content in a live citation; empty where nothing more than our own references is asked, or possible."""
    citing = draft.document.citing
    items = cited.items or tuple(CitedItem(key) for key in cited.keys)
    if not items or any(item.key not in citing.data for item in items):
        return ""
    match citing.word:
        case "fields":
            return ""
        case "zotero":
            head, tail = field_parts(zotero.citation(cited, items, citing.data))
            return f"{head}{content}{tail}"
        case "word":
            head, tail = field_parts(citationfields.citation(items, draft.tags, citing.lang))
            return citationfields.citation_control(draft.control(), f"{head}{content}{tail}")
        case _:
            assert_never(citing.word)


def bibliography_field(draft: Draft) -> tuple[str, str]:
    """What stands in the first and the last entry around a bibliography that is kept alive."""
    match draft.document.citing.word:
        case "fields":
            return "", ""
        case "zotero":
            return field_parts(zotero.BIBLIOGRAPHY)
        case "word":
            return field_parts(citationfields.BIBLIOGRAPHY)
        case _:
            assert_never(draft.document.citing.word)


def bibliography_block(draft: Draft, paragraphs: str) -> str:
    """The entries, in the content control that Word looks for where the bibliography is its own."""
    if draft.document.citing.word != "word" or not paragraphs:
        return paragraphs
    return citationfields.bibliography_control(draft.control(), draft.control(), paragraphs)
