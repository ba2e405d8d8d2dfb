"""What a `clip-path` names goes in; the outlines outside of which nothing is seen come out (SVG 1.1, 14.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .drawing import IDENTITY, Clip, Group, Item, Matrix, Path, Picture, Shape, extent, moved, product
from .path import rectangle
from .shapes import SHAPES, outline
from .values import SILENT, length, matrix

if TYPE_CHECKING:
    from .read import Place, Reader
    from .xml import Node


def clips(reader: Reader, given: str, place: Place, items: list[Item]) -> tuple[Clip, ...] | None:
    """The clips that a `clip-path` names; None where they leave nothing to be seen."""
    if given in {"", "none"}:
        return ()
    name = _reference(given)
    target = reader.ids.get(name) if name else None
    if target is None or target.name != "clipPath":
        reader.lose("clip-path" if target is None and not name else f"clip-path {given[:60]!r}")
        return ()
    if f"#{name}" in place.within:
        raise ValueError(f"the clip {name!r} is used within itself")
    inside = reader.inside(target, replace(place, style={}, em=16.0, within=place.within | {f"#{name}"}))
    way = matrix(inside.style.get("transform"))
    if target.attributes.get("clipPathUnits") == "objectBoundingBox":
        box = extent_of(items)
        if box is None:
            reader.lose("a clip measured by its text")
            return ()
        way = product((box[2] - box[0], 0, 0, box[3] - box[1], box[0], box[1]), way)
    paths, even_odd = _cut(reader, target, inside, way)
    more = clips(reader, inside.style.get("clip-path", ""), inside, items)
    if more is None or not any(paths):
        return None
    return (Clip(tuple(paths), even_odd), *more)


def _cut(reader: Reader, target: Node, inside: Place, way: Matrix) -> tuple[list[Path], bool]:
    paths: list[Path] = []
    even_odd = False
    for child in target.elements:
        place, own = reader.inside(child, inside), child
        here = product(way, matrix(place.style.get("transform")))
        if child.name == "use" and child.href[1:] in reader.ids:
            own = reader.ids[child.href[1:]]
            x, y = (length(child.attributes.get(name), 0.0) or 0.0 for name in ("x", "y"))
            place = reader.inside(own, place)
            here = product(product(here, (1, 0, 0, 1, x, y)), matrix(reader.sheet.own(own).get("transform")))
        if own.name in SHAPES:
            if place.style.get("display") != "none":
                paths.append(moved(outline(own, place), here))
                even_odd = even_odd or place.style.get("clip-rule") == "evenodd"
        elif own.name and own.name not in SILENT:
            reader.lose(f"<{own.name}> in a clip")
    return paths, even_odd


def extent_of(items: list[Item]) -> tuple[float, float, float, float] | None:
    """The box of shapes and pictures; None where there is text, whose extent is not known here, or nothing."""
    boxes: list[tuple[float, float, float, float]] = []
    waiting: list[tuple[Item, Matrix]] = [(item, IDENTITY) for item in items]
    while waiting:
        item, way = waiting.pop()
        match item:
            case Shape():
                box = extent(moved(item.path, way))
            case Picture():
                box = extent(moved(rectangle(item.x, item.y, item.width, item.height), way))
            case Group():
                waiting += [(one, product(way, item.matrix)) for one in item.items]
                continue
            case _:
                return None
        if box is not None:
            boxes.append(box)
    if not boxes:
        return None
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _reference(value: str) -> str:
    """The id in `url(#id)`; empty where it is none."""
    value = value.strip()
    if not value.startswith("url(") or ")" not in value:
        return ""
    inner = value[4 : value.index(")")].strip("\"' ")
    return inner[1:] if inner.startswith("#") else ""
