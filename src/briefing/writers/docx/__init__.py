"""Document -> an editable Word draft: native styles, lists, fields and notes, already filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...core.manifest import Manifest
    from ...resolve.tree import Document, Image, Pages
    from ...themes.theme import Theme
    from .embedding import EmbeddedFont


def write_docx(
    document: Document,
    theme: Theme,
    pages: Pages | Callable[[], Pages],
    bitmap: Callable[[Image], bytes] | None = None,
    manifest: Manifest | None = None,
    shown: list[object] | None = None,
    fonts: Sequence[EmbeddedFont] = (),
) -> bytes:
    """The draft as the bytes of a DOCX file.

    `pages` are the page numbers that the PDF's layout found, or what gives them: it is asked when all else is written.
    `bitmap` makes the PNG that stands in for an SVG where a program knows none; None: the SVG stands alone. `manifest`
    is what the draft carries to find its way back; None: nothing. `shown` is filled with the inlines of the model that
    each bookmark `_blk_1`, `_blk_2` ... holds, in that order. `fonts` travel in the file.

    The same input gives the same bytes. Heavy modules are loaded by the call, not by the import.
    """
    from .document import compose

    draft, data = compose(document, theme, pages if callable(pages) else lambda: pages, bitmap, manifest, fonts)
    if shown is not None:
        shown += draft.bookmarks.shown
    return data
