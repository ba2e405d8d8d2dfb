"""A table goes in; the places of its columns come out, and figures lined up on their decimal sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.core.node import node
from briefing.resolve.tree import Paragraph, Table, plain

if TYPE_CHECKING:
    from briefing.resolve.tree import Cell

    from ..boxes import LineBox
    from ..flow import Flow
    from ..looks import Look

_SHORT = 0.22
"""A column whose longest text is below this part of the table's width is set without breaks where there is room."""
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
    look = flow.shop.case.look("table", strong=True)
    pad = flow.shop.theme.table.cell_x.pt
    longest, natural = _needs(block, look)
    wants = sum(natural) + pad * (2 * len(block.columns) - 2)
    hang = flow.x - flow.hang if flow.wide else 0.0
    x, width = flow.x, flow.width
    if wants > width and hang > 0:
        x, width = flow.x - hang, flow.width + hang
    needs = [n if n <= _SHORT * width else word for n, word in zip(natural, longest, strict=True)]
    if sum(needs) + 2 * pad * len(needs) > width:
        needs = longest
    widths = _widths([column.share * width for column in block.columns], [need + 2 * pad for need in needs], width)
    edges = [x]
    for share in widths:
        edges.append(edges[-1] + share)
    return Columns(x, width, tuple(edges), pad)


def _needs(block: Table, look: Look) -> tuple[list[float], list[float]]:
    """For each column the width of its longest word, and of its longest text."""
    longest = [0.0] * len(block.columns)
    natural = [0.0] * len(block.columns)
    for row in block.header + block.rows:
        for cell in row.cells:
            if cell.columns > 1:
                continue
            text = _words(cell)
            for word in re.split(r"[ /–—-]", text):
                longest[cell.column] = max(longest[cell.column], look.measure(look.shape(word)) if word else 0.0)
            natural[cell.column] = max(natural[cell.column], _length(look, text))
    return longest, natural


def _length(look: Look, text: str) -> float:
    """Width on one line; long texts are only estimated."""
    return look.measure(look.shape(text)) + 1.0 if len(text) < 40 else 0.47 * look.size * len(text)


def _words(cell: Cell) -> str:
    return " ".join(plain(block.content) for block in cell.blocks if isinstance(block, Paragraph))


def _widths(shares: list[float], needs: list[float], width: float) -> list[float]:
    """The shares, with columns that are too narrow for their longest word widened at the cost of the others."""
    if sum(needs) > width:
        return shares
    short = [max(0.0, need - share) for share, need in zip(shares, needs, strict=True)]
    spare = [max(0.0, share - need) for share, need in zip(shares, needs, strict=True)]
    take = sum(short) / sum(spare) if sum(short) and sum(spare) else 0.0
    return [share + s - take * p for share, s, p in zip(shares, short, spare, strict=True)]


def align_decimals(cells: list[tuple[str, list[LineBox]]], right: float, rtl: bool = False) -> None:
    """Move one-line figures so that their decimal signs stand under each other, the longest fraction at the column's
    right; the longest whole number at its left in a document that runs from right to left (`rtl`).
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
            box.x = right - ahead - after
        return
    for before, _, box in measured:
        box.x = right - behind - before


def _head(text: str, sign: str) -> str:
    """What stands before the decimal sign, or before what follows the last digit."""
    at = text.rfind(sign) if sign else -1
    if at >= 0 and text[at + 1 : at + 2].isdigit():
        return text[:at]
    found = _LAST_DIGIT.match(text)
    return found[0] if found else text


def _sign(texts: list[str]) -> str:
    """The decimal sign of a column: a stop or comma after which, somewhere, not exactly three digits follow; empty
    where there is none.
    """
    for sign in ".,":
        for text in texts:
            found = re.search(rf"{re.escape(sign)}(\d+)\D*$", text)
            if found and len(found[1]) != 3:
                return sign
    return ""
