"""A source that was seen before it was published.

Why it is bad: one of the two dates is wrong, or what was seen is not what is cited (ICS 206-01 asks for both).
Use instead: the date of publication of the version that was seen, and the day it was seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import walk
from ..model.inlines import Citation
from ..model.report import Report
from ..model.sources import PartialDate, Source
from ..resolve.tree import Document


def accessed_before_published(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each such source of the report's own, and of its bibliography files where it is cited."""
    for key, source in _sources(report).items():
        published, accessed = source.issued, source.accessed
        if published is not None and accessed is not None and _before(accessed, published):
            message = f"The source {key!r} was accessed ({accessed.iso}) before it was published ({published.iso})."
            hint = "check both dates: `accessed` is when it was seen, `issued` when it appeared"
            yield Diagnostic("accessed-before-published", message, accessed.at or source.at or Span(), hint)


def _sources(report: Report) -> dict[str, Source]:
    if not report.library:
        return report.sources
    cited = {item.key for inline in walk.inlines(report) if isinstance(inline, Citation) for item in inline.items}
    return {key: one for key, one in report.known_sources.items() if key in report.sources or key in cited}


def _before(accessed: PartialDate, published: PartialDate) -> bool:
    """Whether it was seen before it began to appear, as far as both dates are known; one about right says nothing."""
    if accessed.end is not None:
        # it was seen until then; a span that has not ended is after everything
        accessed = accessed.end
    if not accessed.year or not published.year or accessed.circa or published.circa:
        return False
    for seen, appeared in (
        (accessed.year, published.year),
        (accessed.month, published.month),
        (accessed.day, published.day),
    ):
        if seen is None or appeared is None:
            return False
        if seen != appeared:
            return seen < appeared
    return False
