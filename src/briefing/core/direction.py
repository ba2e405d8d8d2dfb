"""A language's tag or a paragraph's text goes in; whether it runs from right to left comes out."""

from __future__ import annotations

import unicodedata
from functools import cache

#: Scripts that run from right to left, by their subtags in ISO 15924.
_SCRIPTS = frozenset({"arab", "aran", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "mand", "samr", "mend"})
#: Languages whose usual script does (CLDR, likely subtags); a script subtag overrules them.
_LANGUAGES = frozenset(
    {
        *("ar", "arc", "arq", "ary", "arz", "apc", "ajp", "acm", "aeb", "ars", "azb", "bal", "bgn", "bqi", "brh"),
        *("ckb", "dv", "fa", "prs", "glk", "haz", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo", "ota", "pnb", "ps"),
        *("rhg", "sam", "sd", "sdh", "skr", "syr", "ug", "ur", "yi", "ji"),
    }
)
_STRONG = {"L": False, "R": True, "AL": True}


@cache
def is_right_to_left(lang: str) -> bool:
    """Whether a language, given by its tag of BCP 47, is written from right to left."""
    parts = lang.lower().replace("_", "-").split("-")
    for part in parts[1:]:
        if len(part) == 1:  # what follows is an extension (RFC 5646, 2.2.6)
            break
        if len(part) == 4 and part.isalpha():
            return part in _SCRIPTS
    return parts[0] in _LANGUAGES


def runs_right_to_left(text: str, surroundings: bool) -> bool:
    """Whether a paragraph does, in a document that does (`surroundings`) or does not.

    It goes the way of the document unless its first strong character goes the other way (Unicode Standard Annex 9,
    rules P2 and P3) and so do most: a sentence that begins with a foreign name keeps its direction.
    """
    first: bool | None = None
    balance = 0
    for character in text:
        way = _STRONG.get(unicodedata.bidirectional(character))
        if way is None:
            continue
        if first is None:
            first = way
            if first == surroundings:
                return surroundings
        balance += 1 if way == first else -1
    return first if first is not None and balance > 0 else surroundings
