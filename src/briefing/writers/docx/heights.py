"""Blocks go in; about how much of a page they take comes out, for what must not be parted over pages."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from ...resolve.tree import Blocks, CodeBlock, Figure, KeyJudgments, Paragraph, Row, Table, deep, plain
from ...resolve.widths import em

if TYPE_CHECKING:
    from ...themes.theme import TextStyle
    from .measures import Measures

#: What is kept together takes at most these parts of a page: a call-out, and a table, which reads well in two pieces.
CALL_OUT, TABLE = 0.85, 0.4
#: Width of a letter of the Latin alphabet, on the average, in em.
_LETTER = 0.5


def page_room(page: Measures) -> int:
    """Height of the text of a page, in twips."""
    return page.height - page.top - page.bottom


def height(blocks: Blocks, width: int, look: TextStyle, room: int) -> int:
    """About how high blocks are in a column of this width, in twips; what cannot be told so counts as `room`."""
    total = 0
    for block in deep(blocks):
        match block:
            case Paragraph():
                text = plain(block.content)
                wide = len(text) * _LETTER if text.isascii() else em(text)
                lines = ceil(wide * look.size.twips / max(1, width)) or 1
                total += lines * look.leading.twips + look.after.twips
            case CodeBlock():
                total += (block.text.count("\n") + 1) * look.leading.twips
            case Figure() | KeyJudgments():
                return room
            case Table():
                if len(block.rows) > room // look.leading.twips:
                    return room
            case _:
                pass
    return total


def row_height(row: Row, widths: list[int], look: TextStyle, sides: int, room: int) -> int:
    """About how high a row is without its padding, in twips; `sides` is the padding at both sides of a cell."""
    return max(
        (
            height(cell.blocks, sum(widths[cell.column : cell.column + cell.columns]) - sides, look, room)
            for cell in row.cells
        ),
        default=0,
    )
