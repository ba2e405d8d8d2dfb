"""Running lines: a page's number goes in; its header, its footer, and what every page must say are drawn.

All of it is artifacts. TLP labels follow FIRST's standard (TLP 2.0, "How to use TLP in documents"): in header and
footer of every page, 12 points or more, right-justified, coloured text on black. A classification is a banner on lines
of its own, centred between the running lines and the paper's edges. A draft says what it is behind the text.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from .boxes import Pen
from .lines import Line, Setting
from .looks import Look
from .text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Marking

    from .paper import Paper
    from .shop import Shop

_TLP_SIZE = 12.0
_TLP_PAD = 5.0
_TLP_HEIGHT = 18.0
_BETWEEN = 14.0
"""Least distance in points between two things on one running line."""
_EDGE = 17.0
"""From the paper's edge to a banner at least, in points: some 6 mm are out of many printers' reach."""
_SIDE = 40.0
"""The same at the sides."""
_CLEAR = 4.0
"""From a banner to the running lines at least."""
_SHRINK = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""To what part of its size a banner may shrink until its lines have room."""
_ACROSS = 0.72
"""What part of the paper's diagonal a watermark takes at most."""
_LARGE = 0.28
"""The greatest size of its letters, as a part of the paper's shorter side."""


class Banner(NamedTuple):
    """A classification set in lines; lengths in points."""

    text: Text
    lines: list[Line]
    cap: float
    """Height of its capitals."""
    leading: float

    @property
    def height(self) -> float:
        """From the top of the first line's capitals to the last baseline."""
        return self.cap + (len(self.lines) - 1) * self.leading


