"""Blocks below the name of a list go in; what of them is the list comes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..loose import Block, Blocks, Heading, Literally, Para, Quoted, Remark, Rule, Words
from .labels import label_of
from .likely import are_entries
from .pieces import Piece, across, pieces_of
from .said import lines_of, said_of

#: The longest name of a part of a list, in characters.
_LONGEST = 70


class Region(NamedTuple):
    """The blocks of a list."""

    pieces: tuple[Piece, ...] = ()
    end: int = 0
    """Behind its last block."""
    parts: tuple[Heading | Para, ...] = ()
    """What its parts are called."""
    taken: Blocks = ()
    """The blocks of its entries."""
    kept: Blocks = ()
    """What stands between them and is no part of it."""


def region(blocks: Blocks, at: int, kind: str, level: int) -> Region:
    """The list that begins at a place; `level` is that of the heading above, 0: there is none."""
    found = Region(end=at)
    parts: list[Heading | Para] = []
    kept: list[Block] = []
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, (Rule, Remark)):
            kept += [block] if isinstance(block, Remark) else []
            at += 1
            continue
        if isinstance(block, (Heading, Para)) and _is_part(block, level):
            parts.append(block)
            at += 1
            continue
        pieces, count = _entries(blocks, at, kind)
        if not count:
            break
        at += count
        found = Region(
            (*found.pieces, *pieces), at, tuple(parts), (*found.taken, *blocks[at - count : at]), tuple(kept)
        )
    return found


def _is_part(block: Heading | Para, level: int) -> bool:
    """Whether a block is what a part of the list is called: a heading below the list's, a short line in bold or before a
    colon."""
    said = said_of(block.inlines, block.line)
    if said.links or not 0 < len(said.text) <= _LONGEST or (label_of(said.text) and not level):
        return False
    if isinstance(block, Heading):
        return 0 < level < block.level
    words = [one for one in block.inlines if isinstance(one, Words) and one.text.strip()]
    return said.text.rstrip("* ").endswith((":", "\uff1a")) or all(one.look.strong for one in words)


def _entries(blocks: Blocks, at: int, kind: str) -> tuple[Sequence[Piece], int]:
    """The entries from a place on, and how many blocks they fill; 0: there are none."""
    row = _row(blocks, at)
    if not row:
        pieces = pieces_of(blocks[at])
        return (pieces, 1) if pieces and are_entries(pieces, kind) else ((), 0)
    placed = across(row)
    bad = next((one.first for one in placed if not are_entries([one.piece], kind)), len(row))
    good = [one for one in placed if one.last < bad]
    return [one.piece for one in good], max((one.last + 1 for one in good), default=0)


def _row(blocks: Blocks, at: int) -> Blocks:
    """The paragraphs in a row that may be lines of entries: up to another name of a list, and to a long text."""
    end = at
    while end < len(blocks) and _is_lines(blocks[end]):
        if end > at and (len(said := next(iter(lines_of(blocks[end])), None) or ()) and label_of(said.text)):  # type: ignore[union-attr]
            break
        end += 1
    return blocks[at:end]


def _is_lines(block: Block) -> bool:
    """Whether a block is a paragraph, lines of code, or a quotation of paragraphs."""
    if isinstance(block, Quoted):
        return all(isinstance(inner, Para) for inner in block.blocks)
    return isinstance(block, (Para, Literally))
