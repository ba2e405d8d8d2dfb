"""A portion whose mark is higher than the banner.

Why it is bad: the banner is the highest level of all portions (32 CFR 2001.21); whoever handles the report by its
banner handles this portion too openly. The same holds for labels of the Traffic Light Protocol.
Use instead: a banner as high as the portion, or the portion's own level, or leave the portion out.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import Diagnostic
from ..core.spans import Span
from ..model.report import Report
from ..resolve.tree import Document


def portion_above_banner(report: Report, document: Document) -> Iterator[Diagnostic]:
    """One finding for each such portion; a classification of no level known here is compared with none."""
    marking = report.marking
    if marking is None or not marking.portions:
        return
    from ..resolve.portions import banner_levels, level, portions

    granted = banner_levels(marking)
    said = {
        "classification": f"above the banner {marking.classification!r}" if marking.classification.strip() else "",
        "tlp": f"above the label 'TLP:{marking.tlp}'" if marking.tlp else "",
    }
    lacking = {"classification": "and the report has no classification", "tlp": "and the report has no TLP label"}
    for portion in portions(report):
        mark = portion.mark
        own = level(mark[1:-1]) if mark else None
        most = granted.get(own.scale) if own else None
        if own and most and own.rank > most.rank:
            message = f"This {portion.what} is marked {mark}, {said[own.scale] or lacking[own.scale]}."
            hint = "raise the banner under marking:, or take the portion out"
            yield Diagnostic("portion-above-banner", message, portion.at or Span(), hint)
