"""Widths of a table's columns: the author's shares, or shares by what the cells hold."""

from __future__ import annotations

from ..model import blocks as b
from ..model import walk
from .widths import Needs, balanced, em, longest_word

#: Width of the text, of a table that reaches into the hanging margin, and of one on a landscape page, in em of table
#: type.
_TEXT, _WIDE, _TURNED = 45.0, 51.5, 79.0
#: Padding of a column, in em.
_PADDING = 1.2
#: What a list in a cell takes from its text, in em.
_LIST = 1.5
#: Bold type is so much wider.
_BOLD = 1.06
#: A column is at least as wide as so many em.
_LEAST = 1.5


def shares(table: b.Table, turned: bool = False) -> tuple[float, ...]:
    """A share of the table's width for each column; they add up to 1. `turned`: it stands on a landscape page."""
    given = [column.width for column in table.columns]
    if any(given):
        known = [width for width in given if width]
        mean = sum(known) / len(known)
        widths = [width or mean for width in given]
    else:
        widths = _by_content(table, turned)
    total = sum(widths)
    return tuple(width / total for width in widths)


def _by_content(table: b.Table, turned: bool) -> list[float]:
    """The columns' needs, weighed against each other."""
    count = len(table.columns)
    needs = Needs.none(count)
    held: list[list[float]] = [[] for _ in range(count)]
    spanning: list[tuple[int, int, float, float]] = []
    for column, cell, head in _placed(table, count):
        bold = _BOLD if head or column == 0 else 1.0
        word, line, amount = _measured(cell.blocks, bold)
        if cell.columns > 1:
            spanning.append((column, min(cell.columns, count - column), word + _PADDING, line + _PADDING))
            continue
        needs.add(column, 1, word + _PADDING, line + _PADDING)
        if amount and not head:
            held[column].append(amount)
    for column, columns, word, line in spanning:
        needs.add(column, columns, word, min(line, _WIDE * columns / count))
    for column in range(count):
        needs.add(column, 1, _LEAST, _LEAST)
    typical = [_typical(amounts) + _PADDING for amounts in held]
    room = _TURNED if turned else _WIDE if sum(needs.line) > _TEXT else _TEXT
    return balanced(needs, typical, room)


def _placed(table: b.Table, count: int) -> list[tuple[int, b.Cell, bool]]:
    """Every cell with its column, and whether it is in the header; places that a cell above spans are passed over."""
    out: list[tuple[int, b.Cell, bool]] = []
    for rows, head in ((table.header, True), (table.rows, False)):
        covered = [0] * count
        for row in rows:
            at = 0
            for cell in row.cells:
                while at < count and covered[at]:
                    at += 1
                if at == count:
                    break
                out.append((at, cell, head))
                end = min(at + cell.columns, count)
                covered[at:end] = [cell.rows] * (end - at)
                at = end
            covered = [max(0, rows - 1) for rows in covered]
    return out


def _measured(blocks: b.Blocks, bold: float, inset: float = 0.0) -> tuple[float, float, float]:
    """The longest word of a cell, its longest paragraph, and all of it, in em."""
    word = line = amount = 0.0
    for block in blocks:
        if isinstance(block, b.Paragraph):
            text = walk.plain(block.content)
            width = em(text) * bold
            word = max(word, longest_word(text) * bold + inset)
            line, amount = max(line, width + inset), amount + width + inset
            continue
        inner = inset + _LIST if isinstance(block, b.OrderedList | b.UnorderedList) else inset
        for held in walk.children(block):
            below = _measured(held, bold, inner)
            word, line, amount = max(word, below[0]), max(line, below[1]), amount + below[2]
    return word, line, amount


def _typical(amounts: list[float]) -> float:
    """Halfway between what a cell of the column holds on the average, and what the fullest holds."""
    return (max(amounts) + sum(amounts) / len(amounts)) / 2 if amounts else 0.0
