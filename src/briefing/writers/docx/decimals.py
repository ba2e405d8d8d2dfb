"""A table goes in; where the decimal signs of its columns of figures stand comes out.

Word sets a figure in a cell to the paragraph's decimal tab by itself, without a tab before it (ECMA-376, 17.18.84).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.direction import is_right_to_left
from ...resolve.tree import Cell, Paragraph, Table, plain
from ...resolve.widths import em
from .settings import takes_point

if TYPE_CHECKING:
    from .draft import Draft

#: A figure up to its decimal sign, by whether that is a point: signs and currencies, digits in groups.
_WHOLE = {True: re.compile(r"\D*\d[\d,'’\s]*"), False: re.compile(r"\D*\d[\d.'’\s]*")}
#: The face at hand may be wider.
_WIDER = 1.1


def decimal_stops(draft: Draft, block: Table, grid: Sequence[int], inset: int) -> dict[int, int]:
    """Column -> place of its decimal sign from the left edge of its cells' text, in twips; the longest fraction ends at
    the right edge. `inset` is the space beside a cell's text, which the table's outer edges lack.

    Columns that are not aligned so are absent, as are those without room, and all where text runs from right to left:
    their figures stand flush.
    """
    lang = draft.document.properties.lang
    columns = [n for n, column in enumerate(block.columns) if column.align == "decimal"]
    if not columns or is_right_to_left(lang):
        return {}
    size, last = draft.theme.text["table"].size.twips * _WIDER, len(grid) - 1
    stops = {}
    for n in columns:
        whole, fraction = _parts(_figures(block, n), takes_point(lang))
        room = grid[n] - inset * ((n > 0) + (n < last))
        if 0 < (whole + fraction) * size <= room:
            stops[n] = room - round(fraction * size)
    return stops


def _figures(block: Table, column: int) -> list[str]:
    cells = (cell for row in block.rows for cell in row.cells if cell.column == column and is_figure(cell))
    return ["".join(plain(held.content) for held in cell.blocks if isinstance(held, Paragraph)) for cell in cells]


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds one paragraph in one column: only such a one can be set to the tab."""
    return cell.columns == 1 and len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)


def _parts(figures: Sequence[str], point: bool) -> tuple[float, float]:
    """The longest whole part and the longest fraction, with what follows it, in em."""
    whole = fraction = 0.0
    for text in figures:
        found = _WHOLE[point].match(text)
        at = len(found[0].rstrip()) if found else len(text)
        whole, fraction = max(whole, em(text[:at])), max(fraction, em(text[at:]))
    return whole, fraction
