"""The source as it was, as the draft has it, and as it is now go in; one text with its conflicts comes out."""

from __future__ import annotations

from .difference import readable_diff
from .merge import Conflict, Merged, merge

__all__ = ["Conflict", "Merged", "merge", "readable_diff"]
