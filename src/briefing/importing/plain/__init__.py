"""Pasted text into loose blocks: paragraphs, lists, tables, and headings where typed numbers or the pattern of the
lines show them."""

from __future__ import annotations

from ..loose import Loose
from .headings import with_headings
from .lists import Lists
from .stretches import stretches


def read_plain(text: str) -> Loose:
    """The blocks of a text; its line ends are line feeds."""
    lists = Lists(stretches(text))
    blocks, doubts = with_headings(lists.pieces())
    return Loose("text", blocks, left_out=lists.left_out(), doubts=doubts)
