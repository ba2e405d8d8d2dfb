"""A source, its draft as built and as edited go in; the source as the draft would have it, and a report, come out."""

from __future__ import annotations

from .album import Album, named_in
from .listed import entries_read
from .plan import plan
from .told import Planned, Told

__all__ = ["Album", "Planned", "Told", "entries_read", "named_in", "plan"]
