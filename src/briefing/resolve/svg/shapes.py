"""A basic shape or a path goes in; what it shows, filled and stroked, comes out (SVG 1.1, 9 and 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .drawing import Close, Curve, Item, Move, Path, Shape, Stroke, extent
from .path import ellipse, path, polygon, rectangle
from .values import length, number, numbers, words

if TYPE_CHECKING:
    from .read import Place, Reader
    from .xml import Node

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""
SHAPES = words("path rect circle ellipse line polyline polygon")


def outline(element: Node, place: Place) -> Path:
    """The outline of a basic shape or a path."""
    given = element.attributes

    def at(name: str, whole: float) -> float:
        return length(given.get(name), whole, place.em) or 0.0

    wide, high = place.width, place.height
    match element.name:
        case "path":
            return path(place.style.get("d", given.get("d", "")).removeprefix("path(").strip("\"')"))
        case "rect":
            rx, ry = (length(given.get(name), whole) for name, whole in (("rx", wide), ("ry", high)))
            rx, ry = (ry if rx is None else rx) or 0.0, (rx if ry is None else ry) or 0.0
            return rectangle(at("x", wide), at("y", high), at("width", wide), at("height", high), rx, ry)
        case "circle":
            r = at("r", place.diagonal)
            return ellipse(at("cx", wide), at("cy", high), r, r)
        case "ellipse":
            return ellipse(at("cx", wide), at("cy", high), at("rx", wide), at("ry", high))
        case "line":
            return polygon((at("x1", wide), at("y1", high), at("x2", wide), at("y2", high)), closed=False)
        case _:
            return polygon(numbers(given.get("points")), closed=element.name == "polygon")


def shape(reader: Reader, element: Node, place: Place) -> list[Item]:
    """What a shape shows, with its markers."""
    style = place.style
    if style.get("visibility") in {"hidden", "collapse"}:
        return []
    made = outline(element, place)
    if not made:
        return []
    box = extent(made)
    fill, fill_opacity = reader.paints.paint(
        style.get("fill", "black") if _has_area(made, box) else "none", style, "fill", place, box
    )
    line = stroke(reader, place, box)
    items: list[Item] = []
    if fill is not None or line is not None:
        items.append(Shape(made, fill, fill_opacity, style.get("fill-rule") == "evenodd", line))
    if element.name in {"path", "line", "polyline", "polygon"} and any(key.startswith("marker") for key in style):
        from .markers import markers

        items += markers(reader, made, place)
    return items


def stroke(reader: Reader, place: Place, box: Box | None) -> Stroke | None:
    """How an outline in a box is stroked; None: it is not."""
    style = place.style
    if style.get("stroke", "none") == "none":
        return None
    paint, opacity = reader.paints.paint(style["stroke"], style, "stroke", place, box)
    width = length(style.get("stroke-width", "1"), place.diagonal, place.em)
    width = 1.0 if width is None else width
    if paint is None or width <= 0 or opacity == 0:
        return None
    dashes = [length(one, place.diagonal, place.em) or 0.0 for one in _list(style.get("stroke-dasharray", ""))]
    if min(dashes, default=0.0) < 0 or not any(dashes):
        dashes = []
    return Stroke(
        paint,
        opacity,
        width,
        {"round": 1, "square": 2}.get(style.get("stroke-linecap", ""), 0),  # type: ignore[arg-type]
        {"round": 1, "bevel": 2}.get(style.get("stroke-linejoin", ""), 0),  # type: ignore[arg-type]
        max(1.0, number(style.get("stroke-miterlimit"), 4.0)),
        tuple(dashes * 2 if len(dashes) % 2 else dashes)[:64],
        length(style.get("stroke-dashoffset", "0"), place.diagonal, place.em) or 0.0,
        style.get("vector-effect") == "non-scaling-stroke",
    )


def _has_area(outline: Path, box: Box | None) -> bool:
    """Whether there is anything to fill: PDF fills a mere line as one pixel wide (ISO 32000-1, 8.5.3.3.1), SVG does
    not."""
    if box is None or box[0] == box[2] or box[1] == box[3]:
        return False
    sides = 0
    for segment in outline:
        if isinstance(segment, Move):
            sides = 0
        elif not isinstance(segment, Close):
            sides += 2 if isinstance(segment, Curve) else 1
        if sides > 1:
            return True
    return False


def _list(value: str) -> list[str]:
    return [] if value == "none" else value.replace(",", " ").split()
