"""CSL-JSON text into entries, item by item, so that one that is not well-formed costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any

from ...core.spans import Span
from ..markdown.source import Source as Text
from .found import Found
from .item import Entry

_SPACE = re.compile(r"[ \t\r\n]*")
#: Where the next item begins after one that cannot be read.
_NEXT = re.compile(r'\}\s*+,?\s*+(?=\{\s*"(?!(?:family|given|literal|[\w-]*particle|suffix|name|date-parts)"))')
_KEY = re.compile(r'[\s,]*"((?:[^"\\]|\\.)*+)"\s*:\s*')
#: Keys under which programs keep the list of items.
LISTS = ("references", "items", "data", "sources")


def read_json(text: str, name: str, found: Found) -> Iterator[Entry]:
    """The entries of a list of items, of a mapping that holds such a list, or of a mapping of ids to items."""
    reading = _Reading(text, name, found)
    start = reading.space(0)
    if text[start : start + 1] == "[":
        yield from reading.items(start + 1)
    elif text[start : start + 1] == "{":
        yield from reading.members(start + 1)
    else:
        found.unreadable("It is no CSL-JSON: a list of items is due here.", reading.span(start))


class _Reading:
    def __init__(self, text: str, name: str, found: Found) -> None:
        self.text = text
        self.source = Text(text, name)
        self.span = self.source.span
        self.found = found
        self.decode = JSONDecoder().raw_decode

    def space(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        assert match is not None
        return match.end()

    def items(self, at: int) -> Iterator[Entry]:
        """The items of a list that begins before `at`."""
        while True:
            at = self.space(at)
            while self.text[at : at + 1] == ",":
                at = self.space(at + 1)
            if self.text[at : at + 1] == "]":
                return
            if at >= len(self.text):
                self.found.bad("The list of items is not closed.", self.span(at), "close it with ]")
                return
            value, end = self.value(at)
            if end < 0:
                return
            if isinstance(value, dict):
                yield Entry(self.span(at), value)
            elif value is not _NOTHING:
                self.found.bad("An item of the list is not a mapping.", self.span(at))
            at = end

    def value(self, at: int) -> tuple[Any, int]:
        """A value and where it ends; nothing, and where the next item begins, for one that is not well-formed.

        The end is -1 where no further item begins.
        """
        try:
            return self.decode(self.text, at)
        except JSONDecodeError as error:
            self.found.bad(
                f"The item is not well-formed: {error.msg.lower()}.", self.span(min(error.pos, len(self.text)))
            )
            again = _NEXT.search(self.text, max(error.pos - 1, at + 1))
        except (RecursionError, ValueError):
            self.found.bad("The item is nested too deeply, or holds a number without end.", self.span(at))
            again = _NEXT.search(self.text, at + 1)
        return _NOTHING, again.end() if again else -1

    def members(self, at: int) -> Iterator[Entry]:
        """The members of the mapping that begins before `at`: a list, items by their ids, or a single item."""
        found: list[tuple[str, Any, Span]] = []
        begin = self.span(at - 1)
        while match := _KEY.match(self.text, at):
            key, at = match[1], match.end()
            if key in LISTS and self.text[at : at + 1] == "[":
                yield from self.items(at + 1)
                return
            value, end = self.value(at)
            if value is _NOTHING:
                break
            found.append((key, value, self.span(match.start(1) - 1)))
            at = end
        yield from by_id(found, begin)


def by_id(found: list[tuple[str, Any, Span]], begin: Span) -> Iterator[Entry]:
    """The entries of a mapping's members: a single item, or items by their ids, perhaps under a key of `LISTS`."""
    plain = {key: value for key, value, _ in found}
    if isinstance(plain.get("id"), str) and isinstance(plain.get("type"), str):
        yield Entry(begin, plain)
        return
    for key, value, at in found:
        if key in LISTS and isinstance(value, dict):
            yield from (Entry(at, {"id": inner, **item}) for inner, item in value.items() if isinstance(item, dict))
        elif isinstance(value, dict):
            yield Entry(at, {"id": key, **value})


_NOTHING = object()
