"""The running lines of a house's template go in; they are drawn on every page, with what every page must say besides.

All of it is artifacts. Lengths are points; a place counts from the upper edge of the paper down, and from the left edge
of the text to the right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from briefing.core.diagnostics import BriefingError, Diagnostic
from briefing.core.lengths import Length
from briefing.core.node import record, replace
from briefing.core.numerals import roman
from briefing.core.spans import Span
from briefing.resolve.images import ImageError, clean
from briefing.resolve.running import counts_pages, heading_on, lines_of, said
from briefing.resolve.tree import Landscape
from briefing.themes.running import Cell, Field, Frame, Paragraph, Picture, Place, Table, Words
from briefing.themes.word.families import pitch

from .lines import Line, Setting
from .looks import Look
from .text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import Image, Marking
    from briefing.themes.running import Pages, Rule, Running, RunningLook

    from .boxes import Pen
    from .fonts import Face
    from .furniture import Banner
    from .paper import Paper
    from .shop import Shop

_CLEAR = 5.0
"""From a banner to the other lines, as in the Word draft."""
_EDGE = 24.0
"""From the paper's edge to a banner at most."""
_TLP_LINE = 18.0
_TLP_PAD = 5.0
_BETWEEN = 14.0
_LEAST_ROOM = 0.3
"""What part of the paper's height the text needs at least."""
_BEFORE_TEXT = 2.0
"""From tall running lines to the text at least."""

Draw: TypeAlias = Callable[["Pen", float], None]
"""Draws something, its upper edge so far from the paper's."""


@record
class Laid:
    """Something with a height, ready to be drawn."""

    height: float
    draw: Draw


