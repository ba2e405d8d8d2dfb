"""A table of a Word file goes in; a grid comes out: spans, header rows, how its columns are aligned."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...core.node import replace
from ...drafts.drawn import CellShown, Shown, ShownBlock, TableShown, paragraphs, words
from ...drafts.drawn import Words as Worded
from .. import loose as l
from .inlines import unlooked

_ALIGNS = {"center": "center", "right": "right", "end": "right"}


def is_frame(table: TableShown) -> bool:
    """Whether a table is one cell: a frame around what stands in it."""
    return len(table.rows) == 1 and len(table.rows[0].cells) == 1


def flat(table: TableShown) -> tuple[ShownBlock, ...]:
    """What stands in the cells of a table, cell by cell."""
    return tuple(block for row in table.rows for cell in row.cells for block in cell.blocks)


def grid_of(table: TableShown, read: Callable[[Sequence[ShownBlock]], l.Blocks], line: int) -> l.Grid:
    """The grid; `read` makes the blocks of a cell. Tables within cells stand in them cell by cell."""
    header = _headers(table)
    rows = tuple(tuple(_cell(cell, read, n < header) for cell in row.cells) for n, row in enumerate(table.rows))
    return l.Grid(rows, line, header, (), _aligns(table, header))


def _cell(cell: CellShown, read: Callable[[Sequence[ShownBlock]], l.Blocks], header: bool) -> l.GridCell:
    blocks = read(_unnested(cell.blocks))
    if header:
        blocks = tuple(
            replace(block, inlines=unlooked(block.inlines)) if isinstance(block, l.Para) else block for block in blocks
        )
    return l.GridCell(blocks, cell.columns, cell.rows, header)


def _unnested(blocks: Sequence[ShownBlock]) -> tuple[ShownBlock, ...]:
    return tuple(
        each for block in blocks for each in (_unnested(flat(block)) if isinstance(block, TableShown) else (block,))
    )


def _headers(table: TableShown) -> int:
    """Rows that are repeated on each page; else the first, where it is set in bold and no other is."""
    count = 0
    for row in table.rows:
        if not row.header:
            break
        count += 1
    if count:
        return count if count < len(table.rows) else 0
    if len(table.rows) < 2:
        return 0
    if table.first_row:
        return 1
    bold = [_is_bold(row.cells) for row in table.rows]
    return 1 if bold[0] and not all(bold[1:]) else 0


def _is_bold(cells: Sequence[CellShown]) -> bool:
    """Whether all words of a row are, and it has some."""
    shown = [each for cell in cells for each in paragraphs(cell.blocks) if words(each.pieces).strip()]
    return bool(shown) and all(
        each.bold
        or each.style == "TableHeader"
        or all(not isinstance(piece, Worded) or piece.look.strong or not piece.text.strip() for piece in each.pieces)
        for each in shown
    )


def _aligns(table: TableShown, header: int) -> tuple[str, ...]:
    """How all cells of a column below the header are aligned; none at all where no column is."""
    said: dict[int, set[str]] = {}
    for row in table.rows[header:]:
        for cell in row.cells:
            if cell.columns == 1:
                said.setdefault(cell.column, set()).update(map(_aligned, _worded(cell)))
    found = [said.get(column, set()) for column in range(table.columns)]
    aligns = tuple(next(iter(each)) if len(each) == 1 else "left" for each in found)
    return aligns if any(align != "left" for align in aligns) else ()


def _worded(cell: CellShown) -> list[Shown]:
    return [each for each in paragraphs(cell.blocks) if words(each.pieces).strip()]


def _aligned(shown: Shown) -> str:
    said = next((each.value for each in shown.dressed if each.kind == "alignment"), "")
    return _ALIGNS.get(said, "left")
