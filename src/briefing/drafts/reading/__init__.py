"""The bytes of a Word draft go in; what it shows, its comments and its tracked changes come out."""

from __future__ import annotations

from .opened import Opened, open_draft

__all__ = ["Opened", "open_draft"]
