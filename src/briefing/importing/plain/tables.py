"""Lines with tabs or wide gaps between their words go in; a table comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..loose import Grid, GridCell, Para, Words
from .stretches import Stretch
from .wrapping import columns

#: Between two cells: not the two spaces that some write behind a stop.
_GAP = re.compile(r"(?<![.!?:]) {2,}| {3,}")
_RULE = re.compile(r"[-=+|\u2500\u2501 ]+\Z")
#: What no name of a column looks like: numbers, and labels of what stands beside them.
_NO_NAME = re.compile(r"[\d.,%$\u20ac\u00a3\s+-]*\d[\d.,%$\u20ac\u00a3\s+-]*\Z|.*[:\uff1a]\Z")
#: A table of tabs has so many rows at least, one of spaces so many, the header counted.
_ROWS_TABBED, _ROWS_SPACED = 2, 3


def table_at(stretches: Sequence[Stretch], at: int) -> tuple[int, Grid | None]:
    """The table that begins at a line, and where it ends; None where none does, and before which line none begins."""
    first = stretches[at]
    if first.sign is not None or first.drawn:
        return at + 1, None
    if "\t" in first.text.strip():
        return _tabbed(stretches, at)
    if "  " in first.text:
        return _spaced(stretches, at)
    return at + 1, None


def _tabbed(stretches: Sequence[Stretch], at: int) -> tuple[int, Grid | None]:
    """A table of lines with tabs: as many each, but for some that lack cells at their end."""
    rows: list[tuple[int, list[str]]] = []
    end = at
    while end < len(stretches) and "\t" in (one := stretches[end]).text and one.sign is None:
        cells = one.text.split("\t")
        if rows and one.first and len(cells) != len(rows[0][1]):
            break  # behind a blank line another table may begin
        rows.append((one.line, cells))
        end += 1
    widest = max(len(cells) for _, cells in rows)
    full = sum(len(cells) == widest for _, cells in rows)
    if len(rows) < _ROWS_TABBED or 2 * full <= len(rows):
        return end, None
    return end, _grid([(line, cells + [""] * (widest - len(cells))) for line, cells in rows])


def _spaced(stretches: Sequence[Stretch], at: int) -> tuple[int, Grid | None]:
    """A table of lines with wide gaps, whose cells begin or end below one another."""
    rows: list[tuple[int, list[str]]] = []
    edges: list[list[tuple[int, int]]] = []
    end = at
    while end < len(stretches):
        one = stretches[end]
        if end > at and one.first:
            break
        if end == at or not (one.drawn or _RULE.match(one.text)):
            places = _cells(" " * one.indent + one.text.strip())
            if one.sign is not None or len(places) < 2 or (edges and len(places) != len(edges[0])):
                break
            edges.append([(first, last) for first, last, _ in places])
            rows.append((one.line, [cell for _, _, cell in places]))
        end += 1
    if len(rows) < _ROWS_SPACED or not all(_lined_up(column) for column in zip(*edges, strict=True)):
        return max(end, at + 1), None
    return end, _grid(rows)


def _cells(line: str) -> list[tuple[int, int, str]]:
    """The cells of a line, each with the columns in which it begins and ends."""
    out: list[tuple[int, int, str]] = []
    start = len(line) - len(line.lstrip())
    for gap in (*_GAP.finditer(line, start), None):
        stop = gap.start() if gap else len(line)
        left = columns(line[:start]) if not line.isascii() else start
        out.append((left, left + columns(line[start:stop]), line[start:stop]))
        start = gap.end() if gap else stop
    return out


def _lined_up(column: tuple[tuple[int, int], ...]) -> bool:
    return len({first for first, _ in column}) == 1 or len({last for _, last in column}) == 1


def _grid(rows: Sequence[tuple[int, list[str]]]) -> Grid:
    """The table, without columns that are empty in every row."""
    used = [
        n for n, column in enumerate(zip(*(cells for _, cells in rows), strict=True)) if any(map(str.strip, column))
    ]
    names = [rows[0][1][n].strip() for n in used]
    header = len(rows) > 1 and all(names) and not any(map(_NO_NAME.match, names))
    made = tuple(
        tuple(_cell(cells[n].strip(), line, header and row == 0) for n in used)
        for row, (line, cells) in enumerate(rows)
    )
    return Grid(made, rows[0][0], header=int(header))


def _cell(text: str, line: int, header: bool) -> GridCell:
    return GridCell((Para((Words(text, line),), line),) if text else (), header=header)
