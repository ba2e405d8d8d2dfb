"""The table of contents goes in; a line for each entry comes out, with hairlines, and page numbers that are looked
up when drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import record, replace
from briefing.resolve.tree import Run

from ..boxes import LineBox, Pen
from ..inlines import Setter, words
from ..lines import Line, Setting
from ..looks import Look
from ..structure import Element
from ..text import Target, Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Contents, ContentsEntry

    from ..flow import Flow

_PAGE_COLUMN = 30.0
"""Room in points for the page numbers."""
_ABOVE = 3.0
_BELOW = 4.0
_ABOVE_FIRST_LEVEL = 7.0


@record
class EntryBox(LineBox):
    """A line of an entry; the last one shows the page, and a hairline under it."""

    right: float = 0.0
    look: Look | None = None
    link: Target | None = None
    rule: tuple[float, float, float, str] | None = None
    """Left and right end, thickness and colour."""
    pad: tuple[float, float] = (0.0, 0.0)

    def paint(self, pen: Pen, y: float) -> None:
        """The entry, the number of its page, and one area for the whole line."""
        assert self.link is not None
        LineBox.paint(self, pen, y - self.pad[0])
        baseline = y - self.pad[0] - self.base
        page = pen.pages.of.get(self.link.place)
        if self.look is not None and page is not None:
            text = Text()
            text.add(str(page), self.look, self.link.element)
            pen.line(self.right - text.width, baseline, text, Line(0, None, 0, None, 0.0, text.width))
        if self.rule:
            left, right, width, colour = self.rule
            pen.canvas.rule(pen.left + left, y - self.height, pen.left + right, y - self.height, width, colour)
        left = min([self.x, *(x for x, _, _ in self.sides)])
        pen.link(self.link, (pen.left + left, y - self.height, pen.left + self.right, y))


def lay_contents(block: Contents, flow: Flow) -> None:
    """Lay the contents under their label; the first and the last two entries stand together."""
    flow.space(flow.shop.case.style("heading-1").before.pt)
    label = replace(flow, x=flow.hang, width=flow.width + flow.x - flow.hang)
    style = "contents-heading" if "contents-heading" in flow.shop.theme.text else "label"
    label.text((Run(block.label),), style, Element("P", flow.parent), keep=True)
    lists: list[tuple[int, Element]] = []
    for n, entry in enumerate(block.entries):
        while len(lists) > 1 and lists[-1][0] > entry.level:
            lists.pop()
        if not lists or lists[-1][0] < entry.level:
            lists.append((entry.level, Element("TOC", lists[-1][1] if lists else flow.parent)))
        boxes = _entry(entry, flow, lists[-1][1], first=n == 0)
        held = n == 0 or n == len(block.entries) - 2 or entry.level == 1
        for box in boxes:
            box.keep = held and n < len(block.entries) - 1
            flow.add(box)
    flow.space(flow.shop.case.style("heading-1").before.pt)


def _entry(entry: ContentsEntry, flow: Flow, toc: Element, first: bool) -> list[EntryBox]:
    """The lines of an entry; the number hangs where headings' numbers hang."""
    shop = flow.shop
    top = entry.level == 1
    element = Element("Link", Element("Reference", Element("TOCI", toc)))
    spoken = shop.document.words.go_to.format(label=f"{entry.number or ''} {words(entry.content)}".strip())
    link = Target(element, place=entry.target, contents=spoken)
    place = replace(flow, width=flow.width - _PAGE_COLUMN)
    number = Text()
    if entry.number:
        number.add(entry.number, shop.case.look("contents", strong=top, colour="pale"), element)
    hanging = not entry.number or number.width + 6.0 <= flow.x - flow.hang
    setter = Setter(shop, "contents", element, strong=top, colour="dark" if top else "")
    content = entry.content if hanging else (Run(f"{entry.number}\N{NO-BREAK SPACE} "), *entry.content)
    style = shop.case.style("contents")
    look = shop.case.look("contents", strong=top, tabular=True, colour="dark" if top else "grey")
    hair = (flow.hang, flow.x + flow.width, 0.8 * shop.theme.table.row_rule.pt, shop.colour("hairline"))
    made: list[EntryBox] = []
    from ..flow import baseline

    base = baseline(style, shop.case.look("contents").face.cap_height)
    for text in setter.run(content):
        for line in text.lines(place.width, Setting.RAGGED):
            box = EntryBox(
                style.leading.pt, x=flow.x, text=text, line=line, base=base, link=link, right=flow.x + flow.width
            )
            made.append(box)
    if not made:
        return []
    if entry.number and hanging:
        made[0].sides = ((flow.hang, number, Line(0, None, len(number.bits) - 1, None, 0.0, number.width)),)
    made[-1].look, made[-1].rule = look, hair
    above = 0.0 if first else _ABOVE_FIRST_LEVEL if top else _ABOVE
    made[0].pad, made[-1].pad = (above, 0.0), (made[-1].pad[0], _BELOW)
    made[0].pad = (above, made[0].pad[1])
    for box in made:
        box.height += sum(box.pad)
    return made
