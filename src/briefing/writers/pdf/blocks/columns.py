"""A table goes in; the places of its columns come out, and figures lined up on their decimal sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.core.node import node
from briefing.resolve.tree import List, Paragraph, Table, plain
from briefing.resolve.widths import Needs, breaks, em, fitted, longest_word

if TYPE_CHECKING:
    from briefing.resolve.tree import Blocks

    from ..boxes import LineBox
    from ..flow import Flow
    from ..looks import Look

_LONG = 40
"""Texts of so many characters are not measured but estimated."""
_BREAKS = re.compile(r"[ /–—-]")
_LAST_DIGIT = re.compile(r".*\d", re.DOTALL)


@node
class Columns:
    """Where columns stand, in points from the left edge of the page's text."""

    x: float
    width: float
    edges: tuple[float, ...]
    """Left edge of each column, and the right edge of the last."""
    pad: float

    def left(self, column: int) -> float:
        """Where the text of a column starts: that of the first at the table's edge."""
        return self.edges[column] + (self.pad if column else 0.0)

    def right(self, column: int) -> float:
        """Where it ends: that of the last at the table's edge."""
        last = column == len(self.edges) - 2
        return self.edges[column + 1] - (0.0 if last else self.pad)


def measure_columns(block: Table, flow: Flow) -> Columns:
    """Share out the width; a column is never narrower than its longest word as long as the others can give."""
    pad = flow.shop.theme.table.cell_x.pt
    needs = _needs(block, flow, pad)
    hang = flow.x - flow.hang if flow.wide else 0.0
    x, width = flow.x, flow.width
    if sum(needs.line) > width and hang > 0:
        x, width = flow.x - hang, flow.width + hang
    widths = fitted([column.share for column in block.columns], needs, width)
    edges = [x]
    for share in widths:
        edges.append(edges[-1] + share)
    return Columns(x, width, tuple(edges), pad)


def _needs(block: Table, flow: Flow, pad: float) -> Needs:
    """For each column the width of its longest word, and of its longest paragraph; cells that span columns come last,
    and ask only for their words.
    """
    strong, plain_look = (flow.shop.case.look("table", strong=strong) for strong in (True, False))
    indent = flow.shop.theme.list.indent.pt
    count = len(block.columns)
    needs = Needs.none(count)
    spanning: list[tuple[int, int, float]] = []
    for rows, head in ((block.header, True), (block.rows, False)):
        for row in rows:
            for cell in row.cells:
                look = strong if head or cell.column == 0 else plain_look
                word, line = _measured(cell.blocks, look, indent)
                sides = pad * ((cell.column > 0) + (cell.column + cell.columns < count))
                if cell.columns > 1:
                    spanning.append((cell.column, cell.columns, word + sides))
                else:
                    needs.add(cell.column, 1, word + sides, line + sides)
    for at, column in enumerate(block.columns):
        if column.align == "decimal":
            look = plain_look if at else strong
            width = _together(figures(block, at), look) + pad * ((at > 0) + (at < count - 1))
            needs.add(at, 1, width, width)
    for first, columns, word in spanning:
        needs.add(first, columns, word, word)
    return needs


def figures(block: Table, column: int) -> list[str]:
    """What the cells of a column say, header and spanning cells left out."""
    cells = [cell for row in block.rows for cell in row.cells if cell.column == column and cell.columns == 1]
    return [" ".join(plain(held.content) for held in cell.blocks if isinstance(held, Paragraph)) for cell in cells]


def _measured(blocks: Blocks, look: Look, indent: float, inset: float = 0.0) -> tuple[float, float]:
    """The longest word of a cell, and its longest paragraph."""
    word = line = 0.0
    for block in blocks:
        match block:
            case Paragraph():
                text = plain(block.content)
                word = max(word, *[_word(look, part) + inset for part in _BREAKS.split(text)])
                line = max(line, _length(look, text) + inset)
            case List():
                for item in block.items:
                    below = _measured(item.blocks, look, indent, inset + indent)
                    word, line = max(word, below[0]), max(line, below[1])
            case _:
                pass  # what else a cell may hold takes the width that it is given
    return word, line


def _word(look: Look, word: str) -> float:
    if not word:
        return 0.0
    if len(word) > _LONG or breaks(word):
        return look.size * longest_word(word)
    return look.measure(look.shape(word))


def _length(look: Look, text: str) -> float:
    """Width on one line; long texts are only estimated."""
    if not text:
        return 0.0
    return look.measure(look.shape(text)) + 1.0 if len(text) < _LONG else look.size * em(text)


def align_decimals(cells: list[tuple[str, list[LineBox]]], left: float, right: float, rtl: bool = False) -> None:
    """Move one-line figures so that their decimal signs stand under each other, the longest fraction at the column's
    right; the longest whole number at its left in a document that runs from right to left (`rtl`). Nothing leaves the
    column, whose text stands between `left` and `right`.
    """
    sign = _sign([text for text, _ in cells])
    measured: list[tuple[float, float, LineBox]] = []
    for text, boxes in cells:
        if len(boxes) == 1 and boxes[0].text.bits:
            look = boxes[0].text.bits[0].look
            head = _head(text, sign)
            before = look.measure(look.shape(head)) if head else 0.0
            measured.append((before, boxes[0].line.width - before, boxes[0]))
    if not measured:
        return
    behind = max(after for _, after, _ in measured)
    if rtl:
        ahead = max(before for before, _, _ in measured)
        for _, after, box in measured:
            box.x = max(left, right - ahead - after)
        return
    for before, _, box in measured:
        box.x = max(left, right - behind - before)


def _head(text: str, sign: str) -> str:
    """What stands before the decimal sign, or before what follows the last digit."""
    at = text.rfind(sign) if sign else -1
    if at >= 0 and text[at + 1 : at + 2].isdigit():
        return text[:at]
    found = _LAST_DIGIT.match(text)
    return found[0] if found else text


def _sign(texts: list[str]) -> str:
    """The decimal sign of a column, or empty where there is none: a stop or comma that stands behind the other one in a
    figure, or after which not exactly three digits follow, or before which is nothing but 0.
    """
    for text in texts:
        stop, comma = text.rfind("."), text.rfind(",")
        if stop >= 0 and comma >= 0 and text[max(stop, comma) + 1 :][:1].isdigit():
            return text[max(stop, comma)]
    for sign in ".,":
        for text in texts:
            found = re.search(rf"(\d*){re.escape(sign)}(\d+)\D*$", text)
            if found and (len(found[2]) != 3 or found[1] == "0"):
                return sign
    return ""


def _together(texts: list[str], look: Look) -> float:
    """Width of figures that stand sign under sign: the longest whole number and the longest fraction."""
    sign = _sign(texts)
    heads = [(text, _head(text, sign)) for text in texts if any(map(str.isdigit, text)) and len(text) < _LONG]
    before = max((_length(look, head) for _, head in heads), default=0.0)
    return before + max((_length(look, text[len(head) :]) for text, head in heads), default=0.0)
