"""Tables on pages: which rows are cut and where, what stays with what, and how wide columns are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import build, loads
from briefing.resolve.tree import (
    Block,
    Cell,
    Column,
    Landscape,
    List,
    ListItem,
    NoteMark,
    Paragraph,
    Row,
    Run,
    Summary,
    Table,
)
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out
from briefing.writers.pdf.boxes import LineBox, Stack
from briefing.writers.pdf.compose import LaidOut
from briefing.writers.pdf.cutting import TallRows, uncovered
from briefing.writers.pdf.pages import Sheet

from .checker import assert_sound
from .samples import PROSE, document, paragraph, row, table, words


def lay(*blocks: Block) -> LaidOut:
    return lay_out(document(*blocks), load_theme("default"))


def parts(sheet: Sheet) -> Iterator[tuple[float, LineBox]]:
    """Lines of rows with their distances from the upper edge of the page's text."""
    for placed in sheet.boxes:
        if isinstance(placed.box, Stack):
            yield from ((placed.top + top, box) for top, box in placed.box.parts if isinstance(box, LineBox))


def said(box: LineBox) -> str:
    return " ".join(bit.text for bit in box.text.bits[box.line.first : box.line.last + 1])


def pages_of(laid: LaidOut, text: str) -> list[int]:
    return [sheet.number for sheet in laid.sheets for _, box in parts(sheet) if text in said(box)]


def long(count: int, name: str = "") -> tuple[Paragraph, ...]:
    """A cell of paragraphs."""
    return tuple(paragraph(f"{name}{n} {PROSE}") for n in range(count))


def plain(rows: tuple[Row, ...], header: tuple[Row, ...] = (), notes: str = "") -> Table:
    columns = (Column("left", 0.2), Column("left", 0.4), Column("left", 0.4))
    return Table("tbl", columns, header, rows, None, words(notes) if notes else ())


def assert_within_the_page(laid: LaidOut) -> None:
    for sheet in laid.sheets:
        paper = laid.shop.turned if sheet.turned else laid.shop.paper
        most = paper.room + paper.top - sheet.top
        for top, box in parts(sheet):
            assert top >= -0.01, f"a line above the text of page {sheet.number}"
            assert top + box.height <= most + 0.02, f"a line under the text of page {sheet.number}"


def assert_nothing_is_lost(laid: LaidOut, texts: int) -> None:
    """Every line of a text once and in order, and no single line of four or more on a page."""
    order: dict[int, list[tuple[int, int]]] = {}
    for sheet in laid.sheets:
        for _, box in parts(sheet):
            if box.text.bits:
                order.setdefault(id(box.text), []).append((sheet.number, box.line.first))
    assert len(order) == texts
    for found in order.values():
        assert [first for _, first in found] == sorted({first for _, first in found})
        pages = [page for page, _ in found]
        assert pages == sorted(pages)
        if len(set(pages)) > 1:
            assert min(pages.count(page) for page in set(pages)) >= 2


# ---------------------------------------------------------------- rows


@pytest.mark.parametrize("before", range(0, 24, 3))
def test_a_row_that_a_page_holds_is_moved_whole(before: int) -> None:
    tall = Row((Cell((paragraph("Head"),), 0), Cell(long(3, "b"), 1), Cell(long(4, "c"), 2)))
    laid = lay(*[paragraph()] * before, plain((row("a", "b", "c"), tall, row("d", "e", "f")), (row("H", "I", "J"),)))
    pages = [sheet.number for sheet in laid.sheets for _, box in parts(sheet) if said(box)[:1] == "c"]
    assert len(pages) == 5, "the c of the row before, and the beginnings of four paragraphs"
    assert len(set(pages[1:])) == 1
    assert_within_the_page(laid)


@pytest.mark.parametrize("before", [0, 5, 9, 13])
def test_a_row_higher_than_a_page_is_cut_between_lines_cell_by_cell(before: int) -> None:
    tall = Row((Cell((paragraph("Head"),), 0), Cell(long(6, "b"), 1), Cell(long(14, "c"), 2)))
    header = (row("H", "I", "J"),)
    laid = lay(*[paragraph()] * before, plain((row("a", "b", "c"), tall, row("d", "e", "f")), header))
    assert_within_the_page(laid)
    assert_nothing_is_lost(laid, 3 + 3 + 1 + 6 + 14 + 3)
    goes_on = [sheet for sheet in laid.sheets if sheet.head is not None]
    assert len(goes_on) >= 1
    assert_sound(laid.draw())


def test_a_list_in_a_tall_cell_keeps_its_labels_with_their_lines() -> None:
    items = tuple(ListItem("•", (paragraph(PROSE),)) for _ in range(16))
    laid = lay(plain((Row((Cell((), 0), Cell((List(False, items, 0),), 1), Cell((), 2))),)))
    labelled = [box for sheet in laid.sheets for _, box in parts(sheet) if box.sides]
    assert len(labelled) == 16
    assert len(laid.sheets) > 1
    assert_within_the_page(laid)


