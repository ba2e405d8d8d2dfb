"""What is open while blocks are made: a list, an item, a table, a cell, a quotation, a note; with what it holds.

Lists that say by a number how deep they are go in at the end, and come out within one another.
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias, Union

from ...core.node import node, record, replace
from ..loose import Block, Blocks, GridCell, Item, Listing
from .tree import Element

Kind: TypeAlias = Literal["root", "list", "item", "table", "cell", "caption", "quote", "note", "figure"]


@node
class Levelled:
    """Items of a list that says by a number, not by its place, how deep it is: Google's and Word's."""

    level: int
    ordered: bool
    key: str
    """What list they are of; lists of other keys on the first level are others."""
    items: tuple[Item, ...]
    line: int
    start: int = 1


Made: TypeAlias = Union[Block, Levelled]


@record
class Frame:
    """An element that holds blocks."""

    kind: Kind
    element: Element | None
    """None: the page itself, or a list that is not there though its items are."""
    line: int
    blocks: list[Made] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    """Of a list."""
    start: int = 1
    """Of a list: the number of its first item."""
    level: tuple[int, str] = (0, "")
    """Of a list: what it says of its level and of which list it is; 0: nothing."""
    rows: list[list[GridCell]] = field(default_factory=list)
    """Of a table."""
    in_head: bool = False
    """Of a table: the rows at hand are of its head."""
    heads: int = 0
    """Of a table: rows of its head."""
    aligns: list[list[str]] = field(default_factory=list)
    """Of a table: how the cells of each row are aligned."""
    caption: list[Made] = field(default_factory=list)
    """Of a table."""


def nested(made: list[Made]) -> Blocks:
    """Blocks, with lists that say their level within one another."""
    if not any(isinstance(one, Levelled) for one in made):
        return tuple(one for one in made if not isinstance(one, Levelled))
    out: list[Block] = []
    run: list[Levelled] = []
    for one in made:
        if isinstance(one, Levelled):
            run.append(one)
            continue
        out.extend(_lists(run))
        run = []
        out.append(one)
    out.extend(_lists(run))
    return tuple(out)


@record
class _Open:
    level: int
    first: Levelled
    items: list[Item]


def _lists(run: list[Levelled]) -> list[Listing]:
    """The lists of a run of items, each as deep as it says."""
    out: list[Listing] = []
    open_: list[_Open] = []

    def close() -> None:
        done = open_.pop()
        listing = Listing(done.first.ordered, tuple(done.items), done.first.line, done.first.start)
        if not open_:
            out.append(listing)
            return
        items = open_[-1].items
        items[-1] = replace(items[-1], blocks=(*items[-1].blocks, listing))

    for one in run:
        while open_ and (open_[-1].level > one.level or (open_[-1].level == one.level and _parts(open_, one))):
            close()
        if not open_ or open_[-1].level < one.level:
            open_.append(_Open(one.level, one, []))
        open_[-1].items.extend(one.items)
    while open_:
        close()
    return out


def _parts(open_: list[_Open], one: Levelled) -> bool:
    """Whether items of the level at hand begin another list."""
    first = open_[-1].first
    return first.ordered != one.ordered or (len(open_) == 1 and first.key != one.key)
