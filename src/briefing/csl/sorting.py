"""Sort keys of cites and bibliography entries (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from .context import Context
from .elements.date import sort_key as date_key
from .elements.person import PersonStyle, person_piece
from .elements.text import citation_label
from .fieldtext import parse_field
from .item import DATES, NAMES
from .output import plain_text
from .style import Area, SortKey

_IGNORED = re.compile(r"[\[\]()“”‘’\"'«»„]")
_SIMPLE = PersonStyle(None, True, True, " ", "sort-only")


@lru_cache(16384)
def collation(text: str) -> tuple[str, str]:
    """A text as it sorts: letters first without accents and case, then with them."""
    text = _IGNORED.sub("", text).strip()
    folded = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return folded.replace("-", " "), text.casefold()


def values(area: Area, context: Callable[[], Context]) -> list[str]:
    """The value of each of an area's keys for one item; `context` makes a fresh one."""
    return [_value(key, context()) for key in area.keys]


def _value(key: SortKey, context: Context) -> str:
    context.sorting = True
    context.sort_names = key.names
    if key.variable:
        return _variable(key.variable, context)
    pieces = [piece for node in key.nodes if (piece := node.render(context)) is not None]
    return "".join(plain_text(piece) for piece in pieces)


def _variable(name: str, context: Context) -> str:
    if name in NAMES:
        demote = "never" if context.style.demote == "never" else "sort-only"
        style = PersonStyle(None, True, True, " ", demote)
        names = [
            plain_text(person_piece(person, style, "long", True, 0, None, None, True, False))
            for person in context.item.names(name)
        ]
        return "   ".join(names)
    if name in DATES:
        value = context.item.date(name)
        return "" if value is None else date_key(value) if value.start is not None else value.literal
    if name == "citation-number":
        return context.number
    if name == "citation-label":
        return citation_label(context)
    return "".join(plain_text(piece) for piece in parse_field(context.item.text(name)))


class _Reversed:
    """A key that sorts the other way round."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:
        self.key = key

    def __lt__(self, other: _Reversed) -> bool:
        return bool(other.key < self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reversed) and bool(self.key == other.key)


def order(area: Area, found: list[str]) -> tuple[Any, ...]:
    """What to compare: empty values go last whichever way a key runs."""
    out: list[Any] = []
    for key, value in zip(area.keys, found, strict=True):
        comparable = _comparable(value)
        out.append((not value, _Reversed(comparable) if key.descending else comparable))
    return tuple(out)


def _comparable(value: str) -> tuple[Any, ...]:
    if value.isdigit() and value.isascii() and len(value) < 12:
        return (0, int(value), "", "")
    return (1, 0, *collation(value))
