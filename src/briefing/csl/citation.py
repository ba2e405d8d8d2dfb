"""What a document asks of the processor: citations, each of one or more cites."""

from __future__ import annotations

from typing import NamedTuple


class Cite(NamedTuple):
    """One source named in a citation (CSL-JSON, "citation items")."""

    id: str
    locator: str = ""
    label: str = "page"
    """A locator term of CSL 1.0.2."""
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    """The names are said outside the citation already."""
    author_only: bool = False
    """Only the names are wanted, to be said in a sentence: "Lee"."""


class Citation(NamedTuple):
    """A place that names sources. `note` is the number of the note it stands in; 0: it stands in the text."""

    cites: tuple[Cite, ...]
    note: int = 0
