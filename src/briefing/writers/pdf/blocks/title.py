"""The title block goes in; the head of the first page comes out: rule, organisation and kind, marking, title,
subtitle and facts.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.core.node import record
from briefing.resolve.tree import Run

from ..boxes import Box, Pen, RuleBox
from ..flow import baseline
from ..lines import Line, Setting
from ..looks import Look
from ..structure import Element
from ..text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Document, Inlines, Marking

    from ..flow import Flow
    from ..shop import Shop

_UNDER_RULE = 9.0
_BOX_PAD = 6.5
_DOT_SPACE = 2.5
"""More than a space on either side of the dots between facts, in points."""


_AROUND_STATEMENT = 12.0
"""Above the hairline over the distribution statement, in points."""
_IN_STATEMENT = 4.5
"""Between its hairlines and its words."""


@record
class Masthead(Box):
    """Organisation and kind at the left, the marking in its box at the right."""

    x: float = 0.0
    width: float = 0.0
    base: float = 0.0
    name: Text | None = None
    marking: Text | None = None
    fill: str = ""

    def paint(self, pen: Pen, y: float) -> None:
        """The name, then the box with its words."""
        baseline = y - self.base
        if self.name:
            pen.line(self.x, baseline, self.name, whole(self.name))
        if self.marking:
            width = self.marking.width + 2 * _BOX_PAD
            left = self.x + self.width - width
            pen.canvas.rect(pen.left + left, y - self.height, width, self.height, self.fill)
            look = self.marking.bits[0].look
            middle = y - self.height / 2 - look.face.cap_height * look.size / 2000
            pen.line(left + _BOX_PAD, middle, self.marking, whole(self.marking))


@record
class FactsBox(Box):
    """Date, pages and sources; the count of pages is known when the page is drawn."""

    x: float = 0.0
    base: float = 0.0
    shop: Shop | None = None
    element: Element | None = None

    def paint(self, pen: Pen, y: float) -> None:
        """The facts with dots between them."""
        assert self.shop is not None
        text = facts(self.shop, pen.pages.count, self.element)
        if text.bits:
            pen.line(self.x, y - self.base, text, whole(text))


def whole(text: Text) -> Line:
    """All of a text as one line."""
    return Line(0, None, len(text.bits) - 1, None, 0.0, text.width)


def facts(shop: Shop, pages: int, element: Element | None) -> Text:
    """ "5 September 2025 · 9 pages · 21 sources"; the date stands out."""
    title, words = shop.document.title, shop.document.words
    count = words.page if pages == 1 else words.pages.format(pages=pages)
    text = Text()
    strong = shop.case.look("facts", strong=True, colour="ink")
    plain = shop.case.look("facts")
    if title.date:
        text.add(title.date, strong, element)
    for part in filter(None, (count, title.sources)):
        dotted(text, part, plain, element)
    return text


def dotted(text: Text, part: str, look: Look, element: Element | None) -> None:
    """Append a part, after a dot with room around it where something stands before."""
    if text.bits:
        text.add(" ", look, element)
        text.widen(_DOT_SPACE)
        text.add("· ", look, element)
        text.widen(_DOT_SPACE)
    text.add(part, look, element)


def lay_title(document: Document, flow: Flow) -> None:
    """Lay the title block from the hanging edge."""
    shop, title = flow.shop, document.title
    place = replace(flow, x=flow.hang, width=flow.width + flow.x - flow.hang)
    place.add(RuleBox(shop.theme.title_rule.pt, x=place.x, width=place.width, colour=shop.colour("navy"), keep=True))
    flow.sink.space = _UNDER_RULE
    _masthead(document, place)
    place.text(title.title, "title", Element("P", flow.parent), setting=Setting.BALANCED, keep=True)
    if title.subtitle:
        place.text(title.subtitle, "subtitle", Element("P", flow.parent), setting=Setting.BALANCED, keep=True)
    style = shop.case.style("facts")
    flow.space(style.before.pt)
    if title.authors:
        line = " · ".join(title.authors)
        place.text(
            (Run(line),), "authors" if "authors" in shop.theme.text else "facts", Element("P", flow.parent), keep=True
        )
        flow.sink.space = 1.0
    base = baseline(style, shop.case.look("facts").face.cap_height)
    facts = FactsBox(style.leading.pt, x=place.x, base=base, shop=shop, element=Element("P", flow.parent))
    place.add(facts)
    if title.distribution:
        facts.keep = True
        _distribution(title.distribution, place)
    flow.space(style.after.pt)


def _distribution(statement: Inlines, place: Flow) -> None:
    """The statement between two hairlines."""
    line, colour = place.shop.theme.table.row_rule.pt, place.shop.colour(place.shop.theme.table.hairline)
    place.space(_AROUND_STATEMENT)
    place.add(RuleBox(line, x=place.x, width=place.width, colour=colour, keep=True))
    place.space(_IN_STATEMENT)
    place.text(statement, "distribution", Element("P", place.parent), keep=True)
    place.space(_IN_STATEMENT)
    place.add(RuleBox(line, x=place.x, width=place.width, colour=colour))


def _masthead(document: Document, flow: Flow) -> None:
    """The line under the rule; left out where it would be empty. TLP labels have their place in the running lines
    instead.
    """
    shop, title = flow.shop, document.title
    form = shop.case.style("organisation")
    box = Masthead(form.leading.pt + 1.0, x=flow.x, width=flow.width, keep=True)
    box.base = (box.height + shop.case.look("organisation").face.cap_height * form.size.pt / 1000) / 2
    parts = [part for part in (title.organisation, title.kind) if part]
    if parts:
        element = Element("P", flow.parent)
        box.name = Text()
        for part in parts:
            dotted(box.name, part, shop.case.look("organisation"), element)
    banner = document.banner
    if banner is not None:
        box.marking = _marking(banner, shop, Element("P", flow.parent))
        box.fill = banner.background or shop.colour("navy")
        if (box.name.width + _DOT_SPACE if box.name else 0.0) + box.marking.width + 2 * _BOX_PAD > flow.width:
            box.marking = None
    if box.name or box.marking:
        flow.add(box)
        flow.space(form.after.pt)
    if banner is not None and box.marking is None:
        flow.text((Run(banner.text),), "marking", Element("P", flow.parent), colour="navy", keep=True)


def _marking(marking: Marking, shop: Shop, element: Element) -> Text:
    text = Text()
    look = shop.case.look("marking")
    if marking.foreground:
        look = replace(look, colour=marking.foreground, words={})
    text.add(marking.text, look, element)
    return text
