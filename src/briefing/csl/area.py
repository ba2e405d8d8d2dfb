"""`cs:citation` and `cs:bibliography`, ready to render: options, layout and sort keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .context import Context, SortNames
from .elements.base import Node, formatting_of
from .markup import Element
from .output import Piece


class SortKey(NamedTuple):
    """`cs:key` (CSL 1.0.2, "Sorting")."""

    variable: str
    """Empty: the key is a macro."""
    nodes: list[Node]
    """What the macro renders."""
    descending: bool
    names: SortNames | None
    """How lists of names are cut; None: as everywhere."""


class Area:
    """`cs:citation` or `cs:bibliography`."""

    __slots__ = ("delimiter", "formatting", "keys", "kind", "nodes", "options", "prefix", "suffix")

    def __init__(
        self, kind: str, options: Mapping[str, str], layout: Element, nodes: list[Node], keys: list[SortKey]
    ) -> None:
        self.kind = kind
        """ "citation" or "bibliography"."""
        self.options = options
        """The options that hold in it, those of `cs:style` included (CSL 1.0.2, "Inheritable Name Options")."""
        self.prefix, self.suffix = layout.get("prefix"), layout.get("suffix")
        self.delimiter, self.formatting = layout.get("delimiter"), formatting_of(layout)
        self.nodes, self.keys = nodes, keys

    def flag(self, name: str) -> bool:
        """Whether an option is "true"."""
        return self.options.get(name) == "true"

    def pieces(self, context: Context) -> list[Piece]:
        """What the layout renders of one item."""
        pieces: list[Piece] = []
        for node in self.nodes:
            node.into(context, pieces)
        return pieces
