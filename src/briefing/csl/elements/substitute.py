"""The children of `cs:substitute` go in; the first that has something to say comes out (CSL 1.0.2, "Substitute")."""

from __future__ import annotations

from ..context import Context
from ..output import Piece
from .base import Node


def substituted(nodes: list[Node], context: Context) -> tuple[Node, Piece] | None:
    """The element that stands in for names, with its output; its variables are used up for the rest of the item."""
    used, substituting = context.used, context.substituting
    for node in nodes:
        context.used, context.substituting = [], True
        piece = node.render(context)
        taken, context.used, context.substituting = context.used, used, substituting
        if piece is None:
            if context.suppress_author and context.names_text is not None:
                return None  # it had names, which are said elsewhere
            continue
        if used is not None:
            used.extend(taken)
        context.suppressed.update(taken)
        return node, piece
    return None