class Furniture:
    """The running lines of one document, on pages of one paper."""

    def __init__(self, shop: Shop, paper: Paper) -> None:
        self.shop, self.paper = shop, paper
        self.look = shop.case.look("running")
        self.tlp = shop.document.tlp
        colour = self.tlp.foreground if self.tlp is not None else self.look.colour
        self.label = replace(shop.case.look("running", strong=True), size=_TLP_SIZE, colour=colour, words={})
        """The look of a TLP label."""
        self.left = -shop.hang
        self.right = paper.measure
        page = shop.theme.page
        self.header = paper.height - page.header.pt
        self.footer = page.footer.pt
        box = _TLP_HEIGHT / 2 + _CLEAR
        middle = self.label.face.cap_height * _TLP_SIZE / 2000
        self.bands = (page.header.pt - middle - box, self.footer + middle - box)
        """How far the running lines leave the paper free, above and below."""
        self.banner = self._banner()
        self.watermark = self._watermark()
        self._fitted: dict[tuple[str, float], Text] = {}
        """Running lines by their words and how far they may reach: the same on nearly every page."""

    def under(self, pen: Pen) -> None:
        """The watermark of a draft, from the lower left corner up to the upper right one."""
        if self.watermark is None:
            return
        text = self.watermark
        look = text.bits[0].look
        turn = math.atan2(self.paper.height, self.paper.width)
        along, up = text.width / 2, look.face.cap_height * look.size / 2000
        x = self.paper.width / 2 - along * math.cos(turn) + up * math.sin(turn)
        y = self.paper.height / 2 - along * math.sin(turn) - up * math.cos(turn)
        pen.canvas.watermark(x, y, turn, [span for span, _, _ in text.spans(_whole(text))])

    def above(self, pen: Pen, first: bool) -> None:
        """The banner; then the header, short title and TLP label: on the first page only the label."""
        pen.kind = "header"
        if self.shop.house is not None:
            self.shop.house.above(pen, self.paper, self.label if self.tlp else None, self.banner)
            pen.kind = ""
            return
        if self.banner is not None:
            space = (self.bands[0] - _EDGE - self.banner.height) / 2
            self._lines(pen, self.banner, self.paper.height - _EDGE - space - self.banner.cap)
        edge = self.right
        if self.tlp is not None:
            edge = self._tlp(pen, self.tlp, self.header)
        if not first:
            self._left(pen, self.shop.document.running_title, self.header, edge - _BETWEEN)
        pen.kind = ""

    def below(self, pen: Pen) -> None:
        """The footer: organisation and date, the page's number, a TLP label; then the banner."""
        pen.kind = "footer"
        if self.shop.house is not None:
            self.shop.house.below(pen, self.paper, self.label if self.tlp else None, self.banner)
            pen.kind = ""
            return
        document = self.shop.document
        edge = self.right
        if self.tlp is not None:
            edge = self._tlp(pen, self.tlp, self.footer) - _BETWEEN
        number = document.words.page_of.format(page=pen.canvas.page, pages=pen.pages.count)
        edge = self._right(pen, number, self.look, self.footer, edge)
        self._left(pen, document.running_foot, self.footer, edge - _BETWEEN)
        if self.banner is not None:
            space = (self.bands[1] - _EDGE - self.banner.height) / 2
            self._lines(pen, self.banner, self.bands[1] - space - self.banner.cap)
        pen.kind = ""

    # ------------------------------------------------------------ made once

    def _banner(self) -> Banner | None:
        """The classification as large as both bands have room for."""
        marking = self.shop.document.banner
        if marking is None:
            return None
        plain, style = self.shop.case.look("banner"), self.shop.case.style("banner")
        colour = marking.background or plain.colour
        room = min(self.bands) - _EDGE
        for part in _SHRINK:
            look = replace(plain, size=plain.size * part, tracking=plain.tracking * part, colour=colour, words={})
            text = self._text(marking.text, look)
            lines = text.lines(self.paper.width - 2 * _SIDE, Setting.BALANCED, hyphenate=False)
            banner = Banner(text, lines, look.face.cap_height * look.size / 1000, style.leading.pt * part)
            if banner.height <= room:
                break
        return banner

    def _watermark(self) -> Text | None:
        """The words of a draft as large as the page has room for."""
        words = self.shop.document.draft
        if not words:
            return None
        plain = replace(self.shop.case.look("banner"), tracking=0.0, colour=self.shop.colour("watermark"), words={})
        wide = self._text(words, plain).width / plain.size
        size = min(_ACROSS * math.hypot(*self.paper.size) / wide, _LARGE * min(self.paper.size))
        return self._text(words, replace(plain, size=size, words={}))

    # ------------------------------------------------------------ one thing each

    def _text(self, words: str, look: Look) -> Text:
        text = Text()
        text.add(words, look, None)
        return text

    def _draw(self, pen: Pen, x: float, y: float, text: Text) -> None:
        pen.line(x, y, text, _whole(text))

    def _left(self, pen: Pen, words: str, y: float, limit: float) -> None:
        """Draw at the hanging edge, shortened where it would reach `limit`."""
        if not words:
            return
        text = self._fitted.get((words, limit))
        if text is None:
            text = self._fitted[words, limit] = self._shortened(words, limit)
        self._draw(pen, self.left, y, text)

    def _shortened(self, words: str, limit: float) -> Text:
        text = self._text(words, self.look)
        parts = words.split()
        while len(parts) > 1 and self.left + text.width > limit:
            parts.pop()
            text = self._text(" ".join(parts).rstrip(",;:–—- ") + "…", self.look)
        return text

    def _right(self, pen: Pen, words: str, look: Look, y: float, edge: float) -> float:
        """Draw against an edge; gives the left end."""
        text = self._text(words, look)
        x = edge - text.width + look.tracking
        self._draw(pen, x, y, text)
        return x

    def _lines(self, pen: Pen, banner: Banner, y: float) -> None:
        """Draw a banner in the middle of the paper, its first baseline at `y`."""
        for n, line in enumerate(banner.lines):
            width = line.width - banner.text.bits[line.last].look.tracking
            x = (self.paper.width - width) / 2 - pen.left
            pen.line(x, y - n * banner.leading, banner.text, line)

    def _tlp(self, pen: Pen, marking: Marking, y: float) -> float:
        """The label in its black box; gives the box's left edge."""
        text = self._text(marking.text, self.label)
        x = self.right - text.width - 2 * _TLP_PAD
        middle = y + self.label.face.cap_height * _TLP_SIZE / 2000
        pen.canvas.rect(
            pen.left + x, middle - _TLP_HEIGHT / 2, text.width + 2 * _TLP_PAD, _TLP_HEIGHT, marking.background
        )
        self._draw(pen, x + _TLP_PAD, y, text)
        return x


def _whole(text: Text) -> Line:
    """All of a text as one line."""
    return Line(0, None, len(text.bits) - 1, None, 0.0, text.width)
