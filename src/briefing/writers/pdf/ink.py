"""Glyphs and colours go in; the operators that show them come out, and of those that set the graphics state only the
ones that change it (ISO 32000-1, 8.4 and 9.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.core.node import record

from .fonts import Shaped
from .syntax import number, text_string

if TYPE_CHECKING:
    from .fontfile import FontFile, Piece
    from .spans import Span

#: By how much an upright letter leans when it helps an italic out: the tangent of 11 degrees, as Source Serif's italic.
_SLANT = 0.194


@record
class TextLine:
    """The line being drawn: where it begins, and its spans up to the one being drawn."""

    x: float
    y: float
    spans: list[Span]

    def pen(self, index: int) -> float:
        """Where the item of this index in the last span begins."""
        before = sum(_extent(span, len(span.content)) for span in self.spans[:-1])
        return self.x + before + _extent(self.spans[-1], index)


def _gap(span: Span, space: Piece, width: float) -> str:
    """A space of a certain width, in points, as it stands between words in a TJ array."""
    wanting = (space.width * span.size / 1000 + span.tracking - width) * 1000 / span.size
    return f"{space.glyphs}) {wanting:.1f} (" if abs(wanting) >= 0.05 else space.glyphs


def _extent(span: Span, count: int) -> float:
    """Width of a span's first items, in points."""
    width = 0.0
    for item in span.content[:count]:
        if isinstance(item, Shaped):
            width += item.width * span.size / 1000 + item.count * span.tracking
        else:
            width += item
    return width


class Ink:
    """What is shown on a page, and the graphics state as it stands: sizes and places in points."""

    def __init__(self) -> None:
        self._fonts: dict[FontFile, str] = {}
        """Names of the fonts as resources, for the whole document."""
        self._colours: dict[str, str] = {}
        self._renew([])

    def _renew(self, operators: list[str]) -> None:
        """Begin a page: operators are appended to this list."""
        self._out = operators
        self._line = TextLine(0.0, 0.0, [])
        self._font: tuple[FontFile | None, float] = (None, 0.0)
        self._fill = "#000000"
        self._stroke = "#000000"
        self._line_width = 1.0
        self._rise = 0.0
        self._tracking = 0.0
        self._emboldened = False

    def _set_style(self, span: Span) -> None:
        if span.colour != self._fill:
            self._fill = span.colour
            self._out.append(f"{self._components(span.colour)} rg")
        if span.rise != self._rise:
            self._rise = span.rise
            self._out.append(f"{number(span.rise)} Ts")
        if span.tracking != self._tracking:
            self._tracking = span.tracking
            self._out.append(f"{number(span.tracking, 3)} Tc")

    def _set_font(self, font: FontFile, size: float) -> None:
        if self._font != (font, size):
            self._font = (font, size)
            self._out.append(f"/{self._font_name(font)} {number(size)} Tf")
        if font.embolden or self._emboldened:
            self._embolden(font.embolden * size)

    def _font_name(self, font: FontFile) -> str:
        name = self._fonts.get(font)
        if name is None:
            name = self._fonts[font] = f"F{len(self._fonts) + 1}"
        return name

    def _embolden(self, width: float) -> None:
        """Stroke the outlines of glyphs, too, or stop doing so (9.3.6): for a bold that no font at hand has."""
        if (width > 0) != self._emboldened:
            self._emboldened = width > 0
            self._out.append("2 Tr" if width else "0 Tr")
        if width and width != self._line_width:
            self._line_width = width
            self._out.append(f"{number(width, 3)} w")
        if width and self._stroke != self._fill:
            self._stroke = self._fill
            self._out.append(f"{self._components(self._fill)} RG")

    def _show(self, span: Span) -> None:
        """The glyphs of a span: one TJ as long as the font stays."""
        size = span.size
        space = span.face.shape(" ").pieces[0]
        if span.even and self._show_even(span, space):
            return
        buffer: list[str] = []
        font: FontFile | None = None
        gap, gap_glyphs = -1.0, ""
        for index, item in enumerate(span.content):
            own: FontFile | None = space.font
            if isinstance(item, float):
                if item != gap:
                    gap, gap_glyphs = item, _gap(span, space, item)
                glyphs = gap_glyphs
            elif item.simple:
                own, glyphs = item.font, item.glyphs
            else:
                self._flush(buffer, font, size)
                font = None
                self._show_pieces(item, span, index)
                continue
            if own is not font:
                self._flush(buffer, font, size)
                font = own
            buffer.append(glyphs)
        self._flush(buffer, font, size)

    def _show_even(self, span: Span, space: Piece) -> bool:
        """A span of words that are alike and gaps that are alike, as one TJ; gives whether it is one."""
        content = span.content
        words: Sequence[Shaped] = content[::2]  # type: ignore[assignment]  # words and gaps alternate
        fonts = {word.font for word in words}
        if fonts != {space.font}:
            return False
        gap = _gap(span, space, content[1]) if len(content) > 1 else ""  # type: ignore[arg-type]
        self._set_font(space.font, span.size)
        after = gap if len(content) % 2 == 0 else ""
        self._out.append(f"[({gap.join([word.glyphs for word in words])}{after})] TJ")
        return True

    def _flush(self, buffer: list[str], font: FontFile | None, size: float) -> None:
        if buffer and font is not None:
            self._set_font(font, size)
            self._out.append(f"[({''.join(buffer)})] TJ")
            buffer.clear()

    def _show_pieces(self, item: Shaped, span: Span, index: int) -> None:
        """A word that is more than one simple piece; `index` is its place in the span."""
        if not any(piece.slanted for piece in item.pieces):
            for piece in item.pieces:
                self._show_piece(piece, span)
            return
        at, y = self._line.pen(index), self._line.y
        for piece in item.pieces:
            if piece.slanted:
                self._out.append(f"1 0 {_SLANT} 1 {at - span.rise * _SLANT:.2f} {y:.2f} Tm")
            self._show_piece(piece, span)
            at += piece.width * span.size / 1000 + piece.count * span.tracking
            if piece.slanted:
                self._out.append(f"1 0 0 1 {at:.2f} {y:.2f} Tm")

    def _show_piece(self, piece: Piece, span: Span) -> None:
        """Glyphs that may stand on several heights, and whose codes alone may not say what they stand for."""
        self._set_font(piece.font, span.size)
        wrap = piece.actual_text is not None and span.actual_text is None
        if wrap and piece.actual_text is not None:
            self._out.append(f"/Span <</ActualText{text_string(piece.actual_text)}>> BDC")
        for height, glyphs in piece.raised or ((0.0, piece.glyphs),):
            rise = span.rise + height * span.size / 1000
            if rise != self._rise:
                self._rise = rise
                self._out.append(f"{number(rise)} Ts")
            self._out.append(f"[({glyphs})] TJ")
        if span.rise != self._rise:
            self._rise = span.rise
            self._out.append(f"{number(span.rise)} Ts")
        if wrap:
            self._out.append("EMC")

    def _components(self, colour: str) -> str:
        """Red, green and blue from 0 to 1."""
        known = self._colours.get(colour)
        if known is None:
            parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
            known = self._colours[colour] = " ".join([number(part, 4) for part in parts])
        return known