class House:
    """The running lines of one document in the house's manner."""

    def __init__(self, shop: Shop) -> None:
        assert shop.theme.template is not None
        self.shop, self.template = shop, shop.theme.template
        page, running = shop.theme.page, shop.theme.text["running"]
        self.from_top = page.header.pt - running.size.pt
        self.from_foot = page.footer.pt - (running.leading.pt - running.size.pt)
        self._pictures: dict[bytes, Image | None] = {}
        self._looks: dict[RunningLook, Look] = {}
        self.pitches: dict[Face, float] = {}
        """Height of a line in em, of the families that the template names."""

    # ------------------------------------------------------------ room

    def cleared(self, paper: Paper) -> Paper:
        """A paper whose text begins under the header and ends above the footer of every page but the first.

        Raises BriefingError where that leaves no room, and pages on such paper are asked for.
        """
        kinds: tuple[Pages, ...] = ("default", "even") if self.template.even_differs else ("default",)
        rooms = [self._room(paper, kind) for kind in kinds]
        top, foot = max(top for top, _ in rooms), max(foot for _, foot in rooms)
        turned = paper is self.shop.turned and not any(isinstance(one, Landscape) for one in self.shop.document.body)
        if paper.height - top - foot < _LEAST_ROOM * paper.height and not turned:
            message = "The template's header and footer leave no room for text."
            raise BriefingError([Diagnostic("bad-theme", message, Span(self.template.file))])
        return replace(paper, top=top, room=paper.height - top - foot)

    def room(self, paper: Paper, first: bool) -> tuple[float, float]:
        """Distance of a page's text from the paper's upper edge, and its height."""
        top, foot = self._room(paper, self._kind(1 if first else 3))
        return top, paper.height - top - foot

    def _room(self, paper: Paper, kind: Pages) -> tuple[float, float]:
        page = self.shop.theme.page
        above, below = self._above(paper, kind, 8), self._below(paper, kind, 8)
        top, foot = sum(one.height for one in above), sum(one.height for one in below)
        banner = self._banner_room()
        return (
            max(page.top.pt, max(self.from_top, banner) + top + _BEFORE_TEXT),
            max(page.bottom.pt, max(self.from_foot, banner) + foot + _BEFORE_TEXT),
        )

    def _banner_room(self) -> float:
        if self.shop.document.banner is None:
            return 0.0
        style = self.shop.case.style("banner")
        return max(0.0, min(_EDGE, self.from_top - style.leading.pt - _CLEAR)) + style.leading.pt + _CLEAR

    def _kind(self, page: int) -> Pages:
        if page == 1 and self.template.first_differs:
            return "first"
        return "even" if page % 2 == 0 and self.template.even_differs else "default"

    # ------------------------------------------------------------ drawing

    def above(self, pen: Pen, paper: Paper, label: Look | None, banner: Banner | None) -> None:
        """The banner, the template's header, a TLP label."""
        y = self.from_top
        if banner is not None:
            edge = max(0.0, min(_EDGE, self.from_top - banner.height - _CLEAR))
            self._banner(pen, paper, banner, edge)
            y = max(y, edge + banner.height + _CLEAR)
        for one in self._above(paper, self._kind(pen.canvas.page), pen.pages.count, pen, label):
            one.draw(pen, y)
            y += one.height

    def below(self, pen: Pen, paper: Paper, label: Look | None, banner: Banner | None) -> None:
        """The page's number and a TLP label, the template's footer, the banner."""
        foot = self.from_foot
        if banner is not None:
            edge = max(0.0, min(_EDGE, self.from_foot - banner.height - _CLEAR))
            self._banner(pen, paper, banner, paper.height - edge - banner.height)
            foot = max(foot, edge + banner.height + _CLEAR)
        laid = self._below(paper, self._kind(pen.canvas.page), pen.pages.count, pen, label)
        y = paper.height - foot - sum(one.height for one in laid)
        for one in laid:
            one.draw(pen, y)
            y += one.height

    def _banner(self, pen: Pen, paper: Paper, banner: Banner, top: float) -> None:
        for n, line in enumerate(banner.lines):
            width = line.width - banner.text.bits[line.last].look.tracking
            x = (paper.width - width) / 2 - pen.left
            pen.line(x, paper.height - top - banner.cap - n * banner.leading, banner.text, line)

    def _above(
        self, paper: Paper, kind: Pages, count: int, pen: Pen | None = None, label: Look | None = None
    ) -> list[Laid]:
        header, _ = lines_of(self.template, kind)
        laid = self._lines(paper, header, count, pen)
        if self.shop.document.tlp is not None:
            laid.append(self._marks(paper, "", self.shop.document.tlp, label))
        return laid

    def _below(
        self, paper: Paper, kind: Pages, count: int, pen: Pen | None = None, label: Look | None = None
    ) -> list[Laid]:
        _, footer = lines_of(self.template, kind)
        tlp = self.shop.document.tlp
        number = ""
        if not counts_pages(self.template, kind):
            page = 1 if pen is None else pen.canvas.page
            number = self.shop.document.words.page_of.format(page=page, pages=count)
        marks = [self._marks(paper, number, tlp, label)] if number or tlp is not None else []
        return marks + self._lines(paper, footer, count, pen)

    def _lines(self, paper: Paper, lines: Running | None, count: int, pen: Pen | None) -> list[Laid]:
        if lines is None:
            return []
        page = 1 if pen is None else pen.canvas.page
        setter = Setter(self, paper, page, count, {} if pen is None else dict(pen.pages.of))
        return setter.blocks(lines.blocks, 0.0, paper.measure)

    def _marks(self, paper: Paper, number: str, tlp: Marking | None, label: Look | None) -> Laid:
        """The page's number and the label in its black box, against the text's right edge."""
        look = self.shop.case.look("running")
        line = _TLP_LINE if tlp is not None else self.shop.case.style("running").leading.pt

        def draw(pen: Pen, y: float) -> None:
            edge, base = paper.measure, paper.height - y - line / 2
            if tlp is not None and label is not None:
                text = Text()
                text.add(tlp.text, label, None)
                width = text.width + 2 * _TLP_PAD
                edge -= width
                box = line - 1.0
                pen.canvas.rect(pen.left + edge, base - box / 2, width, box, tlp.background)
                pen.line(edge + _TLP_PAD, base - label.face.cap_height * label.size / 2000, text, whole(text))
                edge -= _BETWEEN
            if number:
                text = Text()
                text.add(number, look, None)
                pen.line(edge - text.width, base - look.face.cap_height * look.size / 2000, text, whole(text))

        return Laid(line, draw)

    # ------------------------------------------------------------ what lines are made of

    def look(self, asked: RunningLook) -> Look:
        """The look of words of a running line."""
        known = self._looks.get(asked)
        if known is None:
            face = self.shop.book.face(asked.face, asked.weight, asked.italic, ligatures=not asked.tracking)
            self.pitches[face] = pitch(self.shop.theme.faces[asked.face].word)
            known = self._looks[asked] = Look(
                face,
                asked.size.pt,
                asked.colour,
                tracking=asked.tracking.pt,
                capitals=asked.capitals,
                underline=asked.size.pt if asked.underline else 0.0,
            )
        return known

    def picture(self, data: bytes) -> Image | None:
        """A picture as the PDF may show it; None where it is of another kind, or damaged."""
        if data not in self._pictures:
            try:
                self._pictures[data] = clean(data)
            except ImageError:
                self._pictures[data] = None
        return self._pictures[data]

    def said(self, field: Field, page: int, count: int, of: dict[str, int]) -> str:
        """What a field shows on a page."""
        if field.name in ("page", "pages"):
            number = page if field.name == "page" else count
            return roman(number) if field.roman else str(number)
        if field.name != "heading":
            return said(self.shop.document, field)
        return heading_on(self.shop.document, field, page, of)


