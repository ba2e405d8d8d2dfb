"""A table goes in; caption, header band, rows with hairlines, closing rule and notes come out; its header is shown
again on each page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..boxes import Head, Stack
from ..cutting import TallRows
from ..lines import Setting
from ..structure import Element
from .columns import measure_columns
from .figure import lay_caption
from .rows import Group, Rows

if TYPE_CHECKING:
    from briefing.resolve.tree import Table

    from ..flow import Flow

_HIGH_HEADER = 0.5
"""A header higher than this part of a page is not shown again: it would leave no room for rows."""
_SMALL = 0.28
"""A table lower than this part of a page stays on one."""
_PAIR = 0.5
"""Two rows lower than this part of a page stay together at a table's beginning and end."""
_WHOLE_NOTE = 8
"""Notes of so many lines are not parted."""


def lay_table(block: Table, flow: Flow) -> None:
    """Lay a table; one that wants more than the text's width starts at the hanging edge."""
    style = flow.shop.theme.table
    element = Element("Table", flow.parent)
    columns = measure_columns(block, flow)
    flow.space(style.before.pt)
    ids: tuple[str, ...] = (block.id,)
    begin = len(flow.sink.boxes)
    if block.caption:
        lay_caption(block.caption, flow, Element("Caption", element), ids)
        ids = ()
    above = sum(box.height + box.space for box in flow.sink.boxes[begin:]) + flow.sink.space
    rows = Rows(block, flow, columns)
    header = rows.groups(block.header, Element("THead", element), header=True) if block.header else []
    body = rows.groups(block.rows, Element("TBody", element), header=False)
    if header and sum(group.height for group in header) > flow.paper.room * _HIGH_HEADER:
        drawn = _Drawn(rows, flow, above, [], header + body, len(header))  # it is read once, and may be cut
    else:
        drawn = _Drawn(rows, flow, above, header, body)
    _add(drawn, flow, ids)
    if block.notes:
        flow.keep()
        lines = flow.text(block.notes, "table-note", Element("P", flow.parent), setting=Setting.RAGGED)
        for line in lines[:-1] if len(lines) <= _WHOLE_NOTE else ():
            line.keep = True
    flow.space(style.after.pt)


class _Drawn:
    """The boxes of a table's header and body, with their rules."""

    def __init__(
        self, rows: Rows, flow: Flow, above: float, header: list[Group], body: list[Group], heading: int = 0
    ) -> None:
        """`above` is the height of the caption; the first groups of the body may be the header: so many."""
        framed = sum(frame.padding for frame in flow.frame.chain()) if flow.frame else 0.0
        self.room = flow.paper.room - 2 * framed
        self.header = [row for group in header for row in rows.boxes(group)]
        shown = sum(row.height for row in self.header)
        self.body: list[Stack] = []
        split = 0
        for n, group in enumerate(body):
            split = len(self.body) if n <= heading else split
            most = self.room - shown - (above if n == 0 else 0.0)
            if group.height > most:
                self.body.append(rows.tall(group, self.room - shown))
            else:
                self.body += rows.boxes(group)
        self._rule(flow, split)

    def _rule(self, flow: Flow, split: int) -> None:
        """Above and under the header, hairlines between rows, one to close; `split` rows of the body are the header."""
        style = flow.shop.theme.table
        colour, hair = flow.shop.colour(style.rule), flow.shop.colour(style.hairline)
        under = (style.header_rule.pt, colour)
        for row in self.header + self.body:
            row.below = (style.row_rule.pt, hair)
        for row in (self.header or self.body)[:1]:
            row.above = (style.head_rule.pt, colour)
        for last in (self.header[-1:], self.body[-1:], self.body[split - 1 : split] if split else []):
            for row in last:
                row.below, row.lower = under, ()


def _add(drawn: _Drawn, flow: Flow, ids: tuple[str, ...]) -> None:
    """Add the rows to the column; the header stays with the first two rows, the last two with each other."""
    header, body = drawn.header, drawn.body
    head = Head(list(header)) if header else None
    for row in header + body:
        row.ids, ids = ids + row.ids, ()
    for row in header:
        row.keep = bool(body)
        flow.add(row)
    small = sum(row.height for row in header + body) < drawn.room * _SMALL
    last = len(body) - 1
    for n, row in enumerate(body):
        row.head = head
        if n < last and not isinstance(row, TallRows):
            pair = last > 1 and n in (0, last - 1) and row.height + body[n + 1].height < drawn.room * _PAIR
            row.keep = row.keep or small or pair
        flow.add(row)
