"""A Document and a theme go in; a tagged PDF comes out, with the page of everything in it and what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import node

if TYPE_CHECKING:
    from briefing.core.diagnostics import Diagnostic
    from briefing.resolve.tree import Document, Pages
    from briefing.themes.theme import Theme

    from .compose import LaidOut

__all__ = ["PdfResult", "lay_out", "write_pdf"]


@node
class PdfResult:
    """A PDF file and what its layout found out."""

    data: bytes
    pages: Pages
    diagnostics: list[Diagnostic]


def lay_out(document: Document, theme: Theme) -> LaidOut:
    """Lay a document out without drawing it.

    `.pages` says on which page everything stands, `.diagnostics` what went wrong, and `.draw()` gives the file.
    """
    from .compose import compose

    return compose(document, theme)


def write_pdf(document: Document, theme: Theme) -> PdfResult:
    """Lay out and draw a document."""
    laid = lay_out(document, theme)
    data = laid.draw()
    return PdfResult(data, laid.pages, laid.diagnostics)