class Setter:
    """Sets running lines for one page."""

    def __init__(self, house: House, paper: Paper, page: int, count: int, of: dict[str, int]) -> None:
        self.house, self.paper = house, paper
        self.page, self.count, self.of = page, count, of

    def blocks(self, blocks: Sequence[Paragraph | Table], x: float, width: float) -> list[Laid]:
        """Blocks in a column of so much width, which begins at `x`."""
        laid: list[Laid] = []
        for frame, group in groupby(blocks, lambda block: block.frame if isinstance(block, Paragraph) else None):
            if frame is not None:
                laid.append(self._framed(frame, list(group), x, width))
                continue
            for block in group:
                if isinstance(block, Paragraph):
                    laid.append(self._paragraph(block, x, width))
                else:
                    laid.append(self._table(block, x, width))
        return laid

    def _framed(self, frame: Frame, blocks: list[Paragraph | Table], x: float, width: float) -> Laid:
        """Paragraphs that stand aside from the others, which make no room for them."""
        inner = [replace(block, frame=None) for block in blocks if isinstance(block, Paragraph)]
        wide = frame.width.pt or max(self._natural(block, width) for block in inner)
        laid = self.blocks(inner, 0.0, wide)
        high = sum(one.height for one in laid)

        def draw(pen: Pen, y: float) -> None:
            across, top = self._place(pen, frame.place, (wide, high), y, (x, width))
            for one in self.blocks(inner, across, wide):
                one.draw(pen, top)
                top += one.height

        return Laid(0.0, draw)

    def _natural(self, block: Paragraph, width: float) -> float:
        """Width of the longest of a paragraph's lines."""
        rows = self._rows(block)
        return min(width, max((sum(_width(part) for part in row) for row in rows), default=width) + 1.0)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, block: Paragraph, x: float, width: float) -> Laid:
        left, right = x + block.left.pt, x + width - block.right.pt
        lines = [Row(self, block, pieces, left, right, n == 0, x) for n, pieces in enumerate(self._rows(block))]
        height = sum(line.height for line in lines)
        top, bottom = (block.borders.get(side) for side in ("top", "bottom"))
        inner_top = top.space.pt + top.width.pt if top else 0.0
        inner_bottom = bottom.space.pt + bottom.width.pt if bottom else 0.0
        floats = [piece for piece in block.content if isinstance(piece, Picture) and piece.place is not None]

        def draw(pen: Pen, y: float) -> None:
            y += block.before.pt
            for picture in floats:
                self._float(pen, picture, y, x, width)
            whole_height = inner_top + height + inner_bottom
            if block.fill:
                base = self.paper.height - y - whole_height
                pen.canvas.rect(pen.left + left, base, right - left, whole_height, block.fill)
            self._borders(pen, block.borders, left, right, y, y + whole_height)
            at = y + inner_top
            for line in lines:
                line.draw(pen, self.paper.height - at)
                at += line.height

        return Laid(block.before.pt + inner_top + height + inner_bottom + block.after.pt, draw)

    def _rows(self, block: Paragraph) -> list[list[list[Text | Picture]]]:
        """Lines that the author ended; in each what stands between its tabs."""
        rows: list[list[list[Text | Picture]]] = [[[]]]
        for piece in block.content:
            if isinstance(piece, Picture):
                if piece.place is None:
                    rows[-1][-1].append(piece)
                continue
            said = piece.text if isinstance(piece, Words) else self.house.said(piece, self.page, self.count, self.of)
            if said == "\n":
                rows.append([[]])
            elif said == "\t":
                rows[-1].append([])
            elif said:
                part = rows[-1][-1]
                if not part or isinstance(part[-1], Picture):
                    part.append(Text())
                text = part[-1]
                assert isinstance(text, Text)
                text.add(said, self.house.look(piece.look), None)
        return rows

    def natural(self, look: Look) -> float:
        """Height of a line of words in a look."""
        return self.house.pitches[look.face] * look.size

    def _borders(
        self, pen: Pen, borders: object, left: float, right: float, top: float, bottom: float, inside: bool = False
    ) -> None:
        rules: dict[str, Rule] = dict(borders)  # type: ignore[call-overload]
        page, foot = self.paper.height - top, self.paper.height - bottom
        out = 0.0 if inside else 1.0
        for side, rule in rules.items():
            half, space = rule.width.pt / 2, rule.space.pt * out
            match side:
                case "top":
                    ends = (left, page - half, right, page - half)
                case "bottom":
                    ends = (left, foot + half, right, foot + half)
                case "left":
                    ends = (left - space, page, left - space, foot)
                case "right":
                    ends = (right + space, page, right + space, foot)
                case _:
                    continue
            x1, y1, x2, y2 = ends
            pen.canvas.rule(pen.left + x1, y1, pen.left + x2, y2, rule.width.pt, rule.colour)

    def _float(self, pen: Pen, picture: Picture, y: float, x: float, width: float) -> None:
        """A picture that stands where it says, whatever the lines do."""
        assert picture.place is not None
        size = picture.width.pt, picture.height.pt
        across, top = self._place(pen, picture.place, size, y, (x, width))
        self.show(pen, picture, across, self.paper.height - top - size[1])

    def _place(
        self, pen: Pen, place: Place, size: tuple[float, float], y: float, column: tuple[float, float]
    ) -> tuple[float, float]:
        """The upper left corner of something of a size, from the text's left edge and the paper's upper one; `column`
        is where the column that it stands in begins, and its width.
        """
        page, theme = self.paper, self.house.shop.theme.page
        (wide, high), (x, width) = size, column
        if place.x_from in ("page", "leftMargin", "insideMargin"):
            start, room = -pen.left, page.width if place.x_from == "page" else pen.left
        elif place.x_from in ("rightMargin", "outsideMargin"):
            start, room = page.measure, page.width - pen.left - page.measure
        elif place.x_from == "margin":
            start, room = 0.0, page.measure
        else:
            start, room = x, width
        if place.y_from in ("page", "topMargin"):
            top, tall = 0.0, page.height if place.y_from == "page" else theme.top.pt
        elif place.y_from == "bottomMargin":
            top, tall = page.height - theme.bottom.pt, theme.bottom.pt
        elif place.y_from == "margin":
            top, tall = theme.top.pt, page.height - theme.top.pt - theme.bottom.pt
        else:
            top, tall = y, 0.0
        return _aligned(place.x, start, room - wide), _aligned(place.y, top, tall - high)

    def show(self, pen: Pen, picture: Picture, x: float, foot: float) -> None:
        """A picture with its lower left corner at a place."""
        image = self.house.picture(picture.data)
        if image is None:
            return
        kind = pen.kind
        try:
            pen.canvas.decoration(image, pen.left + x, foot, picture.width.pt, picture.height.pt, kind)
        except ValueError as error:
            message = f"A picture of the template's running lines cannot be decoded: {error}."
            pen.problems.append(Diagnostic("image-unreadable", message, hint="save it anew as PNG or JPEG"))

    # ------------------------------------------------------------ tables

    def _table(self, table: Table, x: float, width: float) -> Laid:
        top, right, bottom, left = (side.pt for side in table.padding)
        rows: list[tuple[float, list[tuple[Cell, float, float, list[Laid]]]]] = []
        for row, least in zip(table.rows, table.heights, strict=True):
            at = x + table.left.pt
            total = sum(cell.width.pt for cell in row)
            scale = 1.0 if total else 0.0
            cells: list[tuple[Cell, float, float, list[Laid]]] = []
            for cell in row:
                wide = cell.width.pt * scale or width / max(1, len(row))
                cells.append((cell, at, wide, self.blocks(cell.blocks, at + left, max(1.0, wide - left - right))))
                at += wide
            high = max((sum(one.height for one in laid) for *_, laid in cells), default=0.0) + top + bottom
            rows.append((max(high, least.pt), cells))

        def draw(pen: Pen, y: float) -> None:
            for high, cells in rows:
                for cell, start, wide, laid in cells:
                    if cell.fill:
                        pen.canvas.rect(pen.left + start, self.paper.height - y - high, wide, high, cell.fill)
                    self._borders(pen, cell.borders, start, start + wide, y, y + high, inside=True)
                    spare = high - top - bottom - sum(one.height for one in laid)
                    inner = y + top + spare * {"top": 0.0, "center": 0.5, "bottom": 1.0}[cell.upright]
                    for one in laid:
                        one.draw(pen, inner)
                        inner += one.height
                y += high

        return Laid(sum(high for high, _ in rows), draw)


