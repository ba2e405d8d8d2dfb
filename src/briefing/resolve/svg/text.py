"""A `text` element goes in; its lines, each of words in one look, come out (SVG 1.1, 10)."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal

from ...core.node import record
from . import fonts
from .drawing import Item, Text, Words
from .shapes import stroke
from .values import length, number

if TYPE_CHECKING:
    from .read import Place, Reader
    from .xml import Node

_MOST = 100_000
"""Characters of one text."""
_HANG: dict[str, Literal["middle", "central", "hanging"]] = {
    "middle": "middle",
    "central": "central",
    "hanging": "hanging",
    "text-before-edge": "hanging",
    "text-top": "hanging",
    "before-edge": "hanging",
}
_FIRST = re.compile(r"(?<!\S)\w")
_SPACES = re.compile("  +")
_BLANKS = str.maketrans("\n\r\t", "   ")


@record
class _Lists:
    """The places that one element gives to its characters, and how many characters it had so far."""

    x: list[float]
    y: list[float]
    dx: list[float]
    dy: list[float]
    count: int = 0

    def take(self, name: str) -> float | None:
        values: list[float] = getattr(self, name)
        return values[self.count] if self.count < len(values) else None

    @property
    def spent(self) -> bool:
        return self.count >= max(len(self.x), len(self.y), len(self.dx), len(self.dy))


@record
class _Line:
    """A line being gathered."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    hang: Literal["", "middle", "central", "hanging"]
    words: list[Words] = field(default_factory=list)


class TextReader:
    """Reads one text."""

    def __init__(self, reader: Reader, element: Node, place: Place) -> None:
        self._reader, self._element, self._place = reader, element, place
        self._lines: list[_Line] = []
        self._lists: list[_Lists] = []
        self._y = 0.0
        self._blank = True
        """The text so far ends with a space, so that another one is left out."""
        self._count = 0

    def run(self) -> list[Item]:
        """The lines that have words."""
        self._inside(self._element, self._place)
        given = self._element.attributes
        whole = length(given.get("textLength"), self._place.width, self._place.em)
        items: list[Item] = []
        kept = self._kept(self._element, self._place)
        for line in self._lines:
            words = line.words
            if not kept:
                words[-1] = replace(words[-1], text=words[-1].text.rstrip(" "))
            words = [one for one in words if one.text]
            if any(one.text.strip() and (one.colour or one.stroke) for one in words):
                length_of = whole if len(self._lines) == 1 and whole else None
                squeeze = given.get("lengthAdjust") == "spacingAndGlyphs"
                items.append(Text(line.x, line.y, line.anchor, tuple(words), line.hang, length_of, squeeze))
        return items

    def _inside(self, element: Node, place: Place) -> None:
        """Take in an element's characters and those of the elements in it, in order."""
        if place.style.get("display") == "none":
            return
        self._note(element, place)
        given = element.attributes
        self._lists.append(
            _Lists(
                _places(given.get("x"), place.width, place.em),
                _places(given.get("y"), place.height, place.em),
                _places(given.get("dx"), place.width, place.em),
                _places(given.get("dy"), place.height, place.em),
            )
        )
        kept = self._kept(element, place)
        for child in element.children:
            if isinstance(child, str):
                self._characters(child, place, kept)
            elif child.name in {"tspan", "a", "textPath", "tref"}:
                if child.name in {"textPath", "tref"}:
                    self._reader.lose(f"<{child.name}>")
                if place.depth < 90:
                    self._inside(child, self._reader.inside(child, place))
        self._lists.pop()

    def _note(self, element: Node, place: Place) -> None:
        if any(number(one) for one in element.attributes.get("rotate", "").split()):
            self._reader.lose("rotate of single letters")
        if place.style.get("text-decoration", "none").split(" ")[0] not in {"none", "initial", ""}:
            self._reader.lose("text-decoration")
        if place.style.get("writing-mode", "lr").startswith(("tb", "vertical")):
            self._reader.lose("writing-mode")

    @staticmethod
    def _kept(element: Node, place: Place) -> bool:
        """Whether spaces count."""
        return element.attributes.get("xml:space") == "preserve" or place.style.get("white-space", "").startswith("pre")

    def _characters(self, text: str, place: Place, kept: bool) -> None:
        self._count += len(text)
        if self._count > _MOST:
            raise ValueError(f"it has a text of more than {_MOST} characters")
        text = _cased(text.translate(_BLANKS), place.style.get("text-transform", "none"))
        if not kept:
            text = _SPACES.sub(" ", text)
            text = text.lstrip(" ") if self._blank else text
        if text:
            self._blank = text.endswith(" ")
        while text:
            whole = all(lists.spent for lists in self._lists)
            self._place_one(text if whole else text[0], place)
            text = "" if whole else text[1:]

    def _place_one(self, text: str, place: Place) -> None:
        """Add characters, of which the first may have a place of its own."""
        x, y = self._given("x"), self._given("y")
        dx, dy = self._given("dx") or 0.0, self._given("dy") or 0.0
        for lists in self._lists:
            lists.count += len(text)
        if x is not None or not self._lines:
            self._y = self._y if y is None else y
            self._lines.append(self._line(x or 0.0, place))
        elif y is not None:
            dy += y - self._y
        self._y += dy
        look = self._look(text, place)
        words = self._lines[-1].words
        if words and not dx and not dy and replace(words[-1], text=text, dx=0.0, dy=0.0) == look:
            words[-1] = replace(words[-1], text=words[-1].text + text)
        else:
            words.append(replace(look, dx=dx, dy=dy))

    def _line(self, x: float, place: Place) -> _Line:
        hang = _HANG.get(place.style.get("dominant-baseline") or place.style.get("alignment-baseline", ""))
        line = _Line(x, self._y, "start", hang or "")
        match place.style.get("text-anchor"):
            case "middle":
                line.anchor = "middle"
            case "end":
                line.anchor = "end"
        return line

    def _given(self, name: str) -> float | None:
        """The innermost element's word on a place of the next character."""
        for lists in reversed(self._lists):
            found = lists.take(name)
            if found is not None:
                return found
        return None

    def _look(self, text: str, place: Place) -> Words:
        style = place.style
        hidden = style.get("visibility") in {"hidden", "collapse"}
        colour, opacity = self._reader.paints.paint(style.get("fill", "black"), style, "fill", place, None)
        spacing = length(style.get("letter-spacing"), place.em, place.em)
        return Words(
            text,
            fonts.family(style.get("font-family", "")),
            fonts.weight(style.get("font-weight", "")),
            style.get("font-style", "") in {"italic", "oblique"},
            place.em,
            None if hidden else colour,
            opacity,
            0.0 if spacing is None else spacing,
            rise=_rise(style.get("baseline-shift", ""), place.em),
            stroke=None if hidden else stroke(self._reader, place, None),
            lang=self._element.attributes.get("xml:lang", ""),
        )


def _places(text: str | None, whole: float, em: float) -> list[float]:
    found = [length(one, whole, em) for one in (text or "").replace(",", " ").split()[:_MOST]]
    return [0.0 if one is None else one for one in found]


def _cased(text: str, way: str) -> str:
    """The text in the case that it is to be shown in."""
    match way:
        case "uppercase":
            return text.upper()
        case "lowercase":
            return text.lower()
        case "capitalize":
            return _FIRST.sub(lambda found: found[0].upper(), text)
    return text


def _rise(value: str, em: float) -> float:
    if value in {"super", "sub"}:
        return em * 0.35 if value == "super" else em * -0.2
    found = length(value, em, em)
    return 0.0 if found is None else found
