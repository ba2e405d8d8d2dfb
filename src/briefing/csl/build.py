"""The elements of a style's XML go in; objects that render go out, each macro built once.

A style is refused here for what could never end or would take all day: macros that call themselves, or call each other
so often that one entry would be made of more elements than any style needs.
"""

from __future__ import annotations

from .area import Area, SortKey
from .context import SortNames
from .elements.base import Node
from .elements.choose import Branch, Choose
from .elements.date import Date
from .elements.group import Group
from .elements.label import Label
from .elements.names import Names
from .elements.number import Number
from .elements.text import Macro, Term, Value, Variable
from .markup import DEEPEST, Element, whole

#: Elements that one cite or entry may be made of; no public style has more than 4,600.
_HEAVIEST = 20_000


class Builder:
    """Builds the layouts of one style; raises StyleError."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.places_year_suffix = False
        """Whether an element built so far renders the variable year-suffix."""
        self.disambiguating_tests = 0
        """How many tests of `disambiguate` were built so far."""
        self._macros = {macro.get("name"): macro for macro in root.every("macro")}
        self._built: dict[str, list[Node]] = {}
        self._building: list[str] = []
        self._depth = 0

    def area(self, element: Element) -> Area:
        """`cs:citation` or `cs:bibliography`."""
        layouts = element.every("layout")
        if not layouts:
            element.fail(f"cs:{element.tag} has no cs:layout.")
        layout = layouts[-1]
        nodes = self._all(layout.children, None)
        if sum(node.weight for node in nodes) > _HEAVIEST:
            layout.fail(f"Its macros call each other so often that it has more than {_HEAVIEST} elements.")
        sort = element.first("sort")
        keys = [self._key(key) for key in sort.every("key")] if sort is not None else []
        return Area(element.tag, {**self.root.attrs, **element.attrs}, layout, nodes, keys)

    def _key(self, element: Element) -> SortKey:
        names = None
        if any(element.get(name) for name in ("names-min", "names-use-first", "names-use-last")):
            names = SortNames(
                whole(element.get("names-min")), whole(element.get("names-use-first")), element.flag("names-use-last")
            )
        nodes = self._macro(element, element.get("macro")) if element.get("macro") else []
        return SortKey(element.get("variable"), nodes, element.get("sort") == "descending", names)

    def _all(self, elements: list[Element], parent: Names | None) -> list[Node]:
        """Rendering elements; anything else is passed over. `parent`: the names that they substitute."""
        nodes = []
        for element in elements:
            self._depth += 1
            node = self._node(element, parent)
            self._depth -= 1
            if node is None:
                continue
            if node.weight > _HEAVIEST:
                element.fail(f"Its macros call each other so often that it has more than {_HEAVIEST} elements.")
            if node.depth + self._depth > DEEPEST:
                element.fail("Elements are nested too deeply.")
            nodes.append(node)
        return nodes

    def _node(self, element: Element, parent: Names | None) -> Node | None:
        if self._depth > DEEPEST:
            element.fail("Elements are nested too deeply.")
        match element.tag:
            case "text":
                return self._text(element)
            case "group":
                return Group(element, self._all(element.children, parent))
            case "choose":
                branches = [child for child in element.children if child.tag in ("if", "else-if", "else")]
                self.disambiguating_tests += sum([branch.flag("disambiguate") for branch in branches])
                return Choose(element, [Branch(one, self._all(one.children, parent)) for one in branches])
            case "names":
                return self._names(element, parent)
            case "date":
                return Date(element)
            case "number":
                return Number(element)
            case "label":
                return Label(element)
            case _:
                return None

    def _names(self, element: Element, parent: Names | None) -> Names:
        names = Names(element, parent)
        substitute = element.first("substitute")
        if substitute is not None:
            names.substitutes = self._all(substitute.children, names)
            names.holds(names.substitutes)
        return names

    def _text(self, element: Element) -> Node:
        if element.get("macro"):
            return Macro(element, self._macro(element, element.get("macro")))
        if element.get("variable"):
            self.places_year_suffix = self.places_year_suffix or element.get("variable") == "year-suffix"
            return Variable(element)
        return Term(element) if element.get("term") else Value(element)

    def _macro(self, element: Element, name: str) -> list[Node]:
        if name not in self._macros:
            element.fail(f"No macro is named {name!r}.")
        if name in self._building:
            element.fail(f"The macro {name!r} calls itself.")
        if name not in self._built:
            self._building.append(name)
            self._built[name] = self._all(self._macros[name].children, None)
            self._building.pop()
        return self._built[name]
