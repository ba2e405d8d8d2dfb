"""The elements of an SVG go in; a drawing comes out, with the names of what it could not show (SVG 1.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...core.node import node
from . import fonts
from .css import Sheet, computed
from .drawing import (
    IDENTITY,
    Clip,
    Close,
    Curve,
    Drawing,
    Group,
    Item,
    Matrix,
    Move,
    Path,
    Picture,
    Shape,
    Stroke,
    extent,
    moved,
    product,
)
from .paints import Paints
from .path import ellipse, path, polygon, rectangle
from .values import fitted, length, matrix, number, numbers, share, words
from .xml import Node

if TYPE_CHECKING:
    from ..tree import Image

MOST_ITEMS = 100_000
DEEPEST = 90
"""Elements within one another, those that `use` brings in included."""
#: What shows nothing by itself.
_SILENT = words(
    "title desc metadata defs style symbol clipPath linearGradient radialGradient marker stop view cursor font "
    "font-face glyph missing-glyph hkern vkern color-profile pattern mask filter namedview"
)
_SHAPES = words("path rect circle ellipse line polyline polygon")
_DEFAULT_SIZE = (300.0, 150.0)


@node
class Place:
    """Where in the drawing an element stands: what it inherits, and what percentages are of."""

    style: dict[str, str]
    width: float
    height: float
    em: float
    depth: int = 0
    within: frozenset[str] = frozenset()
    """The ids that were followed to get here."""

    @property
    def diagonal(self) -> float:
        """What percentages are of that belong to no axis (SVG 1.1, 7.10)."""
        return float(((self.width**2 + self.height**2) / 2) ** 0.5)


class Reader:
    """Reads one SVG."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.sheet = Sheet(root)
        self.lost: dict[str, None] = dict.fromkeys(self.sheet.lost)
        """What cannot be shown, in the order in which it was met."""
        self.ids: dict[str, Node] = {}
        for element in root.walk():
            self.ids.setdefault(element.attributes.get("id", ""), element)
        self.paints = Paints(self)
        self._count = 0

    def lose(self, what: str) -> None:
        """Note that something cannot be shown."""
        self.lost.setdefault(what)

    def run(self) -> Drawing:
        """The drawing; raises ValueError where it has no size or is too large."""
        attributes = self.root.attributes
        box = numbers(attributes.get("viewBox"))
        view = (box[0], box[1], box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
        width, height = _size(attributes, view)
        if not (0.01 <= width <= 20_000 and 0.01 <= height <= 20_000):
            raise ValueError(f"its size, {width:g} x {height:g} pixels, cannot be drawn")
        self.outer = (width, height)
        place = Place({}, view[2] if view else width, view[3] if view else height, 16.0)
        way = fitted(view, width, height, attributes.get("preserveAspectRatio", ""))[0] if view else IDENTITY
        items = self.group(self.root, self.inside(self.root, place))
        own = self.sheet.own(self.root)
        return Drawing(width, height, Group(tuple(items), way, (), share(own.get("opacity"))))

    # ------------------------------------------------------------ structure

    def above(self, element: Node) -> dict[str, str]:
        """What an element inherits where it stands in the file, which is not where it is used."""
        chain: list[Node] = []
        while element.parent is not None:
            element = element.parent
            chain.append(element)
        style: dict[str, str] = {}
        for one in reversed(chain):
            style = computed(fonts.expanded(self.sheet.own(one)), style)
        return style

    def inside(self, element: Node, place: Place) -> Place:
        """The place of an element itself: its own style added to what it inherits."""
        own = fonts.expanded(self.sheet.own(element))
        style = computed(own, place.style)
        em = fonts.size(own["font-size"], place.em) if "font-size" in own else place.em
        return Place(style, place.width, place.height, em, place.depth + 1, place.within)

    def group(self, element: Node, place: Place) -> list[Item]:
        """What stands inside an element whose place this is."""
        items: list[Item] = []
        for child in element.elements:
            items += self.element(child, place)
        return items

    def element(self, element: Node, around: Place) -> list[Item]:
        """What an element shows."""
        name = element.name
        if not name or name in _SILENT:
            return []
        self._count += 1
        if self._count > MOST_ITEMS:
            raise ValueError(f"it draws more than {MOST_ITEMS} elements")
        if around.depth > DEEPEST:
            raise ValueError("its elements are nested too deeply")
        place = self.inside(element, around)
        if place.style.get("display") == "none":
            return []
        items, before = self._shown(element, place)
        if not items:
            return []
        self._note_effects(place.style)
        clips = self._clips(place.style.get("clip-path", ""), place, items)
        if clips is None:
            return []
        way = product(matrix(place.style.get("transform")), before)
        opacity = share(place.style.get("opacity"))
        if opacity == 0:
            return []
        if before != IDENTITY and clips:  # the clip is cut in the space outside x and y of `use`
            items = [Group(tuple(items), before)]
            way = matrix(place.style.get("transform"))
        return _wrapped(items, way, clips, opacity)

    def _shown(self, element: Node, place: Place) -> tuple[list[Item], Matrix]:
        """Things in the space of the element, and a matrix of its own that goes before its transform."""
        name = element.name
        if name in _SHAPES:
            return self._shape(element, place), IDENTITY
        match name:
            case "g" | "a":
                return self.group(element, place), IDENTITY
            case "svg":
                return self._nested(element, place, element.attributes), IDENTITY
            case "use":
                return self._use(element, place)
            case "switch":
                return self._switch(element, place), IDENTITY
            case "text":
                from .text import TextReader

                return TextReader(self, element, place).run(), IDENTITY
            case "image":
                return self._image(element, place), IDENTITY
            case _:
                self.lose(f"<{name}>")
                return [], IDENTITY

    def _note_effects(self, style: dict[str, str]) -> None:
        for name in ("mask", "filter"):
            if style.get(name, "none") != "none":
                self.lose(name)
        for name in ("transform-origin", "mix-blend-mode"):
            if style.get(name, "none") not in {"normal", "none", "0 0", "0px 0px"}:
                self.lose(name)

    def _switch(self, element: Node, place: Place) -> list[Item]:
        """The first child that can be shown (SVG 1.1, 5.8.2)."""
        foreign: Node | None = None
        for child in element.elements:
            if child.name == "foreignObject":
                foreign = child
            elif child.name:
                if foreign is not None and _said(foreign) != _said(child):
                    self.lose("<foreignObject>, shown as the plain text that stands in for it")
                return self.element(child, place)
        if foreign is not None:
            self.lose("<foreignObject>")
        return []

    def _use(self, element: Node, place: Place) -> tuple[list[Item], Matrix]:
        attributes, name = element.attributes, element.href
        target = self.ids.get(name[1:]) if name.startswith("#") and len(name) > 1 else None
        if target is None:
            self.lose(f"<use> of {name[:60]!r}" if name else "<use> of nothing")
            return [], IDENTITY
        if name in place.within:
            raise ValueError(f"{name!r} is used within itself")
        inner = replace(place, within=place.within | {name})
        x = length(attributes.get("x"), place.width, place.em) or 0.0
        y = length(attributes.get("y"), place.height, place.em) or 0.0
        way: Matrix = (1, 0, 0, 1, x, y)
        if target.name not in {"symbol", "svg"}:
            return self.element(target, inner), way
        sizes = {key: value for key, value in attributes.items() if key in {"width", "height"}}
        given = {**target.attributes, **sizes}
        inner = self.inside(target, inner)
        if inner.style.get("display") == "none":
            return [], way
        return self._nested(target, inner, given), way

    def _nested(self, element: Node, place: Place, given: dict[str, str]) -> list[Item]:
        """A viewport inside: of an `svg`, or of a `symbol` that is used."""
        x = length(given.get("x"), place.width, place.em) or 0.0
        y = length(given.get("y"), place.height, place.em) or 0.0
        width = length(given.get("width"), place.width, place.em)
        height = length(given.get("height"), place.height, place.em)
        width = place.width if width is None else width
        height = place.height if height is None else height
        if width <= 0 or height <= 0:
            return []
        box = numbers(given.get("viewBox"))
        way: Matrix = (1, 0, 0, 1, x, y)
        inner = replace(place, width=width, height=height)
        if len(box) == 4 and box[2] > 0 and box[3] > 0:
            view = (box[0], box[1], box[2], box[3])
            way = product(way, fitted(view, width, height, given.get("preserveAspectRatio", ""))[0])
            inner = replace(place, width=box[2], height=box[3])
        items = self.group(element, inner)
        seen = place.style.get("overflow") in {"visible", "auto"} or (
            element.name == "symbol" and "width" not in given and "viewBox" not in given
        )
        clips = () if seen else (Clip((rectangle(x, y, width, height),)),)
        return [Group((Group(tuple(items), way),), IDENTITY, clips)] if items else []

    # ------------------------------------------------------------ shapes

    def outline(self, element: Node, place: Place) -> Path:
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

    def _shape(self, element: Node, place: Place) -> list[Item]:
        style = place.style
        if style.get("visibility") in {"hidden", "collapse"}:
            return []
        outline = self.outline(element, place)
        if not outline:
            return []
        box = extent(outline)
        fill, fill_opacity = self.paints.paint(
            style.get("fill", "black") if _has_area(outline, box) else "none", style, "fill", place, box
        )
        stroke = self.stroke(place, box)
        items: list[Item] = []
        if fill is not None or stroke is not None:
            items.append(Shape(outline, fill, fill_opacity, style.get("fill-rule") == "evenodd", stroke))
        if element.name in {"path", "line", "polyline", "polygon"} and any(key.startswith("marker") for key in style):
            from .markers import markers

            items += markers(self, outline, place)
        return items

    def stroke(self, place: Place, box: tuple[float, float, float, float] | None) -> Stroke | None:
        """How an outline in a box is stroked; None: it is not."""
        style = place.style
        if style.get("stroke", "none") == "none":
            return None
        paint, opacity = self.paints.paint(style["stroke"], style, "stroke", place, box)
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

    # ------------------------------------------------------------ clips

    def _clips(self, given: str, place: Place, items: list[Item]) -> tuple[Clip, ...] | None:
        """The clips that a `clip-path` names; None where they leave nothing to be seen."""
        if given in {"", "none"}:
            return ()
        name = _reference(given)
        target = self.ids.get(name) if name else None
        if target is None or target.name != "clipPath":
            self.lose("clip-path" if target is None and not name else f"clip-path {given[:60]!r}")
            return ()
        if f"#{name}" in place.within:
            raise ValueError(f"the clip {name!r} is used within itself")
        inside = self.inside(
            target, Place({}, place.width, place.height, 16.0, place.depth, place.within | {f"#{name}"})
        )
        way = matrix(inside.style.get("transform"))
        if target.attributes.get("clipPathUnits") == "objectBoundingBox":
            box = extent_of(items)
            if box is None:
                self.lose("a clip measured by its text")
                return ()
            way = product((box[2] - box[0], 0, 0, box[3] - box[1], box[0], box[1]), way)
        paths, even_odd = self._cut(target, inside, way)
        more = self._clips(inside.style.get("clip-path", ""), inside, items)
        if more is None or not any(paths):
            return None
        return (Clip(tuple(paths), even_odd), *more)

    def _cut(self, target: Node, inside: Place, way: Matrix) -> tuple[list[Path], bool]:
        paths: list[Path] = []
        even_odd = False
        for child in target.elements:
            place, own = self.inside(child, inside), child
            here = product(way, matrix(place.style.get("transform")))
            if child.name == "use" and child.href[1:] in self.ids:
                own = self.ids[child.href[1:]]
                x, y = (length(child.attributes.get(name), 0.0) or 0.0 for name in ("x", "y"))
                place = self.inside(own, place)
                here = product(product(here, (1, 0, 0, 1, x, y)), matrix(self.sheet.own(own).get("transform")))
            if own.name in _SHAPES:
                if place.style.get("display") != "none":
                    paths.append(moved(self.outline(own, place), here))
                    even_odd = even_odd or place.style.get("clip-rule") == "evenodd"
            elif own.name and own.name not in _SILENT:
                self.lose(f"<{own.name}> in a clip")
        return paths, even_odd

    # ------------------------------------------------------------ pictures

    def _image(self, element: Node, place: Place) -> list[Item]:
        if place.style.get("visibility") in {"hidden", "collapse"}:
            return []
        image = self._picture(element.href)
        if image is None:
            return []
        given = element.attributes
        x, y = (length(given.get(n), w) or 0.0 for n, w in (("x", place.width), ("y", place.height)))
        width, height = length(given.get("width"), place.width), length(given.get("height"), place.height)
        if width is None:
            width = image.width * (height / image.height) if height is not None else float(image.width)
        if height is None:
            height = image.height * width / image.width
        if width <= 0 or height <= 0:
            return []
        box = (0.0, 0.0, float(image.width), float(image.height))
        way, slices = fitted(box, width, height, given.get("preserveAspectRatio", ""))
        picture = Picture(image, x + way[4], y + way[5], image.width * way[0], image.height * way[3])
        if not slices:
            return [picture]
        return [Group((picture,), IDENTITY, (Clip((rectangle(x, y, width, height),)),))]

    def _picture(self, href: str) -> Image | None:
        """The raster image of a data: address; None, and a note, for everything else."""
        from .data import read_data

        try:
            return read_data(href)
        except ValueError as error:
            self.lose(str(error))
            return None


def _wrapped(items: list[Item], way: Matrix, clips: tuple[Clip, ...], opacity: float) -> list[Item]:
    """Things in a group, where a group is needed at all."""
    if opacity < 1 and len(items) == 1 and isinstance(items[0], Shape):
        only = items[0]
        if only.stroke is None:
            items, opacity = [replace(only, fill_opacity=only.fill_opacity * opacity)], 1.0
        elif only.fill is None:
            stroke = replace(only.stroke, opacity=only.stroke.opacity * opacity)
            items, opacity = [replace(only, stroke=stroke)], 1.0
    if way == IDENTITY and not clips and opacity == 1:
        return items
    return [Group(tuple(items), way, clips, opacity)]


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


def _has_area(outline: Path, box: tuple[float, float, float, float] | None) -> bool:
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


def _said(element: Node) -> str:
    """The letters of an element and everything inside."""
    parts: list[str] = []
    waiting: list[Node | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        else:
            waiting.extend(reversed(one.children))
    return "".join("".join(parts).split())


def _size(attributes: dict[str, str], view: tuple[float, ...] | None) -> tuple[float, float]:
    """Width and height in pixels: as the file says, else those of its viewBox."""
    width, height = (length(attributes.get(name)) if "%" not in attributes.get(name, "%") else None
                     for name in ("width", "height"))  # fmt: skip
    if view is None:
        return (_DEFAULT_SIZE[0] if width is None else width, _DEFAULT_SIZE[1] if height is None else height)
    ratio = view[3] / view[2]
    if width is None:
        return (view[2], view[3]) if height is None else (height / ratio, height)
    return width, width * ratio if height is None else height


def _reference(value: str) -> str:
    """The id in `url(#id)`; empty where it is none."""
    value = value.strip()
    if not value.startswith("url(") or ")" not in value:
        return ""
    inner = value[4 : value.index(")")].strip("\"' ")
    return inner[1:] if inner.startswith("#") else ""


def _list(value: str) -> list[str]:
    return [] if value == "none" else value.replace(",", " ").split()
