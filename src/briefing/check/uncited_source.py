"""A source that is never cited.

Why it is bad: readers take an entry of the endnotes for something the text rests on.
Use instead: cite it, take it out, or say `citations: {uncited: keep}` where the list is meant to hold further reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import walk
from ..model.inlines import Citation
from ..model.report import Report
from ..resolve.tree import Document


def uncited_source(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each such source; none unless the report asks to be warned."""
    if report.citations.uncited != "warn":
        return
    cited = {c.key for inline in walk.inlines(report) if isinstance(inline, Citation) for c in inline.items}
    for key, source in report.sources.items():
        if key not in cited:
            hint = "cite it, take it out, or set citations: {uncited: keep}"
            yield Diagnostic("uncited-source", f"The source {key!r} is never cited.", source.at or Span(), hint)
