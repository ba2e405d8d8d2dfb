from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.numerals import letters, roman
from briefing.model import blocks as b
from briefing.resolve.number import SCHEMES, Counter

from .helpers import document, headings, text


def section(title: str, *below: b.Section, **more: object) -> b.Section:
    return b.Section(text(title), sections=below, **more)  # type: ignore[arg-type]


NESTED = (section("one", section("one-one"), section("one-two", section("deep"))), section("two", section("two-one")))


@pytest.mark.parametrize(
    ("scheme", "numbers"),
    [
        ("decimal-zero", ["1.0.", "1.1.", "1.2.", "1.2.1.", "2.0.", "2.1."]),
        ("decimal", ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]),
        ("decimal-dot", ["1.", "1.1.", "1.2.", "1.2.1.", "2.", "2.1."]),
        ("outline", ["I.", "A.", "B.", "1.", "II.", "A."]),
        ("none", [None] * 6),
    ],
)
def test_schemes(scheme: str, numbers: list[str | None]) -> None:
    assert [n for n, _ in headings(document(sections=NESTED, numbering=scheme))] == numbers


def test_an_unnumbered_section_takes_its_subsections_along() -> None:
    made = document(sections=(section("a"), section("b", section("b1"), numbered=False), section("c")))
    assert headings(made) == [("1", "a"), (None, "b"), (None, "b1"), ("2", "c")]


def test_the_summary_is_numbered_with_the_sections() -> None:
    made = document(summary=b.Summary(sections=(section("Sum", section("x")),)), sections=(section("next"),))
    assert headings(made) == [("1", "Sum"), ("1.1", "x"), ("2", "next")]


def test_appendices_are_lettered_on_their_own() -> None:
    made = document(
        sections=(section("a"),),
        appendices=(b.Appendix(text("First"), sections=(section("inner"),)), b.Appendix(text("Second"))),
    )
    assert headings(made) == [
        ("1", "a"),
        ("Appendix\N{NO-BREAK SPACE}A", "First"),
        ("A.1", "inner"),
        ("Appendix\N{NO-BREAK SPACE}B", "Second"),
    ]


def test_numbers_beyond_the_alphabet() -> None:
    assert [letters(n) for n in (1, 26, 27, 52, 53)] == ["a", "z", "aa", "zz", "aaa"]
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1999)] == ["i", "iv", "ix", "xiv", "xl", "mcmxcix"]


@given(st.lists(st.integers(1, 4), min_size=1, max_size=60))
def test_decimal_numbers_grow(wanted: list[int]) -> None:
    counter, last, level = Counter(SCHEMES["decimal"]), (0,), 0
    for deeper in wanted:
        level = min(deeper, level + 1)  # as sections nest: never more than one level down
        number = tuple(int(n) for n in re.findall(r"\d+", counter.next(level)))
        assert len(number) == level
        assert number > last
        last = number
