"""What the house says of a source beyond its citation style: archived copy, rating, descriptor, and of all of them."""

from __future__ import annotations

from .entry import after_entry, rating_mark
from .legend import legend
from .statement import statement

__all__ = ["after_entry", "legend", "rating_mark", "statement"]
