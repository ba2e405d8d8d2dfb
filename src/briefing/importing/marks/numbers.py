"""Numbers as marks write them go in, "2, 5" or "2-4"; the names of the sources that they mean come out."""

from __future__ import annotations

import re

from .line import BLANK

#: One number, and several with commas or dashes between. Every blank is bounded: no input makes a search slow.
NUMBER = r"[0-9]{1,3}(?![0-9])"
RUN = rf"{NUMBER}(?:[{BLANK}]{{0,2}}(?:[,;\u3001\uff0c]|[-\u2010-\u2014])[{BLANK}]{{0,2}}{NUMBER})*"
_PART = re.compile(rf"([0-9]+)(?:[{BLANK}]*[-\u2010-\u2014][{BLANK}]*([0-9]+))?")
#: A range means no more sources than this; a wider one is none.
_WIDEST = 60
_RAISED = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")


def names_of(run: str) -> tuple[str, ...]:
    """The numbers of a run, each in between for a range, in order and without repeats."""
    names: list[str] = []
    for first, last in _PART.findall(run):
        low = int(first)
        high = int(last) if last else low
        names += map(str, range(low, high + 1) if low <= high <= low + _WIDEST else (low, high))
    return tuple(dict.fromkeys(names))


def lowered(text: str) -> str:
    """Raised digits as digits."""
    return text.translate(_RAISED)
