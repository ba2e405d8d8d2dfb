"""A file that travels inside another, with what its reader has to know of it."""

from __future__ import annotations

from typing import Literal

from .node import node


@node
class Attachment:
    """A file's name and bytes, and how it belongs to what it travels in."""

    name: str
    """Without a folder; no two of one document differ in capitals only."""
    data: bytes
    media: str
    """Its media type (RFC 6838)."""
    relation: Literal["Source", "Data"]
    """The original that the document was made from, or what else went into its looks (ISO 19005-3, annex E)."""
    description: str
    """What it is, in one line for people."""
