"""A figure without alternative text.

Why it is bad: a reader who cannot see the picture learns nothing of it (WCAG 2.1, 1.1.1; ISO 14289-1, 7.3), so that the
PDF is no PDF/UA and does not say that it is.
Use instead: `![Caption](file.png){alt="What the picture shows"}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import blocks as b
from ..model import walk
from ..model.report import Report
from ..resolve.tree import Document


def no_alternative_text(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each such figure."""
    for block in walk.blocks(report):
        if isinstance(block, b.Figure) and not block.alt.strip():
            hint = 'say what it shows: {alt="..."}; without it the PDF is no PDF/UA'
            message = f"The figure {block.image!r} has no alternative text."
            yield Diagnostic("no-alternative-text", message, block.at or Span(), hint)
