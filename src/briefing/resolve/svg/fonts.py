"""The font properties of an element go in; family, weight, slope and size in pixels come out (CSS 2.1, 15)."""

from __future__ import annotations

import re
from typing import Literal

from .values import length

_SIZES = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
_SERIF = re.compile(
    r"times|georgia|garamond|cambria|palatino|book antiqua|bookman|century|caslon|baskerville|minion|(?<!sans.)\bserif|"
    "roman|song|ming|mincho|batang"
)
_SANS = re.compile(r"sans|arial|helvetica|calibri|verdana|tahoma|segoe|roboto|inter\b|lato|gothic|grotesk|system-ui")
_MONO = re.compile(r"mono|courier|consolas|menlo|fixed")
_SHORTHAND = re.compile(
    r"(?P<before>(?:[\w-]+\s+)*)(?P<size>[\d.]+(?:px|pt|em|rem|%|pc|mm)|(?:xx?-)?(?:small|large)|medium)"
    r"(?:\s*/\s*[\w.%]+)?\s+(?P<family>.+)\Z"
)

Family = Literal["sans", "serif", "mono"]
Weight = Literal["regular", "semibold", "bold"]


def family(text: str) -> Family:
    """The face of the theme for a list of families: that of the first one whose kind is known; else the sans."""
    for name in text[:500].lower().replace('"', "").replace("'", "").split(","):
        if _MONO.search(name):
            return "mono"
        if _SANS.search(name):
            return "sans"
        if _SERIF.search(name):
            return "serif"
    return "sans"


def weight(text: str) -> Weight:
    """The weight of the theme's faces that comes nearest."""
    value = length(text) if text[:1].isdigit() else {"bold": 700.0, "bolder": 700.0}.get(text)
    if value is None or value < 550:
        return "regular"
    return "semibold" if value < 650 else "bold"


def size(text: str, above: float) -> float:
    """In pixels; `above` is the size of the element around."""
    if text in _SIZES:
        return float(_SIZES[text])
    if text in {"smaller", "larger"}:
        return above / 1.2 if text == "smaller" else above * 1.2
    found = length(text, above, above)
    return above if found is None or found < 0 else found


def expanded(own: dict[str, str]) -> dict[str, str]:
    """The properties with those that a `font` stands for."""
    found = _SHORTHAND.match(own.get("font", "")[:500])
    if not found:
        return own
    made = {"font-size": found["size"], "font-family": found["family"]}
    for word in found["before"].split():
        if word in {"italic", "oblique"}:
            made["font-style"] = word
        elif word == "bold" or word.isdigit():
            made["font-weight"] = word
    return made | own
