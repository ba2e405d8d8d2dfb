"""The style sheets of an SVG go in; the properties that each of its elements has of its own come out (SVG 1.1, 6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ...core.node import node
from .values import words
from .xml import Node

_SIMPLE = re.compile(r"(\*|[\w-]+)?((?:[.#][\w-]+)*)\Z")
_ID_OR_CLASS = re.compile(r"([.#])([\w-]+)")
_DECLARATION = re.compile(r"""(?<![\w-])([\w-]++)\s*:\s*((?:[^;"'(]|"[^"]*"|'[^']*'|\((?:[^()]|\([^()]*\))*\))*)""")
#: Presentation attributes that we know (SVG 1.1, 6.1).
PROPERTIES = words(
    "alignment-baseline baseline-shift clip-path clip-rule color direction display dominant-baseline fill fill-opacity "
    "fill-rule filter font-family font-size font-style font-weight letter-spacing marker marker-end marker-mid "
    "marker-start mask opacity overflow stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration "
    "text-transform transform vector-effect visibility white-space"
)
#: Those, of what we know, that are not handed down to children.
_OWN = words(
    "alignment-baseline baseline-shift clip-path display filter mask opacity overflow stop-color stop-opacity "
    "text-decoration transform vector-effect"
)
_BRACE = re.compile("[{}]")
_MOST_PAIRS = 30_000_000
_LONGEST = 2000
"""Characters of a value in which variables are looked up: more would be no value, but an attack."""


@node
class _Part:
    """A simple selector: what one element must be."""

    name: str
    id: str
    classes: tuple[str, ...]
    direct: bool
    """It must be the parent of what stands after it."""

    def fits(self, element: Node) -> bool:
        return (
            self.name in {"", element.name}
            and (not self.id or element.attributes.get("id") == self.id)
            and (not self.classes or set(self.classes) <= set(element.attributes.get("class", "").split()))
        )


@node
class _Rule:
    weight: tuple[int, int, int]
    parts: tuple[_Part, ...]
    """From the outermost element to the one that is meant."""
    declarations: tuple[tuple[str, str, bool], ...]

    def fits(self, element: Node) -> bool:
        if not self.parts[-1].fits(element):
            return False
        above, direct = element.parent, False
        for part in reversed(self.parts[:-1]):
            direct = part.direct
            while above is not None and not part.fits(above):
                if direct:
                    return False
                above = above.parent
            if above is None:
                return False
            above = above.parent
        return True


class Sheet:
    """All style sheets of one SVG; raises ValueError where holding every rule against every element would take too
    long."""

    def __init__(self, root: Node) -> None:
        self.lost: list[str] = []
        """What is not understood, as words for people."""
        self._rules: list[_Rule] = []
        self._own: dict[int, dict[str, str]] = {}
        count = 0
        for element in root.walk():
            count += 1
            if element.name == "style":
                self._read(element.text)
        if count * len(self._rules) > _MOST_PAIRS:
            raise ValueError(f"its style sheets have {len(self._rules)} rules for {count} elements")
        self._rules.sort(key=lambda rule: rule.weight)
        self._by_key: dict[str, list[tuple[int, _Rule]]] = defaultdict(list)
        for order, rule in enumerate(self._rules):
            self._by_key[_key(rule.parts[-1])].append((order, rule))

    def own(self, element: Node) -> dict[str, str]:
        """The properties that an element is given: attributes, then sheets, then its `style`. Not to be changed."""
        known = self._own.get(id(element))
        if known is None:
            known = self._own[id(element)] = self._given(element)
        return known

    def _given(self, element: Node) -> dict[str, str]:
        given = {name: value.strip() for name, value in element.attributes.items() if name in PROPERTIES}
        late: dict[str, str] = {}
        for rule in self._fitting(element):
            for name, value, important in rule.declarations:
                (late if important else given)[name] = value
        if "style" in element.attributes:
            for name, value, important in declarations(element.attributes["style"]):
                (late if important else given)[name] = value
        if late:
            given |= late
        return given

    def _fitting(self, element: Node) -> Iterator[_Rule]:
        if not self._rules:
            return
        attributes = element.attributes
        keys = ["*", element.name, *[f".{one}" for one in attributes.get("class", "").split()]]
        if "id" in attributes:
            keys.append(f"#{attributes['id']}")
        found: dict[int, _Rule] = {}
        for key in keys:
            if key in self._by_key:
                found.update(self._by_key[key])
        for order in sorted(found):
            if found[order].fits(element):
                yield found[order]

    def _read(self, text: str) -> None:
        if "@import" in text:
            self.lost.append("@import of a style sheet")
        for selectors, body in blocks(text):
            if selectors.startswith("@"):
                name = selectors.split()[0].split("(")[0]
                if name not in {"@font-face", "@keyframes", "@page"}:
                    self.lost.append(name)
                continue
            found = declarations(body)
            for selector in selectors.split(","):
                parts = _selector(selector.strip())
                if parts is None:
                    if not re.search(r":(?:hover|focus|active|root)|^\s*\Z", selector):
                        self.lost.append(f"the selector {selector.strip()[:40]!r}")
                    continue
                self._rules.append(_Rule(_weight(parts), parts, found))


@lru_cache(maxsize=2048)
def declarations(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Name, value, and whether it is important, of each declaration."""
    made: list[tuple[str, str, bool]] = []
    for found in _DECLARATION.finditer(_without_comments(text)):
        value = found[2].strip()
        important = value.lower().endswith("!important")
        value = value[: -len("!important")].strip() if important else value
        made.append((found[1].lower(), value, important))
    return tuple(made)


def _without_comments(text: str) -> str:
    """The text with a blank for each comment; one that is never closed is left out to the end."""
    if "/*" not in text and "--" not in text:
        return text
    parts: list[str] = []
    at = 0
    while (start := text.find("/*", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("*/", start + 2)
        at = len(text) if end < 0 else end + 2
    parts.append(text[at:])
    return " ".join(parts).replace("<!--", " ").replace("-->", " ")


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and between the outermost braces; statements that end with ";" are passed over."""
    text = _without_comments(text)
    depth, at, opening = 0, 0, 0
    for found in _BRACE.finditer(text):
        if found[0] == "{":
            opening = opening if depth else found.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield text[at:opening].rpartition(";")[2].strip(), text[opening + 1 : found.start()]
                at = found.end()


def _selector(text: str) -> tuple[_Part, ...] | None:
    """Compounds of type, class and id, one within or (">") directly within the other; None for any other selector."""
    parts: list[_Part] = []
    words = text.replace(">", " > ").split()
    for n, word in enumerate(words):
        if word == ">":
            continue
        found = _SIMPLE.match(word)
        if found is None:
            return None
        marks = _ID_OR_CLASS.findall(found[2])
        direct = n + 1 < len(words) and words[n + 1] == ">"
        ids = [name for kind, name in marks if kind == "#"]
        classes = tuple([name for kind, name in marks if kind == "."])
        parts.append(_Part("" if found[1] in {None, "*"} else found[1], ids[0] if ids else "", classes, direct))
    return tuple(parts) or None


def _key(part: _Part) -> str:
    if part.id:
        return f"#{part.id}"
    return f".{part.classes[0]}" if part.classes else part.name or "*"


def _weight(parts: tuple[_Part, ...]) -> tuple[int, int, int]:
    """How specific a selector is (CSS 2.1, 6.4.3)."""
    return (
        sum([bool(part.id) for part in parts]),
        sum([len(part.classes) for part in parts]),
        sum([bool(part.name) for part in parts]),
    )


_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_SCHEME = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))*\)")


def computed(own: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    """The properties in force: those of an element's own, and what it inherits."""
    if not _OWN.isdisjoint(above):
        above = {name: value for name, value in above.items() if name not in _OWN}
    if not own:
        return above
    made = dict(above)
    for name, value in own.items():
        if "(" in value and ("var(" in value or "light-dark(" in value):
            for _ in range(5):  # a variable may name another
                if len(value) > _LONGEST:
                    break
                value = _VARIABLE.sub(lambda m: own.get(m[1], above.get(m[1], m[2] or "")).strip(), value)
            value = _SCHEME.sub(lambda m: m[1].strip(), value)
        if value == "inherit":
            value = above.get(name, "")
        if value:
            made[name] = value
    return made
