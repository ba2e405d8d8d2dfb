"""Blocks of a list of sources go in; its entries come out, each with its words and the number that its list counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...core.node import replace
from ..loose import (
    Block,
    Blocks,
    Grid,
    GridCell,
    Heading,
    Inline,
    Inlines,
    Item,
    Listing,
    Literally,
    Para,
    Picture,
    Quoted,
    Words,
)
from .lines import Line, grouped, run_on
from .numbers import BRACKETED
from .runs import entries_of
from .said import Said, lines_in, lines_of, said_of


class Piece(NamedTuple):
    """What may be one entry."""

    said: Said
    names: tuple[str, ...] = ()
    """The number that a list of the input's counts it with."""
    item: bool = False
    """It stands in a list or a table by itself."""


def pieces_of(block: Block) -> list[Piece]:
    """The entries that a block may hold; none for blocks that hold none."""
    match block:
        case Para() | Literally():
            return _of_lines(lines_of(block))
        case Quoted():
            if all(isinstance(inner, Para) for inner in block.blocks):
                return _of_lines(lines_of(block))
            return [piece for inner in block.blocks for piece in pieces_of(inner)]
        case Listing():
            return [piece for n, item in enumerate(block.items) for piece in _of_item(item, _number(block, n))]
        case Grid():
            return list(_of_grid(block))
        case _:
            return []


def _number(listing: Listing, n: int) -> tuple[str, ...]:
    return (str(listing.start + n),) if listing.ordered else ()


# ---------------------------------------------------------------- lines


def pieces_in(said: Said) -> list[Piece]:
    """The entries that some lines may hold."""
    return _of_lines(lines_in(said))


def _of_lines(lines: Iterable[Said]) -> list[Piece]:
    return [Piece(one) for group in grouped([Line(said) for said in lines]) for one in entries_of(group.said)]


class Placed(NamedTuple):
    """A piece of several paragraphs, and the places of the first and the last that it stands in."""

    piece: Piece
    first: int
    last: int


def across(blocks: Sequence[Block]) -> list[Placed]:
    """The entries that paragraphs in a row may hold together."""
    lines = [Line(said, n) for n, block in enumerate(blocks) for said in lines_of(block)]
    return [Placed(Piece(one), group.first, group.last) for group in grouped(lines) for one in entries_of(group.said)]


# ---------------------------------------------------------------- lists and tables


def _of_item(item: Item, names: tuple[str, ...]) -> Iterator[Piece]:
    """The entry of an item; where lists of several addresses stand within, the entries of those."""
    own = [line for block in item.blocks if not isinstance(block, (Listing, Grid)) for line in lines_of(block)]
    inner = [piece for block in item.blocks if isinstance(block, (Listing, Grid)) for piece in pieces_of(block)]
    linked = sum(bool(piece.said.links) for piece in inner)
    if own and (not inner or linked <= 1):
        whole = run_on([*own, *(piece.said for piece in inner)])
        several = entries_of(whole) if len(whole.links) > 1 and BRACKETED.match(whole.text) else [whole]
        yield from (Piece(one, names if len(several) == 1 else (), True) for one in several)
        return
    if own:
        yield Piece(run_on(own), names, True)
    yield from inner


_DIGITS = re.compile(r"\W*(\d{1,4})\W*\Z")


def _of_grid(grid: Grid) -> Iterator[Piece]:
    """The rows of a table of sources."""
    for row in grid.rows[grid.header :]:
        cells = [run_on(lines) for cell in row if (lines := list(_cell_lines(cell)))]
        if not cells:
            continue
        number = _DIGITS.match(cells[0].text)
        names = (str(int(number[1])),) if number and len(cells) > 1 else ()
        yield Piece(_comma(cells[1:] if names else cells), names, True)


def _cell_lines(cell: GridCell) -> Iterator[Said]:
    for block in cell.blocks:
        if isinstance(block, (Listing, Grid)):
            yield from (piece.said for piece in pieces_of(block))
        else:
            yield from lines_of(block)


def _comma(cells: list[Said]) -> Said:
    """Cells as one line, parted by signs that part fields."""
    lines: list[Said] = []
    for n, cell in enumerate(cells):
        lines.append(cell)
        if n < len(cells) - 1:
            lines.append(Said("|", (), ((0, cell.line),)))
    return run_on(lines)


# ---------------------------------------------------------------- around


def pictures_in(blocks: Blocks) -> Iterator[Picture]:
    """The pictures among blocks of a list, such as sites' logos."""
    for block in blocks:
        match block:
            case Para() | Heading():
                yield from (one for one in block.inlines if isinstance(one, Picture))
            case Quoted():
                yield from pictures_in(block.blocks)
            case Listing():
                for item in block.items:
                    yield from pictures_in(item.blocks)
            case Grid():
                for row in block.rows:
                    for cell in row:
                        yield from pictures_in(cell.blocks)
            case _:
                pass


def last_line(block: Block) -> int:
    """The last line that a block is known to reach."""
    match block:
        case Para() | Heading():
            return max((one.line for one in block.inlines), default=block.line)
        case Literally():
            return block.line + block.text.count("\n")
        case Quoted():
            return max((block.line, *map(last_line, block.blocks)))
        case Listing():
            return max((block.line, *(last_line(inner) for item in block.items for inner in item.blocks)))
        case Grid():
            cells = [inner for row in block.rows for cell in row for inner in cell.blocks]
            return max((block.line, *map(last_line, cells)))
        case _:
            return block.line


def before(inlines: Inlines, place: int) -> Inlines:
    """The inlines that hold the words before a place."""
    kept: list[Inline] = []
    at = 0
    for one in inlines:
        text = said_of((one,), one.line).text
        if at + len(text) > place:
            if isinstance(one, Words) and place > at:
                kept.append(replace(one, text=one.text[: place - at].rstrip()))
            break
        kept.append(one)
        at += len(text)
    return tuple(kept)
