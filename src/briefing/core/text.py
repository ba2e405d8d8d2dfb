"""Characters that neither file can hold, found in any text; and what a language's tag looks like."""

from __future__ import annotations

import re

_SHOWN = frozenset("\t\n\r\x85")


def unfit(text: str) -> frozenset[str]:
    """The characters of a text that neither file can hold.

    Control characters, which XML 1.0 (2.2) and so a Word file cannot hold or which show as nothing (C1: most often text
    read in the wrong encoding), surrogates, and what Unicode keeps from being a character (23.7). Each is looked at
    once, however often it stands there: a pattern for so many takes long to make, and to search with.
    """
    return frozenset([character for character in set(text) if _is_unfit(character)])


def _is_unfit(character: str) -> bool:
    code = ord(character)
    if code < 0xA0:
        return (code < 0x20 or code > 0x7E) and character not in _SHOWN
    return 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def first_unfit(text: str) -> str:
    """The first of them, as its number ("U+0008"); empty where there is none."""
    found = unfit(text)
    return next((f"U+{ord(character):04X}" for character in text if character in found), "") if found else ""


def fit(text: str) -> str:
    """The text without them."""
    return text.translate({ord(character): None for character in unfit(text)})


_TAG = re.compile(r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*")


def well_formed(tag: str) -> bool:
    """Whether a language's tag is one by its form (BCP 47: RFC 5646, 2.1): `en`, `zh-Hans`, `en-US`, not `en_US`."""
    return _TAG.fullmatch(tag) is not None
