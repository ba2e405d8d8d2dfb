"""The rows of a table go in; a box for each comes out, and one for rows that no page holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from briefing.core.node import record, replace
from briefing.resolve.tree import Paragraph, plain

from ..boxes import Box, LineBox, Stack, stack
from ..cutting import Lane, TallRows, stretch, uncovered
from ..structure import Element
from . import lay
from .columns import Columns, align_decimals

if TYPE_CHECKING:
    from briefing.resolve.tree import Cell, Row, Table

    from ..flow import Flow

_BETWEEN = 3.0
"""Space between paragraphs of a cell, in points."""


@record
class Group:
    """Rows that cells tie to each other, or a single row."""

    heights: list[float]
    lanes: list[Lane] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Of all rows together."""
        return sum(self.heights)


class Rows:
    """Lays the rows of one table."""

    def __init__(self, block: Table, flow: Flow, columns: Columns) -> None:
        self.block, self.flow, self.columns = block, flow, columns
        self.style = flow.shop.theme.table

    def groups(self, rows: tuple[Row, ...], parent: Element, header: bool) -> list[Group]:
        """The rows of the header or the body, laid."""
        lanes: list[Lane] = []
        aligned: dict[int, list[tuple[str, list[LineBox]]]] = {}
        for n, row in enumerate(rows):
            tr = Element("TR", parent)
            for cell in row.cells:
                boxes = self._cell(cell, tr, header, cell.column == 0 and not header)
                if self.block.columns[cell.column].align == "decimal" and cell.columns == 1:
                    aligned.setdefault(cell.column, []).append(
                        (_plain(cell), [box for box in boxes if isinstance(box, LineBox)])
                    )
                parts, _ = stack(boxes, self.style.cell_y.pt)
                last = min(n + cell.rows, len(rows)) - 1
                edges = self.columns.edges
                left, right = edges[cell.column], edges[cell.column + cell.columns]
                lanes.append(Lane(n, last, left, right, parts))
        if not header:
            for column, cells in aligned.items():
                align_decimals(cells, self.columns.left(column), self.columns.right(column), self.flow.shop.rtl)
        return _tied(len(rows), lanes, self.style.cell_y.pt)

    def boxes(self, group: Group) -> list[Stack]:
        """A box for each row of a group; they stay together."""
        made = [Stack(height, x=self.columns.x, width=self.columns.width) for height in group.heights]
        for lane in group.lanes:
            made[lane.first].parts += lane.parts
        for n, row in enumerate(made[:-1]):
            row.keep = True
            gaps = [(lane.left, lane.right) for lane in group.lanes if lane.first <= n < lane.last]
            row.lower = tuple(uncovered(row.x, row.x + row.width, gaps)) if gaps else ()
        for row in made:
            row.gather()
        return made

    def tall(self, group: Group, room: float) -> TallRows:
        """One box for a group that no page holds; a row of it no higher than `room` is not cut."""
        hairline = (self.style.row_rule.pt, self.flow.shop.colour(self.style.hairline))
        made = TallRows(
            x=self.columns.x,
            width=self.columns.width,
            lanes=group.lanes,
            heights=group.heights,
            pad=self.style.cell_y.pt,
            room=room,
            hairline=hairline,
        )
        made.gather()
        return made

    def _cell(self, cell: Cell, parent: Element, header: bool, first: bool) -> list[Box]:
        """The boxes of a cell. One without words heads its column, whose cells would have no header else (ISO 14289-1,
        7.5); in the corner, and before a row, it heads nothing where the table has a header all the same.
        """
        corner = cell.column == 0 and cell.columns == 1
        heads = (header or first) and bool(cell.blocks or not self.block.header or (header and not corner))
        attributes: dict[str, str | int | Sequence[float] | Sequence[str]] = {}
        if heads:
            attributes["Scope"] = "Column" if header else "Row"
        if cell.columns > 1:
            attributes["ColSpan"] = cell.columns
        if cell.rows > 1:
            attributes["RowSpan"] = cell.rows
        element = Element("TH" if heads else "TD", parent, attributes=attributes)
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
    return " ".join(plain(block.content) for block in cell.blocks if isinstance(block, Paragraph))


def _tied(count: int, lanes: list[Lane], pad: float) -> list[Group]:
    """Rows parted into groups; every row is as high as its cells ask."""
    reach = list(range(count))
    for lane in lanes:
        reach[lane.first] = max(reach[lane.first], lane.last)
    groups: list[Group] = []
    starts: list[int] = []
    end = -1
    for n in range(count):
        if n > end:
            groups.append(Group([]))
            starts.append(n)
            end = n
        end = max(end, reach[n])
        groups[-1].heights.append(2 * pad)
    at = 0
    for lane in lanes:
        while at + 1 < len(starts) and lane.first >= starts[at + 1]:
            at += 1
        start = starts[at]
        groups[at].lanes.append(replace(lane, first=lane.first - start, last=lane.last - start))
    for group in groups:
        stretch(group.heights, group.lanes, pad)
    return groups
