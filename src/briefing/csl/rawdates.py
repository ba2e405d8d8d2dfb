"""A date as people write it goes in ("7 Sept. 2025", "2019-04/2019-06", "ca. 1850"); one value comes out."""

from __future__ import annotations

import re

from .dates import SEASONS, DateValue, Day, number

_MONTHS = {
    name: n
    for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+\.?|\d+|[?~]")
_SPREAD = re.compile(r"(?:([^\W\d_]+\.?)\s+)?([^\W_]+\.?)\s*[-–]\s*([^\W_]+\.?),?\s+(\d{4})")
_CIRCA = re.compile(r"(?:circa|ca\.?)\s+", re.IGNORECASE)
#: Letters of a date; what is longer is none.
_LONGEST = 100


def parse(text: str) -> DateValue | None:
    """A date as people write it; text that is none stays text."""
    text = text.strip()
    if not text:
        return None
    if len(text) > _LONGEST:
        return DateValue(literal=text)
    uncertain = text.endswith(("?", "~")) or _CIRCA.match(text) is not None
    bare = _CIRCA.sub("", text, count=1).rstrip("?~ ") if uncertain else text
    for separator in ("/", " - ", "–", "--", " to "):
        first, _, second = bare.partition(separator)
        start, end = _single(first), _single(second)
        if start is not None and end is not None and (separator != "/" or len(first) >= 4):
            return DateValue(start, end, uncertain)
    single = _single(bare)
    if single is not None:
        return DateValue(single, None, uncertain)
    start, end = _spread(bare)
    if start is not None and end is not None:
        return DateValue(start, end, uncertain)
    return DateValue(literal=text)


def _spread(text: str) -> tuple[Day | None, Day | None]:
    """ "Aug 15-20 2004", "August-September 2003": parts that share what follows."""
    match = _SPREAD.fullmatch(text)
    if match is None:
        return None, None
    month = f"{match[1]} " if match[1] else ""
    return _single(f"{month}{match[2]} {match[4]}"), _single(f"{month}{match[3]} {match[4]}")


def _single(text: str) -> Day | None:
    text = text.strip()
    match = _ISO.fullmatch(text)
    if match:
        year, month, day = (int(part) if part else 0 for part in match.groups())
        if 21 <= month <= 24:
            month -= 8
        return Day(year, month, day) if month <= 16 and day < 32 else None
    match = _NUMERIC.fullmatch(text)
    if match:
        month, day, year = int(match[1]), int(match[2] or 0), int(match[3])
        if month > 12 >= day:
            month, day = day, month
        return Day(year, month, day) if month <= 12 and day < 32 else None
    return _words(text)


def _words(text: str) -> Day | None:
    """ "7 Sept. 2025", "spring 1999", "44 BC"."""
    year = month = day = 0
    before = False
    for token in _WORD.findall(text):
        word = token.rstrip(".").lower()
        if token.isdecimal():
            count = number(token)
            if not year and (len(token) > 2 or count > 31):
                year = count
            elif not day and count < 32:
                day = count
            else:
                return None
        elif word[:3] in _MONTHS and not month:
            month = _MONTHS[word[:3]]
        elif word[:3] in SEASONS and not month:
            month = 12 + SEASONS[word[:3]]
        elif word in ("bc", "bce"):
            before = True
        elif word not in ("ad", "ce", "of", "th", "st", "nd", "rd"):
            return None
    if not year or (day and not month):
        return None
    return Day(-year if before else year, month, day)
