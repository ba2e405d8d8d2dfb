"""What the citation pass finds out, for the passes after it."""

from __future__ import annotations

from dataclasses import field

from ..core.node import node, record
from . import tree
from .citations import Worded


@node
class Shown:
    """What a citation comes to at its place."""

    worded: Worded
    items: tuple[tree.CitedItem, ...]
    name: tree.Inlines = ()
    """The names that stand in the sentence before it; only of narrative citations."""


@record
class Cited:
    """What the pass found out."""

    shown: dict[int, list[Shown]] = field(default_factory=dict)
    """Citation node (`id()`) to what it shows, once for each place where the node stands."""
    listed: tuple[str, ...] = ()
    """The ids of the sources that the document lists or cites in notes, in the order of the list."""
    entries: tuple[tree.Endnote, ...] = ()
    """The bibliography, without marks."""
    notes: tuple[tree.Endnote, ...] = ()
    title: str = ""
    """The heading of the bibliography."""
    lead: tree.Inlines = ()
    legend: tree.Inlines = ()
    citing: tree.Citing = tree.Citing()
    raised: bool = False
    """Some citations are raised numbers: footnotes then are lettered, so that nobody takes one for the other."""
