from __future__ import annotations

import pytest

from briefing.check import check
from briefing.core.diagnostics import Diagnostic
from briefing.core.spans import Span
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.dates import PartialDate, read_date
from briefing.model.report import Report
from briefing.model.sources import Source
from briefing.resolve.resolve import resolve

TITLE = (i.Text("T"),)


def found(report: Report) -> list[Diagnostic]:
    document, _ = resolve(report)
    return list(check(report, document))


def cited(*keys: str, narrative: bool = False) -> b.Paragraph:
    return b.Paragraph((i.Citation(tuple(i.Cite(key) for key in keys), narrative, at=Span("b.md", 9, 4)),))


def dated(issued: PartialDate | str | None, accessed: PartialDate | str | None) -> list[Diagnostic]:
    days = [read_date(date) if isinstance(date, str) else date for date in (issued, accessed)]
    source = Source(id="a", issued=days[0], accessed=days[1], at=Span("b.md", 4, 3))
    return found(Report(title=TITLE, sources={"a": source}, blocks=(cited("a"),)))


def test_a_source_seen_before_it_was_published_is_shown() -> None:
    (one,) = dated("2025-09-06", "2025-09-05")
    assert (one.code, one.level, one.at) == ("accessed-before-published", "warning", Span("b.md", 4, 3))
    assert one.message == "The source 'a' was accessed (2025-09-05) before it was published (2025-09-06)."


def test_it_is_shown_at_the_date() -> None:
    (one,) = dated("2026", PartialDate(2025, at=Span("b.md", 7, 15)))
    assert one.at == Span("b.md", 7, 15)


@pytest.mark.parametrize(
    ("issued", "accessed"),
    [
        ("2025-10", "2025-09-05"),
        ("2025-10-01", "2025-09"),
        ("2025-09-06/2025-10-01", "2025-09-05"),
        ("2025-09-06", "2025-09-01/2025-09-05"),
        ("2025-21", "2024-12-31"),
    ],
)
def test_dates_are_held_against_each_other(issued: str, accessed: str) -> None:
    assert [one.code for one in dated(issued, accessed)] == ["accessed-before-published"]


@pytest.mark.parametrize(
    ("issued", "accessed"),
    [
        ("2025-09-05", "2025-09-05"),
        ("2025-09-05", "2026-01-01"),
        # only as far as both are known
        ("2025-09-06", "2025-09"),
        ("2025", "2025-01-01"),
        ("2025-24", "2025-01-01"),
        ("2025-09", "2025"),
        ("2026~", "2025-09-05"),
        ("2026", "2025~"),
        ("forthcoming", "2025-09-05"),
        ("2025-09-06", "2025-09-01/.."),
        (None, "2025-09-05"),
        ("2025-09-06", None),
    ],
)
def test_dates_that_may_be_right_are_passed_over(issued: str | None, accessed: str | None) -> None:
    assert dated(issued, accessed) == []


def test_of_bibliography_files_only_what_is_cited_is_looked_at() -> None:
    wrong = {key: Source(id=key, issued=PartialDate(2025), accessed=PartialDate(2024)) for key in ("a", "b")}
    assert [one.message[:14] for one in found(Report(title=TITLE, library=wrong, blocks=(cited("b"),)))] == [
        "The source 'b'"
    ]


RATED = {"e": Source(id="e", rating="E3"), "f": Source(id="f", rating="F6"), "b": Source(id="b", rating="B2")}


def alone(*blocks: b.Paragraph) -> list[tuple[str, str, int]]:
    # every source is cited somewhere, in the sentence
    named = (cited("e", narrative=True), cited("f", narrative=True), cited("b", narrative=True))
    report = Report(title=TITLE, sources=RATED, blocks=(*named, *blocks))
    return [(one.code, one.message, one.at.line) for one in found(report)]


def test_a_source_that_cannot_be_relied_on_is_shown_where_it_stands_alone() -> None:
    assert alone(cited("f")) == [
        ("unreliable-alone", "The source 'f', rated F6 (reliability cannot be judged), is cited alone.", 9)
    ]
    assert alone(cited("e", "e")) == [("unreliable-alone", "The source 'e', rated E3 (unreliable), is cited alone.", 9)]


def test_it_may_stand_beside_another_or_be_named() -> None:
    assert alone(cited("f", "b"), cited("e", "f"), cited("b")) == []
