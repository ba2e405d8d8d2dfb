"""Numbers: what is one, how it is written, ordinals and their genders, pages and their labels."""

from __future__ import annotations

import pytest

from briefing.csl import Cite
from briefing.csl.numerals import is_numeric, is_plural, roman
from briefing.csl.pages import page_range
from tests.csl.making import cited


@pytest.mark.parametrize("value", ["1", "12-15", "1, 3 & 5", "2nd", "L2d", "1.1", "4–6", "1st-3rd", " 7 "])
def test_numeric(value: str) -> None:
    assert is_numeric(value)


@pytest.mark.parametrize("value", ["", "second", "2nd edition", "1 2", "-", "1-", "xii", "12 and 15", "1 to 3"])
def test_not_numeric(value: str) -> None:
    assert not is_numeric(value)


@pytest.mark.parametrize("value", ["1-2", "1–2", "1, 3", "1 & 3", "3 and 5", "xii-xv", "12 ff., 14"])
def test_more_than_one(value: str) -> None:
    assert is_plural(value)


@pytest.mark.parametrize("value", ["", "1", "12", "xii", "2nd edition", "A\\-12", "front cover", "3 A"])
def test_only_one(value: str) -> None:
    assert not is_plural(value)


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 0, 6000)] == [
        "i", "iv", "ix", "xiv", "xl", "xc", "cd", "mcmxciv", "0", "6000"]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "value", "expected"),
    [
        ("numeric", "3", "3"),
        ("ordinal", "3", "3rd"),
        ("long-ordinal", "3", "third"),
        ("long-ordinal", "13", "13th"),
        ("roman", "14", "xiv"),
        ("ordinal", "1-3", "1st–3rd"),
        ("roman", "1, 4 & 5", "i, iv &#38; v"),
        ("ordinal", "second", "second"),
        ("ordinal", "2b", "2b"),
        ("roman", "99999999999999999999", "99999999999999999999"),
    ],
)
def test_forms(form: str, value: str, expected: str) -> None:
    assert cited(f'<number variable="volume" form="{form}"/>', {"volume": value}) == expected


def test_ordinals_follow_the_gender_of_what_they_count() -> None:
    locale = (
        '<locale xml:lang="en"><terms><term name="edition" gender="feminine">edition</term>'
        '<term name="ordinal">er</term><term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>'
        '<term name="ordinal-01" gender-form="masculine" match="whole-number">er!</term>'
        '<term name="ordinal-02" match="last-digit">e</term><term name="ordinal-12" match="last-two-digits">-</term>'
        '<term name="long-ordinal-01" gender-form="feminine">première</term></terms></locale>'
    )

    def written(variable: str, value: str, form: str = "ordinal") -> str:
        return cited(f'<number variable="{variable}" form="{form}"/>', {variable: value}, macros=locale)

    assert written("edition", "1") == "1re"
    assert written("volume", "1") == "1er"
    assert [written("edition", value) for value in ("2", "22", "12", "112", "21")] == [
        "2e",
        "22e",
        "12-",
        "112-",
        "21er",
    ]
    assert written("edition", "1", "long-ordinal") == "première"


RANGES = {
    "": ["3–10", "71–72", "100–104", "101–8", "321–28", "1002–1006", "1536–38", "11564–68", "13792–803", "N110–5"],
    "expanded": ["3–10", "71–72", "100–104", "101–108", "321–328", "1002–1006", "1536–1538", "11564–11568",
                 "13792–13803", "N110–N115"],
    "minimal": ["3–10", "71–2", "100–4", "101–8", "321–8", "1002–6", "1536–8", "11564–8", "13792–803", "N110–5"],
    "minimal-two": ["3–10", "71–72", "100–04", "101–08", "321–28", "1002–06", "1536–38", "11564–68", "13792–803",
                    "N110–15"],
    "chicago-15": ["3–10", "71–72", "100–104", "101–8", "321–28", "1002–6", "1536–38", "11564–68", "13792–803",
                   "N110–15"],
    "chicago-16": ["3–10", "71–72", "100–104", "101–8", "321–28", "1002–6", "1536–38", "11564–68", "13792–803",
                   "N110–15"],
}  # fmt: skip


@pytest.mark.parametrize("form", RANGES)
def test_page_ranges(form: str) -> None:
    """The examples of CSL 1.0.2, Appendix V, from ranges as short as their authors wrote them."""
    given = ["3-10", "71-72", "100-104", "101-8", "321-28", "1002-1006", "1536-38", "11564-68", "13792-803", "N110-5"]
    if form:
        given[-1] = "N110-N115"
    assert [page_range(text, form, "–") for text in given] == RANGES[form]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1496-1504", {"chicago-15": "1496–1504", "chicago-16": "1496–504", "minimal-two": "1496–504"}),
        ("12-15, 101-108", {"minimal": "12–5, 101–8"}),
        ("A\\-12", {"": "A-12", "minimal": "A-12"}),
        ("132 - 137", {"minimal": "132–7", "": "132–137"}),
        ("12&15", {"": "12 & 15"}),
        ("137-132", {"minimal": "137–2"}),
        ("9" * 5000 + "-" + "9" * 5000, {"minimal": "9" * 5000 + "–9"}),
    ],
)
def test_odd_page_ranges(text: str, expected: dict[str, str]) -> None:
    assert {form: page_range(text, form, "–") for form in expected} == expected


LOCATOR = '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'


@pytest.mark.parametrize(
    ("locator", "label", "expected"),
    [
        ("4", "page", "p. 4"),
        ("4-6", "page", "pp. 4–6"),
        ("4, 7", "page", "pp. 4, 7"),
        ("2", "chapter", "chap. 2"),
        ("2-3", "chapter", "chaps. 2–3"),
        ("tide", "sub verbo", "s.v. tide"),
        ("fol. 186", "page", "fol. 186"),
        ("front cover", "page", "p. front cover"),
        ("4", "banana", "4"),
        ("", "page", ""),
    ],
)
def test_locators_and_their_labels(locator: str, label: str, expected: str) -> None:
    assert cited(LOCATOR, cite=Cite("a", locator, label)) == expected


def test_labels_of_numbers() -> None:
    page = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
    assert cited(page, {"page": "4"}) == "p. 4"
    assert cited(page, {"page": "4-6"}) == "pp. 4–6"
    count = '<label variable="number-of-pages" form="short"/>'
    assert [cited(count, {"number-of-pages": n}) for n in ("1", "12", 3)] == ["p.", "pp.", "pp."]
    assert cited('<label variable="page" plural="always" form="short"/>', {"page": "4"}) == "pp."
    assert cited('<label variable="page" plural="never" form="short"/>', {"page": "4-6"}) == "p."


def test_the_number_of_a_law_is_a_name() -> None:
    layout = '<text variable="number"/> <text variable="volume" prefix=" "/>'
    assert cited(layout, {"number": "115-44", "volume": "115-44"}) == "115-44 115–44"


def test_numbers_that_are_not_text() -> None:
    layout = '<text variable="volume"/>'
    assert [cited(layout, {"volume": value}) for value in (3, 3.0, 2.5, True, None, [], float("nan"))] == [
        "3", "3", "2.5", "", "", "", ""]  # fmt: skip
    assert cited('<text variable="page-first"/>', {"page": "132-137"}) == "132"
