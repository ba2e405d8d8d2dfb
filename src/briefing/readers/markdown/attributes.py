"""Attributes in braces, `{#id .class key="value"}`, as Pandoc writes them, with the place of each for messages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field

from markdown_it.common.utils import unescapeAll

from ...core.node import record

_PART = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}"'=]+)
      | \.(?P<class>[^\s{}"'=.#]+)
      | (?P<dash>-(?=[\s}]))
      | (?P<key>[A-Za-z][\w:.-]*)\s*=\s*(?:
          "(?P<double>(?:\\.|[^"\\])*)"
          | '(?P<single>(?:\\.|[^'\\])*)'
          | (?P<bare>[^\s{}"']+))
    )""",
    re.VERBOSE | re.DOTALL,
)
_CLOSE = re.compile(r"\s*\}")


@record
class Value:
    """The value of a key, and where it begins."""

    text: str
    offset: int
    """Of the first character after the quotation mark."""
    key: int = 0
    """Where its key stands."""


@record
class Attributes:
    """What stands between braces."""

    id: str | None = None
    classes: list[str] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    offset: int = 0
    """Where the opening brace stands."""
    end: int = 0
    """Just after the closing brace."""

    def relocate(self, to: Callable[[int], int]) -> None:
        """Move all places, for attributes read out of a piece of the source."""
        self.offset = to(self.offset)
        for value in self.values.values():
            value.offset, value.key = to(value.offset), to(value.key)

    def take(self, key: str) -> Value | None:
        """Remove a key and give its value; None where it is absent."""
        return self.values.pop(key, None)

    def text(self, key: str) -> str | None:
        """Remove a key and give its value's text; None where it is absent."""
        found = self.values.pop(key, None)
        return found.text if found else None


def parse(text: str, start: int, end: int | None = None) -> Attributes | None:
    """Read attributes whose brace stands at `start`; None where what stands there is not a list of attributes."""
    limit = len(text) if end is None else end
    found = Attributes(offset=start)
    at = start + 1
    while True:
        close = _CLOSE.match(text, at, limit)
        if close:
            found.end = close.end()
            return found
        part = _PART.match(text, at, limit)
        if part is None:
            return None
        _note(part, found)
        at = part.end()


def _note(part: re.Match[str], found: Attributes) -> None:
    match part.lastgroup:
        case "id":
            found.id = part["id"]
        case "class":
            found.classes.append(part["class"])
        case "dash":
            found.classes.append("unnumbered")
        case _:
            group = str(part.lastgroup)
            value = part[group]
            if group != "bare":
                value = unescapeAll(value)
            if part["key"] == "id":
                found.id = value
            else:
                found.values[part["key"]] = Value(value, part.start(group), part.start("key"))


def trailing(text: str) -> Attributes | None:
    """Attributes at the very end of a text, as after a heading or a caption."""
    if not text.endswith("}"):
        return None
    at = text.rfind("{")
    while at >= 0:
        if not _is_escaped(text, at) and text[at - 1 : at] != "]":  # after a bracket they are a span's
            found = parse(text, at)
            if found and found.end == len(text):
                return found
        at = text.rfind("{", 0, at) if at else -1
    return None


def _is_escaped(text: str, at: int) -> bool:
    backslashes = 0
    while at > backslashes and text[at - 1 - backslashes] == "\\":
        backslashes += 1
    return backslashes % 2 == 1
