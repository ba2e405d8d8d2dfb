"""The Markdown of a draft goes in; where each of its blocks and texts stands, and new Markdown, come out."""

from __future__ import annotations

from .chunks import Chunk, Written
from .read import SourceText, read_source

__all__ = ["Chunk", "SourceText", "Written", "read_source"]
