"""Running lines: a page's number goes in; its header, its footer and the marking that every page must show are drawn.

All of it is artifacts. TLP labels follow FIRST's standard (TLP 2.0, "How to use TLP in documents"): in header and
footer of every page, 12 points or more, right-justified, coloured text on black.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .boxes import Pen
from .lines import Line
from .looks import Look
from .text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Marking

    from .paper import Paper
    from .shop import Shop

_TRACKING = 0.08
"""Letter-spacing of a classification, in em."""
_TLP_SIZE = 12.0
_TLP_PAD = 5.0
_TLP_HEIGHT = 18.0
_BETWEEN = 14.0
"""Least distance in points between two things on one running line."""


class Furniture:
    """The running lines of one document, on pages of one paper."""

    def __init__(self, shop: Shop, paper: Paper) -> None:
        self.shop = shop
        self.marking: Marking | None = shop.document.marking
        self.look = shop.case.look("running")
        strong = shop.case.look("running", strong=True)
        tracking = _TRACKING * strong.size
        self.marked = replace(strong, colour=shop.colour("navy"), tracking=tracking, words={})
        """The look of a classification."""
        colour = self.marking.foreground if self.marking else ""
        self.label = replace(strong, size=_TLP_SIZE, colour=colour, words={})
        """The look of a TLP label in its box."""
        self.left = -shop.hang
        self.right = paper.measure
        page = shop.theme.page
        self.header = paper.height - page.header.pt
        self.footer = page.footer.pt

    @property
    def tlp(self) -> bool:
        """Whether the marking is one of the Traffic Light Protocol."""
        return self.marking is not None and self.marking.kind == "tlp"

    def above(self, pen: Pen, first: bool) -> None:
        """The header: short title and marking; on the first page only a TLP label."""
        pen.kind = "header"
        edge = self.right
        if self.marking is not None and self.tlp:
            edge = self._tlp(pen, self.marking, self.header)
        elif self.marking is not None and not first:
            edge = self._right(pen, self.marking.text, self.marked, self.header)
        if not first:
            self._left(pen, self.shop.document.running_title, self.header, edge - _BETWEEN)
        pen.kind = ""

    def below(self, pen: Pen) -> None:
        """The footer: organisation and date, the marking, the page's number."""
        pen.kind = "footer"
        document = self.shop.document
        edge = self.right
        if self.marking is not None and self.tlp:
            edge = self._tlp(pen, self.marking, self.footer) - _BETWEEN
        number = document.words.page_of.format(page=pen.canvas.page, pages=pen.pages.count)
        edge = self._right(pen, number, self.look, self.footer, edge)
        start = self._left(pen, document.running_foot, self.footer, edge - _BETWEEN)
        if self.marking is not None and not self.tlp:
            self._centre(pen, self.marking.text, start + _BETWEEN, edge - _BETWEEN)
        pen.kind = ""

    # ------------------------------------------------------------ one thing each

    def _text(self, words: str, look: Look) -> Text:
        text = Text()
        text.add(words, look, None)
        return text

    def _draw(self, pen: Pen, x: float, y: float, text: Text) -> None:
        pen.line(x, y, text, Line(0, None, len(text.bits) - 1, None, 0.0, text.width))

    def _left(self, pen: Pen, words: str, y: float, limit: float) -> float:
        """Draw at the hanging edge, shortened where it would reach `limit`; gives the right end."""
        if not words:
            return self.left
        text = self._text(words, self.look)
        parts = words.split()
        while len(parts) > 1 and self.left + text.width > limit:
            parts.pop()
            text = self._text(" ".join(parts).rstrip(",;:–—- ") + "…", self.look)
        self._draw(pen, self.left, y, text)
        return self.left + text.width

    def _right(self, pen: Pen, words: str, look: Look, y: float, edge: float | None = None) -> float:
        """Draw against the right edge; gives the left end."""
        text = self._text(words, look)
        x = (self.right if edge is None else edge) - text.width + look.tracking
        self._draw(pen, x, y, text)
        return x

    def _centre(self, pen: Pen, words: str, start: float, end: float) -> None:
        """Draw in the middle of the footer, one line lower where it would touch what stands beside it."""
        text = self._text(words, self.marked)
        x = (self.left + self.right - text.width) / 2
        y = self.footer
        if x < start or x + text.width > end:
            y -= self.shop.case.style("running").leading.pt
        self._draw(pen, x, y, text)

    def _tlp(self, pen: Pen, marking: Marking, y: float) -> float:
        """The label in its black box; gives the box's left edge."""
        look = self.label
        text = self._text(marking.text, look)
        x = self.right - text.width - 2 * _TLP_PAD
        middle = y + look.face.cap_height * _TLP_SIZE / 2000
        pen.canvas.rect(
            pen.left + x, middle - _TLP_HEIGHT / 2, text.width + 2 * _TLP_PAD, _TLP_HEIGHT, marking.background
        )
        self._draw(pen, x + _TLP_PAD, y, text)
        return x
