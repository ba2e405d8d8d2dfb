"""The nodes of a page go in; what must be known before they are walked comes out: how much stands where, what holds
what, which tables hold data."""

from __future__ import annotations

from itertools import accumulate

from ...core.node import record
from .styles import kind_of
from .tokens import Text
from .tree import BLOCK, HEADINGS, Element, Node

#: Elements without words of their own.
SILENT = frozenset(("script", "style", "template", "title"))
_PARTS = frozenset(("th", "thead", "caption"))


@record
class Survey:
    """What is known of a page."""

    nodes: list[Node]
    sizes: list[int]
    """How many letters stand before each node, spaces and scripts not counted; one more for the end."""
    heads: list[int]
    """How many headings begin before each node."""
    blocks: dict[int, Element | None]
    """For each element, by its place, the block that it stands in."""
    ids: dict[str, Element]
    """Elements by their `id`, and anchors by their `name`."""
    elements: list[Element]
    items: dict[int, list[Element]]
    """The items of each list, by its place."""
    layout: frozenset[int]
    """Tables that only set out a page."""

    def size(self, element: Element) -> int:
        """How many letters an element holds."""
        return self.sizes[element.last] - self.sizes[element.first]

    def headings(self, element: Element) -> int:
        """How many headings an element holds, itself counted."""
        return self.heads[element.last] - self.heads[element.first]


@record
class _Table:
    """What decides what a table is for."""

    element: Element
    rows: int = 0
    cells: int = 0
    """Of the row at hand."""
    widest: int = 0
    parts: bool = False
    """It has headers or a caption."""
    inner: bool = False
    """A table stands in it."""


def survey(nodes: list[Node]) -> Survey:
    """Look once over a page."""
    made = _Surveyor()
    for node in nodes:
        made.take(node)
    sizes = list(accumulate(made.lengths, initial=0))
    heads = list(accumulate(made.starts_heading, initial=0))
    layout = frozenset(one.element.first for one in made.tables if _sets_out(one, heads))
    return Survey(nodes, sizes, heads, made.blocks, made.ids, made.elements, made.items, layout)


class _Surveyor:
    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.starts_heading: list[int] = []
        self.blocks: dict[int, Element | None] = {}
        self.ids: dict[str, Element] = {}
        self.elements: list[Element] = []
        self.items: dict[int, list[Element]] = {}
        self.tables: list[_Table] = []
        self.open_tables: list[_Table] = []
        self.open: list[Element] = []
        """Blocks."""
        self.silent: Element | None = None

    def take(self, node: Node) -> None:
        """Count a node in."""
        length = heading = 0
        if isinstance(node, Text):
            length = 0 if self.silent else sum(map(len, node.text.split()))
        elif isinstance(node, Element):
            heading = self._start(node)
        else:
            self._end(node.element)
        self.lengths.append(length)
        self.starts_heading.append(heading)

    def _start(self, element: Element) -> int:
        kind = kind_of(element)
        self.elements.append(element)
        self.blocks[element.first] = self.open[-1] if self.open else None
        if element.attributes:
            for name in (element.get("id"), element.get("name") if element.name == "a" else ""):
                if name:
                    self.ids.setdefault(name, element)
        if element.name in SILENT and self.silent is None:
            self.silent = element
        if kind == "li" and self.open:
            self.items.setdefault(self.open[-1].first, []).append(element)
        if kind == "table":
            for outer in self.open_tables[-1:]:
                outer.inner = True
            self.open_tables.append(_Table(element))
        elif self.open_tables:
            self._table_part(kind, self.open_tables[-1])
        if element.name in BLOCK:
            self.open.append(element)
        return kind in HEADINGS

    def _table_part(self, kind: str, table: _Table) -> None:
        if kind == "tr":
            table.rows += 1
            table.cells = 0
        elif kind in ("td", "th"):
            table.cells += 1
            table.widest = max(table.widest, table.cells)
        if kind in _PARTS:
            table.parts = True

    def _end(self, element: Element) -> None:
        if element is self.silent:
            self.silent = None
        if self.open and self.open[-1] is element:
            self.open.pop()
        if self.open_tables and self.open_tables[-1].element is element:
            self.tables.append(self.open_tables.pop())


def _sets_out(table: _Table, heads: list[int]) -> bool:
    """Whether a table says nothing by its rows and columns."""
    element = table.element
    if element.get("role") in ("presentation", "none"):
        return True
    if table.parts:
        return False
    return table.rows < 2 or table.widest < 2 or table.inner or heads[element.last] > heads[element.first]
