"""A text and a change of inlines go in; the text comes out with all of its inlines changed, wherever they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias, assert_never

from ...core.node import replace
from ..loose import (
    Asked,
    Block,
    Blocks,
    Grid,
    GridCell,
    Heading,
    Inlines,
    Item,
    Listing,
    Literally,
    Loose,
    Para,
    Quoted,
    Remark,
    Rule,
)

#: Where inlines stand: in a heading, or anywhere else.
Place: TypeAlias = Literal["heading", "text"]
Change: TypeAlias = Callable[[Inlines, Place], Inlines]


def mapped(loose: Loose, change: Change) -> Loose:
    """The text with `change` made to each paragraph, heading, cell, caption, question and note, in reading order, notes
    last."""
    blocks = _blocks(loose.blocks, change)
    return replace(loose, blocks=blocks, notes={name: _blocks(note, change) for name, note in loose.notes.items()})


def _blocks(blocks: Blocks, change: Change) -> Blocks:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Para():
            return _para(block, change)
        case Heading():
            return replace(block, inlines=change(block.inlines, "heading"))
        case Listing():
            return replace(block, items=tuple(Item(_blocks(one.blocks, change), one.line) for one in block.items))
        case Grid():
            return _grid(block, change)
        case Quoted():
            return replace(block, blocks=_blocks(block.blocks, change))
        case Asked():
            question = change(block.question, "heading")
            return replace(block, question=question, blocks=_blocks(block.blocks, change))
        case Literally() | Rule() | Remark():
            return block
        case _:
            assert_never(block)


def _para(para: Para, change: Change) -> Para:
    proposal = para.proposal
    if proposal is not None:
        proposal = replace(proposal, blocks=_blocks(proposal.blocks, change))
    place: Place = "heading" if para.style in ("title", "subtitle") else "text"
    return replace(para, inlines=change(para.inlines, place), proposal=proposal)


def _grid(grid: Grid, change: Change) -> Grid:
    def cell(one: GridCell) -> GridCell:
        return replace(one, blocks=_blocks(one.blocks, change))

    caption = change(grid.caption, "text") if grid.caption else ()
    return replace(grid, rows=tuple(tuple(cell(one) for one in row) for row in grid.rows), caption=caption)
