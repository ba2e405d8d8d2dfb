"""The rows of a table as they were read go in; a grid comes out, with its header and its caption."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ...core.node import replace
from ..loose import Block, Grid, GridCell, Inlines, Para, Words
from ..setting import running
from .frames import Frame, Made, nested
from .paragraphs import without_strong
from .styles import style_of
from .tree import Element

_ALIGNS = ("left", "center", "right")


def grid_of(frame: Frame) -> tuple[Block, ...]:
    """A table as a grid; what there is of it as paragraphs, where it has no cells with words."""
    caption = nested(frame.caption)
    kept = [n for n, row in enumerate(frame.rows) if row]
    rows = tuple(tuple(frame.rows[n]) for n in kept)
    if not any(cell.blocks for row in rows for cell in row):
        return caption
    heads = sum(n < frame.heads for n in kept) or _heads(rows)
    if heads >= len(rows):
        heads = min(heads, len(rows) - 1)
    rows = (*(tuple(_as_header(cell) for cell in row) for row in rows[:heads]), *rows[heads:])
    aligns = _aligned([frame.aligns[n] for n in kept][heads:])
    return (Grid(rows, frame.line, heads, _caption(caption), aligns),)


def _as_header(cell: GridCell) -> GridCell:
    blocks = tuple(
        replace(one, inlines=without_strong(one.inlines)) if isinstance(one, Para) else one for one in cell.blocks
    )
    return replace(cell, header=True, blocks=blocks)


def _caption(blocks: Sequence[Block]) -> Inlines:
    return tuple(running(tuple(blocks)))


def _heads(rows: Sequence[Sequence[GridCell]]) -> int:
    """How many of the first rows are headers by their cells: all are, or the first row alone is in bold."""
    heads = 0
    while heads < len(rows) and all(cell.header for cell in rows[heads]):
        heads += 1
    if heads or len(rows) < 2:
        return heads
    bold = [_is_bold(row) for row in rows[:3]]
    return int(bold[0] and not any(bold[1:]))


def _is_bold(row: Sequence[GridCell]) -> bool:
    words = [
        one
        for cell in row
        for block in cell.blocks
        for one in (block.inlines if isinstance(block, Para) else (Words("-", 0),))
        if isinstance(one, Words) and one.text.strip()
    ]
    return bool(words) and all(one.look.strong for one in words)


def align_of(element: Element) -> str:
    """How a cell is aligned; empty: it does not say."""
    said = style_of(element).get("text-align") or element.get("align").strip().lower()
    return said if said in _ALIGNS else ""


def _aligned(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """How most cells of each column are aligned; nothing where none says."""
    columns = [Counter(row[n] for row in rows if n < len(row)) for n in range(max(map(len, rows), default=0))]
    made = tuple(column.most_common(1)[0][0] for column in columns)
    return made if any(made) else ()


def with_caption(made: Sequence[Made]) -> Sequence[Made]:
    """The blocks of a figure: the caption of a table alone in it is the table's."""
    grids = [one for one in made if isinstance(one, Grid)]
    captions = [one for one in made if isinstance(one, Para) and one.style == "caption"]
    if len(grids) == 1 and len(captions) == 1 and len(made) == 2 and not grids[0].caption:
        return [replace(grids[0], caption=captions[0].inlines)]
    return made
