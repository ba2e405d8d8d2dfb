"""A column being filled: blocks add boxes to it, and it knows where text starts, how wide it is, and what surrounds
it.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from briefing.core.node import node, record, replace

from .boxes import Align, Box, Columned, Frame, Head, LineBox, Note, Outline, Side
from .lines import Setting
from .text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Inlines
    from briefing.themes.theme import TextStyle

    from .paper import Paper
    from .shop import Shop
    from .structure import Element

_LEAST_WIDTH = 12.0
"""No column is narrower, in points, however deep it stands in others."""


@record
class Sink:
    """Where boxes end up: the column's boxes, and the space that the next one wants above it."""

    boxes: list[Box] = field(default_factory=list)
    space: float = 0.0
    turned: list[range] = field(default_factory=list)
    """The boxes that stand on landscape pages."""
    columns: list[Columned] = field(default_factory=list)
    """The boxes that stand in two columns."""


@node
class Flow:
    """A place in a column. Lengths are points from the left edge of the page's text."""

    shop: Shop
    sink: Sink
    parent: Element
    x: float
    width: float
    hang: float
    """Where hanging numbers start."""
    body: str = "body"
    """Text style of paragraphs."""
    frame: Frame | None = None
    wide: bool = True
    """Whether wide tables may reach into the hanging margin."""
    justify: bool = True
    tabular: bool = False
    strong: bool = False
    lead: bool = False
    """Whether strong words at a paragraph's start lead a list item."""
    align: Align = "left"
    """Left is where lines begin: the right, if the document runs from right to left."""
    turns: bool = True
    """Whether a paragraph that runs against the document's direction stands at the other edge."""
    gap: float = 0.0
    """Space after a paragraph at least."""
    turned: bool = False
    """Whether this is on a landscape page: running text keeps its width, tables and figures have all of it."""

    @property
    def paper(self) -> Paper:
        """The paper on which this stands."""
        return self.shop.turned if self.turned else self.shop.paper

    # ------------------------------------------------------------ places within this one

    def under(self, parent: Element) -> Flow:
        """The same place, for content of another element."""
        return replace(self, parent=parent)

    def inset(self, left: float, right: float = 0.0) -> Flow:
        """A narrower place; numbers hang no further than its own edge."""
        width = max(self.width - left - right, _LEAST_WIDTH)
        return replace(self, x=self.x + left, width=width, wide=False)

    def apart(self) -> Flow:
        """The same place with a column of its own: for cells."""
        return replace(self, sink=Sink())

    # ------------------------------------------------------------ filling

    def space(self, points: float) -> None:
        """Ask for space above the next box; the larger of two wishes counts."""
        self.sink.space = max(self.sink.space, points)

    def add(self, box: Box) -> None:
        """Append a box."""
        box.space += self.sink.space
        self.sink.space = 0.0
        box.frame = self.frame
        self.sink.boxes.append(box)

    def keep(self) -> None:
        """Tie the last box to the next one."""
        if self.sink.boxes:
            self.sink.boxes[-1].keep = True

    def text(
        self,
        content: Inlines,
        style: str,
        element: Element,
        *,
        setting: Setting | None = None,
        before: Text | None = None,
        sides: tuple[Side, ...] = (),
        strong: bool = False,
        colour: str = "",
        keep: bool = False,
        ids: tuple[str, ...] = (),
        outline: Outline | None = None,
        hanging: float = 0.0,
    ) -> list[LineBox]:
        """Set inline content as lines of a text style, with its space above and below; gives the lines added.

        `before` stands in the first line before the content, `sides` beside it. The first line begins `hanging` points
        further left.
        """
        from .inlines import Setter

        setter = Setter(
            self.shop,
            style,
            element,
            lead=self.lead,
            strong=strong or self.strong,
            tabular=self.tabular,
            colour=colour,
        )
        if before is not None:
            setter.start(before)
        texts = setter.run(content)
        return self.set(
            texts, style, setting=setting, sides=sides, keep=keep, ids=ids, outline=outline, hanging=hanging
        )

    def set(
        self,
        texts: list[Text],
        style: str,
        *,
        setting: Setting | None = None,
        sides: tuple[Side, ...] = (),
        keep: bool = False,
        ids: tuple[str, ...] = (),
        outline: Outline | None = None,
        entry: int | None = None,
        hanging: float = 0.0,
    ) -> list[LineBox]:
        """The same for text already measured; its first line begins `hanging` points further left."""
        form = self.shop.case.style(style)
        if setting is None:
            setting = Setting.JUSTIFIED if form.justify and self.justify else Setting.RAGGED
        self.space(form.before.pt)
        base = baseline(form, self.shop.case.look(style).face.cap_height)
        made: list[LineBox] = []
        for n, text in enumerate(texts):
            align: Align = "center" if form.centred else "left"
            made += self._lines(text, setting, form.leading.pt, base, 0.0 if n else hanging, align)
        if not made and (ids or sides):
            made = [LineBox(form.leading.pt, x=self.x, base=base)]
        for n, box in enumerate(made):
            box.keep = keep or _held(n, len(made))
            box.entry = entry
            self.add(box)
        if made:
            made[0].sides = sides
            made[0].ids = ids + made[0].ids
            made[0].outline = outline
        self.space(form.after.pt)
        return made

    def _lines(
        self, text: Text, setting: Setting, leading: float, base: float, hanging: float, align: Align = "left"
    ) -> list[LineBox]:
        """The lines of one text as boxes, each with the ids and footnotes that stand in it."""
        text.direct()
        turned = self.turns and text.rtl != self.shop.rtl
        hanging = 0.0 if turned else hanging
        lines = text.lines(self.width, setting, hanging=hanging)
        align = "right" if turned else self.align if align == "left" else align
        made: list[LineBox] = []
        for line in lines:
            last = line is lines[-1]
            shift = 0.0
            if align != "left" and (setting is not Setting.JUSTIFIED or last):
                shift = (self.width - line.width) / (2 if align == "center" else 1)
            x = self.x + shift - (0.0 if made else hanging)
            made.append(LineBox(leading, x=x, text=text, line=line, base=base, joins=not last and text.joins(line)))
        if text.marks:
            _mark(text, made)
        return made


def _mark(text: Text, made: list[LineBox]) -> None:
    """Tell each line which ids and footnotes stand in it."""
    for mark in text.marks:
        for box in made:
            if box.line.first <= mark.piece <= box.line.last:
                if mark.id:
                    box.ids += (mark.id,)
                if isinstance(mark.note, Note):
                    box.notes += (mark.note,)
                break


def _held(n: int, count: int) -> bool:
    """Whether no page may end after line `n` of `count`: at least two lines stand on either side."""
    return n < count - 1 and (n == 0 or n == count - 2)


def baseline(style: TextStyle, cap_height: float) -> float:
    """From a line's upper edge to its baseline: capitals stand in the middle of the leading."""
    return (style.leading.pt + cap_height * style.size.pt / 1000) / 2


__all__ = ["Flow", "Head", "Sink", "baseline"]
