"""A footnote goes in; its lines come out, ready to stand at the foot of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..boxes import Note
from ..flow import Flow, Sink
from ..lines import Line
from ..structure import Element
from ..text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import NoteMark

    from ..shop import Shop

_INDENT = 13.0
"""From the edge of the text to the note's own."""


def lay_footnote(shop: Shop, mark: NoteMark, element: Element, place: str) -> Note:
    """Lay a note in the small type of notes, its number at the edge of the text."""
    label = Text()
    label.add(mark.shown, shop.case.look("footnote", strong=True, lead=True, colour="navy"), Element("Lbl", element))
    flow = Flow(shop, Sink(), element, _INDENT, shop.measure - _INDENT, 0.0, body="footnote", wide=False)
    side = (0.0, label, Line(0, None, len(label.bits) - 1, None, 0.0, label.width))
    boxes = flow.text(mark.content, "footnote", Element("P", element), sides=(side,), ids=(place,))
    return Note(mark.number, element, list(boxes))
