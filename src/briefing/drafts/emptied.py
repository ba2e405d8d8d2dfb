"""A draft whose notes a program lost goes in; it comes out with those that it was built with.

LibreOffice (7.4) saves every footnote and endnote empty where comments stand between two tables that have some. Nobody
edits all notes of a draft to nothing: they are taken for what they were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..core.node import replace
from .drawn import (
    BLOCK,
    CellShown,
    Cited,
    Note,
    Piece,
    Pieces,
    RowShown,
    Shown,
    ShownBlock,
    TableShown,
    paragraphs,
    words,
)
from .reading import Opened


def refilled(draft: Opened, base: Opened) -> Opened | None:
    """The draft with the notes of the draft as it was built, each found by the text that it stands in and its order
    there; None where the draft has its own."""
    kept = [note for _, note in _notes(base.blocks) if words(note.content)]
    if draft.program != "LibreOffice" or not kept:
        return None
    left = [note for _, note in _notes(draft.blocks)]
    if not left or any(words(note.content) for note in left):
        return None
    lost: dict[str, list[Pieces]] = defaultdict(list)
    for place, note in _notes(base.blocks):
        lost[place].append(note.content)
    return replace(draft, blocks=tuple(_block(block, lost) for block in draft.blocks))


def _notes(blocks: tuple[ShownBlock, ...]) -> Iterator[tuple[str, Note]]:
    """Every note in reading order, and where it stands."""
    for para in paragraphs(blocks):
        for piece in para.pieces:
            note = piece.note if isinstance(piece, Cited) else piece
            if isinstance(note, Note):
                yield _place(piece), note


def _place(piece: Piece) -> str:
    """The citation that a note is, or the author's text that it stands in; empty where the bookmarks are gone."""
    if isinstance(piece, Cited) and piece.name:
        return piece.name
    return next((mark for mark in piece.marks if mark.startswith(BLOCK)), "")


def _block(block: ShownBlock, lost: dict[str, list[Pieces]]) -> ShownBlock:
    match block:
        case Shown():
            return replace(block, pieces=tuple(_piece(piece, lost) for piece in block.pieces))
        case TableShown():
            return replace(block, rows=tuple(_row(row, lost) for row in block.rows))


def _row(row: RowShown, lost: dict[str, list[Pieces]]) -> RowShown:
    return replace(row, cells=tuple(_cell(cell, lost) for cell in row.cells))


def _cell(cell: CellShown, lost: dict[str, list[Pieces]]) -> CellShown:
    return replace(cell, blocks=tuple(_block(block, lost) for block in cell.blocks))


def _piece(piece: Piece, lost: dict[str, list[Pieces]]) -> Piece:
    note = piece.note if isinstance(piece, Cited) else piece
    place = _place(piece)
    if not isinstance(note, Note) or not lost.get(place):
        return piece
    filled = replace(note, content=lost[place].pop(0))
    return replace(piece, note=filled) if isinstance(piece, Cited) else filled
