"""A report's tables held against their own columns, however the report came in; what does not fit is noted."""

from __future__ import annotations

from ..core.diagnostics import Diagnostics
from ..model.blocks import Row, Table
from ..model.report import Report
from ..model.walk import blocks


def check_tables(report: Report, diagnostics: Diagnostics) -> None:
    """Note every row with more cells than columns are free, and every cell that spans past the last row."""
    for block in blocks(report):
        if not isinstance(block, Table):
            continue
        if not block.columns:
            diagnostics.add("bad-table", "This table has no columns.", block.at, "say how each column is set")
            continue
        _part(block.header, len(block.columns), diagnostics)
        _part(block.rows, len(block.columns), diagnostics)


def _part(rows: tuple[Row, ...], count: int, diagnostics: Diagnostics) -> None:
    """Header and body apart: no cell spans from one into the other."""
    taken = [0] * count
    """For each column the rows, this one included, that a cell from above still fills."""
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while column < count and taken[column]:
                column += 1
            if column + cell.columns > count or any(taken[column : column + cell.columns]):
                message = f"This row needs more columns than the table's {count}."
                hint = "count the columns that its cells span, and those that cells above reach down into"
                diagnostics.add("bad-table", message, row.at, hint)
                break
            if cell.rows > len(rows) - number:
                message = f"A cell of this row spans {cell.rows} rows, more than the {len(rows) - number} to the end."
                diagnostics.add("bad-table", message, row.at)
            taken[column : column + cell.columns] = [cell.rows] * cell.columns
            column += cell.columns
        taken = [max(left - 1, 0) for left in taken]
