"""Widths of columns by what they hold."""

from __future__ import annotations

import pytest

from briefing.model.blocks import Cell, Column, Paragraph, Row, Table, UnorderedList
from briefing.model.blocks import ListItem as Item
from briefing.model.inlines import Text
from briefing.resolve.columns import shares
from briefing.resolve.widths import Needs, balanced, capped, em, fitted, longest_word

LONG = "The partnership rests on shared values and unshared interests, and acts only where both point the same way. "


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((Paragraph((Text(text),)),) if text else (), columns, rows)


def table(*rows: tuple[str, ...], header: tuple[Row, ...] = (), widths: tuple[float | None, ...] = ()) -> Table:
    count = len(rows[0])
    columns = tuple(Column(width=width) for width in widths or (None,) * count)
    return Table(columns, tuple(Row(tuple(cell(text) for text in row)) for row in rows), header)


def test_what_fits_on_lines_is_not_broken() -> None:
    made = shares(table(("Norway", "12", "A short remark"), ("Sweden", "7", "None")))
    assert sum(made) == pytest.approx(1)
    assert made[0] * 51 > em("Norway")
    assert made[2] > made[0] > made[1]


def test_a_long_column_takes_what_short_ones_leave() -> None:
    year, text, number = shares(table(("2020", LONG * 3, "1"), ("2021", LONG, "22")))
    assert text > 0.8
    assert year * 51.5 > em("2020")
    assert number > 0.02


def test_long_columns_have_about_as_many_lines() -> None:
    name, one, two = shares(table(("China", LONG, LONG * 2), ("Russia", LONG, LONG * 2)))
    assert two / one == pytest.approx(2, abs=0.25)
    assert name < 0.2


def test_words_too_wide_for_all_columns_are_cut_to_one_size() -> None:
    made = shares(table(("x" * 90, "y" * 90, "1")))
    assert made[0] == pytest.approx(made[1])
    assert made[2] < 0.1


def test_an_empty_column_stays_narrow_and_visible() -> None:
    made = shares(table(("a", "", LONG), ("b", "", LONG)))
    assert 0.02 < made[1] < 0.1


def test_a_cell_that_spans_columns_asks_each_for_a_part() -> None:
    header = (Row((cell("Donaudampfschifffahrtsgesellschaft", columns=2), cell("x"))),)
    spanned = shares(table(("1", "2", LONG), header=header))
    assert (spanned[0] + spanned[1]) * 51.5 >= em("Donaudampfschifffahrtsgesellschaft")
    assert spanned[0] == pytest.approx(spanned[1], abs=0.02)


def test_places_that_a_cell_above_spans_are_passed_over() -> None:
    rows = (Row((cell("a", rows=2), cell("b"))), Row((cell(LONG),)))
    made = shares(Table((Column(), Column()), rows))
    assert made[1] > 0.8


def test_lists_count() -> None:
    held = UnorderedList((Item((Paragraph((Text(LONG * 2),)),)),))
    made = shares(Table((Column(), Column()), (Row((cell("a"), Cell((held,)))),)))
    assert made[1] > 0.8


def test_given_widths_are_kept() -> None:
    assert shares(table(("a", LONG), widths=(1, 1))) == (0.5, 0.5)
    assert shares(table(("a", LONG, "b"), widths=(1, None, 1))) == pytest.approx((1 / 3,) * 3)


def test_widths_always_fill_the_width() -> None:
    for needs in (Needs([1, 1], [2, 3]), Needs([4, 50], [90, 200]), Needs([80, 80], [80, 80]), Needs([3, 3], [3, 300])):
        assert sum(balanced(needs, needs.line, 100)) == pytest.approx(100, abs=0.1)
        assert sum(fitted((0.5, 0.5), needs, 100)) == pytest.approx(100, abs=0.1)


def test_the_largest_are_capped() -> None:
    assert capped([10, 60, 90], 100) == [10, 45, 45]
    assert capped([10, 20], 100) == [10, 20]


def test_letters_have_widths() -> None:
    assert em("mmm") > em("aaa") > em("iii")
    assert em("中文") == 2
    assert em("") == 0
    assert longest_word("a/bcd-e fg") == em("bcd")
    assert longest_word("这是一个很长的中文说明文字") < 4
