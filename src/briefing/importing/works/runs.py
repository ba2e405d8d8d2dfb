"""A line that may hold many entries goes in; the entries come out one by one.

Nothing parts them but their form: the number each begins with, the address each begins or ends with, the phrase of access
before or behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from .numbers import BRACKETED, numbered
from .phrases import phrases
from .said import Link, Said

_COUNTED = re.compile(r"(?<=\s)(?P<number>\d{1,4})(?:\\?\.|\))(?=\s)")
#: What may stand behind an address and be its entry's.
_CLOSING = re.compile(r"[)\]>\u3011\uff09]*[.,;\u3002\uff0c\u3001]?")
_OPENS_PHRASE = re.compile(r"[\s,.;(\[\u2013\u2014\uff08\uff0c\u3001-]*")
#: What stands where an address should.
_FOR_ADDRESS = re.compile(
    r"[\s,\uff0c\u3001\u060c]*(?:unknown[ _]?url|[\w%+.-]+\.(?:pdf|docx?|html?|xlsx?|pptx?))(?=[\s,;]|\Z)",
    re.IGNORECASE,
)


def entries_of(said: Said) -> list[Said]:
    """The entries of a line in order; the line itself where it holds one."""
    cuts = _cuts(said)
    ends = [*cuts[1:], len(said.text)]
    found = (said.cut(start, end) for start, end in zip(cuts, ends, strict=True))
    return [one for one in found if one.text]


def _cuts(said: Said) -> list[int]:
    """Where entries begin; the first is 0."""
    text = said.text
    links = _distinct(said.links)
    first = numbered(text)
    if first.names and BRACKETED.match(text):
        return _bracketed(text, first.end)
    if first.names and first.names[0].isdigit() and len(links) > 1:
        return _counted(text, links, int(first.names[-1]))
    if len(links) < 2 and text.count("20") < 2:
        return [0]
    if links and links[0].start <= first.end + 1:
        return [0, *(link.start for link in links[1:])]
    return [0, *_behind_addresses(said, links)]


def _distinct(links: tuple[Link, ...]) -> list[Link]:
    """The links without those that repeat the one before them."""
    return [link for n, link in enumerate(links) if not n or link.url != links[n - 1].url]


def _bracketed(text: str, start: int) -> list[int]:
    """Before each number in brackets behind a space."""
    return [0, *(one.start() for one in BRACKETED.finditer(text, start) if text[one.start() - 1].isspace())]


def _counted(text: str, links: list[Link], number: int) -> list[int]:
    """Before each number that goes on counting, with an address between it and the one before."""
    cuts = [0]
    at = 0
    for match in _COUNTED.finditer(text):
        while at < len(links) and links[at].end <= cuts[-1]:
            at += 1
        if int(match["number"]) == number + 1 and at < len(links) and links[at].end <= match.start():
            cuts.append(match.start())
            number += 1
    return cuts


def _behind_addresses(said: Said, links: list[Link]) -> Iterator[int]:
    """Behind each address, or behind what stands for one, with the phrase of access that belongs to it."""
    text = said.text
    starts = [link.start for link in said.links]
    found = [one for one in phrases(text) if not _within(said.links, starts, one.start)]
    begins = [one.start for one in found]
    leading = bool(found) and bool(links) and found[0].start < links[0].start
    ends: set[int] = set()
    for link in links:
        end = _closed(text, link.end)
        if not leading:
            end = _with_phrase(text, found, begins, end)
        ends.add(end)
    if leading:
        for one in found:
            if match := _FOR_ADDRESS.match(text, one.end):
                ends.add(match.end())
    for end in sorted(ends):
        if text[end:].strip() if end > len(text) - 100 else True:
            yield end


def _within(links: tuple[Link, ...], starts: list[int], place: int) -> bool:
    at = bisect_right(starts, place) - 1
    return at >= 0 and links[at].bare and place < links[at].end


def _closed(text: str, end: int) -> int:
    match = _CLOSING.match(text, end)
    return match.end() if match else end


def _with_phrase(text: str, found: list, begins: list[int], end: int) -> int:  # type: ignore[type-arg]
    """The end of an entry whose phrase of access stands right behind its address."""
    start = _OPENS_PHRASE.match(text, end)
    at = bisect_left(begins, end)
    if start and at < len(found) and found[at].start <= start.end():
        return _closed(text, found[at].end)
    return end
