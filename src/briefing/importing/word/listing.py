"""Paragraphs that belong to lists go in; nested lists come out, ordered ones with the number they go on from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...core.node import record, replace
from ...drafts.drawn import Item, Shown
from .. import loose as l

_STYLE = re.compile(r"List(Bullet|Number)([2-5]?)\Z")
_GOES_ON = re.compile(r"ListContinue([2-5]?)\Z")
_MOST_LEVELS = 9


def item_of(shown: Shown) -> Item | None:
    """The membership of a paragraph, by its numbering or else by its style; None: it is no item."""
    style = _STYLE.match(shown.style)
    item = shown.item if shown.item is None or not shown.item.bare else None
    if style is None:
        return item
    depth = int(style[2] or 1) - 1
    if item is None:
        return Item(style[1] == "Number", depth, style[0] if style[1] == "Number" else "\N{BULLET}")
    return replace(item, depth=max(item.depth, depth))


def goes_on(shown: Shown) -> int | None:
    """The depth of the item above that a paragraph goes on with; None: it does not."""
    if shown.item is not None:
        return shown.item.depth if shown.item.bare else None
    found = _GOES_ON.match(shown.style)
    return None if found is None else int(found[1] or 1) - 1


@record
class _Open:
    """A list while items are added."""

    item: Item
    start: int
    line: int
    items: list[tuple[list[l.Block], int]]

    def closed(self) -> l.Listing:
        items = tuple(l.Item(tuple(blocks), line) for blocks, line in self.items)
        return l.Listing(self.item.ordered, items, self.line, self.start)


class Counted:
    """How far the ordered lists of a file have counted."""

    def __init__(self) -> None:
        self._counts: list[dict[str, int]] = [{} for _ in range(_MOST_LEVELS)]
        """For each depth the names of lists and how many items they have."""

    def next(self, item: Item) -> int:
        """The number of an item; lists below it begin anew."""
        for below in self._counts[item.depth + 1 :]:
            below.clear()
        if not item.ordered:
            return 1
        here = self._counts[item.depth]
        here[item.list] = here.get(item.list, 0) + 1
        return item.start + here[item.list] - 1


class Lists:
    """Makes the lists of consecutive items."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._done: list[l.Listing] = []
        self._open: list[_Open] = []

    def add(self, item: Item, blocks: Iterable[l.Block], line: int) -> None:
        """Add an item."""
        number = self._counted.next(item)
        while self._open and self._open[-1].item.depth > item.depth and len(self._open) > 1:
            self._close()
        if self._open and self._open[-1].item.depth > item.depth:
            self._close()
        if self._open and self._open[-1].item.depth == item.depth and not _same(self._open[-1].item, item):
            self._close()
        if not self._open or self._open[-1].item.depth < item.depth:
            self._open.append(_Open(item, number, line, []))
        self._open[-1].items.append((list(blocks), line))

    def go_on(self, blocks: Iterable[l.Block], depth: int) -> None:
        """Add to the last item that is no deeper."""
        while len(self._open) > 1 and self._open[-1].item.depth > depth:
            self._close()
        self._open[-1].items[-1][0].extend(blocks)

    def all(self) -> list[l.Listing]:
        """Every list."""
        while self._open:
            self._close()
        return self._done

    def _close(self) -> None:
        closed = self._open.pop().closed()
        if self._open:
            self._open[-1].items[-1][0].append(closed)
        else:
            self._done.append(closed)


def _same(one: Item, other: Item) -> bool:
    return one.ordered == other.ordered and (not one.ordered or one.list == other.list)
