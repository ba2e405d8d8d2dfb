"""Cells that were merged or parted in a draft come back as spans; a table with bars becomes a list for it."""

from __future__ import annotations

from briefing.core.node import replace
from briefing.drafts.drawn import CellShown, RowShown, Shown, TableShown
from briefing.drafts.source import read_source
from briefing.model import blocks as b
from briefing.model.walk import blocks
from tests.drafts.paper import Paper, cell, para, said

BARS = """| Week | Ships | Freight |
|:-----|------:|--------:|
| 5    | *212* | 1840    |
| 6    | 71    | 1122    |

: Ships by week {#tbl-ships align="left right decimal"}

::: table-notes
Weighed at the gate.
:::
"""
LIST = """::: {.list-table #tbl-measures header=1}
- - Challenge
  - Response
  - Cost

- - Night *traffic*
  - Light the route.

    Man the stations.
  - []{rowspan=2} High

- - Freight
  - Weigh it.
:::
"""


def merge(paper: Paper, text: str, row: int, at: int, columns: int = 1, rows: int = 1) -> None:
    """Merge cells, from the one at a place on, as Word does: their paragraphs stand in the first."""
    where, table = paper.at(text), paper.table(text)
    made: list[RowShown] = []
    column = table.rows[row].cells[at].column
    taken: list[CellShown] = []
    for r, one in enumerate(table.rows):
        inside = row <= r < row + rows
        gone = [c for c in one.cells if inside and column <= c.column < column + columns]
        taken += gone
        made.append(replace(one, cells=tuple(c for c in one.cells if c not in gone)))
    held = [block for c in taken for block in c.blocks if said(block).strip()]
    one = CellShown(tuple(held), column, columns, rows)
    cells = sorted((*made[row].cells, one), key=lambda c: c.column)
    made[row] = replace(made[row], cells=tuple(cells))
    paper.blocks[where] = TableShown(table.style, tuple(made), table.columns)


def part(paper: Paper, text: str, row: int, at: int) -> None:
    """Part a merged cell: the words stay in the first of them."""
    where, table = paper.at(text), paper.table(text)
    old = table.rows[row].cells[at]
    made = []
    for r, one in enumerate(table.rows):
        cells = [c for c in one.cells if c is not old]
        if row <= r < row + old.rows:
            for column in range(old.column, old.column + old.columns):
                first = r == row and column == old.column
                cells.append(CellShown(old.blocks if first else (para("", "TableText"),), column))
        made.append(replace(one, cells=tuple(sorted(cells, key=lambda c: c.column))))
    paper.blocks[where] = TableShown(table.style, tuple(made), table.columns)


def table_of(text: str) -> b.Table:
    """The table of a source."""
    (table,) = [block for block in blocks(read_source(text, "brief.md").report) if isinstance(block, b.Table)]
    return table


def shape(text: str) -> list[list[tuple[int, int]]]:
    """Columns and rows that each cell of a source's table spans."""
    table = table_of(text)
    return [[(c.columns, c.rows) for c in row.cells] for row in (*table.header, *table.rows)]


# ---------------------------------------------------------------- lists


def test_two_cells_of_a_row_are_merged() -> None:
    paper = Paper(LIST)
    merge(paper, "Challenge", 2, 0, columns=2)
    assert paper.home() == "-- - Freight\n-  - Weigh it.\n+- - []{colspan=2} Freight\n+\n+    Weigh it."
    ((told),) = [told for told in paper.planned().items if told.words.startswith("cells merged")]
    assert told.kind == "changed"


def test_two_cells_of_a_column_are_merged() -> None:
    paper = Paper(LIST)
    merge(paper, "Challenge", 1, 0, rows=2)
    planned = paper.planned()
    assert shape(planned.text) == [[(1, 1)] * 3, [(1, 2), (1, 1), (1, 2)], [(1, 1)]]
    assert "- - []{rowspan=2} Night *traffic*" in planned.text
    assert paper.refused() == []


def test_a_cell_grows_in_both_directions_with_its_span_written_anew() -> None:
    paper = Paper(LIST)
    merge(paper, "Challenge", 1, 1, columns=2, rows=2)
    planned = paper.planned()
    assert shape(planned.text) == [[(1, 1)] * 3, [(1, 1), (2, 2)], [(1, 1)]]
    assert "  - []{colspan=2 rowspan=2} Light the route." in planned.text
    assert [line for line in planned.text.split("\n") if "rowspan" in line] != []
    for words in ("Man the stations.", "Weigh it.", "High"):
        assert planned.text.count(words) == 1