def test_a_high_header_is_read_once() -> None:
    header = (Row((Cell(long(5), 0), Cell((paragraph("I"),), 1), Cell((paragraph("J"),), 2))),)
    laid = lay(plain(tuple(row("a", "b", PROSE) for _ in range(20)), header))
    assert all(sheet.head is None for sheet in laid.sheets)
    assert_within_the_page(laid)


def test_a_header_higher_than_a_page_is_cut() -> None:
    header = (Row((Cell(long(12), 0), Cell((paragraph("I"),), 1), Cell((paragraph("J"),), 2))),)
    laid = lay(plain((row("a", "b", "c"),), header))
    assert_within_the_page(laid)
    assert_nothing_is_lost(laid, 12 + 2 + 3)


def spanned(rows: int, size: int) -> tuple[Row, ...]:
    """Rows that the first cell of the first spans."""
    first = Row((Cell(long(2, "s"), 0, rows=rows), Cell(long(size, "b"), 1), Cell((paragraph("c"),), 2)))
    return (first, *[Row((Cell(long(size, "d"), 1), Cell((paragraph("e"),), 2))) for _ in range(rows - 1)])


@pytest.mark.parametrize("before", range(0, 14, 2))
def test_spanned_rows_stay_together_where_a_page_holds_them(before: int) -> None:
    laid = lay(*[paragraph()] * before, plain((row("a", "b", "c"), *spanned(3, 1), row("x", "y", "z"))))
    assert len(set(pages_of(laid, "e")) & set(pages_of(laid, "c"))) >= 1
    assert_within_the_page(laid)


@pytest.mark.parametrize(("rows", "size"), [(9, 2), (3, 4), (2, 12), (40, 1)])
def test_spanned_rows_that_no_page_holds_are_cut_and_run_off_none(rows: int, size: int) -> None:
    laid = lay(paragraph(), plain((*spanned(rows, size), row("x", "y", "z")), (row("H", "I", "J"),)))
    assert_within_the_page(laid)
    assert_nothing_is_lost(laid, 3 + 2 + rows * (size + 1) + 3)
    assert len(laid.sheets) > 1


def test_a_spanning_cell_higher_than_a_page_goes_on() -> None:
    first = Row((Cell(long(30, "s"), 0, rows=2), Cell((paragraph("b"),), 1), Cell((paragraph("c"),), 2)))
    laid = lay(plain((first, Row((Cell((paragraph("d"),), 1), Cell((paragraph("e"),), 2))))))
    assert_within_the_page(laid)
    assert_nothing_is_lost(laid, 34)


def test_hairlines_stop_at_a_cell_that_spans_rows() -> None:
    laid = lay(plain((*spanned(2, 1), row("x", "y", "z"))))
    first = next(p.box for sheet in laid.sheets for p in sheet.boxes if isinstance(p.box, Stack))
    assert len(first.lower) == 1
    assert first.lower[0][0] > first.x
    assert uncovered(0, 10, [(2, 4), (3, 6)]) == [(0, 2), (6, 10)]


def test_footnotes_of_a_tall_row_stand_where_they_are_marked() -> None:
    cells = tuple(
        Paragraph((Run(PROSE), NoteMark(n, words(f"Note {n}. {PROSE}")), Run(" " + PROSE))) for n in range(1, 9)
    )
    laid = lay(plain((Row((Cell((paragraph("a"),), 0), Cell(cells, 1), Cell((), 2))),)))
    marks = {n: laid.pages.of.get(f"note-{n}") for n in range(1, 9)}
    for sheet in laid.sheets:
        owned = [note.number for p in sheet.boxes for note in p.box.notes]
        assert len(sheet.notes) >= len(owned), marks
        if sheet.notes:
            last = max((top + box.height for top, box in parts(sheet)), default=0.0)
            assert (sheet.note_rule or 0.0) >= last
    assert_within_the_page(laid)
    assert_sound(laid.draw())


def test_in_a_panel_a_tall_row_keeps_the_tint() -> None:
    tall = Row((Cell((paragraph("a"),), 0), Cell(long(10), 1), Cell((), 2)))
    laid = lay(Summary("Summary", (paragraph(), plain((tall,), (row("H", "I", "J"),)))))
    assert_within_the_page(laid)
    assert all(sheet.frames for sheet in laid.sheets)


# ---------------------------------------------------------------- figures


def places(*values: str) -> dict[str, tuple[float, float]]:
    """Where the figures of a column begin, and where what stands before their decimal sign ends."""
    columns = (Column("left", 0.5), Column("decimal", 0.5))
    rows = tuple(Row((Cell((paragraph("x"),), 0), Cell((paragraph(value),), 1))) for value in values)
    laid = lay(Table("t", columns, (row("H", "I"),), rows, None, ()))
    found = {}
    for sheet in laid.sheets:
        for _, box in parts(sheet):
            value = next((v for v in values if v.replace(" ", "") == said(box).replace(" ", "")), "")
            if value:
                look = box.text.bits[0].look
                found[value] = (box.x, box.x + look.measure(look.shape(value)))
                assert box.x + box.line.width <= laid.shop.measure + 0.02
    assert len(found) == len(values)
    return found


