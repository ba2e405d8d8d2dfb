"""Blocks of a list of sources go in; its entries come out, each with its words and the number that its list counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from .numbers import BRACKETED, numbered
from .phrases import accessed_in
from .runs import entries_of
from .said import Link, Said, lines_in, lines_of, said_of


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
            return _of_lines(list(lines_of(block)))
        case Quoted():
            if all(isinstance(inner, Para) for inner in block.blocks):
                return _of_lines(list(lines_of(block)))
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
    return _of_lines(list(lines_in(said)))


def _of_lines(lines: list[Said]) -> list[Piece]:
    return [Piece(one) for line in _grouped(lines) for one in entries_of(line)]


def _grouped(lines: list[Said]) -> list[Said]:
    """Lines put together that are one entry: a title above its address, an address above its title."""
    if len(lines) < 2:
        return lines
    if sum(bool(numbered(line.text).names) for line in lines) * 2 >= len(lines):
        return _joined_at(lines, lambda n: bool(numbered(lines[n].text).names))
    if all(line.links for line in lines) or not any(line.links for line in lines):
        return lines
    if _begins(lines[0]):  # an address, and its title below
        return _joined_at(lines, lambda n: _begins(lines[n]))
    return _joined_at(lines, lambda n: bool(lines[n - 1].links) and not _is_phrase(lines[n]))


def _begins(line: Said) -> bool:
    return bool(line.links) and line.links[0].start <= 2


def _is_phrase(line: Said) -> bool:
    """Whether a line only says when what is above it was accessed."""
    found = accessed_in(line.text)
    return found is not None and not line.links and len(line.text) - (found.end - found.start) < 6


def _joined_at(lines: list[Said], begins: object) -> list[Said]:
    groups: list[list[Said]] = []
    for n, line in enumerate(lines):
        if not n or begins(n):  # type: ignore[operator]
            groups.append([])
        groups[-1].append(line)
    return [run_on(group) for group in groups]


def run_on(lines: list[Said]) -> Said:
    """Lines as one, with a space between."""
    if len(lines) == 1:
        return lines[0]
    text, at = "", 0
    links: list[Link] = []
    places: list[tuple[int, int]] = []
    for line in lines:
        links += (link._replace(start=link.start + at, end=link.end + at) for link in line.links)
        places += ((place + at, number) for place, number in line.lines)
        at += len(line.text) + 1
    text = " ".join(line.text for line in lines)
    return Said(text, tuple(links), tuple(places))


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
