"""Numbers in square brackets: `[1]`, `[1, 2]`, `[1-3]`, `[1]-[3]`, `[1, p. 5]`, and names of notes, `[^1]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import BLANK, Found, Line
from .numbers import NUMBER, RUN, names_of

_PAGES = (
    rf"[,:][{BLANK}]{{0,2}}((?:pp?|S|para|sec|ch|Abs|fig|tab)\.?"
    rf"[{BLANK}]{{0,2}}[0-9]{{1,5}}(?:[-\u2013][0-9]{{1,5}})?)"
)
_MARK = re.compile(
    rf"\\?\[[{BLANK}]?\^?({RUN})(?:{_PAGES})?[{BLANK}]?\\?\]"
    rf"(?:[{BLANK}]?[-\u2010-\u2014][{BLANK}]?\\?\[({NUMBER})\\?\])?(?!\()"
)
_NOTE = re.compile(r"\\?\[\^([0-9]{1,4}_[0-9]{1,4})\\?\]")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "[" not in line.text:
        return
    for match in _MARK.finditer(line.text):
        run = f"{match[1]}-{match[3]}" if match[3] else match[1]
        yield Found(match.start(), match.end(), names_of(run), locator=match[2] or "")
    for match in _NOTE.finditer(line.text):
        yield Found(match.start(), match.end(), (match[1],))
