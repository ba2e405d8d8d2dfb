"""Pasted text into loose blocks: paragraphs, lists, tables of tabs, and headings where typed numbers or the pattern of the
lines show them."""

from __future__ import annotations

from ..loose import Loose
from .headings import with_headings
from .lists import with_lists
from .stretches import stretches


def read_plain(text: str) -> Loose:
    """The blocks of a text; its line ends are line feeds."""
    blocks, doubts = with_headings(with_lists(stretches(text)))
    return Loose("text", blocks, doubts=doubts)
