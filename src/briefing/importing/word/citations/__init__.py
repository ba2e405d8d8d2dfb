"""What programs keep beside their citations in a Word file goes in; the works that they cite come out, as CSL-JSON."""

from __future__ import annotations

from .known import ENTRY, Citations
from .works import Work

__all__ = ["ENTRY", "Citations", "Work"]
