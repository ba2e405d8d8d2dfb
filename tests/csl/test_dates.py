"""Dates: forms, ranges, seasons, and dates as people write them."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.csl.dates import DateValue, Day, read
from tests.csl.making import cited

TEXT = '<date variable="issued" form="text"/>'
NUMERIC = '<date variable="issued" form="numeric"/>'
FREE = (
    '<date variable="issued"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/>'
    '<date-part name="year"/></date>'
)


def _on(*parts: list[Any], **more: Any) -> dict[str, Any]:
    return {"issued": {"date-parts": list(parts), **more}}


@pytest.mark.parametrize(
    ("layout", "lang", "expected"),
    [
        (TEXT, "en-US", "April 7, 2019"),
        (TEXT, "en-GB", "7 April 2019"),
        (TEXT, "de-DE", "7. April 2019"),
        (TEXT, "ko-KR", "2019년 4월 7일"),
        (NUMERIC, "en-US", "04/07/2019"),
        (NUMERIC, "de-DE", "07.04.2019"),
        (FREE, "en-US", "7 April 2019"),
        ('<date variable="issued" form="text" date-parts="year-month"/>', "en-US", "April 2019"),
        ('<date variable="issued" form="text" date-parts="year"/>', "en-US", "2019"),
        ('<date variable="issued"><date-part name="year" form="short" prefix="’"/></date>', "en-US", "’19"),
        ('<date variable="issued"><date-part name="month" form="numeric-leading-zeros"/></date>', "en-US", "04"),
        ('<date variable="issued"><date-part name="month" form="short" strip-periods="true"/></date>', "en-US", "Apr"),
        ('<date variable="issued"><date-part name="day" form="ordinal"/></date>', "en-US", "7th"),
        (
            '<date variable="issued" delimiter="-"><date-part name="day"/><date-part name="year"/></date>',
            "en-US",
            "7-2019",
        ),
        ('<date variable="issued" form="text"><date-part name="month" form="short"/></date>', "en-US", "Apr. 7, 2019"),
        (
            '<date variable="issued" form="text" font-style="italic" prefix="(" suffix=")"/>',
            "en-US",
            "(<i>April 7, 2019</i>)",
        ),
    ],
)
def test_forms(layout: str, lang: str, expected: str) -> None:
    assert cited(layout, _on([2019, 4, 7]), lang) == expected


def test_only_the_first_day_is_ordinal_in_french() -> None:
    day = '<date variable="issued"><date-part name="day" form="ordinal"/></date>'
    assert [cited(day, _on([2019, 4, n]), "fr-FR") for n in (1, 2)] == ["1<sup>e</sup><sup>r</sup>", "2"]
    assert [cited(day, _on([2019, 4, n]), "en-US") for n in (1, 2, 3, 11, 22)] == ["1st", "2nd", "3rd", "11th", "22nd"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([[2019], [2021]], "2019–2021"),
        ([[2019, 4], [2019, 6]], "April–June 2019"),
        ([[2019, 4, 7], [2019, 4, 9]], "7–9 April 2019"),
        ([[2019, 4, 7], [2019, 6, 9]], "7 April–9 June 2019"),
        ([[2019, 4, 7], [2021, 6, 9]], "7 April 2019–9 June 2021"),
        ([[2019, 4, 7], [2019, 4, 7]], "7 April 2019"),
        ([[2019], [0]], "2019–"),
        ([["2019", "4", "7"]], "7 April 2019"),
        ([[2019, 13]], "Spring 2019"),
        ([[2019, 24]], "Winter 2019"),
        ([[-44, 3, 15]], "15 March 44 BC"),
        ([[476]], "476 AD"),
        ([[2019, 99, 7]], "2019"),
        ([[2019, 4, 77]], "April 2019"),
    ],
)
def test_ranges_seasons_and_years(parts: list[list[Any]], expected: str) -> None:
    assert cited(FREE, _on(*parts)) == expected


def test_ranges_of_localized_forms() -> None:
    assert cited(TEXT, _on([2019, 4, 7], [2019, 4, 9])) == "April 7–9, 2019"
    assert cited(TEXT, _on([2019, 4, 7], [2020, 4, 9])) == "April 7, 2019–April 9, 2020"


def test_a_range_has_its_own_delimiter() -> None:
    month = '<date-part name="month" range-delimiter="/" suffix=" "/>'
    layout = f'<date variable="issued">{month}<date-part name="year"/></date>'
    assert cited(layout, _on([2019, 4], [2019, 6])) == "April/June 2019"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2019-04-07", Day(2019, 4, 7)),
        ("2019-04-07T10:00:00Z", Day(2019, 4, 7)),
        ("7 Apr. 2019", Day(2019, 4, 7)),
        ("April 7, 2019", Day(2019, 4, 7)),
        ("4/7/2019", Day(2019, 4, 7)),
        ("17/4/2019", Day(2019, 4, 17)),
        ("Spring 2019", Day(2019, 13)),
        ("2019-21", Day(2019, 13)),
        ("44 BC", Day(-44)),
        (2019, Day(2019)),
    ],
)
def test_dates_as_people_write_them(raw: Any, expected: Day) -> None:
    assert read(raw) == DateValue(expected)


def test_ranges_and_doubts_as_people_write_them() -> None:
    assert read("2019-04/2019-06") == DateValue(Day(2019, 4), Day(2019, 6))
    assert read("Aug 15-20 2004") == DateValue(Day(2004, 8, 15), Day(2004, 8, 20))
    assert read("ca. 1850") == read("1850?") == DateValue(Day(1850), uncertain=True)
    assert read({"raw": "1850", "circa": 1}) == DateValue(Day(1850), uncertain=True)
    assert read("forthcoming") == DateValue(literal="forthcoming")
    assert read({"literal": "n.d."}) == DateValue(literal="n.d.")


@pytest.mark.parametrize(
    "value", [None, "", {}, [], {"date-parts": [[]]}, {"date-parts": [[None]]}, True, {"season": 1}, 1.5]
)
def test_no_date(value: Any) -> None:
    assert read(value) is None


def test_doubt_can_be_asked_for() -> None:
    layout = f'<choose><if is-uncertain-date="issued"><text term="circa" form="short"/></if></choose>{FREE}'
    assert cited(layout, _on([1850], circa=True)) == "c.1850"
    assert cited(layout, _on([1850])) == "1850"
