"""Endnotes in two columns: filled one after the other, even on the last page, found by their links."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from briefing import loads
from briefing.compile import resolved
from briefing.resolve.tree import Block, Endnotes, Paragraph, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out
from briefing.writers.pdf.compose import LaidOut
from briefing.writers.pdf.pages import Placed, Sheet

from .checker import assert_sound
from .samples import cite, document, endnotes, paragraph, words


def lay(*blocks: Block) -> LaidOut:
    return lay_out(document(*blocks), load_theme("default"))


def columned(count: int, **more: object) -> Endnotes:
    return replace(endnotes(count, {1: ("mark-1",)}), columns=2, **more)  # type: ignore[arg-type]


def entries(sheet: Sheet, second: bool) -> list[Placed]:
    return [p for p in sheet.boxes if p.box.entry is not None and bool(p.shift) == second]


@pytest.mark.parametrize("count", [2, 5, 30, 90])
def test_entries_flow_down_the_first_column_then_the_second(count: int) -> None:
    laid = lay(paragraph(), columned(count))
    order = [p.box.entry for sheet in laid.sheets for p in sheet.boxes if p.box.entry is not None]
    assert order == sorted(order, key=lambda entry: entry or 0), "reading order is the order of the entries"
    assert set(order) == set(range(count)), "none is lost"
    for sheet in laid.sheets:
        for column in (entries(sheet, False), entries(sheet, True)):
            for before, after in itertools.pairwise(column):
                assert before.top + before.box.height <= after.top + 0.01
            if column:
                assert column[-1].top + column[-1].box.height <= laid.shop.paper.room + 60
        first, second = entries(sheet, False), entries(sheet, True)
        if first and second:
            assert (first[-1].box.entry or 0) <= (second[0].box.entry or 0)
            assert first[0].top == pytest.approx(second[0].top)


def test_short_entries_are_not_parted() -> None:
    laid = lay(paragraph(), columned(90))
    places: dict[int | None, set[tuple[int, bool]]] = {}
    for sheet in laid.sheets:
        for placed in sheet.boxes:
            places.setdefault(placed.box.entry, set()).add((sheet.number, placed.shift > 0))
    assert all(len(found) == 1 for entry, found in places.items() if entry is not None)


def test_the_last_page_is_even() -> None:
    laid = lay(columned(40))
    first, second = entries(laid.sheets[-1], False), entries(laid.sheets[-1], True)
    ends = [column[-1].top + column[-1].box.height for column in (first, second)]
    assert abs(ends[0] - ends[1]) < 60, "they differ by less than an entry"


def test_a_legend_spans_both_columns_under_them() -> None:
    laid = lay(columned(7, legend=words("What ratings mean.")))
    sheet = laid.sheets[-1]
    legend = sheet.boxes[-1]
    assert legend.shift == 0
    assert all(p.top + p.box.height <= legend.top for p in sheet.boxes[:-1])


@pytest.mark.parametrize("before", range(0, 40, 4))
def test_few_entries_do_not_stand_alone_on_the_last_page(before: int) -> None:
    laid = lay(*[paragraph()] * before, columned(30))
    on_last = {p.box.entry for p in laid.sheets[-1].boxes}
    assert None in on_last or len(on_last) >= 4


def test_links_lead_into_both_columns_and_back() -> None:
    cited = Paragraph((Run("Cited."), cite(1, "mark-1"), cite(9, "mark-9")))
    laid = lay(cited, columned(9))
    assert laid.pages.of["endnote-9"] == 1
    assert_sound(laid.draw())


def test_the_report_asks_for_them() -> None:
    text = "---\ntitle: T\nsources: {s: {title: S}}\ncitations: {columns: 2}\n---\n\nWords.[@s]\n"
    body = resolved(loads(text))[0].body
    assert [block.columns for block in body if isinstance(block, Endnotes)] == [2]
