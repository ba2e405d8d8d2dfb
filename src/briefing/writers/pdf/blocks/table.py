"""A table goes in; caption, header band, rows with hairlines, closing rule and notes come out; its header is shown
again on each page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..boxes import Box, Head, LineBox, Stack, stack
from ..lines import Setting
from ..structure import Element
from . import lay
from .columns import Columns, align_decimals, measure_columns
from .figure import lay_caption

if TYPE_CHECKING:
    from briefing.resolve.tree import Cell, Row, Table

    from ..flow import Flow
    from ..structure import Element as _Element

_TALL = 0.5
"""A row higher than this part of a page is cut between its lines."""
_STRIP_LINES = 2
_SMALL = 0.28
"""A table lower than this part of a page stays on one."""
_BETWEEN = 3.0
"""Space between paragraphs of a cell, in points."""
_EPSILON = 0.01


def lay_table(block: Table, flow: Flow) -> None:
    """Lay a table; one that wants more than the text's width starts at the hanging edge."""
    shop = flow.shop
    style = shop.theme.table
    element = Element("Table", flow.parent)
    columns = measure_columns(block, flow)
    flow.space(style.before.pt)
    ids: tuple[str, ...] = (block.id,)
    if block.caption:
        lay_caption(block.caption, flow, Element("Caption", element), ids)
        ids = ()
    rows = _Rows(block, flow, columns)
    header = rows.group(block.header, Element("THead", element), header=True) if block.header else []
    body = rows.group(block.rows, Element("TBody", element), header=False)
    _rule(header, body, flow)
    _add(header, body, flow, ids)
    if block.notes:
        flow.keep()
        flow.text(block.notes, "table-note", Element("P", flow.parent), setting=Setting.RAGGED)
    flow.space(style.after.pt)


def _rule(header: list[Stack], body: list[Stack], flow: Flow) -> None:
    """Put the rules: above and under the header, hairlines between rows, one to close."""
    style = flow.shop.theme.table
    colour, hair = flow.shop.colour(style.rule), flow.shop.colour(style.hairline)
    for row in body:
        row.below = (style.row_rule.pt, hair)
    for row in (header or body)[:1]:
        row.above = (style.head_rule.pt, colour)
    for last in (header[-1:], body[-1:]):
        for row in last:
            row.below = (style.header_rule.pt, colour)


def _add(header: list[Stack], body: list[Stack], flow: Flow, ids: tuple[str, ...]) -> None:
    """Add the rows to the column; the header stays with the first row, the last two rows with each other."""
    if sum(row.height for row in header) > flow.paper.room * _TALL:
        # a header that fills half a page is read once and may be cut: repeated, it would leave no room for rows
        header, body = [], header + body
    head = Head(list(header)) if header else None
    for row in header:
        row.keep = bool(body)
    for row in header + body:
        row.ids, ids = ids + row.ids, ()
    small = sum(row.height for row in header + body) < flow.paper.room * _SMALL
    for n, row in enumerate(body):
        row.head = head
        row.keep = row.keep or ((small or (n == 0 and len(body) > 2)) and n < len(body) - 1 and not _tall(row, flow))
        row.keep = row.keep or (
            n == len(body) - 2 and len(body) > 2 and row.height + body[-1].height < flow.paper.room / 4
        )
    for row in header:
        flow.add(row)
    for row in body:
        pieces = _strips(row) if _tall(row, flow) and not row.keep else [row]
        for piece in pieces:
            flow.add(piece)


def _tall(row: Stack, flow: Flow) -> bool:
    """Whether a row may be cut: it is too high to be moved whole."""
    return row.height > flow.paper.room * _TALL


