"""Characters that neither file can hold: found in any text."""

from __future__ import annotations

import re

#: What XML 1.0 (2.2), and so a Word file, cannot hold.
UNFIT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def unfit(text: str) -> str:
    """The first character of a text that cannot be shown, as its number ("U+0008"); empty where all can."""
    found = UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
