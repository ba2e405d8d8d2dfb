"""Numbers go in; reports of every kind of content come out, drawn by chance and yet the same in every run."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import get_args

from hypothesis import HealthCheck, Phase, given, seed, settings

from briefing.model.report import Report
from briefing.resolve.tree import LiveCitations

from .any_report import reports

#: The ways of citing take turns.
STYLES = ("endnotes", "author-date", "notes")
PROGRAMS = get_args(LiveCitations)


@cache
def drawn(number: int) -> Report:
    """The report of that number; each cites in another way than the one before."""
    found: list[Report] = []

    # Of two examples the first is always the smallest; later ones would be made by changing a little in earlier ones.
    @seed(number)
    @settings(
        max_examples=2,
        derandomize=False,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(reports())
    def draw(report: Report) -> None:
        found.append(report)

    draw()
    style, word = STYLES[number % len(STYLES)], PROGRAMS[number // len(STYLES) % len(PROGRAMS)]
    return replace(found[-1], citations=replace(found[-1].citations, style=style, word=word))


def drawn_reports(count: int) -> tuple[Report, ...]:
    """The first so many."""
    return tuple(drawn(number) for number in range(count))
