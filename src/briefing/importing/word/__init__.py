"""The bytes of a Word file go in; what it holds comes out loosely."""

from __future__ import annotations

from .reading import read_word

__all__ = ["read_word"]
