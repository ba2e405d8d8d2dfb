"""Widths of a table's columns: the author's shares, or shares by what the cells hold."""

from __future__ import annotations

from ..model import blocks as b
from ..model import walk

#: Characters of table type that fit side by side over a wide table (160 mm at 8.75 pt), less the padding.
_LINE = 100
#: A cell is never asked to be wider than this on one line.
_LONGEST = 60
#: No column is narrower than this share, so that its words do not break.
_LEAST = 0.06


def shares(table: b.Table) -> tuple[float, ...]:
    """A share of the table's width for each column; they add up to 1."""
    given = [column.width for column in table.columns]
    if any(given):
        known = [width for width in given if width]
        mean = sum(known) / len(known)
        widths = [width or mean for width in given]
    else:
        widths = _by_content(table)
    total = sum(widths)
    return tuple(width / total for width in widths)


def _by_content(table: b.Table) -> list[float]:
    """Each column gets its longest word; what is left goes by the length of its text."""
    count = len(table.columns)
    longest_word, longest_cell, amount = [3] * count, [3] * count, [1] * count
    for row in table.header + table.rows:
        for at, cell in zip(range(count), row.cells, strict=False):
            text = " ".join(_words(cell.blocks))
            if cell.columns == 1 and text:
                longest_word[at] = max(longest_word[at], *(len(word) for word in text.split() or [""]))
                longest_cell[at] = max(longest_cell[at], min(len(text), _LONGEST))
                amount[at] += len(text)
    if sum(longest_cell) <= _LINE:
        return [max(width, _LEAST * sum(longest_cell)) for width in longest_cell]
    least = [min(word, _LONGEST) + 2 for word in longest_word]
    room = max(_LINE - sum(least), 0)
    return [low + room * part / sum(amount) for low, part in zip(least, amount, strict=True)]


def _words(blocks: b.Blocks) -> list[str]:
    return [walk.plain(block.content) for block in walk.within(blocks) if isinstance(block, b.Paragraph)]