class _Rows:
    """Lays the rows of one table."""

    def __init__(self, block: Table, flow: Flow, columns: Columns) -> None:
        self.block, self.flow, self.columns = block, flow, columns
        self.style = flow.shop.theme.table

    def group(self, rows: tuple[Row, ...], parent: _Element, header: bool) -> list[Stack]:
        """The rows of the header or the body as boxes."""
        made = [Stack(x=self.columns.x, width=self.columns.width) for _ in rows]
        heights = [0.0] * len(rows)
        spanning: list[tuple[int, int, float]] = []
        aligned: dict[int, list[tuple[str, list[LineBox]]]] = {}
        for n, row in enumerate(rows):
            tr = Element("TR", parent)
            for place, cell in enumerate(row.cells):
                boxes = self._cell(cell, tr, header, place == 0 and not header)
                if self.block.columns[cell.column].align == "decimal" and not header and cell.columns == 1:
                    aligned.setdefault(cell.column, []).append(
                        (_plain(cell), [box for box in boxes if isinstance(box, LineBox)])
                    )
                parts, height = stack(boxes, self.style.cell_y.pt)
                made[n].parts += parts
                height += self.style.cell_y.pt
                if cell.rows == 1:
                    heights[n] = max(heights[n], height)
                else:
                    spanning.append((n, min(n + cell.rows, len(rows)), height))
        for column, cells in aligned.items():
            align_decimals(cells, self.columns.right(column))
        _spread(spanning, heights, made)
        for row_box, height in zip(made, heights, strict=True):
            row_box.height = max(height, 2 * self.style.cell_y.pt)
            row_box.gather()
        return made

    def _cell(self, cell: Cell, parent: _Element, header: bool, first: bool) -> list[Box]:
        """The boxes of a cell."""
        attributes: dict[str, str | int | Sequence[float] | Sequence[str]] = {}
        if header or first:
            attributes["Scope"] = "Column" if header else "Row"
        if cell.columns > 1:
            attributes["ColSpan"] = cell.columns
        if cell.rows > 1:
            attributes["RowSpan"] = cell.rows
        element = Element("TH" if header or first else "TD", parent, attributes=attributes)
        left, right = self.columns.left(cell.column), self.columns.right(cell.column + cell.columns - 1)
        align = self.block.columns[cell.column].align
        place = replace(
            self.flow.apart(),
            parent=element,
            x=left,
            width=max(right - left, 8.0),
            hang=left,
            body="table-header" if header else "table",
            wide=False,
            justify=False,
            tabular=align in ("right", "decimal"),
            strong=first,
            lead=False,
            frame=None,
            turns=False,
            gap=_BETWEEN,
            align="right"
            if align == "right" or (align == "decimal" and header)
            else "center"
            if align == "center"
            else "left",
        )
        lay(cell.blocks, place)
        return place.sink.boxes


def _plain(cell: Cell) -> str:
    from briefing.resolve.tree import Paragraph, plain

    return " ".join(plain(block.content) for block in cell.blocks if isinstance(block, Paragraph))


def _spread(spanning: list[tuple[int, int, float]], heights: list[float], rows: list[Stack]) -> None:
    """Make room for cells that span rows, and keep those rows together."""
    for first, end, height in spanning:
        short = height - sum(heights[first:end])
        if short > 0:
            heights[end - 1] += short
        for row in rows[first : end - 1]:
            row.keep = True


def _strips(row: Stack) -> list[Stack]:
    """Cut a tall row between its lines: each strip is a box of its own, and the row goes on over the page."""
    cuts = [
        top for top, _ in row.parts if all(t >= top - _EPSILON or t + b.height <= top + _EPSILON for t, b in row.parts)
    ]
    cuts = sorted({round(cut, 2) for cut in cuts})[_STRIP_LINES::_STRIP_LINES]
    if cuts and len([1 for top, _ in row.parts if top >= cuts[-1] - _EPSILON]) < _STRIP_LINES:
        cuts.pop()
    edges = [0.0, *cuts, row.height]
    made: list[Stack] = []
    for top, bottom in pairwise(edges):
        parts = [(t - top, box) for t, box in row.parts if top - _EPSILON <= t < bottom - _EPSILON]
        strip = Stack(bottom - top, x=row.x, width=row.width, parts=parts, head=row.head)
        strip.gather()
        made.append(strip)
    made[0].above, made[0].ids = row.above, row.ids
    made[-1].below, made[-1].keep = row.below, row.keep
    return made
