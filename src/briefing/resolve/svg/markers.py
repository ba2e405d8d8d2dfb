"""The outline of a line goes in; its arrowheads and other markers come out (SVG 1.1, 11.6)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .drawing import IDENTITY, Clip, Curve, Group, Item, Matrix, Move, Path, product
from .path import rectangle
from .values import fitted, length, number, numbers

if TYPE_CHECKING:
    from .read import Place, Reader
    from .xml import Node

_MOST = 5000
"""Markers of one outline."""


def markers(reader: Reader, outline: Path, place: Place) -> list[Item]:
    """What the markers at the start, between and at the end of an outline show."""
    found: dict[str, Node] = {}
    for where in ("start", "mid", "end"):
        value = place.style.get(f"marker-{where}") or place.style.get("marker", "none")
        if value == "none":
            continue
        node = reader.ids.get(value.partition(")")[0].removeprefix("url(").strip("\"' ")[1:])
        if node is None or node.name != "marker":
            reader.lose(f"the marker {value[:60]!r}")
        else:
            found[where] = node
    items: list[Item] = []
    if not found:
        return items
    vertices = list(_vertices(outline))[:_MOST]
    for n, (x, y, angle) in enumerate(vertices):
        wheres = ["start"] if n == 0 else []
        wheres += ["end"] if n == len(vertices) - 1 else []
        for where in wheres or ["mid"]:
            if where in found:
                items += _marker(reader, found[where], place, (x, y), angle, where)
    return items


def _marker(reader: Reader, node: Node, place: Place, at: tuple[float, float], angle: float, where: str) -> list[Item]:
    given = node.attributes
    name = f"#{given.get('id', '')}"
    if name in place.within:
        raise ValueError(f"the marker {name!r} is used within itself")
    scale = 1.0
    if given.get("markerUnits") != "userSpaceOnUse":
        width = length(place.style.get("stroke-width", "1"), place.diagonal, place.em)
        scale = 1.0 if width is None else width
    orient = given.get("orient", "0")
    if orient == "auto-start-reverse":
        angle += 180 if where == "start" else 0
    elif orient != "auto":
        angle = number(orient)
    wide, high = (number(given.get(side), 3.0) for side in ("markerWidth", "markerHeight"))
    box = numbers(given.get("viewBox"))
    fit: Matrix = IDENTITY
    view = (0.0, 0.0, wide, high)
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        view = (box[0], box[1], box[2], box[3])
        fit = fitted(view, wide, high, given.get("preserveAspectRatio", ""))[0]
    x, y = number(given.get("refX")), number(given.get("refY"))
    x, y = fit[0] * x + fit[2] * y + fit[4], fit[1] * x + fit[3] * y + fit[5]
    cosine, sine = math.cos(math.radians(angle)) * scale, math.sin(math.radians(angle)) * scale
    way = product(product((cosine, sine, -sine, cosine, *at), (1, 0, 0, 1, -x, -y)), fit)
    context = reader.above(node) | {
        "--context-fill": place.style.get("fill", "black"),
        "--context-stroke": place.style.get("stroke", "none"),
    }
    around = replace(place, style=context, width=view[2], height=view[3], within=place.within | {name})
    inside = reader.inside(node, around)
    items = reader.group(node, inside)
    if not items or scale <= 0:
        return []
    seen = inside.style.get("overflow") in {"visible", "auto"}
    return [Group(tuple(items), way, () if seen else (Clip((rectangle(*view),)),))]


def _vertices(outline: Path) -> Iterator[tuple[float, float, float]]:
    """Each point with the direction in degrees that halves the turn there."""
    points: list[tuple[float, float]] = []
    into: list[tuple[float, float] | None] = []
    out_of: list[tuple[float, float] | None] = []
    at = (0.0, 0.0)
    for segment in outline:
        end = (segment.x, segment.y)
        first = (segment.x1, segment.y1) if isinstance(segment, Curve) else end
        last = (segment.x2, segment.y2) if isinstance(segment, Curve) else at
        if not isinstance(segment, Move) and out_of:
            out_of[-1] = _way(at, first) or _way(at, end)
        points.append(end)
        into.append(None if isinstance(segment, Move) else _way(last, end) or _way(at, end))
        out_of.append(None)
        at = end
    for point, before, after in zip(points, into, out_of, strict=True):
        x, y = (sum(part) for part in zip(before or (0.0, 0.0), after or (0.0, 0.0), strict=True))
        yield (*point, math.degrees(math.atan2(y, x)))


def _way(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float] | None:
    """The direction as a step of length 1; None where there is none."""
    x, y = end[0] - start[0], end[1] - start[1]
    far = math.hypot(x, y)
    return (x / far, y / far) if far > 1e-9 else None
