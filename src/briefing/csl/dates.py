"""Date variables of CSL-JSON go in - parts, seasons, ranges and plain text; each comes out as one value."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_MONTHS = {
    name: n
    for n, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)
}
_SEASONS = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+\.?|\d+|[?~]")
_SPREAD = re.compile(r"(?:([^\W\d_]+\.?)\s+)?([^\W_]+\.?)\s*[-–]\s*([^\W_]+\.?),?\s+(\d{4})")
_CIRCA = re.compile(r"(?:circa|ca\.?)\s+", re.IGNORECASE)
#: Letters of a date; what is longer is none.
_LONGEST = 100
_FURTHEST = 1_000_000


class Day(NamedTuple):
    """One end of a date; 0 where a part is not known. A negative year is before Christ, as in CSL-JSON."""

    year: int = 0
    month: int = 0
    """1 to 12; 13 to 16 for the seasons from spring to winter."""
    day: int = 0

    @property
    def season(self) -> int:
        """1 to 4 for spring to winter, 0 for none."""
        return self.month - 12 if self.month > 12 else 0


class DateValue(NamedTuple):
    """What a date variable holds."""

    start: Day | None = None
    end: Day | None = None
    """The end of a range; None: no range. A year of 0: the range is open."""
    uncertain: bool = False
    literal: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.start is None and not self.literal


def read(value: Any) -> DateValue | None:
    """A CSL-JSON date (date-parts, raw or literal; season, circa) as a value; None where there is none."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return _raw(_text(value))
    if not isinstance(value, dict):
        return None
    uncertain = value.get("circa") not in (None, False, 0, "", "0", "false")
    days = _days(value.get("date-parts"))
    if days:
        start = _seasoned(days[0], value.get("season"))
        end = days[1] if len(days) > 1 and days[1] != start else None
        return DateValue(start, end, uncertain)
    literal, raw = _text(value.get("literal")), _text(value.get("raw"))
    if literal.strip():
        return DateValue(literal=literal, uncertain=uncertain)
    if raw.strip():
        found = _raw(raw)
        return found._replace(uncertain=True) if uncertain and found is not None else found
    day = _day([value.get("year"), value.get("month"), value.get("day")])
    return DateValue(day, None, uncertain) if day is not None else None


def _text(value: Any) -> str:
    """A value as text; empty where it is none, or a number beyond all measure."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9 else ""


def _number(value: Any) -> int:
    try:
        number = int(value) if isinstance(value, (str, int, float)) and len(str(value)) < 20 else 0
    except (ValueError, OverflowError):
        return 0
    return number if abs(number) < _FURTHEST else 0


def _days(parts: Any) -> list[Day]:
    if not isinstance(parts, (list, tuple)):
        return []
    return [day for day in map(_day, parts[:2]) if day is not None]


def _day(parts: Any) -> Day | None:
    if not isinstance(parts, (list, tuple)):
        return None
    numbers = [_number(part) for part in parts[:3] if part is not None]
    if not numbers:
        return None
    if numbers == [0]:
        return Day()  # an open end, as in [[1999], [0]]
    year, month, day = (*numbers, 0, 0)[:3]
    if 13 <= month <= 24:  # seasons: 13 to 16, and EDTF's 21 to 24
        month = 13 + (month - 13) % 4
    elif not 0 <= month <= 12:
        month = 0
    return Day(year, month, day if 0 < day < 32 else 0)


def _seasoned(day: Day, season: Any) -> Day:
    number = _number(season)
    if not number and isinstance(season, str):
        number = _SEASONS.get(season.strip().lower()[:3], 0)
    return Day(day.year, 12 + number) if 0 < number < 5 and not day.month else day


def _raw(text: str) -> DateValue | None:
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
            number = _number(token)
            if not year and (len(token) > 2 or number > 31):
                year = number
            elif not day and number < 32:
                day = number
            else:
                return None
        elif word[:3] in _MONTHS and not month:
            month = _MONTHS[word[:3]]
        elif word[:3] in _SEASONS and not month:
            month = 12 + _SEASONS[word[:3]]
        elif word in ("bc", "bce"):
            before = True
        elif word not in ("ad", "ce", "of", "th", "st", "nd", "rd"):
            return None
    if not year or (day and not month):
        return None
    return Day(-year if before else year, month, day)
