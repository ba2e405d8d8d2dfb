"""The paragraphs of the draft as it was built, and the source, go in; which block each of them shows comes out."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.node import record
from ..source import SourceText, Written
from .entries import Entry, Flat, Grid
from .nodes import Node, Tree


@record
class Homes:
    """Where the source says what the draft showed."""

    texts: dict[int, Written]
    """By the number of the bookmark."""
    blocks: dict[int, Node]
    """By the index of a paragraph of the base: its block. What is a part of its block - a caption, a title, an
    attribute - is not here."""
    parts: dict[int, Node]
    """The same for parts."""
    tables: dict[int, Node]
    """By `id()` of a table of the base."""


def homes(source: SourceText, places: Sequence[object], base: Flat, tree: Tree) -> Homes:
    """Find every paragraph's and table's block."""
    texts: dict[int, Written] = {}
    for number, content in enumerate(places, 1):
        if (written := source.place(content)) is not None:
            texts[number] = written
    found = Homes(texts, {}, {}, {})
    for entry in base.entries:
        _home(entry, found, tree)
    _in_order(base, found, tree)
    for grid in (unit for unit in base.units if isinstance(unit, Grid)):
        _table(grid, found, tree)
    return found


def _home(entry: Entry, found: Homes, tree: Tree) -> None:
    written = next((found.texts[n] for n in entry.marks if n in found.texts), None)
    if written is None:
        return
    node = tree.of[id(written.chunk)]
    part = node.kind not in ("paragraph", "heading", "term") or written.form != "lines"
    (found.parts if part else found.blocks)[entry.index] = node


def _in_order(base: Flat, found: Homes, tree: Tree) -> None:
    """Code and pictures have no bookmark: they are found by their order."""
    nodes = [node for node in tree.of.values() if node.kind in ("code", "figure")]
    for kind in ("code", "figure"):
        blocks = [node for node in nodes if node.kind == kind]
        entries = [entry for entry in base.entries if entry.role.kind == kind]
        if len(blocks) == len(entries):
            found.blocks |= {entry.index: node for entry, node in zip(entries, blocks, strict=True)}


def _table(grid: Grid, found: Homes, tree: Tree) -> None:
    for entry in grid.entries:
        node = found.blocks.get(entry.index) or found.parts.get(entry.index)
        while node is not None:
            if node.kind == "table" or (
                node.kind == "div" and node.chunk is not None and node.chunk.name == "list-table"
            ):
                found.tables[id(grid)] = node
                return
            node = node.parent
