"""A link without words.

Why it is bad: nobody sees it, and a screen reader says only that there is one (WCAG 2.1, 2.4.4).
Use instead: words that say where it leads, or `<https://example.org/>`, which shows the address.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import inlines as i
from ..model import walk
from ..model.report import Report
from ..resolve.tree import Document

#: Characters that nobody sees, beside white space: Unicode's format characters that stand alone in a link.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def empty_link(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each such link; one without content shows its address, which is words enough."""
    for inline in walk.inlines(report):
        if isinstance(inline, i.Link) and inline.content and not walk.plain(inline.content).strip(f" \t\n{_UNSEEN}"):
            message = f"The link to {inline.url} has no words."
            yield Diagnostic("empty-link", message, inline.at or Span(), "say where it leads")
