"""What `fill` and `stroke` say goes in; colours and gradients come out (SVG 1.1, 11.2 and 13)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .css import computed
from .drawing import IDENTITY, Gradient, Group, Matrix, Paint, Pattern, Stop, product
from .values import colour, fitted, length, matrix, numbers, share

if TYPE_CHECKING:
    from .read import Place, Reader
    from .xml import Node

#: What stands in for a pattern over text, so that what it fills is still seen.
_INSTEAD = "#A9B2BA"
_CHAIN = 10
"""How many gradients may take their stops from one another."""
_Box = tuple[float, float, float, float]


class Paints:
    """Looks paints up in one SVG."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def paint(
        self, value: str, style: dict[str, str], role: str, place: Place, box: _Box | None
    ) -> tuple[Paint, float]:
        """A paint and its opacity; `role` is "fill" or "stroke", `box` what is painted, None: not known."""
        opacity = share(style.get(f"{role}-opacity"))
        if value == "none" or opacity == 0:
            return None, 0.0
        if value.startswith("url("):
            target, _, otherwise = value.partition(")")
            name = target[4:].strip("\"' ")
            found = self._server(name, place, box)
            if found == "":
                return self.paint(otherwise.strip() or "none", style, role, place, box)
            if isinstance(found, Gradient) and len(found.stops) == 1:
                return found.stops[0].colour, opacity * found.stops[0].opacity
            return found, opacity
        if value in {"context-fill", "context-stroke"}:
            value = style.get(f"--{value}", "none")
        if value.lower() == "currentcolor":
            value = style.get("color", "black")
        made = colour(value)
        if made is None:
            made = ("#000000", 1.0) if role == "fill" else None
        if made is None or made[1] == 0:
            return None, 0.0
        return made[0], made[1] * opacity

    def _server(self, name: str, place: Place, box: _Box | None) -> Paint:
        """What a reference leads to; an empty text where to nothing."""
        node = self._reader.ids.get(name[1:]) if name.startswith("#") else None
        if node is None:
            self._reader.lose(f"the paint {name[:60]!r}")
            return ""
        if node.name == "pattern":
            return self._pattern(node, name, place, box)
        if node.name in {"linearGradient", "radialGradient"}:
            return self._gradient(node, place, box)
        self._reader.lose(f"the paint {name[:60]!r}")
        return ""

    def _chain(self, node: Node) -> tuple[list[Node], dict[str, str]]:
        """A gradient or pattern and those that it goes back to, and the attributes of them all."""
        chain = [node]
        while len(chain) < _CHAIN and (more := self._reader.ids.get(chain[-1].href[1:])) is not None and chain[-1].href:
            chain.append(more)
        given: dict[str, str] = {}
        for one in reversed(chain):
            given |= one.attributes
        return chain, given

    def _pattern(self, node: Node, name: str, place: Place, box: _Box | None) -> Paint:
        """A tile (SVG 1.1, 13.3); plain grey where it is measured by text, whose extent is not known here."""
        if name in place.within:
            raise ValueError(f"the pattern {name!r} is used within itself")
        chain, given = self._chain(node)
        source = next((one for one in chain if any(one.elements)), node)
        boxed = given.get("patternUnits") != "userSpaceOnUse"
        scaled = given.get("patternContentUnits") == "objectBoundingBox"
        if box is None and (boxed or scaled):
            self._reader.lose("a pattern over text, shown as plain grey")
            return _INSTEAD
        left, top, right, bottom = box or (0.0, 0.0, 0.0, 0.0)
        wide, high = (1.0, 1.0) if boxed else (place.width, place.height)
        x, y, width, height = (
            length(given.get(side, "0"), whole, place.em) or 0.0
            for side, whole in (("x", wide), ("y", high), ("width", wide), ("height", high))
        )
        if boxed:
            x, y = left + x * (right - left), top + y * (bottom - top)
            width, height = width * (right - left), height * (bottom - top)
        if width <= 1e-3 or height <= 1e-3:
            return None
        inner: Matrix = (right - left, 0, 0, bottom - top, 0, 0) if scaled else IDENTITY
        view = numbers(given.get("viewBox"))
        if len(view) == 4 and view[2] > 0 and view[3] > 0:
            aspect = given.get("preserveAspectRatio", "")
            inner = fitted((view[0], view[1], view[2], view[3]), width, height, aspect)[0]
        around = replace(place, style=self._reader.above(source), within=place.within | {name}, depth=place.depth + 1)
        items = self._reader.group(source, self._reader.inside(source, around))
        if not items:
            return None
        way = product(matrix(given.get("patternTransform")), (1, 0, 0, 1, x, y))
        return Pattern((Group(tuple(items), inner),), width, height, way)

    def _gradient(self, node: Node, place: Place, box: _Box | None) -> Paint:
        chain, given = self._chain(node)
        stops = next((found for one in chain if (found := self._stops(one, place))), ())
        if not stops:
            return None
        if given.get("spreadMethod", "pad") != "pad":
            self._reader.lose("spreadMethod of a gradient")
        boxed = given.get("gradientUnits") != "userSpaceOnUse"
        way = matrix(given.get("gradientTransform"))
        if boxed:
            if box is None or box[2] <= box[0] or box[3] <= box[1]:
                if box is None:
                    self._reader.lose("a gradient over text")
                return stops[-1].colour if box is None else None
            way = product((box[2] - box[0], 0, 0, box[3] - box[1], box[0], box[1]), way)
        wide, high, round_ = (1.0, 1.0, 1.0) if boxed else (place.width, place.height, place.diagonal)

        def at(name: str, default: str, whole: float) -> float:
            found = length(given.get(name, default), whole, place.em)
            return 0.0 if found is None else found

        if node.name == "linearGradient":
            line = (at("x1", "0%", wide), at("y1", "0%", high), at("x2", "100%", wide), at("y2", "0%", high))
            if line[:2] == line[2:]:
                return stops[-1].colour
            return Gradient("linear", line, stops, way)
        centre = (at("cx", "50%", wide), at("cy", "50%", high), at("r", "50%", round_))
        if centre[2] <= 0:
            return stops[-1].colour
        fx = at("fx", "0", wide) if "fx" in given else centre[0]
        fy = at("fy", "0", high) if "fy" in given else centre[1]
        return Gradient("radial", (*_inside(fx, fy, centre), 0.0, *centre), stops, way)

    def _stops(self, node: Node, place: Place) -> tuple[Stop, ...]:
        found: list[Stop] = []
        for one in node.elements:
            if one.name != "stop":
                continue
            style = computed(self._reader.sheet.own(one), place.style)
            value = style.get("stop-color", "black")
            made = colour(style.get("color", "black") if value.lower() == "currentcolor" else value)
            name, opacity = made or ("#000000", 1.0)
            offset = max(share(one.attributes.get("offset"), 0.0), found[-1].offset if found else 0.0)
            found.append(Stop(offset, name, opacity * share(style.get("stop-opacity"))))
        return tuple(found)


def _inside(fx: float, fy: float, centre: tuple[float, float, float]) -> tuple[float, float]:
    """A focus outside the circle is brought to its edge (SVG 1.1, 13.2.3)."""
    cx, cy, r = centre
    far = ((fx - cx) ** 2 + (fy - cy) ** 2) ** 0.5
    if far <= r * 0.99:
        return fx, fy
    return cx + (fx - cx) * r * 0.99 / far, cy + (fy - cy) * r * 0.99 / far
