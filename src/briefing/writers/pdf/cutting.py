"""Rows of a table that no page holds go in; what fits on a page, and what goes on over the next, come out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from itertools import accumulate

from briefing.core.node import record

from .boxes import Box, RuleBox, Stack

_EPSILON = 0.01


@record
class Lane:
    """One cell: the rows it reaches over, where its column stands, and its boxes with their distances from the upper
    edge of its first row.
    """

    first: int
    last: int
    left: float
    right: float
    parts: list[tuple[float, Box]]

    def end(self) -> float:
        """Where the last box ends."""
        return max((top + box.height for top, box in self.parts), default=0.0)

    def fitting(self, limit: float) -> int:
        """How many boxes end above `limit`, and may be parted from those after them."""
        count = 0
        for top, box in self.parts:
            if top + box.height > limit + _EPSILON:
                break
            count += 1
        if count == len(self.parts):
            return count
        while count and self.parts[count - 1][1].keep:
            count -= 1
        return count


@record
class TallRows(Stack):
    """Rows that belong together - a single one, or several that cells span - and are cut where a page ends: every cell
    goes on by itself, between its lines.
    """

    lanes: list[Lane] = field(default_factory=list)
    """The cells in reading order."""
    heights: list[float] = field(default_factory=list)
    """Of the rows."""
    pad: float = 0.0
    """Above and below the text of a cell."""
    room: float = 0.0
    """A row of this height is not cut: a page holds it."""
    hairline: tuple[float, str] = (0.0, "")
    """Thickness and colour of the rules between the rows."""

    def gather(self) -> None:
        """Place the cells and the rules between rows; take over the ids and footnotes of the parts."""
        edges = [0.0, *accumulate(self.heights)]
        self.height = edges[-1]
        self.parts = [(edges[lane.first] + top, box) for lane in self.lanes for top, box in lane.parts]
        thickness, colour = self.hairline
        for n, edge in enumerate(edges[1:-1], 1):
            for left, right in uncovered(self.x, self.x + self.width, _spanning(self.lanes, n)):
                rule = RuleBox(thickness, x=left, width=right - left, colour=colour)
                self.parts.append((edge - thickness / 2, rule))
        Stack.gather(self)

    def cut(self, height: float, force: bool = False) -> tuple[TallRows, TallRows] | None:
        """What fits into `height`, and the rest; None where nothing does. `force`: then something is taken all the
        same.
        """
        edges = [0.0, *accumulate(self.heights)]
        row = max(n for n, edge in enumerate(edges[:-1]) if n == 0 or edge <= height)
        whole = row > 0 and self.heights[row] <= self.room  # such a row begins the next page
        limit = edges[row] if whole else height
        head, tail = _Part(), _Part()
        taken = False
        for lane in self.lanes:
            if lane.last < row:
                head.lanes.append(lane)
                taken = True
            elif lane.first > row or (whole and lane.first == row):
                tail.take(lane, row)
            else:
                count = lane.fitting(limit - edges[lane.first] - self.pad)
                if not count and force and not whole:
                    count = 1
                taken = taken or count > 0
                self._part(lane, count, row, head, tail)
        if not taken:
            return None
        head.heights = self.heights[:row]
        if not whole:
            used = max((edges[lane.first] + lane.end() for lane in head.lanes), default=0.0) + self.pad
            head.heights.append(max(used - edges[row], 2 * self.pad))
        tail.heights = [2 * self.pad if not whole else self.heights[row], *self.heights[row + 1 :]]
        return self._made(head, first=True), self._made(tail, first=False)

    def _part(self, lane: Lane, count: int, row: int, head: _Part, tail: _Part) -> None:
        """Give a lane's first boxes to the head, the rest to the tail, where they begin at its upper edge."""
        if count:
            head.lanes.append(replace(lane, last=min(lane.last, row), parts=lane.parts[:count]))
        rest = lane.parts[count:]
        if rest or lane.last > row:
            shift = rest[0][0] - self.pad if rest else 0.0
            tail.lanes.append(
                replace(lane, first=0, last=lane.last - row, parts=[(top - shift, box) for top, box in rest])
            )

    def _made(self, part: _Part, first: bool) -> TallRows:
        """A box of the rows of a part, each high enough for its cells."""
        stretch(part.heights, part.lanes, self.pad)
        made = replace(self, parts=[], ids=(), notes=(), lanes=part.lanes, heights=part.heights)
        if first:
            made.below, made.keep = None, False
        else:
            made.above, made.space = None, 0.0
        made.gather()
        return made


@record
class _Part:
    lanes: list[Lane] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)

    def take(self, lane: Lane, row: int) -> None:
        """A whole cell, its rows counted from `row`."""
        self.lanes.append(replace(lane, first=lane.first - row, last=lane.last - row))


def stretch(heights: list[float], lanes: Iterable[Lane], pad: float) -> None:
    """Make rows high enough: those of single cells first, then the last of those that a cell spans."""
    for lane in sorted(lanes, key=lambda lane: lane.last - lane.first):
        short = lane.end() + pad - sum(heights[lane.first : lane.last + 1])
        if short > 0:
            heights[lane.last] += short


def _spanning(lanes: Iterable[Lane], row: int) -> list[tuple[float, float]]:
    """The columns of cells that reach over the upper edge of a row."""
    return [(lane.left, lane.right) for lane in lanes if lane.first < row <= lane.last]


def uncovered(left: float, right: float, gaps: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches between `left` and `right` that no gap covers."""
    made: list[tuple[float, float]] = []
    at = left
    for start, end in sorted(gaps):
        if start > at + _EPSILON:
            made.append((at, start))
        at = max(at, end)
    if right > at + _EPSILON:
        made.append((at, right))
    return made
