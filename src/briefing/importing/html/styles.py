"""Elements go in; how their words are set comes out, and what their attributes say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from ..loose import PLAIN, Look
from .tree import HEADINGS, Element

_STRONG = frozenset(("b", "strong"))
_EMPHASIS = frozenset(("i", "em", "dfn", "var", "cite"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_LENGTH = re.compile(r"([\d.]+)(pt|px|em|rem|in|cm|mm|pc)?\Z")
#: Points in a unit.
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
#: Roles of ARIA 1.2 that make an element what another element is.
_ROLES = {
    "list": "ul", "listitem": "li", "table": "table", "row": "tr", "cell": "td", "gridcell": "td",
    "columnheader": "th", "rowheader": "th", "rowgroup": "tbody", "separator": "hr",
}  # fmt: skip
_HOSTED = re.compile(r"https?://", re.IGNORECASE)


@lru_cache(maxsize=4096)
def declarations(style: str) -> Mapping[str, str]:
    """What a `style` attribute declares, names and values in small letters."""
    found = {}
    for one in style.replace("&quot;", "'").split(";"):
        name, colon, value = one.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def style_of(element: Element) -> Mapping[str, str]:
    """What the style of an element declares."""
    return declarations(element.attributes["style"]) if "style" in element.attributes else {}


def points(length: str) -> float:
    """A length of CSS in points; 0 where it is none."""
    match = _LENGTH.match(length)
    try:
        return float(match[1]) * _POINTS.get(match[2] or "px", 0.75) if match else 0.0
    except ValueError:
        return 0.0


def kind_of(element: Element) -> str:
    """The name of the element that an element is, by itself or by its role."""
    role = element.attributes.get("role") if element.attributes else None
    if role is None or element.name in HEADINGS:
        return element.name
    if role == "heading":
        level = element.get("aria-level")
        return f"h{min(int(level), 6)}" if level.isdecimal() and int(level) else "h2"
    return _ROLES.get(role, element.name)


def address(href: str) -> str:
    """Where a link leads: a whole address, or nothing. What Google's programs lead through themselves is taken off."""
    href = href.strip()
    if href.startswith("//"):
        href = "https:" + href
    if _HOSTED.match(href):
        if "google." in href[:40] and "/url?" in href[:60]:
            try:
                parts = urlsplit(href)
                inner = parse_qs(parts.query).get("q", parse_qs(parts.query).get("url", [""]))[0]
            except ValueError:
                return href
            return inner if _HOSTED.match(inner) else href
        return href
    return href if href.lower().startswith("mailto:") else ""


class Change(NamedTuple):
    """What an element changes in the look of its words; None: nothing."""

    strong: bool | None = None
    emphasis: bool | None = None
    script: str | None = None
    """"super", "sub"."""
    code: bool | None = None
    link: tuple[str, str] | None = None
    """Address and title."""
    lang: str | None = None


_NOTHING = Change()


def change(element: Element, rules: Mapping[str, Mapping[str, str]]) -> Change:
    """By its name, its style, and the `rules` of its classes."""
    name = element.name
    if not element.attributes:
        return _plain_change(name)
    found = _plain_change(name)
    for declared in (*(rules[one] for one in element.classes if one in rules), style_of(element)):
        if declared:
            found = _styled(found, declared)
    if name == "cite" and element.classes:
        found = found._replace(emphasis=None)
    if name == "a" and "href" in element.attributes:
        found = found._replace(link=(address(element.get("href")), element.get("title")))
    lang = element.get("lang") or element.get("xml:lang")
    return found._replace(lang=lang) if lang else found


@lru_cache(maxsize=1024)
def _plain_change(name: str) -> Change:
    if name in _STRONG:
        return Change(strong=True)
    if name in _EMPHASIS:
        return Change(emphasis=True)
    if name in ("sup", "sub"):
        return Change(script="super" if name == "sup" else "sub")
    if name in _CODE:
        return Change(code=True)
    return _NOTHING


def _styled(found: Change, declared: Mapping[str, str]) -> Change:
    weight = declared.get("font-weight")
    if weight:
        heavy = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= 600)
        found = found._replace(strong=heavy)
    slant = declared.get("font-style")
    if slant:
        found = found._replace(emphasis=slant.startswith(("italic", "oblique")))
    raised = declared.get("vertical-align", "")
    if raised in ("super", "sub"):
        found = found._replace(script=raised)
    return found


class Looks:
    """The look of the words at hand: for each property the elements that set it, of which the last one open counts.

    Inline elements may end in any order; an element that has ended is dropped when it comes to the top.
    """

    def __init__(self, base: Look = PLAIN, lang: str = "") -> None:
        self.base = base
        self.lang = lang.split("-")[0].lower()
        """The text's own language, in which words are not marked; "*": no words are marked with theirs."""
        self.stacks: tuple[list[tuple[Element, object]], ...] = ([], [], [], [], [], [])
        self.changed: dict[int, Change] = {}
        """What each open element changes, by its place."""
        self._look: Look | None = base

    def open(self, element: Element, made: Change) -> None:
        """Set words as an element does, until it ends."""
        if made == _NOTHING:
            return
        self.changed[element.first] = made
        for stack, value in zip(self.stacks, made, strict=True):
            if value is not None:
                stack.append((element, value))
        self._look = None

    def close(self, element: Element) -> None:
        """Set words no longer as an element did."""
        if self.changed.pop(element.first, None) is None:
            return
        for stack in self.stacks:
            while stack and stack[-1][0].first not in self.changed:
                stack.pop()
        self._look = None

    @property
    def look(self) -> Look:
        """That of words that come now."""
        if self._look is None:
            tops = [stack[-1][1] if stack else None for stack in self.stacks]
            self._look = self._made(*tops)
        return self._look

    def _made(self, *tops: object) -> Look:
        base = self.base
        strong, emphasis, script, code, link, lang = tops
        url, title = link if isinstance(link, tuple) else (base.url, base.title)
        tongue = lang if isinstance(lang, str) and not self._is_own(lang) else base.lang
        return _look(
            base.strong if strong is None else bool(strong),
            base.emphasis if emphasis is None else bool(emphasis),
            base.superscript if script is None else script == "super",
            base.subscript if script is None else script == "sub",
            base.code if code is None else bool(code),
            url,
            title if url else "",
            tongue,
        )

    def _is_own(self, lang: str) -> bool:
        from ...core.text import well_formed

        return self.lang == "*" or not well_formed(lang) or lang.split("-")[0].lower() == self.lang


@lru_cache(maxsize=1024)
def _look(*values: object) -> Look:
    made = Look(*values)  # type: ignore[arg-type]
    return PLAIN if made == PLAIN else made


_RULE = re.compile(r"\.(c\d+)\s*\{([^{}]*)\}")


def class_rules(sheets: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """What the classes `c1`, `c2`, ... declare, in which Google Docs says of its files how words are set."""
    return {name: declarations(body) for sheet in sheets for name, body in _RULE.findall(sheet)}
