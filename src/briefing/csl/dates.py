"""Date variables of CSL-JSON: parts, seasons, ranges and plain text, as one value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_MONTHS = {name: n for n, names in enumerate((
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1) for name in (names,)}  # fmt: skip
_SEASONS = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
_ISO = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
_NUMERIC = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})")
_WORD = re.compile(r"[^\W\d_]+\.?|\d+|[?~]")


@dataclass(frozen=True, slots=True)
class Day:
    """One end of a date; 0 where a part is not known. A negative year is before Christ, as in CSL-JSON."""

    year: int = 0
    month: int = 0
    """1 to 12; 13 to 16 for the seasons from spring to winter."""
    day: int = 0

    @property
    def season(self) -> int:
        """1 to 4 for spring to winter, 0 for none."""
        return self.month - 12 if self.month > 12 else 0


@dataclass(frozen=True, slots=True)
class DateValue:
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
    if value is None or value == "" or value == {}:
        return None
    if isinstance(value, (str, int)):
        return _raw(str(value))
    if not isinstance(value, dict):
        return None
    uncertain = bool(value.get("circa")) and value.get("circa") not in ("0", "false")
    parts = value.get("date-parts")
    days = [_day(part) for part in parts if part] if isinstance(parts, list) else []
    days = [day for day in days if day is not None]
    if days:
        start = _seasoned(days[0], value.get("season"))
        end = days[1] if len(days) > 1 else None
        if end is not None and end == start:
            end = None
        return DateValue(start, end, uncertain, "")
    for key in ("literal", "raw"):
        text = value.get(key)
        if isinstance(text, (str, int)) and str(text).strip():
            if key == "literal":
                return DateValue(literal=str(text), uncertain=uncertain)
            found = _raw(str(text))
            return found if not uncertain or found is None else DateValue(found.start, found.end, True, found.literal)
    if "year" in value:
        day = _day([value.get("year"), value.get("month"), value.get("day")])
        return DateValue(day, None, uncertain) if day else None
    return None


def _number(value: Any) -> int:
    try:
        return int(str(value).strip() or 0)
    except ValueError:
        return 0


def _day(parts: Any) -> Day | None:
    if not isinstance(parts, list) or not parts:
        return None
    numbers = [_number(part) for part in parts[:3] if part is not None]
    if not numbers:
        return None
    if numbers[0] == 0 and len(numbers) == 1:
        return Day()  # an open end, as in [[1999], [0]]
    year, month, day = (numbers + [0, 0, 0])[:3]
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
    uncertain = text.endswith(("?", "~")) or text.lower().startswith(("ca ", "ca.", "circa "))
    bare = re.sub(r"(?i)^(?:circa|ca\.?)\s+", "", text).rstrip("?~ ")
    for separator in ("/", " - ", "–", "--", " to "):
        first, found, second = bare.partition(separator)
        if not found:
            continue
        start, end = _single(first), _single(second)
        if start is not None and end is not None and (separator != "/" or len(first) >= 4):
            return DateValue(start, end, uncertain)
    single = _single(bare)
    if single is not None:
        return DateValue(single, None, uncertain)
    spread = _spread(bare)
    if spread is not None:
        return DateValue(spread[0], spread[1], uncertain)
    return DateValue(literal=text)


def _spread(text: str) -> tuple[Day, Day] | None:
    """ "Aug 15-20 2004", "August-September 2003": parts that share what follows."""
    match = re.fullmatch(
        r"(?:(?P<m>[^\W\d_]+\.?)\s+)?(?P<a>[^\W_]+\.?)\s*[-–]\s*(?P<b>[^\W_]+\.?),?\s+(?P<y>\d{4})", text
    )
    if match is None:
        return None
    month = f"{match['m']} " if match["m"] else ""
    start, end = _single(f"{month}{match['a']} {match['y']}"), _single(f"{month}{match['b']} {match['y']}")
    return (start, end) if start is not None and end is not None else None


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
        return Day(year, month, day) if month <= 12 else None
    return _words(text)


def _words(text: str) -> Day | None:
    year = month = day = 0
    before = False
    for token in _WORD.findall(text):
        word = token.rstrip(".").lower()
        if token.isdigit():
            number = int(token)
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
