"""The styles of a Word file go in; what a style says comes out, with all that it takes from others: document defaults,
the styles it is based on, the theme's fonts and colours (ECMA-376, 17.7.2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ...core.lengths import Length, pt
from ...core.node import record
from ...core.ooxml import unsafe
from .colours import of_theme

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_HEX = re.compile("[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|pc|pi)?\s*\Z")
_UNITS = {"pt": 20.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pc": 240.0, "pi": 240.0}
#: More than a metre, or less than its opposite, is nobody's intent.
_FARTHEST = 56_000
#: Word itself stops at some 4,000.
_MOST_STYLES = 6_000
#: Styles in a row that are based on each other.
_DEEPEST = 50


@record
class Effect:
    """What is in force somewhere. Lengths in EMU; None: nothing is said."""

    family: str = "Times New Roman"
    size: Length = Length(pt(10))
    colour: str | None = None
    """#RRGGBB; None: automatic, which is black."""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    small_capitals: bool = False
    underline: bool = False
    hidden: bool = False
    tracking: Length = Length(0)
    before: Length = Length(0)
    after: Length = Length(0)
    line: float = 1.0
    """Height of a line in times of the font's own, where `leading` is 0."""
    leading: Length = Length(0)
    exact: bool = False
    align: str = "left"
    left: Length = Length(0)
    right: Length = Length(0)
    first: Length = Length(0)
    contextual: bool = False
    """No space between neighbours of one style."""
    numbered: bool = False
    hyphenated: bool = True
    fill: str = ""
    bordered: bool = False

    def copy(self) -> Effect:
        """The same, to be changed."""
        made = Effect()
        for name in Effect.__slots__:  # type: ignore[attr-defined]
            setattr(made, name, getattr(self, name))
        return made


class Cascade:
    """The styles of one file."""

    def __init__(self, package: Package) -> None:
        main = package.main
        styles = package.related(main, "styles")
        self.root: Element | None = package.xml(styles) if styles else None
        theme = package.related(main, "theme")
        self.theme: Element | None = package.xml(theme) if theme else None
        self.fonts, self.scheme = _fonts(self.theme), _scheme(self.theme)
        self.styles: dict[str, Element] = {}
        if self.root is not None and len(self.root) > _MOST_STYLES:
            raise unsafe(package.name, f"has more than {_MOST_STYLES:,} styles")
        for style in [] if self.root is None else self.root.iterfind(f"{W}style"):
            self.styles.setdefault(style.get(f"{W}styleId", ""), style)
        self.defaults = Effect()
        for found in [] if self.root is None else self.root.iterfind(f"{W}docDefaults"):
            for properties in found.iter(f"{W}rPr", f"{W}pPr"):
                self.apply(self.defaults, properties)
        self._known: dict[tuple[str, str], Effect] = {}

    def default_style(self, kind: str = "paragraph") -> str:
        """The id of the style of paragraphs that name none; empty: there is none."""
        for key, style in self.styles.items():
            if style.get(f"{W}type") == kind and flag(style.get(f"{W}default", "0")):
                return key
        return ""

    def chain(self, key: str) -> list[Element]:
        """A style and those it is based on, the farthest first."""
        found: list[Element] = []
        seen: set[str] = set()
        while key in self.styles and key not in seen and len(found) < _DEEPEST:
            seen.add(key)
            found.append(self.styles[key])
            key = value(self.styles[key], "basedOn")
        return found[::-1]

    def effect(self, key: str, table: str = "") -> Effect:
        """What a paragraph style says in the end, in a table of some style; that of an unknown one is the default
        style's.
        """
        key = key if key in self.styles else self.default_style()
        known = self._known.get((key, table))
        if known is None:
            known = self._known[key, table] = self.defaults.copy()
            for style in (*(self.chain(table) if table else ()), *self.chain(key)):
                for properties in style.iterfind(f"{W}pPr"):
                    self.apply(known, properties)
                for properties in style.iterfind(f"{W}rPr"):
                    self.apply(known, properties)
        return known.copy()

    def stops(self, keys: list[str]) -> tuple[int, ...]:
        """Where styles set tab stops, in twips, from left to right."""
        tabs = [tab for key in keys for style in self.chain(key) for tab in style.iterfind(f"{W}pPr/{W}tabs/{W}tab")]
        found = {at.twips for tab in tabs if (at := twips(tab.get(f"{W}pos"))) is not None}
        return tuple(sorted(found))

    def apply_character_style(self, effect: Effect, key: str) -> None:
        """Let a character style have its say."""
        for style in self.chain(key):
            for properties in style.iterfind(f"{W}rPr"):
                self.apply(effect, properties)

    def apply(self, effect: Effect, properties: Element) -> None:
        """Let a `w:rPr` or `w:pPr` have its say."""
        for child in properties:
            name = str(child.tag)
            if name.startswith(W):
                handler = _HANDLERS.get(name.removeprefix(W))
                if handler is not None:
                    handler(self, effect, child)

    # ------------------------------------------------------------ one property each

    def _family(self, effect: Effect, e: Element) -> None:
        for side in ("ascii", "hAnsi"):
            if themed := e.get(f"{W}{side}Theme"):
                family = self.fonts.get(themed[:5])
                if family:
                    effect.family = family
                    return
        family = e.get(f"{W}ascii") or e.get(f"{W}hAnsi")
        if family and family.strip():
            effect.family = " ".join(family.split())[:80]

    def _size(self, effect: Effect, e: Element) -> None:
        half = number(e.get(f"{W}val"))
        if half and 2 <= half <= 400:
            effect.size = pt(half / 2)

    def _colour(self, effect: Effect, e: Element) -> None:
        effect.colour = self.colour(e, "val", "")

    def _fill(self, effect: Effect, e: Element) -> None:
        effect.fill = self.colour(e, "fill", "Fill") or ""

    def colour(self, e: Element, name: str, suffix: str) -> str | None:
        """A colour as written out beside its name in the theme, or else by that name; None: automatic."""
        said = e.get(f"{W}{name}", "")
        if _HEX.fullmatch(said):
            return f"#{said.upper()}"
        theme = e.get(f"{W}theme{suffix or 'Color'}", "")
        tint, shade = (e.get(f"{W}theme{suffix}{kind}", "") for kind in ("Tint", "Shade"))
        return of_theme(self.scheme, theme, _byte(tint), _byte(shade)) or None

    def _spacing(self, effect: Effect, e: Element) -> None:
        for name in ("before", "after"):
            said = twips(e.get(f"{W}{name}"))
            if said is not None and not flag(e.get(f"{W}{name}Autospacing", "0")):
                setattr(effect, name, said)
        line = number(e.get(f"{W}line"))
        if line and 0 < line < _FARTHEST:
            rule = e.get(f"{W}lineRule", "auto")
            if rule == "auto":
                effect.line, effect.leading, effect.exact = min(line / 240, 10), Length(0), False
            else:
                effect.leading, effect.exact = Length(line * 635), rule == "exact"

    def _tracking(self, effect: Effect, e: Element) -> None:
        effect.tracking = twips(e.get(f"{W}val")) or Length(0)

    def _both_spacings(self, effect: Effect, e: Element) -> None:
        if e.get(f"{W}val") is not None:
            self._tracking(effect, e)
        else:
            self._spacing(effect, e)

    def _indent(self, effect: Effect, e: Element) -> None:
        for names, field in ((("left", "start"), "left"), (("right", "end"), "right")):
            for name in names:
                said = twips(e.get(f"{W}{name}"))
                if said is not None:
                    setattr(effect, field, said)
        if (said := twips(e.get(f"{W}hanging"))) is not None:
            effect.first = Length(-said)
        elif (said := twips(e.get(f"{W}firstLine"))) is not None:
            effect.first = said

    def _align(self, effect: Effect, e: Element) -> None:
        said = e.get(f"{W}val", "left")
        effect.align = {"start": "left", "end": "right", "distribute": "both"}.get(said, said)

    def _numbered(self, effect: Effect, e: Element) -> None:
        effect.numbered = value(e, "numId") not in ("", "0")

    def _bordered(self, effect: Effect, e: Element) -> None:
        effect.bordered = any(side.get(f"{W}val") not in ("nil", "none") for side in e)


