"""The keys of an area and an item go in; what to compare it by with others comes out (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any, TypeAlias

from .area import Area, SortKey
from .context import Context
from .elements.date import sort_key as date_key
from .elements.person import PersonStyle, Showing, person_piece
from .elements.text import citation_label
from .fieldtext import parse_field
from .item import DATES, NAMES
from .output import plain_text, plain_texts

#: Signs that do not count.
_IGNORED = str.maketrans("", "", "[]()“”‘’\"'«»„")
#: Letters of a value that count.
_FURTHEST = 1000

Order: TypeAlias = tuple[tuple[bool, Any], ...]
"""What to compare, a pair for each key: whether it is empty, and its value."""


def collation(text: str) -> tuple[str, str]:
    """A text as it sorts: letters first without accents and case, then with accents."""
    text = text[:_FURTHEST].translate(_IGNORED).strip().casefold()
    if text.isascii():
        return text.replace("-", " "), text
    folded = "".join([sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)])
    return folded.replace("-", " "), text


def order(area: Area, context: Callable[[], Context]) -> Order:
    """Where an item goes; `context` makes a fresh one for it. Empty values go last whichever way a key runs."""
    out = []
    for key in area.keys:
        value = _value(key, context())
        comparable = _comparable(value)
        out.append((not value, _Reversed(comparable) if key.descending else comparable))
    return tuple(out)


def _value(key: SortKey, context: Context) -> str:
    context.sorting = True
    context.sort_names = key.names
    if key.variable:
        return _variable(key.variable, context)
    return plain_texts([piece for node in key.nodes if (piece := node.render(context)) is not None])


def _variable(name: str, context: Context) -> str:
    if name in NAMES:
        demote = "never" if context.style.demote == "never" else "sort-only"
        style = PersonStyle(separator=" ", demote=demote)
        showing = Showing(inverted=True, sorting=True)
        people = context.item.names(name)
        return "   ".join([plain_text(person_piece(person, style, showing)) for person in people])
    if name in DATES:
        value = context.item.date(name)
        return "" if value is None else date_key(value) if value.start is not None else value.literal
    if name == "citation-number":
        return context.number
    if name == "citation-label":
        return citation_label(context)
    return plain_texts([*parse_field(context.item.text(name))])


class _Reversed:
    """A key that sorts the other way round."""

    __slots__ = ("key",)

    def __init__(self, key: tuple[Any, ...]) -> None:
        self.key = key

    def __lt__(self, other: _Reversed) -> bool:
        return other.key < self.key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reversed) and self.key == other.key

    __hash__ = None  # type: ignore[assignment]  # it is only compared


def _comparable(value: str) -> tuple[Any, ...]:
    if value.isdigit() and value.isascii() and len(value) < 12:
        return (0, int(value), "", "")
    return (1, 0, *collation(value))