class Row:
    """A line of a paragraph that its author ended, or all that becomes of it where it is too long."""

    def __init__(
        self,
        setter: Setter,
        block: Paragraph,
        pieces: list[list[Text | Picture]],
        left: float,
        right: float,
        first: bool,
        edge: float,
    ) -> None:
        self.setter, self.block, self.edge = setter, block, edge
        self.left, self.right = left + (block.first.pt if first else 0.0), right
        self.pieces = pieces
        self.lines: list[Line] = []
        looks = [bit.look for part in pieces for one in part if isinstance(one, Text) for bit in one.bits]
        looks = looks or [setter.house.look(block.look)]
        single = pieces[0][0] if len(pieces) == 1 and len(pieces[0]) == 1 else None
        if isinstance(single, Text) and single.bits and single.width > self.right - self.left > 0:
            self.lines = single.lines(self.right - self.left, Setting.RAGGED)
        natural = max(setter.natural(look) for look in looks)
        pictures = [one.height.pt for part in pieces for one in part if isinstance(one, Picture) and one.place is None]
        self.descent = max(-look.face.descent * look.size / 1000 for look in looks)
        text = natural * block.line
        if block.leading:
            text = block.leading.pt if block.exact else max(block.leading.pt, natural)
        self.line = text if block.exact else max([text, *(high + self.descent for high in pictures)])
        self.height = self.line * max(1, len(self.lines))

    def draw(self, pen: Pen, top: float) -> None:
        """Every piece at its place; `top` is counted from the paper's foot."""
        base = top - self.line + self.descent
        if self.lines:
            text = self.pieces[0][0]
            assert isinstance(text, Text)
            for n, line in enumerate(self.lines):
                spare = self.right - self.left - line.width
                pen.line(self.left + spare * _SHARE.get(self.block.align, 0.0), base - n * self.line, text, line)
            return
        x = self.left
        if len(self.pieces) == 1:
            x += (self.right - self.left - _width(self.pieces[0])) * _SHARE.get(self.block.align, 0.0)
        for n, part in enumerate(self.pieces):
            if n:
                x = self._stop(x, _width(part))
            for one in part:
                if isinstance(one, Picture):
                    self.setter.show(pen, one, x, base)
                    x += one.width.pt
                elif one.bits:
                    pen.line(x, base, one, whole(one))
                    x += one.width

    def _stop(self, x: float, width: float) -> float:
        """Where what follows a tab begins."""
        for side, at in self.block.stops:
            place = self.edge + at.pt
            if place > x + 0.5:
                begin = place - width * {"left": 0.0, "center": 0.5, "right": 1.0}[side]
                return max(x, begin)
        tab = self.setter.house.template.tab.pt or 36.0
        return self.edge + (int((x - self.edge) / tab) + 1) * tab


_SHARE = {"center": 0.5, "right": 1.0}


def _aligned(at: Length | str | None, start: float, spare: float) -> float:
    if isinstance(at, Length):
        return start + at.pt
    return start + spare * {"center": 0.5, "right": 1.0, "bottom": 1.0}.get(at or "", 0.0)


def _width(part: list[Text | Picture]) -> float:
    return sum(one.width.pt if isinstance(one, Picture) else one.width for one in part)


def whole(text: Text) -> Line:
    """All of a text as one line."""
    return Line(0, None, len(text.bits) - 1, None, 0.0, text.width)


__all__ = ["House"]
