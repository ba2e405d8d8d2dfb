"""A column of boxes goes in; its pages come out, each filled to the last place where it may end, and none much shorter
than those before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...core.node import node
from .boxes import Box
from .page import Begin, Page, Placed, Room, Sheet, Squeeze

if TYPE_CHECKING:
    from .flow import Sink

__all__ = ["Paginator", "Placed", "Room", "Rooms", "Sheet", "settle"]

_SHORT = 0.12
"""A page is short where more than this part of it is blank."""
_CLOSER = (0.93, 0.86)
"""How far spaces are closed up on a short page, so that what did not fit does."""
_FEWER = 0.75
"""Blank space is shared with the pages before where the sum of its squares falls to this part."""
_TOGETHER = (4, 3, 2)
"""How many pages share it."""


@node
class Rooms:
    """The rooms of a document's pages: the first, the others, and those on their side."""

    first: Room
    other: Room
    turned: Room


class Paginator:
    """Breaks a column into pages."""

    def __init__(self, sink: Sink, rooms: Rooms) -> None:
        self.boxes: Sequence[Box] = sink.boxes
        self.rooms = rooms
        self.turned, self.columns = sink.turned, sink.columns
        self.ends = frozenset[int]()
        """Boxes before which a page must begin although it need not."""

    def run(self, squeeze: float = 1.0) -> list[Sheet]:
        """All pages. `squeeze` scales the space between endnotes."""
        sheets: list[Sheet] = []
        begins = [Begin()]
        usual = Squeeze(entries=squeeze)
        while begins[-1].at < len(self.boxes) or not begins[-1].plain or not sheets:
            sheet, then = Page(self, begins[-1], len(sheets) + 1, usual).fill()
            sheets.append(sheet)
            begins.append(then)
            if self._is_short(sheet, then):
                if (closer := self._closer(begins, sheet)) is not None:
                    sheets[-1], begins[-1] = closer
                if self._is_short(sheets[-1], begins[-1]) and not self._is_chapter(begins[-1].at):
                    self._share(begins, sheets)
        return sheets

    def room(self, at: int, first: bool) -> Room:
        """What the page that begins with box `at` holds."""
        if self.turned and any(at in boxes for boxes in self.turned):
            return self.rooms.turned
        return self.rooms.first if first else self.rooms.other

    def _is_short(self, sheet: Sheet, then: Begin) -> bool:
        """Whether a page ends early because what follows did not fit; between endnotes other rules hold."""
        if sheet.blank < _SHORT * self.rooms.other.height or then.at >= len(self.boxes) or not then.plain:
            return False
        box = self.boxes[then.at]
        return not box.new_page and box.entry is None and then.at not in self.ends and not sheet.turned

    def _is_chapter(self, at: int) -> bool:
        """Whether a section of the first level begins with a box: before it a page may well be short."""
        outline = self.boxes[at].outline
        return outline is not None and outline.level == 1

    def _closer(self, begins: list[Begin], sheet: Sheet) -> tuple[Sheet, Begin] | None:
        """The last page with its spaces closed up a little, where more fits on it then; None where it does not."""
        for text in _CLOSER:
            made, then = Page(self, begins[-2], sheet.number, Squeeze(text=text)).fill()
            if then.at > begins[-1].at:
                return made, then
        return None

    def _share(self, begins: list[Begin], sheets: list[Sheet]) -> None:
        """Let the pages before the last end earlier, so that its blank space is shared among them."""
        for count in _TOGETHER:
            first = len(sheets) - count
            if first < 0 or not begins[first].plain or not all(map(self._is_free, begins[first + 1 : -1])):
                continue
            spare = sheets[-1].blank / count
            made, ends = self._refilled(begins[first], first + 1, count, spare)
            if ends[-1] == begins[-1] and _squares(made) < _FEWER * _squares(sheets[first:]):
                sheets[first:], begins[first + 1 :] = made, ends
                return

    def _refilled(self, begin: Begin, number: int, count: int, spare: float) -> tuple[list[Sheet], list[Begin]]:
        """Pages that leave something blank, the last of them as much as is left."""
        made: list[Sheet] = []
        ends: list[Begin] = []
        for n in range(count):
            sheet, begin = Page(self, begin, number + n, Squeeze(spare=spare if n < count - 1 else 0.0)).fill()
            made.append(sheet)
            ends.append(begin)
        return made, ends

    def _is_free(self, begin: Begin) -> bool:
        """Whether a page may as well begin elsewhere."""
        return begin.plain and not self.boxes[begin.at].new_page and begin.at not in self.ends


def _squares(sheets: list[Sheet]) -> float:
    return sum(sheet.blank * sheet.blank for sheet in sheets)


def settle(paginator: Paginator, sheets: list[Sheet]) -> list[Sheet]:
    """Do not leave a few endnotes alone on the last page: pull them back by closing up, or else let more of them go
    over.
    """
    least = 4
    last = sheets[-1].boxes
    entries = {placed.box.entry for placed in last}
    if len(sheets) < 2 or not last or None in entries or len(entries) >= least:
        return sheets
    for squeeze in (0.8, 0.6, 0.4, 0.2):
        closer = paginator.run(squeeze)
        if len(closer) < len(sheets):
            return closer
    start = max(entry for entry in entries if entry is not None) - least + 1
    boxes = paginator.boxes
    at = next((n for n, box in enumerate(boxes) if box.entry == start and start > 0), 0)
    while at and boxes[at - 1].keep:
        at -= 1
    if not at or boxes[at] is sheets[-2].boxes[0].box:
        return sheets
    paginator.ends = frozenset({at})
    balanced = paginator.run()
    if len(balanced) == len(sheets):
        return balanced
    paginator.ends = frozenset()
    return sheets