@pytest.mark.parametrize(
    ("values", "wider"),
    [
        (("1.5", "12.5", "-3.5"), ""),
        (("$1,234.50", "$7.25", "($12.00)"), ")"),
        (("1.234,50", "7,25", "12,00"), ""),
        (("12,345.678", "7.125", "3.250"), ""),
        (("0.125", "0.250", "17.375"), ""),
        (("12.5%", "7.5%", "100.5%"), ""),
    ],
)
def test_figures_of_equal_fractions_end_on_one_line(values: tuple[str, ...], wider: str) -> None:
    ends = [round(end, 1) for value, (_, end) in places(*values).items() if not wider or not value.endswith(wider)]
    assert len(set(ends)) == 1


@pytest.mark.parametrize(
    ("values", "whole"),
    [(("0.4", "15.63", "100"), "100"), (("1.234,5", "12"), "12"), (("12,345.678", "7"), "7"), (("3.5", "n/a"), "n/a")],
)
def test_what_has_no_fraction_ends_at_the_sign(values: tuple[str, ...], whole: str) -> None:
    found = places(*values)
    end = found.pop(whole)[1]
    others = [right for value, (_, right) in found.items()]
    assert all(end < right for right in others)


def test_words_among_figures_stay_in_their_column() -> None:
    value = "not counted in this year, for want of staff"
    found = places("12345.25", value)
    assert found[value][0] > 100


def test_a_column_has_room_for_the_longest_whole_number_and_the_longest_fraction() -> None:
    columns = (Column("left", 0.96), Column("decimal", 0.02), Column("left", 0.02))
    rows = tuple(
        Row((Cell((paragraph(PROSE),), 0), Cell((paragraph(value),), 1), Cell((paragraph("x"),), 2)))
        for value in ("123456789", "0.123456789")
    )
    laid = lay(Table("t", columns, (), rows, None, ()))
    numbers = [box for sheet in laid.sheets for _, box in parts(sheet) if said(box)[:1] in "01"]
    edge = next(box for sheet in laid.sheets for _, box in parts(sheet) if said(box) == "x")
    assert len(numbers) == 2
    assert numbers[0].x + numbers[0].line.width < numbers[1].x + numbers[1].line.width <= edge.x


# ---------------------------------------------------------------- what stays together


@pytest.mark.parametrize("before", range(20, 44, 2))
def test_notes_stand_with_the_last_two_rows(before: int) -> None:
    rows = tuple(row(f"Row {n}", "b", "c") for n in range(20))
    laid = lay(*[paragraph("Line")] * before, plain(rows, (row("H", "I", "J"),), notes="Source: " + PROSE))
    on = [s.number for s in laid.sheets for p in s.boxes if isinstance(p.box, LineBox) and "Source:" in said(p.box)]
    assert pages_of(laid, "Row 18") == pages_of(laid, "Row 19") == on


_cells = st.lists(st.integers(0, 12).map(lambda n: long(n % 5 if n < 9 else n)), min_size=3, max_size=3)


@settings(deadline=None, max_examples=40)
@given(
    st.lists(_cells, min_size=1, max_size=6),
    st.integers(0, 9),
    st.booleans(),
    st.sampled_from([None, "panel", "turned"]),
    st.integers(1, 4),
)
def test_no_table_runs_off_a_page_or_loses_a_line(
    cells: list[list[tuple[Paragraph, ...]]], before: int, headed: bool, where: str | None, reach: int
) -> None:
    reach = min(reach, len(cells))
    rows = []
    for n, (a, b, c) in enumerate(cells):
        first = [Cell(a, 0, rows=reach)] if n == 0 else [] if n < reach else [Cell(a, 0)]
        rows.append(Row((*first, Cell(b, 1), Cell(c, 2))))
    made: Block = plain(tuple(rows), (row("H", "I", "J"),) if headed else ())
    if where == "panel":
        made = Summary("Summary", (made,))
    elif where == "turned":
        made = Landscape((made,))
    laid = lay(*[paragraph()] * before, made)
    count = sum(len(cell.blocks) for one in rows for cell in one.cells) + (3 if headed else 0)
    assert_nothing_is_lost(laid, count)
    assert_within_the_page(laid)


def test_tables_with_many_rows_are_laid_once() -> None:
    laid = lay(table([row(f"Row {n}", "B", "C") for n in range(200)]))
    assert len(pages_of(laid, "Row")) == 200
    assert not any(isinstance(p.box, TallRows) for sheet in laid.sheets for p in sheet.boxes)


@pytest.mark.parametrize(
    "source",
    [
        "| Port |  |\n|:--|:--|\n| North | open |\n|  | closed |\n",
        "|  | Year |  |\n|:--|:--|:--|\n|  | 2025 | open |\n",
        "|  |  |\n|:--|:--|\n| North | open |\n|  | closed |\n",
    ],
    ids=["over a column", "over the last column", "everywhere"],
)
def test_a_blank_header_cell_heads_its_column(source: str) -> None:
    """Else a cell in a row that begins with a blank one has no header (ISO 14289-1, 7.5)."""
    assert_sound(build(loads(f"---\ntitle: T\n---\n\n{source}"), ["pdf"]).outputs["pdf"])
