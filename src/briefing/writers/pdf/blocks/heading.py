"""A heading goes in; its lines come out with the number hanging in the margin, kept with what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.resolve.tree import Heading

from ..boxes import Outline, Side
from ..inlines import words
from ..lines import Line, Setting
from ..structure import Element
from ..text import Text

if TYPE_CHECKING:
    from ..flow import Flow

_GAP = 6.0
"""Least distance in points between a hanging number and its heading."""


def style_of(heading: Heading) -> str:
    """The text style of a heading."""
    return "label" if heading.kind == "summary" else f"heading-{heading.level}"


def lay_heading(heading: Heading, flow: Flow) -> None:
    """Lay a heading; the summary's label is set in letter-spaced capitals."""
    style = style_of(heading)
    element = Element(f"H{heading.level}", flow.parent)
    sides: tuple[Side, ...] = ()
    before: Text | None = None
    if heading.number:
        number = _number(heading, style, flow, element)
        if number.width + _GAP <= flow.x - flow.hang:
            sides = ((flow.hang, number, _whole(number)),)
        else:
            before = number
    title = f"{heading.number or ''} {words(heading.content)}".strip()
    flow.text(
        heading.content,
        style,
        element,
        setting=Setting.BALANCED,
        before=before,
        sides=sides,
        keep=True,
        ids=(heading.id,),
        outline=Outline(title, heading.id, heading.level),
    )


def _number(heading: Heading, style: str, flow: Flow, element: Element) -> Text:
    """The number in the heading's size, in the regular weight and the colour of numbers."""
    text = Text()
    text.add(heading.number or "", flow.shop.case.number(style), element)
    return text


def _whole(text: Text) -> Line:
    return Line(0, None, len(text.bits) - 1, None, 0.0, text.width)
