"""Dates as people and programs write them, what they come to, and how they are written back."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.core.construct import construct
from briefing.model.csl_json import date_to_csl
from briefing.model.dates import PartialDate, SourceDate, read_date, read_day

D = PartialDate


@pytest.mark.parametrize(
    ("written", "meant", "iso"),
    [
        ("2025-09-05", D(2025, 9, 5), "2025-09-05"),
        ("2025-09", D(2025, 9), "2025-09"),
        (2025, D(2025), "2025"),
        ("2025-09-05T10:00:00Z", D(2025, 9, 5), "2025-09-05"),
        ("2025/9/5", D(2025, 9, 5), "2025-09-05"),
        ("20250905", D(2025, 9, 5), "2025-09-05"),
        ("5 September 2025", D(2025, 9, 5), "2025-09-05"),
        ("Sept. 5th, 2025", D(2025, 9, 5), "2025-09-05"),
        ("2025 Sep 5", D(2025, 9, 5), "2025-09-05"),
        ("Spring 2019", D(2019, season=1), "2019-21"),
        ("2019-24", D(2019, season=4), "2019-24"),
        ("2019-05-01/2020-02-03", D(2019, 5, 1, end=D(2020, 2, 3)), "2019-05-01/2020-02-03"),
        ("2019–2020", D(2019, end=D(2020)), "2019/2020"),
        ("2019/..", D(2019, end=D()), "2019/.."),
        ("2019/", D(2019, end=D()), "2019/.."),
        ("~1850", D(1850, circa=True), "1850~"),
        ("1850?", D(1850, circa=True), "1850~"),
        ("c. 1850", D(1850, circa=True), "1850~"),
        ("-0044", D(-44), "-0044"),
        ("44 BC", D(-44), "-0044"),
        ("79", D(79), "0079"),
        ("n.d.", D(literal="n.d."), "n.d."),
        ("Spring term", D(literal="Spring term"), "Spring term"),
        ("about 3 o'clock", D(literal="about 3 o'clock"), "about 3 o'clock"),
        ({"date-parts": [[2019, 5, 1]]}, D(2019, 5, 1), "2019-05-01"),
        ({"date-parts": [["2019", "5"]]}, D(2019, 5), "2019-05"),
        ({"date-parts": [[2019], [2020, 2]]}, D(2019, end=D(2020, 2)), "2019/2020-02"),
        ({"date-parts": [[2019], [0]]}, D(2019, end=D()), "2019/.."),
        ({"date-parts": [[2019]], "season": "2"}, D(2019, season=2), "2019-22"),
        ({"date-parts": [[2019, 13]]}, D(2019, season=1), "2019-21"),
        ({"date-parts": [[-100]], "circa": 1}, D(-100, circa=True), "-0100~"),
        ({"raw": "5 May 2019"}, D(2019, 5, 5), "2019-05-05"),
        ({"literal": "5 May 2019"}, D(literal="5 May 2019"), "5 May 2019"),
    ],
)
def test_a_sources_date(written: Any, meant: PartialDate, iso: str) -> None:
    read = construct(SourceDate, written)  # type: ignore[arg-type]
    assert read == meant
    assert read.iso == iso
    assert construct(SourceDate, date_to_csl(read)) == meant  # type: ignore[arg-type]


@pytest.mark.parametrize("written", ["2025-13-01", "2025-02-30", "2025-21-01", "", {}, {"date-parts": [["x"]]}, 0])
def test_what_the_calendar_does_not_have(written: Any) -> None:
    with pytest.raises(ValueError, match=r"write a date|must be in|out of range|invalid literal"):
        read_date(written)


@pytest.mark.parametrize("written", ["soon", "2019/2020", "1850~", {"date-parts": [[2019], [2020]]}, {"literal": "x"}])
def test_a_reports_date_is_a_single_one(written: Any) -> None:
    with pytest.raises(ValueError, match="write a date as"):
        read_day(written)
