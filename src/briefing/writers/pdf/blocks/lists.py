"""A list goes in; its items come out with their labels hanging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import replace

from ..boxes import Box, LineBox, Side
from ..flow import baseline
from ..lines import Line
from ..structure import Element
from ..text import Text
from . import lay

if TYPE_CHECKING:
    from briefing.resolve.tree import List, ListItem

    from ..flow import Flow

_NUMBERING = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}
_BULLETS = {"•": "Disc", "◦": "Circle", "▪": "Square"}
_GAP = 5.0
"""Least distance in points between a number and its text."""


def lay_list(block: List, flow: Flow) -> None:
    """Lay a list; tight items stand closer to each other than paragraphs do."""
    numbering = _NUMBERING[block.style] if block.ordered else _BULLETS.get(block.items[0].label, "Disc")
    element = Element("L", flow.parent, attributes={"ListNumbering": numbering})
    style = flow.shop.theme.list
    labels = [_label(item, flow) for item in block.items]
    indent = style.indent.pt if not block.ordered else max(style.indent.pt, _GAP + max(t.width for t in labels) + 3.0)
    place = replace(flow.inset(indent), lead=True, wide=False)
    if block.depth:
        flow.sink.space = min(flow.sink.space, style.between.pt)
    short: list[Box | None] = []
    for item, label in zip(block.items, labels, strict=True):
        begin = len(flow.sink.boxes)
        _lay_item(item, label, place, element, block.ordered)
        short.append(flow.sink.boxes[begin] if len(flow.sink.boxes) == begin + 1 else None)
        flow.sink.space = style.between.pt
    if block.depth == 0:
        _pair(short)
    flow.sink.space = 0.0
    flow.space(flow.shop.case.style(flow.body).after.pt if block.depth == 0 else style.between.pt)


def _pair(items: list[Box | None]) -> None:
    """A first item of one line stands with the second, a last one with the one before: a page neither begins nor ends
    with one line of a list. Items of more lines are None.
    """
    if len(items) > 1 and (first := items[0]) is not None:
        first.keep = True
    if len(items) > 2 and items[-1] is not None and (before := items[-2]) is not None:
        before.keep = True


def _label(item: ListItem, flow: Flow) -> Text:
    text = Text()
    look = flow.shop.case.look(flow.body, colour="navy")
    text.add(item.label, look, None)
    return text


def _lay_item(item: ListItem, label: Text, flow: Flow, parent: Element, ordered: bool) -> None:
    """Lay an item: its label on the first line of its first block."""
    element = Element("LI", parent)
    label.give(Element("Lbl", element))
    begin = len(flow.sink.boxes)
    lay(item.blocks, flow.under(Element("LBody", element)))
    hang = label.width + _GAP if ordered else flow.shop.theme.list.hang.pt
    side: Side = (flow.x - hang, label, Line(0, None, len(label.bits) - 1, None, 0.0, label.width))
    first = flow.sink.boxes[begin] if begin < len(flow.sink.boxes) else None
    if isinstance(first, LineBox):
        first.sides = (side, *first.sides)
    else:
        flow.sink.boxes.insert(begin, _alone(side, first, flow))


def _alone(side: Side, first: Box | None, flow: Flow) -> LineBox:
    """A line with nothing but the label, for items that hold nothing or begin with a table or a panel."""
    style = flow.shop.case.style(flow.body)
    base = baseline(style, flow.shop.case.look(flow.body).face.cap_height)
    box = LineBox(style.leading.pt, keep=first is not None, frame=flow.frame, x=flow.x, base=base, sides=(side,))
    if first is not None:
        box.space, first.space = first.space, 0.0
    else:
        box.space, flow.sink.space = flow.sink.space, 0.0
    return box
