"""The elements of an SVG go in; a drawing comes out, with the names of what it could not show (SVG 1.1)."""

from __future__ import annotations

from dataclasses import replace

from ...core.node import node
from . import fonts
from .clips import clips
from .css import Sheet, computed
from .drawing import IDENTITY, Clip, Drawing, Group, Item, Matrix, Shape, product
from .paints import Paints
from .path import rectangle
from .shapes import SHAPES, shape
from .values import SILENT, fitted, length, matrix, numbers, share
from .xml import Node

MOST_ITEMS = 100_000
DEEPEST = 90
"""Elements within one another, those that `use` brings in included."""
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
        if not name or name in SILENT:
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
        cuts = clips(self, place.style.get("clip-path", ""), place, items)
        if cuts is None:
            return []
        way = product(matrix(place.style.get("transform")), before)
        opacity = share(place.style.get("opacity"))
        if opacity == 0:
            return []
        if before != IDENTITY and cuts:  # the clip is cut in the space outside x and y of `use`
            items = [Group(tuple(items), before)]
            way = matrix(place.style.get("transform"))
        return _wrapped(items, way, cuts, opacity)

    def _shown(self, element: Node, place: Place) -> tuple[list[Item], Matrix]:
        """Things in the space of the element, and a matrix of its own that goes before its transform."""
        name = element.name
        if name in SHAPES:
            return shape(self, element, place), IDENTITY
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
                from .pictures import picture

                return picture(self, element, place), IDENTITY
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
        cut = () if seen else (Clip((rectangle(x, y, width, height),)),)
        return [Group((Group(tuple(items), way),), IDENTITY, cut)] if items else []


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
