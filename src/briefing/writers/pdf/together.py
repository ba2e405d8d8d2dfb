"""A word goes in; what it costs to end a line at the space before it or after it comes out: "5 September", "12 km",
"p. 12", "J. Smith" had better stay together, and marks that stand by themselves stay where they belong.
"""

from __future__ import annotations

import re

from .lines import NEVER

UNIT = 180.0
"""Cost of a break between a number and its unit."""
_TOGETHER = 180.0
_YEAR = 150.0
_DASH = 200.0
"""A dash that stands by itself had better end a line than begin one."""
_CALLS = re.compile(
    r"\d\d?|§§?|n°|№|(?:pp?|[Nn]os?|Nr|[Vv]ol|[Aa]rt|[Ff]ig|sect?|ch|ca|Abb|Tab|Bd|S|Dr|Mrs?|Ms|St)\.|[^\W\d_a-z]\."
)
"""What is not parted from the number or the name that follows: a short number, an abbreviation, an initial."""
_LONGEST = 6
_YEARS = re.compile(r"[12]\d{3}(?!\d).{0,2}")
_UNITS = re.compile(r"(?:[nmck]?m|km/h|kn|mi|ft|k?g|t|ha|min|h|[kMGT]Wh?|°[CF]|[%‰€$]|EUR|USD)[.,;:)]*")
_CLOSING = frozenset(".,;:!?…)]}»›”’%")
_OPENING = frozenset("([{«‹“‘„¿¡")


def after(word: str) -> float:
    """Cost of a break at the space after a word."""
    if len(word) <= _LONGEST and _CALLS.fullmatch(word):
        return _TOGETHER
    return NEVER if word[0] in _OPENING and _OPENING.issuperset(word) else 0.0


def before(word: str) -> float:
    """Cost of a break at the space before a word, whatever stands before that."""
    if word[0] in "12" and _YEARS.fullmatch(word):
        return _YEAR
    if word in ("\u2013", "\u2014"):
        return _DASH
    return NEVER if closes(word) else 0.0


def closes(marks: str) -> bool:
    """Whether these are only marks that close, none of which may begin a line."""
    return marks[0] in _CLOSING and _CLOSING.issuperset(marks)


def is_unit(word: str) -> bool:
    """Whether a word is a unit, which stays with the number before it."""
    return len(word) <= _LONGEST and _UNITS.fullmatch(word) is not None
