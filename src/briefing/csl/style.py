"""A CSL style: its XML goes in; its layouts, as elements ready to render, come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .elements.base import Node, formatting_of
from .elements.choose import Branch, Choose
from .elements.date import Date
from .elements.group import Group
from .elements.label import Label
from .elements.names import Names
from .elements.number import Number
from .elements.text import Macro, Term, Value, Variable
from .errors import DependentStyleError, StyleError
from .locales import Locale, localized
from .markup import Element, parse
from .output import Formatting


@dataclass(slots=True)
class SortKey:
    """`cs:key`."""

    variable: str
    nodes: list[Node]
    descending: bool
    names: tuple[int, int, bool] | None
    """names-min, names-use-first, names-use-last; None: as everywhere."""


@dataclass(slots=True, eq=False)
class Area:
    """`cs:citation` or `cs:bibliography`."""

    options: dict[str, str]
    """The options that hold in it, those of `cs:style` included."""
    nodes: list[Node] = field(default_factory=list)
    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    formatting: Formatting = ()
    keys: list[SortKey] = field(default_factory=list)

    def flag(self, name: str) -> bool:
        """Whether an option is "true"."""
        return self.options.get(name) == "true"


class Style:
    """An independent style, ready for use."""

    def __init__(self, root: Element) -> None:
        if root.tag != "style":
            root.fail("This is not a CSL style: its root element is not cs:style.")
        self.root = root
        info = root.first("info")
        self.id, self.title = _info(info, "id"), _info(info, "title")
        self.in_notes = root.get("class") == "note"
        self.default_locale = root.get("default-locale")
        self.hyphen = root.get("initialize-with-hyphen", "true") != "false"
        self.demote = root.get("demote-non-dropping-particle", "display-and-sort")
        self.page_range_format = root.get("page-range-format")
        self.overrides = root.every("locale")
        self._macros = {macro.get("name"): macro for macro in root.every("macro")}
        self._built: dict[str, list[Node]] = {}
        self._building: list[str] = []
        self.places_year_suffix = False
        """Whether the style renders the variable year-suffix itself."""
        self._locales: dict[str, Locale] = {}
        self._check_dependence(info)
        citation = root.first("citation")
        if citation is None:
            root.fail("The style has no cs:citation.")
        self.citation = self._area(citation)
        bibliography = root.first("bibliography")
        self.bibliography = self._area(bibliography) if bibliography is not None else None

    def _check_dependence(self, info: Element | None) -> None:
        if self.root.first("citation") is not None or info is None:
            return
        for link in info.every("link"):
            if link.get("rel") == "independent-parent":
                raise DependentStyleError(link.get("href"), self.default_locale, link.line, link.column)

    def locale(self, lang: str) -> Locale:
        """A language as the style overrides it."""
        known = self._locales.get(lang)
        if known is None:
            known = self._locales[lang] = localized(lang, self.overrides)
        return known

    # ------------------------------------------------------------ building

    def _area(self, element: Element) -> Area:
        layouts = element.every("layout")
        if not layouts:
            element.fail(f"cs:{element.tag} has no cs:layout.")
        layout = layouts[-1]
        options = {**self.root.attrs, **element.attrs}
        area = Area(
            options, self.build_all(layout.children), layout.get("prefix"), layout.get("suffix"),
            layout.get("delimiter"), formatting_of(layout),
        )  # fmt: skip
        sort = element.first("sort")
        if sort is not None:
            area.keys = [self._key(key) for key in sort.every("key")]
        return area

    def _key(self, element: Element) -> SortKey:
        numbers = [element.get(name) for name in ("names-min", "names-use-first")]
        names = None
        if any(numbers) or element.get("names-use-last"):
            least, use = (int(number) if number.isdigit() else 0 for number in numbers)
            names = (least, use, element.get("names-use-last") == "true")
        nodes = self._macro(element, element.get("macro")) if element.get("macro") else []
        return SortKey(element.get("variable"), nodes, element.get("sort") == "descending", names)

    def build_all(self, elements: list[Element], parent: Names | None = None) -> list[Node]:
        """Rendering elements; anything else is passed over."""
        return [node for element in elements if (node := self._build(element, parent)) is not None]

    def _build(self, element: Element, parent: Names | None) -> Node | None:
        match element.tag:
            case "text":
                return self._text(element)
            case "group":
                return Group(element, self.build_all(element.children, parent))
            case "choose":
                branches = [Branch(child, self.build_all(child.children, parent)) for child in element.children]
                return Choose(element, branches)
            case "names":
                names = Names(element, [], parent)
                substitute = element.first("substitute")
                if substitute is not None:
                    names.substitutes = self.build_all(substitute.children, names)
                return names
            case "date":
                return Date(element)
            case "number":
                return Number(element)
            case "label":
                return Label(element)
            case _:
                return None

    def _text(self, element: Element) -> Node | None:
        if element.get("macro"):
            return Macro(element, self._macro(element, element.get("macro")))
        if element.get("variable"):
            if element.get("variable") == "year-suffix":
                self.places_year_suffix = True
            return Variable(element)
        if element.get("term"):
            return Term(element)
        return Value(element)

    def _macro(self, element: Element, name: str) -> list[Node]:
        if name not in self._macros:
            element.fail(f"No macro is named {name!r}.")
        if name in self._building:
            element.fail(f"The macro {name!r} calls itself.")
        if name not in self._built:
            self._building.append(name)
            self._built[name] = self.build_all(self._macros[name].children)
            self._building.pop()
        return self._built[name]


def _info(info: Element | None, tag: str) -> str:
    found = info.first(tag) if info is not None else None
    return found.text.strip() if found is not None else ""


def parse_style(data: bytes | str) -> Style:
    """A style from its XML; raises StyleError, and DependentStyleError for a style that only names its parent."""
    return Style(parse(data.encode() if isinstance(data, str) else data))


def read_style(path: Path) -> Style:
    """A style from a file; raises StyleError and OSError."""
    return parse_style(path.read_bytes())


__all__ = ["Area", "SortKey", "Style", "StyleError", "parse_style", "read_style"]