def test_a_merged_cell_is_parted() -> None:
    paper = Paper(LIST)
    part(paper, "Challenge", 1, 2)
    assert paper.home() == "-  - []{rowspan=2} High\n+  - High\n+  -"


def test_merging_and_typing_at_once() -> None:
    paper = Paper(LIST)
    merge(paper, "Challenge", 2, 0, columns=2)
    paper.change("Freight", "Goods")
    assert "+- - []{colspan=2} Goods" in paper.home()


def test_a_merged_cell_whose_first_paragraph_goes_keeps_its_span() -> None:
    paper = Paper(LIST.replace("High", "High\n\n    *Very* high"))
    where, table = paper.at("Challenge"), paper.table("Challenge")
    row = table.rows[1]
    cells = (*row.cells[:2], replace(row.cells[2], blocks=row.cells[2].blocks[1:]))
    paper.blocks[where] = replace(table, rows=(table.rows[0], replace(row, cells=cells), table.rows[2]))
    planned = paper.planned()
    assert "  - []{rowspan=2} *Very* high" in planned.text
    assert shape(planned.text)[1][2] == (1, 2)


def test_a_new_row_with_a_merged_cell() -> None:
    paper = Paper(LIST)
    where, table = paper.at("Challenge"), paper.table("Challenge")
    new = RowShown((CellShown((para("All of it", "TableText"),), 0, 3),))
    paper.blocks[where] = replace(table, rows=(*table.rows, new))
    assert "+- - []{colspan=3} All of it" in paper.home()


# ---------------------------------------------------------------- bars


def test_a_table_with_bars_becomes_a_list() -> None:
    paper = Paper(BARS)
    merge(paper, "Week", 1, 1, columns=2)
    paper.change("Ships by week", "Ships in each week")
    assert paper.refused() == []
    planned = paper.planned()
    assert shape(planned.text) == [[(1, 1)] * 3, [(1, 1), (2, 1)], [(1, 1)] * 3]
    was, now = table_of(paper.text), table_of(planned.text)
    assert (now.id, now.columns, len(now.header)) == (was.id, was.columns, 1)
    assert "  - []{colspan=2} *212*\n\n    1840\n" in planned.text
    assert ": Ships in each week\n" in planned.text
    assert planned.text.count("Ships in each week") == 1
    assert "::: table-notes\nWeighed at the gate.\n:::" in planned.text
    assert now.notes
    assert any(told.kind == "changed" and "written as a list" in told.words for told in planned.items)


def test_rows_of_a_table_with_bars_are_merged_with_their_words_gone() -> None:
    paper = Paper(BARS)
    where, table = paper.at("Week"), paper.table("Week")
    merge(paper, "Week", 1, 0, rows=2)
    merged = paper.table("Week")
    first = merged.rows[1].cells[0]
    kept = replace(first, blocks=first.blocks[:1])
    row = replace(merged.rows[1], cells=(kept, *merged.rows[1].cells[1:]))
    paper.blocks[where] = replace(table, rows=(table.rows[0], row, merged.rows[2]))
    planned = paper.planned()
    assert shape(planned.text) == [[(1, 1)] * 3, [(1, 2), (1, 1), (1, 1)], [(1, 1)] * 2]
    assert ("deleted", "6") in [(told.kind, told.words) for told in planned.items]


def test_a_table_in_a_list_stays_there() -> None:
    inside = "\n".join(f"    {line}".rstrip() for line in BARS.split("\n"))
    paper = Paper(f"- one\n\n{inside}\n- two\n")
    merge(paper, "Week", 1, 1, columns=2)
    planned = paper.planned()
    assert paper.refused() == []
    assert "\n  ::: {#tbl-ships .list-table" in planned.text
    assert shape(planned.text)[1] == [(1, 1), (2, 1)]


def test_columns_that_came_at_the_same_time_are_told() -> None:
    paper = Paper(LIST)
    where, table = paper.at("Challenge"), paper.table("Challenge")
    rows = tuple(
        replace(row, cells=(*row.cells, replace(cell(f"new {n}"), column=3))) for n, row in enumerate(table.rows)
    )
    paper.blocks[where] = TableShown(table.style, rows, 4)
    merge(paper, "Challenge", 2, 0, columns=2)
    assert ["columns came or went" in reason for _, reason in paper.refused()].count(True) == 1


def test_nothing_merged_changes_nothing() -> None:
    for text in (BARS, LIST):
        paper = Paper(text)
        assert isinstance(paper.blocks[0], Shown)
        assert paper.planned().text == paper.text
        assert paper.planned().items == ()
