"""A heading without words.

Why it is bad: it has a number and a line of its own, and says nothing; outlines and screen readers pass it by.
Use instead: a title, or no heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import blocks as b
from ..model import inlines as i
from ..model import walk
from ..model.report import Report
from ..resolve.tree import Document

_HINT = "give it a title, or take it out"


def empty_heading(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each section, appendix or question whose title has no words, and for a report without one."""
    if _is_empty(report.title):
        yield Diagnostic(
            "empty-heading",
            "The report's title has no words.",
            report.at or Span(),
            "write title:; without it the PDF is no PDF/UA",
        )
    for heading in walk.headings(report):
        if _is_empty(heading.node.title):
            yield Diagnostic("empty-heading", "A heading has no words.", heading.node.at or Span(), _HINT)
    for block in walk.blocks(report):
        if isinstance(block, b.QuestionAnswer) and _is_empty(block.question):
            yield Diagnostic("empty-heading", "A question has no words.", block.at or Span(), _HINT)


def _is_empty(content: i.Inlines) -> bool:
    return not any(
        isinstance(inline, (i.CrossReference, i.Citation))
        or (isinstance(inline, (i.Text, i.Code)) and inline.text.strip())
        for inline in walk.inlines_within(content)
    )
