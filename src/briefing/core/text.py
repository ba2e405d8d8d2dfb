"""Characters that neither file can hold, found in any text; and what a language's tag looks like."""

from __future__ import annotations

import re

_NONCHARACTERS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
#: Control characters, which XML 1.0 (2.2) and so a Word file cannot hold or which show as nothing (C1: most often text
#: read in the wrong encoding), surrogates, and what Unicode keeps from being a character (23.7).
UNFIT = re.compile(
    f"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff{_NONCHARACTERS}]"
)


def unfit(text: str) -> str:
    """The first character of a text that cannot be shown, as its number ("U+0008"); empty where all can."""
    found = UNFIT.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


_TAG = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*")


def well_formed(tag: str) -> bool:
    """Whether a language's tag is one by its form (BCP 47: RFC 5646, 2.1): `en`, `zh-Hans`, `en-US`, not `en_US`."""
    return _TAG.fullmatch(tag) is not None
