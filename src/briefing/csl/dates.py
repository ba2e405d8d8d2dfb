"""Date variables of CSL-JSON go in - parts, seasons, ranges and plain text; each comes out as one value."""

from __future__ import annotations

from typing import Any, NamedTuple

#: What the name of a season begins with.
SEASONS = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
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


def number(value: Any) -> int:
    """A part of a date; 0 where it is no number, or beyond all measure."""
    try:
        found = int(value) if isinstance(value, (str, int, float)) and len(str(value)) < 20 else 0
    except (ValueError, OverflowError):
        return 0
    return found if abs(found) < _FURTHEST else 0


def _days(parts: Any) -> list[Day]:
    if not isinstance(parts, (list, tuple)):
        return []
    return [day for day in map(_day, parts[:2]) if day is not None]


def _day(parts: Any) -> Day | None:
    if not isinstance(parts, (list, tuple)):
        return None
    numbers = [number(part) for part in parts[:3] if part is not None]
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
    which = number(season)
    if not which and isinstance(season, str):
        which = SEASONS.get(season.strip().lower()[:3], 0)
    return Day(day.year, 12 + which) if 0 < which < 5 and not day.month else day


def _raw(text: str) -> DateValue | None:
    from .rawdates import parse  # most sources have their dates in parts

    return parse(text)
