"""What `fill` and `stroke` say goes in; colours and gradients come out (SVG 1.1, 11.2 and 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .css import computed
from .drawing import Gradient, Paint, Stop, product
from .values import colour, length, matrix, share

if TYPE_CHECKING:
    from .read import Place, Reader
    from .xml import Node

#: What stands in for a pattern, so that what it fills is still seen.
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
            self._reader.lose("<pattern>, shown as plain grey")
            return _INSTEAD
        if node.name in {"linearGradient", "radialGradient"}:
            return self._gradient(node, place, box)
        self._reader.lose(f"the paint {name[:60]!r}")
        return ""

    def _gradient(self, node: Node, place: Place, box: _Box | None) -> Paint:
        chain = [node]
        while len(chain) < _CHAIN and (more := self._reader.ids.get(chain[-1].href[1:])) is not None and chain[-1].href:
            chain.append(more)
        given: dict[str, str] = {}
        for one in reversed(chain):
            given |= one.attributes
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
