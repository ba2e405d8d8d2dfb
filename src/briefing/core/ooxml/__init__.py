"""The bytes of a Word file from anyone go in; its parts, relationships and XML come out, or the reason why they are
refused (ECMA-376, Part 2: Open Packaging Conventions).

Nothing is inflated before its size is known, nothing outside the file is asked for, and nothing is run.
"""

from __future__ import annotations

from .package import Package, Relation, open_file, open_package
from .refusals import unsafe

__all__ = ["Package", "Relation", "open_file", "open_package", "unsafe"]
