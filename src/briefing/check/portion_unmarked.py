"""A portion without a mark, where portions are marked.

Why it is bad: readers who quote it do not know how far it may travel, and take the banner's level for it or none at
all. Either every portion has its mark or none has (32 CFR 2001.21).
Use instead: `(U) ` or the portion's own mark at its beginning; or take the marks away.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model.report import Report
from ..model.walk import plain
from ..resolve.tree import Document

if TYPE_CHECKING:
    from ..resolve.portions import Portion

_SHOWN = 40


def portion_unmarked(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each where `portions: true` asks for marks; else one, where some portions have marks and others
    none.
    """
    marking = report.marking
    if marking is None or not (marking.portions or marking.classification):
        return
    from ..resolve.portions import portions

    found = list(portions(report))
    bare = [portion for portion in found if not _marked(portion)]
    if marking.portions:
        for portion in bare:
            if not portion.like_a_mark:
                yield _finding(portion, "begin it with its mark, such as (U)")
    elif bare and any(portion.mark for portion in found):
        hint = "all portions are marked or none: set portions: true under marking: to see every one"
        yield _finding(bare[0], hint)


def _marked(portion: Portion) -> bool:
    """Whether it has a mark, or no words that could have one."""
    return bool(portion.mark) or (portion.what not in ("table", "figure") and not plain(portion.content).strip())


def _finding(portion: Portion, hint: str) -> Diagnostic:
    words = " ".join(plain(portion.content).split())
    shown = f"{words[:_SHOWN].rstrip()}…" if len(words) > _SHOWN else words
    which = f": {shown!r}" if shown else " of its caption, which it lacks"
    return Diagnostic("portion-unmarked", f"This {portion.what} has no mark{which}.", portion.at or Span(), hint)
