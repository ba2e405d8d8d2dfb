"""Words in parentheses at the beginning of a portion that look like its mark and are none.

Why it is bad: readers take it for a mark and cannot tell what it asks of them, and the tool cannot compare it with the
banner.
Use instead: a level that is known - U, CUI, C, S, TS and their like, or TLP: and a label - with its controls after
"//".
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic, did_you_mean
from ..core.spans import Span
from ..model.report import Report
from ..resolve.tree import Document

_SHORT = "U, CUI, C, S, TS"


def portion_unknown(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each such portion."""
    if report.marking is None or not report.marking.portions:
        return
    from ..resolve.portions import portions

    for portion in portions(report):
        found = portion.like_a_mark
        if found:
            message = f"This {portion.what} begins with {found}, which is no mark that is known."
            yield Diagnostic("portion-unknown", message, portion.at or Span(), _hint(found[1:-1]))


def _hint(inside: str) -> str:
    from ..resolve.portions import LEVELS, TLP, level

    if level(inside.upper()) is not None:
        return f"marks are in capitals: ({inside.upper()})"
    first = inside.upper().partition("//")[0]
    known = [*(name for names in LEVELS for name in names if len(name) > 1), *(f"TLP:{colour}" for colour in TLP)]
    return did_you_mean(first, known) or f"a mark begins with a level: {_SHORT}, or with TLP:"
