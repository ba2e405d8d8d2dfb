"""A list of works cited as it was found: its entries, and the lines for which its numbers hold."""

from __future__ import annotations

from ...core.node import node
from ...model.dates import PartialDate


@node
class Entry:
    """One entry, as far as it could be read."""

    names: tuple[str, ...]
    """What marks call it: the numbers that were typed before it, else its place in the list, from 1."""
    words: str
    """All of it, as it stands in the input."""
    line: int
    url: str = ""
    title: str = ""
    container: str = ""
    """The site, newspaper or publisher, where the entry says it."""
    publisher: str = ""
    """Who publishes the container, where the entry says both."""
    note: str = ""
    """What else the entry says."""
    authors: tuple[str, ...] = ()
    accessed: PartialDate | None = None
    published: PartialDate | None = None


@node
class WorkList:
    """A list of sources."""

    entries: tuple[Entry, ...]
    line: int
    first: int = 0
    last: int = 0
    """The lines for which its numbers hold, the last included; 0 and 0: all."""
