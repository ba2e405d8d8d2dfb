"""Characters that neither file can hold, found in any text; and what a language's tag looks like."""

from __future__ import annotations

import re

#: What XML 1.0 (2.2), and so a Word file, cannot hold.
UNFIT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def unfit(text: str) -> str:
    """The first character of a text that cannot be shown, as its number ("U+0008"); empty where all can."""
    found = UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


_TAG = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*")


def well_formed(tag: str) -> bool:
    """Whether a language's tag is one by its form (BCP 47: RFC 5646, 2.1): `en`, `zh-Hans`, `en-US`, not `en_US`."""
    return _TAG.fullmatch(tag) is not None