def _toggle(field: str, opposite: bool = False) -> Callable[[Cascade, Effect, Element], None]:
    def apply(_: Cascade, effect: Effect, e: Element) -> None:
        setattr(effect, field, flag(e.get(f"{W}val", "1")) != opposite)

    return apply


def _underline(_: Cascade, effect: Effect, e: Element) -> None:
    effect.underline = e.get(f"{W}val", "single") != "none"


_HANDLERS: dict[str, Callable[[Cascade, Effect, Element], None]] = {
    "rFonts": Cascade._family,
    "sz": Cascade._size,
    "color": Cascade._colour,
    "b": _toggle("bold"),
    "contextualSpacing": _toggle("contextual"),
    "i": _toggle("italic"),
    "caps": _toggle("capitals"),
    "smallCaps": _toggle("small_capitals"),
    "vanish": _toggle("hidden"),
    "u": _underline,
    "spacing": Cascade._both_spacings,
    "ind": Cascade._indent,
    "jc": Cascade._align,
    "numPr": Cascade._numbered,
    "suppressAutoHyphens": _toggle("hyphenated", opposite=True),
    "shd": Cascade._fill,
    "pBdr": Cascade._bordered,
}


def flag(said: str) -> bool:
    """An on/off value (17.17.4)."""
    return said not in ("0", "false", "off")


def value(e: Element, name: str) -> str:
    """`w:val` of a child; empty where there is none."""
    child = e.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def number(said: str | None) -> float | None:
    """A number in the unit that is usual there, or with a unit of its own in twips; None where it is none."""
    found = _NUMBER.match(said or "")
    if found is None:
        return None
    return float(found[1]) * (_UNITS[found[2]] if found[2] else 1.0)


def twips(said: str | None) -> Length | None:
    """A length written in twips; None where there is none, or none that means anything."""
    found = number(said)
    return None if found is None or abs(found) > _FARTHEST else Length(round(found * 635))


def children(e: Element | None, *names: str) -> Iterator[Element]:
    """The children of some names in WordprocessingML, in order."""
    if e is not None:
        yield from e.iterchildren(*(f"{W}{name}" for name in names))


def _byte(said: str) -> str:
    return said if re.fullmatch("[0-9A-Fa-f]{2}", said) else ""


def _fonts(theme: Element | None) -> dict[str, str]:
    """Families of the theme's headings ("major") and text ("minor") (20.1.4.1.24)."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{A}{kind}Font/{A}latin")
        if latin is not None and latin.get("typeface"):
            found[kind] = latin.get("typeface", "")
    return found


def _scheme(theme: Element | None) -> dict[str, str]:
    """The theme's colours (20.1.6.2): dk1, lt1, accent1 ... hlink."""
    found: dict[str, str] = {}
    scheme = None if theme is None else theme.find(f".//{A}clrScheme")
    for entry in [] if scheme is None else scheme:
        for colour in entry:
            said = colour.get("lastClr") or colour.get("val") or ""
            if _HEX.fullmatch(said):
                found[str(entry.tag).rpartition("}")[2]] = f"#{said.upper()}"
    return found
