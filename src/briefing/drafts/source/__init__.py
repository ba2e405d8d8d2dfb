"""The Markdown of a draft goes in; where each of its blocks and texts stands, and new Markdown, come out."""

from __future__ import annotations

from .again import relocated
from .chunks import Chunk, Stretch, Written
from .new import content_of, heading_line, item_lines, lines, markdown_of, prefixed, table_of
from .read import SourceText, read_source
from .rewrite import CannotSayError, Edit, Rewritten, rewrite

__all__ = [
    "CannotSayError",
    "Chunk",
    "Edit",
    "Rewritten",
    "SourceText",
    "Stretch",
    "Written",
    "content_of",
    "heading_line",
    "item_lines",
    "lines",
    "markdown_of",
    "prefixed",
    "read_source",
    "relocated",
    "rewrite",
    "table_of",
]
