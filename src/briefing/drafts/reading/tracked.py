"""Tracked changes as they are met go in; one change for each that a person made comes out (ECMA-376, 17.13.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from ...core.node import record
from ..drawn import Change
from .names import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Kind: TypeAlias = Literal["inserted", "deleted", "moved", "formatted"]

#: What the elements of changes mean; moves are told from their two ends.
KINDS: dict[str, Kind] = {
    "ins": "inserted",
    "del": "deleted",
    "moveTo": "moved",
    "moveFrom": "moved",
    "cellIns": "inserted",
    "cellDel": "deleted",
}
#: Letters of what stands before a change.
_BEFORE = 48


@record
class _Made:
    """A change while more of it may follow."""

    key: tuple[str, str, str, bool]
    before: str
    parts: list[str]


class Tracked:
    """The changes of one file, in order."""

    def __init__(self) -> None:
        self._made: list[_Made] = []
        self._open: _Made | None = None
        self._before = ""

    def paragraph(self) -> None:
        """A paragraph begins."""
        self._before = ""

    def passed(self, text: str) -> None:
        """Text that no change is around."""
        if text:
            self._open = None
            self._before = (self._before + text)[-_BEFORE * 2 :]

    def changed(self, element: Element, kind: Kind, text: str, *, away: bool = False) -> None:
        """Text in a change; `away`: it was moved from here."""
        key = (kind, element.get(W + "author", ""), element.get(W + "date", ""), away)
        if self._open is None or not _goes_on(self._open.key, key):
            self._open = _Made(key, self._before, [])
            self._made.append(self._open)
        self._open.parts.append(text)

    def taken(self, text: str) -> None:
        """Text in a change that is shown all the same."""
        self._before = (self._before + text)[-_BEFORE * 2 :]

    def all(self) -> tuple[Change, ...]:
        """Every change once; a move where it went to."""
        texts = [("".join(made.parts), made) for made in self._made]
        arrived = {text.strip() for text, made in texts if made.key[0] == "moved" and not made.key[3]}
        return tuple(
            Change(made.key[0], made.key[1], made.key[2], text, made.before[-_BEFORE:].lstrip())  # type: ignore[arg-type]
            for text, made in texts
            if not (made.key[3] and text.strip() in arrived)
        )


def _goes_on(key: tuple[str, str, str, bool], other: tuple[str, str, str, bool]) -> bool:
    """Programs part one change at every change of look, and tell its time to the minute or to the second."""
    return key[:2] == other[:2] and key[3] == other[3] and key[2][:16] == other[2][:16]
