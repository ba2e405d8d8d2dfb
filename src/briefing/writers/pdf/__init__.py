"""A Document and a theme go in; a tagged PDF comes out, with the page of everything in it and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.core.diagnostics import Diagnostic
    from briefing.resolve.tree import Document, Pages
    from briefing.themes.theme import Theme

    from .compose import LaidOut

__all__ = ["PdfResult", "draw", "layout", "write_pdf"]


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF file and what its layout found out."""

    data: bytes
    pages: Pages
    diagnostics: list[Diagnostic]


def layout(document: Document, theme: Theme) -> LaidOut:
    """Lay a document out without drawing it: `.pages` says on which page everything stands, `.diagnostics` what went wrong."""
    from .compose import layout as lay_out

    return lay_out(document, theme)


def draw(laid: LaidOut) -> bytes:
    """The PDF of a finished layout; draw a layout once only."""
    from .draw import draw as draw_pages

    return draw_pages(laid)


def write_pdf(document: Document, theme: Theme) -> PdfResult:
    """Lay out and draw a document."""
    laid = layout(document, theme)
    data = draw(laid)
    return PdfResult(data, laid.pages, laid.diagnostics)
