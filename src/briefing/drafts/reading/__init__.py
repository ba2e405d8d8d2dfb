"""The bytes of a Word draft go in; what it shows, its comments and its tracked changes come out."""

from __future__ import annotations

from .opened import Opened, edges_of, open_draft

__all__ = ["Opened", "edges_of", "open_draft"]
