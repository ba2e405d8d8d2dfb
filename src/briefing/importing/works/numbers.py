"""Words go in; the numbers come out that stand before them as an entry's, in brackets, raised, with a stop."""

from __future__ import annotations

import re
from typing import NamedTuple

_RAISED = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
_BULLET = (
    r"(?:[\u2022\u25e6\u25aa\u2023\u00b7\u25cf\u25cb\u25a0\u2219*+\u2013\u2014-]\s+|[\u2022\u25cf\u25aa]\s*|\\[-*+]\s+)"
)
#: "[74] [81]", "[1, 2]", "[3]:", "[^1_1]:", "\[3\]", "【4】", "(5)", "¹", "^6^", "7.", "8)".
_GROUP = r"(?:\\?\[\^?\d{1,4}(?:_\d{1,4})?(?:\s*[,\u2013-]\s*\d{1,4})*\\?\]|\u3010\d{1,4}\u3011|\uff3b\d{1,4}\uff3d)"
BRACKETED = re.compile(rf"{_GROUP}(?:[ \u00a0]{{0,2}}(?:{_GROUP}))*:?(?:[ \u00a0]+|(?=\S))")
_OTHER = re.compile(
    r"(?:\((?P<a>\d{1,4})\)|\^(?P<b>\d{1,4})\^?|(?P<c>[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,4})|(?P<d>\d{1,4})(?:\\?\.(?![\d])|\)|\uff0e|\u3001))\s*"
)
_START = re.compile(rf"[\s>]*{_BULLET}?\s*(?:\u21a9\ufe0e?\s*)?")
_NUMBER = re.compile(r"\d+(?:_\d+)?")


class Numbered(NamedTuple):
    """The numbers before an entry, and where its words begin."""

    names: tuple[str, ...]
    end: int


def numbered(text: str, at: int = 0) -> Numbered:
    """The numbers at a place of a text; none: there is none."""
    start = _START.match(text, at)
    place = start.end() if start else at
    if match := BRACKETED.match(text, place):
        return Numbered(_names(match[0]), match.end())
    if (match := _OTHER.match(text, place)) and match.end() <= len(text):
        digits = next(group for group in match.groups() if group)
        return Numbered((str(int(digits.translate(_RAISED))),), match.end())
    return Numbered((), place)


def _names(group: str) -> tuple[str, ...]:
    """Each number once; a range counts from its first to its last."""
    names: list[str] = []
    for part in re.split(r"[\],]", group):
        ends = _NUMBER.findall(part)
        if len(ends) == 2 and all(map(str.isdigit, ends)) and 0 < int(ends[1]) - int(ends[0]) < 100:
            names += map(str, range(int(ends[0]), int(ends[1]) + 1))
        else:
            names += [str(int(end)) if end.isdigit() else end for end in ends]
    return tuple(dict.fromkeys(names))
