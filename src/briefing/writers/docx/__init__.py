"""Document -> an editable Word draft: native styles, lists, fields and notes, already filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...resolve.tree import Document, Pages
    from ...themes.theme import Theme


def write_docx(document: Document, theme: Theme, pages: Pages) -> bytes:
    """The draft as the bytes of a DOCX file; `pages` are the page numbers that the PDF's layout found.

    The same input gives the same bytes. Heavy modules are loaded by the call, not by the import.
    """
    from .document import compose

    return compose(document, theme, pages)
