"""ChatGPT's marks in characters of private use, `cite` and `turn0search3` between U+E200 and U+E201, or what is left of
them where those characters were lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import Found, Line

_TURN = r"turn[0-9]{1,4}[a-z]{1,20}[0-9]{1,4}"
_LINES = re.compile(r"(?:\A|[^0-9A-Za-z])(L[0-9]+(?:[-\u2013]L?[0-9]+)?)\Z|[0-9](L[0-9]+-L[0-9]+)")
_WRAPPED = re.compile("\ue200([^\ue200\ue201\n]{0,2000})\ue201")
_BARE = re.compile(
    rf"(?<![A-Za-z0-9])(?:file)?cite[\ue202]?(?:{_TURN}(?:L[0-9]+-L[0-9]+)?[\ue202]?){{1,40}}"
    rf"|\[?(?<![A-Za-z0-9]){_TURN}(?:[,; ]{{1,2}}{_TURN}){{0,40}}(?![A-Za-z0-9])\]?"
)
_NAME = re.compile(_TURN)
#: What opens and closes the words that a mark is about.
_EDGE = re.compile("[\ue203\ue204\ue206]")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "\ue200" in line.text:
        for match in _WRAPPED.finditer(line.text):
            yield Found(match.start(), match.end(), _names(match[1]), locator=_locator(match[1]))
    if "turn" in line.text:
        for match in _BARE.finditer(line.text):
            yield Found(match.start(), match.end(), _names(match[0]), locator=_locator(match[0]))
    for match in _EDGE.finditer(line.text):
        yield Found(match.start(), match.end())


def _names(inner: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_NAME.findall(inner)))


def _locator(inner: str) -> str:
    found = _LINES.search(inner)
    return (found[1] or found[2]) if found else ""
