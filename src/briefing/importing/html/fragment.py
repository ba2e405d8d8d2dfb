"""A piece of HTML within another text goes in; its blocks or its inlines come out."""

from __future__ import annotations

from ..loose import PLAIN, Blocks, Inlines, LeftOut, Look
from .flow import Flow, Told
from .scope import plan_of
from .tree import tree


def blocks_of(html: str, line: int) -> Blocks:
    """The blocks of a piece that begins on a line. What the piece hides is not among them: `left_out_of` tells it."""
    return _told(html, line).blocks


def inlines_of(html: str, line: int, look: Look = PLAIN) -> Inlines:
    """The words of a piece that stands in a paragraph where words have a look, with the spaces at its ends."""
    made = tree(html, line)
    return Flow(made.nodes, plan_of(made, whole=False), look, inline=True).inlines()


def left_out_of(html: str, line: int) -> tuple[LeftOut, ...]:
    """What of a piece is in neither its blocks nor its inlines, and why."""
    return _told(html, line).left_out


def _told(html: str, line: int) -> Told:
    made = tree(html, line)
    return Flow(made.nodes, plan_of(made, whole=False)).run()
