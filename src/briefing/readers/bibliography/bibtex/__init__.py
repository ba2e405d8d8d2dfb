"""BibTeX and BibLaTeX text into entries: read, inherited from one another, and put into the fields of CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator

from ..found import Found
from ..item import Entry
from .fields import csl_item
from .inherit import inherited
from .syntax import parse


def read_bibtex(text: str, name: str, found: Found) -> Iterator[Entry]:
    """The entries that can be cited; whatever is wrong with one is noted and costs only that one."""
    for raw in inherited(parse(text, name, found), found):
        yield Entry(raw.at, csl_item(raw, found))
