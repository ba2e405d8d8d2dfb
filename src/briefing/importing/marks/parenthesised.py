"""Links alone in round brackets: `([Title](url))`, `([Title](url); [Title](url))`, `(Source: [Title](url))`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import BLANK, Found, Line
from .links import Link, links

_OPENING = re.compile(
    rf"[(\uff08][{BLANK}]?(?:(?:sources?|quellen?|fuentes?|fontes?|via)[:\uff1a]?[{BLANK}])?\Z", re.IGNORECASE
)
_BETWEEN = re.compile(rf"[{BLANK}]?(?:[,;|\u00b7\u3001\uff0c]|and|&)?[{BLANK}]?\Z")
_CLOSING = re.compile(rf"[{BLANK}]?[)\uff09]")
#: The longest that can stand before a link within the bracket, in characters.
_REACH = 12
_INITIALS = re.compile(r"(?<!\w)(\w)")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    run: list[Link] = []
    start = 0
    for link in links(line):
        joined = bool(run) and _BETWEEN.match(line.text[run[-1].end : link.start]) is not None
        if not joined:
            opening = _OPENING.search(line.text[max(0, link.start - _REACH) : link.start])
            run = []
            if opening is None:
                continue
            start = link.start - len(opening[0])
        if not link.is_web:
            run = []
            continue
        run.append(link)
        closing = _CLOSING.match(line.text, link.end)
        if closing and not _shortens(line.text[max(0, start - 200) : start], run):
            yield Found(start, closing.end(), addresses=tuple(dict.fromkeys(one.address for one in run)))
            run = []


def _shortens(before: str, run: list[Link]) -> bool:
    """Whether a link is the short form of the words before the bracket: "Ministry of Defence (MoD)"."""
    words = run[0].words.strip()
    if len(run) > 1 or not (words.isalnum() and 2 <= len(words) <= 8 and words.upper() != words.lower()):
        return False
    initials = "".join(_INITIALS.findall(before)).casefold()
    capitals = "".join(_INITIALS.findall(" ".join(word for word in before.split() if word[:1].isupper()))).casefold()
    return initials.endswith(words.casefold()) or capitals.endswith(words.casefold())
