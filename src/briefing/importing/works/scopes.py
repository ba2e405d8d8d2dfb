"""Lists of sources as they were found go in; they come out with the names of their entries and the lines where these hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...core.node import replace
from .types import Entry, WorkList


class Found(NamedTuple):
    """A list as it was found."""

    entries: tuple[Entry, ...]
    line: int
    last: int
    """Its last line."""
    level: int
    """Of its heading; 0: it has none."""


def listed(found: Sequence[Found]) -> tuple[WorkList, ...]:
    """The lists in order. Where two use the same numbers, each holds from the end of the one before to its own; the last
    one's numbers hold to the end of the text, and everywhere if its heading stands above those of the others."""
    lists = [WorkList(_named(one.entries), one.line) for one in found]
    if not _clash(lists):
        return tuple(lists)
    first = 1
    out: list[WorkList] = []
    for n, (one, works) in enumerate(zip(found, lists, strict=True)):
        last = n == len(found) - 1
        if last and one.level and all(other.level > one.level for other in found[:-1]):
            out.append(works)
            break
        out.append(replace(works, first=first, last=_END if last else one.last))
        first = one.last + 1
    return tuple(out)


#: A line behind all others.
_END = 1 << 31


def _clash(lists: Sequence[WorkList]) -> bool:
    seen: set[str] = set()
    for works in lists:
        names = {name for entry in works.entries for name in entry.names}
        if names & seen:
            return True
        seen |= names
    return False


def _named(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, each with a name: its place in the list where it has none, and no other is called so."""
    taken = {name for entry in entries for name in entry.names}
    return tuple(
        entry if entry.names or str(n) in taken else replace(entry, names=(str(n),))
        for n, entry in enumerate(entries, 1)
    )
