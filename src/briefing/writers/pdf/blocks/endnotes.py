"""A bibliography or the notes go in; their entries come out, each with its label hanging (or its first line, where it
has none) and leading back to the places that cite it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import replace
from briefing.resolve.tree import back_links

from ..boxes import Columned, Outline
from ..inlines import Setter, words
from ..lines import Line, Setting
from ..structure import Element
from ..text import Target, Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Endnote, Endnotes

    from ..boxes import LineBox, Side
    from ..flow import Flow

_GAP = 9.0
"""Between the labels and the entries, in points."""
_LEAST = 12.0
"""Width of the labels' column at least."""
_HANGING = 13.0
"""How far the first line of an entry hangs where no entry has a label."""
_WHOLE = 3
"""Entries of so many lines are not parted."""
_WHOLE_IN_COLUMN = 6
_LEGEND = 8.0
"""Space above the legend."""
_GUTTER = 20.0
"""Between two columns of entries."""
_LONELY = 400.0
"""Cost of a break before the way back: it had better not stand on a line of its own."""


def lay_endnotes(block: Endnotes, flow: Flow) -> None:
    """Lay the heading and the entries at the hanging edge; what leads to them stands in line with the body."""
    if flow.shop.survey is not None:
        flow.shop.known = flow.shop.survey(flow.sink)
    wide = replace(flow, x=flow.hang, width=flow.width + flow.x - flow.hang)
    _heading(block, wide)
    if block.lead:
        lead = flow.text(block.lead, flow.body, Element("P", flow.parent))
        _together(lead, following=True)
    if block.columns > 1 and flow.wide:
        _columned(block, wide)
    else:
        _entries(block, wide)
    if block.legend:
        _legend(block, wide)


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


def _columned(block: Endnotes, flow: Flow) -> None:
    """Lay the entries for two columns, both as wide as the first."""
    width = (flow.width - _GUTTER) / 2
    begin = len(flow.sink.boxes)
    _entries(block, replace(flow, width=width), _WHOLE_IN_COLUMN)
    flow.sink.columns.append(Columned(range(begin, len(flow.sink.boxes)), width + _GUTTER))


def _entries(block: Endnotes, flow: Flow, whole: int = _WHOLE) -> None:
    """Lay the entries as a list; the first two stand together, the last two as well, and the last with the legend.
    Those of no more than `whole` lines are not parted.
    """
    labels = [_label(entry, flow) for entry in block.entries]
    labelled = any(label.bits for label in labels)
    listing = Element("L", flow.parent, attributes={"ListNumbering": "Decimal" if labelled else "None"})
    column = max([_LEAST, *(label.width for label in labels)]) + _GAP if labelled else _HANGING
    place = flow.inset(column)
    for n, (entry, label) in enumerate(zip(block.entries, labels, strict=True)):
        item = Element("LI", listing)
        sides = _beside(label, Element("Lbl", item), place) if label.bits else ()
        lines = _entry(entry, sides, 0.0 if labelled else _HANGING, place, item)
        if n == 0 or len(lines) <= whole:
            _together(lines)
        if lines:
            last = n == len(labels) - 1
            lines[-1].keep = bool(block.legend) if last else n in (0, len(labels) - 2)


def _label(entry: Endnote, flow: Flow) -> Text:
    text = Text()
    text.add(entry.shown, flow.shop.case.look("endnote", strong=True, lead=True, colour="navy"), None)
    return text


def _beside(label: Text, element: Element, flow: Flow) -> tuple[Side, ...]:
    """The label, right-aligned in its column."""
    label.give(element)
    return ((flow.x - _GAP - label.width, label, Line(0, None, len(label.bits) - 1, None, 0.0, label.width)),)


def _entry(entry: Endnote, sides: tuple[Side, ...], hanging: float, flow: Flow, item: Element) -> list[LineBox]:
    """Lay one entry: its text, and its way back."""
    body = Element("P", Element("LBody", item))
    setter = Setter(flow.shop, "endnote", body)
    setter.run(entry.content)
    for text in setter.texts if flow.shop.rtl else ():  # the words between names and titles are the document's
        text.surroundings = True
    _back(entry, setter.text, flow, body)
    number, flow.shop.entries = flow.shop.entries, flow.shop.entries + 1
    return flow.set(
        setter.texts, "endnote", setting=Setting.RAGGED, sides=sides, ids=(entry.id,), entry=number, hanging=hanging
    )


def _back(entry: Endnote, text: Text, flow: Flow, parent: Element) -> None:
    """The back-links: an arrow, then the page of each citation of the entry, each leading there; several on one page
    are told apart by letters.
    """
    look = flow.shop.case.look("back-link")
    spoken = flow.shop.document.words.back
    for n, back in enumerate(back_links(entry, flow.shop.known)):
        link = Element("Link", parent)
        target = Target(link, place=back.mark, contents=spoken.format(page=f"{back.page}{back.letter}"))
        if n == 0:
            text.add(" ", look, parent)
            text.discourage(_LONELY)
            text.add(f"↑\N{NO-BREAK SPACE}{back.text}", look, link, target)
        else:
            text.add(",", look, parent)
            text.add(" ", look, parent)
            text.add(back.text, look, link, target)


def _legend(block: Endnotes, flow: Flow) -> None:
    """What the entries' signs mean, a little apart from them; for page breaking it is an entry more."""
    flow.space(_LEGEND)
    lines = flow.text(block.legend, "endnote", Element("P", flow.parent), setting=Setting.RAGGED)
    for line in lines:
        line.entry = flow.shop.entries
    flow.shop.entries += 1
    if len(lines) <= _WHOLE:
        _together(lines)


def _together(lines: list[LineBox], following: bool = False) -> None:
    """Let lines stand on one page; `following`: only the last of them, with what comes next."""
    for line in lines[-1:] if following else lines[:-1]:
        line.keep = True
