"""The bibliography goes in; its entries come out in two columns, number and text, each leading back to the places
that cite it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.resolve.tree import back_links

from ..boxes import Outline
from ..inlines import Setter, words
from ..lines import Line, Setting
from ..structure import Element
from ..text import Target, Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Endnote, Endnotes

    from ..flow import Flow

_GAP = 9.0
"""Between the numbers and the entries, in points."""
_WHOLE = 3
"""Entries of so many lines are not parted."""
_LEAST = 12.0
"""Width of the numbers' column at least."""


def lay_endnotes(block: Endnotes, flow: Flow) -> None:
    """Lay the heading at the hanging edge, then the entries."""
    if flow.shop.survey is not None:
        flow.shop.known = flow.shop.survey(flow.sink.boxes)
    wide = replace(flow, x=flow.hang, width=flow.width + flow.x - flow.hang)
    _heading(block, wide)
    listing = Element("L", flow.parent, attributes={"ListNumbering": "Decimal"})
    numbers = [_number(entry, flow) for entry in block.entries]
    column = max([_LEAST, *(number.width for number in numbers)])
    place = wide.inset(column + _GAP)
    for n, (entry, number) in enumerate(zip(block.entries, numbers, strict=True)):
        _entry(entry, number, n, place, listing)


def _heading(block: Endnotes, flow: Flow) -> None:
    heading = block.heading
    title = words(heading.content)
    flow.text(
        heading.content,
        "endnotes-heading",
        Element(f"H{heading.level}", flow.parent),
        setting=Setting.BALANCED,
        keep=True,
        ids=(heading.id,),
        outline=Outline(title, heading.id, heading.level),
    )


def _number(entry: Endnote, flow: Flow) -> Text:
    text = Text()
    text.add(entry.number, flow.shop.case.look("endnote", strong=True, lead=True, colour="navy"), None)
    return text


def _entry(entry: Endnote, number: Text, n: int, flow: Flow, parent: Element) -> None:
    """Lay one entry: its number right-aligned, its text, its way back."""
    item = Element("LI", parent)
    number.elements = [Element("Lbl", item)] * len(number.bits)
    body = Element("P", Element("LBody", item))
    setter = Setter(flow.shop, "endnote", body)
    setter.run(entry.content)
    _back(entry, setter.text, flow, body)
    side = (flow.x - _GAP - number.width, number, Line(0, None, len(number.bits) - 1, None, 0.0, number.width))
    lines = flow.set(setter.texts, "endnote", setting=Setting.RAGGED, sides=(side,), ids=(entry.id,), entry=n)
    if len(lines) <= _WHOLE or n == 0:
        for line in lines[:-1]:
            line.keep = True
    if n == 0 and lines:
        lines[-1].keep = True


def _back(entry: Endnote, text: Text, flow: Flow, parent: Element) -> None:
    """The back-links: an arrow, then the number of each page that cites the entry, each leading to the first mark
    there.
    """
    look = flow.shop.case.look("back-link")
    spoken = flow.shop.document.words.back
    for n, (mark, page) in enumerate(back_links(entry, flow.shop.known)):
        link = Element("Link", parent)
        target = Target(link, place=mark, contents=spoken.format(page=page))
        if n == 0:
            text.add(" ", look, parent)
            text.add(f"↑\N{NO-BREAK SPACE}{page}", look, link, target)
        else:
            text.add(",", look, parent)
            text.add(" ", look, parent)
            text.add(str(page), look, link, target)
