"""What the pieces of a draft stand for in the model: citations, elements and sources by the draft's own names."""

from __future__ import annotations

from dataclasses import field

from ..core.node import record
from ..model.inlines import Citation


@record
class Known:
    """Names of the draft and what they mean."""

    citations: dict[str, Citation] = field(default_factory=dict)
    """Bookmark of a citation ("_Ref_cite_12") to the node it shows."""
    elements: dict[str, str] = field(default_factory=dict)
    """Bookmark of a heading, table or figure to its id in the source. An element without an id of its own is not here:
    what refers to it cannot be written."""
    entries: dict[str, str] = field(default_factory=dict)
    """Bookmark of an entry of the bibliography to the id of its source."""
    numbers: dict[str, str] = field(default_factory=dict)
    """What an entry's label reads ("3", "[3]") to the id of its source: for drafts whose bookmarks are gone."""
    keys: frozenset[str] = frozenset()
    """The ids of all sources."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Address of a source, without its scheme, "www." and final slash, to its id."""
