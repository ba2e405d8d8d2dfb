"""A statement that rests on one source, which is rated unreliable (E) or cannot be judged (F).

Why it is bad: on the Admiralty scale neither letter lets the reader rely on what the source says; only a second source
can.
Use instead: cite a source beside it that supports the statement, or name the source in the sentence (`@key says`), so
that readers know whose word it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model import walk
from ..model.inlines import Citation
from ..model.report import Report
from ..resolve.tree import Document

_MEANING = {"E": "unreliable", "F": "reliability cannot be judged"}


def unreliable_alone(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each citation in brackets that names such a source and no other."""
    known = report.known_sources
    if not any(source.rating[:1] in _MEANING for source in known.values()):
        return
    for inline in walk.inlines(report):
        if not isinstance(inline, Citation) or inline.narrative:
            continue
        keys = {item.key for item in inline.items}
        source = known.get(keys.pop()) if len(keys) == 1 else None
        if source is not None and source.rating[:1] in _MEANING:
            meaning = _MEANING[source.rating[:1]]
            message = f"The source {source.id!r}, rated {source.rating} ({meaning}), is cited alone."
            hint = "cite a source beside it, or name it in the sentence"
            yield Diagnostic("unreliable-alone", message, inline.at or Span(), hint)
