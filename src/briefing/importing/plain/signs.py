"""A line goes in; what begins it comes out: a bullet, or the number or letter of a list's item."""

from __future__ import annotations

import re

from ...core.node import node, replace

#: Bullets that begin an item wherever they stand, with Symbol's and Wingdings' as Word and PDF files give them.
_SURE = (
    "\u2022\u25e6\u25aa\u25ab\u2023\u2043\u00b7\u25cf\u25cb\u25a0\u25a1\u2219\u27a2\u27a4\u25ba\u25b6\u25b8\u25c6\u2756"
    "\u2713\u2714\u2717\u2718\u30fb\uff65\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
)
#: Signs that are dashes, operators and letters too.
_UNSURE = "*+\u2013\u2014\u2212\u2192\u2605\u00bb-"
_BLANK = " \t\u00a0\u3000"
#: Marks of direction may stand before a sign.
_ITEM = re.compile(
    rf"[{_BLANK}\u200e\u200f\u202a-\u202e\u2066-\u2069]*"
    rf"(?:(?P<sure>[{_SURE}])(?:[{_BLANK}]+|(?=\w)|\Z)"
    rf"|(?P<unsure>[{re.escape(_UNSURE)}])(?:[{_BLANK}]+(?=\S)|[{_BLANK}]*\Z)"
    rf"|(?P<letter>[o\u00a7\u00d8\u00fc])(?P<tab>[ \u00a0]*\t[{_BLANK}]*| +)(?=\S)"
    rf"|(?P<number>\(?(?:\d{{1,3}}|[A-Za-z]|[ivx]{{2,5}}|[IVX]{{2,5}})[.)])(?:[{_BLANK}]+(?=\S)|[{_BLANK}]*\Z)"
    r"|(?P<wide>\uff08\d{1,2}\uff09|\d{1,2}[\u3001\uff0e]|[\u2460-\u2473])[ \t\u00a0\u3000]*(?=\S))"
)


@node
class Sign:
    """What an item of a list begins with."""

    label: str
    """As it stands in the text."""
    kind: str
    """Items of one list are of one kind: the bullet itself; "1", "a", "A", "i" with the marks around a number."""
    value: int
    """What the number or letter counts, from 1; 0: it is a bullet."""
    end: int
    """Where its words begin in the line."""
    sure: bool
    """It can be nothing else."""
    wide: bool = False
    """No space parts it from the words, as in Chinese."""


def sign_of(line: str) -> Sign | None:
    """The sign that a line begins with; None: it begins with words."""
    match = _ITEM.match(line)
    if match is None:
        return None
    if bullet := match["sure"] or match["unsure"]:
        return Sign(bullet, bullet, 0, match.end(), match["sure"] is not None)
    if letter := match["letter"]:  # Wingdings' and Courier's letters, which stand for bullets before a tab
        tabbed = "\t" in match["tab"]
        return Sign(letter, letter, 0, match.end(), tabbed) if letter == "o" or tabbed else None
    label = match["number"] or match["wide"]
    inner = label.strip("().\uff08\uff09\u3001\uff0e")
    shape, value = _counted(inner)
    return Sign(label, label.replace(inner, shape), value, match.end(), False, match["wide"] is not None)


def following(sign: Sign, before: Sign | None) -> Sign:
    """The sign as the one before it explains it: "v." follows "iv." as five, "i." follows "h." as the ninth letter."""
    inner = sign.label.strip("().")
    if before is None or len(inner) != 1 or inner not in "ivxIVX":
        return sign
    for shape, value in (("a", ord(inner.lower()) - 96), ("i", roman(inner))):
        kind = sign.label.replace(inner, shape if inner.islower() else shape.upper())
        if before.kind == kind and before.value + 1 == value:
            return replace(sign, kind=kind, value=value)
    return sign


def _counted(inner: str) -> tuple[str, int]:
    """What a number is written in, and what it counts."""
    if inner.isdecimal():
        return "1", int(inner)
    if "\u2460" <= inner <= "\u2473":
        return "\u2460", ord(inner) - 0x245F
    is_roman = len(inner) > 1 or inner in "iI"
    shape = "i" if is_roman else "a"
    return (shape if inner.islower() else shape.upper()), roman(inner) if is_roman else ord(inner.lower()) - 96


def roman(number: str) -> int:
    """What a Roman number counts."""
    values = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[letter] for letter in number.lower()]
    return sum(-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True))
