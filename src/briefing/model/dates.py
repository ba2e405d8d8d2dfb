"""What a source or a report says of a time -> a PartialDate: a day, a month, a season, a year, a span, or words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, ClassVar, TypeAlias

from ..core.docs import Doc
from ..core.node import node
from ..core.spans import Span
from .base import Before, Between, place


@node
class PartialDate:
    """A date known to the year, the season, the month or the day; or, in a source, a span of time or words for it.

    `PartialDate(2019, 5)` is May 2019, `PartialDate(2019, end=PartialDate(2020))` a span, and
    `PartialDate(literal="forthcoming")` says no date at all.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    year: Annotated[int, Between(-9999, 9999), Doc("The year; below zero: before Christ; 0: not known.")] = 0
    month: Annotated[int | None, Between(1, 12), Doc("The month, 1 to 12; None: not known.")] = None
    day: Annotated[int | None, Between(1, 31), Doc("The day, 1 to 31; None: not known.")] = None
    season: Annotated[int | None, Between(1, 4), Doc("The season, 1 (spring) to 4 (winter); None: not known.")] = None
    circa: Annotated[bool, Doc("It is only about right.")] = False
    end: Annotated[
        PartialDate | None, Doc("Where a span of time ends; one without a year: it has not ended; None: no span.")
    ] = None
    literal: Annotated[str, Doc("Words that stand for the date.")] = ""
    at: Span | None = place()

    @property
    def iso(self) -> str:
        """As ISO 8601 or its extended form (EDTF, level 1), as far as it is known; words as they are.

        May 2019, spring 2019, about 1850, and a span: "2019-05", "2019-21", "1850~", "2019-05-01/2020".
        """
        if not self.year:
            return self.literal
        parts = [f"{self.year:04d}" if self.year > 0 else f"-{-self.year:04d}"]
        if self.season:
            parts.append(str(20 + self.season))
        elif self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        start = "-".join(parts) + ("~" if self.circa else "")
        return start if self.end is None else f"{start}/{self.end.iso or '..'}"


_HINT = "write a date as 2025-09-05, 2025-09 or 2025"
_DAY = r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z"


def read_day(value: Any) -> Any:
    """A single date as people write it - 2025-09-05, 2025-09, 2025, or CSL's date-parts - as a PartialDate.

    Raises ValueError for another text, and for a date that the calendar does not have.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if isinstance(value, str):
        match = re.match(_DAY, value.strip())
        if match is None:
            raise ValueError(_HINT)
        return _date(*match.groups())
    value = read_date(value)
    if isinstance(value, PartialDate) and (not value.year or value.season or value.circa or value.end or value.literal):
        raise ValueError(_HINT)
    if isinstance(value, dict) and not value.keys() <= {"year", "month", "day", "at"}:
        raise ValueError(_HINT)
    return value


def read_date(value: Any) -> Any:
    """A source's date as people and programs write it, as a PartialDate.

    Takes texts - single dates, spans (2019-05/2020), seasons (2019-21), "1850~", "5 May 2019", "44 BC" - and CSL-JSON's
    mappings (`date-parts`, `season`, `circa`, `literal`, `raw`). Any other text stays as words. Raises ValueError for a
    date that the calendar does not have.
    """
    if isinstance(value, datetime.date):
        return PartialDate(value.year, value.month, value.day)
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _date(str(value))
    if isinstance(value, str):
        return _of_text(value)
    return value


Date: TypeAlias = Annotated[PartialDate, Before(read_day, ("string", "integer"))]
SourceDate: TypeAlias = Annotated[PartialDate, Before(read_date, ("string", "integer"))]


def _date(year: str, month: str | None = None, day: str | None = None) -> PartialDate:
    """A single date of digits; the months 21 to 24 are seasons (EDTF, level 1)."""
    y, m, d = int(year), int(month or 0), int(day or 0)
    if y and 21 <= m <= 24 and not d:
        return PartialDate(y, season=m - 20)
    if not -9999 <= y <= 9999 or y == 0:
        raise ValueError(_HINT)
    # refuses what the calendar does not have; it repeats itself every 400 years
    datetime.date(2000 + y % 400, m or 1, d or 1)
    return PartialDate(y, m or None, d or None)


# ---------------------------------------------------------------- texts

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

# Patterns are texts until they are first used: most reports need one or two of them.
#: Digits only: years with months and days, the marks between them all alike, and a time of day that is left out.
_ISO = r"(-?\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?\2?)?(?:T[\d:.,+Z-]*)?\Z"
_COMPACT = r"(\d{4})(\d\d)(\d\d)\Z"
_DAY_FIRST = r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})\Z"
_MONTH_FIRST = r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\Z"
_YEAR_FIRST = r"(\d{4}),?\s+([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?\Z"
_BEFORE_CHRIST = r"(\d{1,4})\s*B\.?C\.?(?:E\.?)?\Z"
_FEW_DIGITS = r"-?\d{1,4}\Z"

_ABOUT = r"(?i:~|c\.|ca\.?|circa)\s*(?=[-\d])"
_SPAN = r"(.*?\d~?)\s*/\s*(\.\.|-?\d{4}.*|)\Z"
_YEARS = r"(\d{4})\s*(?:-{1,3}|[–—])\s*(\d{4})\Z"
_LONGEST = 40
"""Longer texts are words."""


def _of_text(text: str) -> PartialDate:
    text = text.strip()
    if not text:
        raise ValueError(_HINT)
    if len(text) <= _LONGEST and any(character.isdigit() for character in text):
        found = _single(text) or _span(text)
        if found is not None:
            return found
    return PartialDate(literal=str(text))


def _single(text: str) -> PartialDate | None:
    """One date, perhaps about right; None where a text is none."""
    bare = text.rstrip("~?%")
    about = len(bare) < len(text)
    if match := re.match(_ABOUT, bare):
        bare, about = bare[match.end() :], True
    if match := re.match(_ISO, bare):
        found: PartialDate | None = _date(match[1], match[3], match[4])
    elif match := re.match(_COMPACT, bare):
        found = _date(*match.groups())
    elif match := re.match(_BEFORE_CHRIST, bare):
        found = _date(f"-{match[1]}")
    elif re.match(_FEW_DIGITS, bare):
        found = _date(bare)
    else:
        found = _in_words(bare)
    return replace(found, circa=True) if found is not None and about else found


def _in_words(text: str) -> PartialDate | None:
    """English month and season names with a year."""
    if match := re.match(_DAY_FIRST, text):
        day, word, year = match.groups()
    elif match := re.match(_MONTH_FIRST, text):
        word, day, year = match.groups()
    elif match := re.match(_YEAR_FIRST, text):
        year, word, day = match.groups()
    else:
        return None
    if (season := _SEASONS.get(word.lower())) and not day:
        return PartialDate(int(year), season=season)
    month = month_number(word)
    return _date(year, str(month), day) if month else None


def month_number(word: str) -> int:
    """The month of an English name or of a beginning of one, three letters or more; 0 for other words."""
    word = word.lower().rstrip(".")
    if word[:3] not in _MONTHS:
        return 0
    number = _MONTHS.index(word[:3]) + 1
    return number if _FULL[number - 1].startswith(word) else 0


def _span(text: str) -> PartialDate | None:
    """Two dates with a stroke, or two years with a dash, between them; a stroke with nothing behind it has no end."""
    match = re.match(_YEARS, text) or re.match(_SPAN, text)
    start = _single(match[1]) if match else None
    if match is None or start is None:
        return None
    if match[2] in ("", ".."):
        return replace(start, end=PartialDate())
    end = _single(match[2])
    return replace(start, end=end) if end else None


# ---------------------------------------------------------------- mappings

#: Months that citation processors take for seasons, besides EDTF's.
_SEASON_MONTHS = {"13": 1, "14": 2, "15": 3, "16": 4}
_CSL_ONLY = {"date-parts", "raw", "edtf"}
_CSL = {*_CSL_ONLY, "season", "circa", "literal", "at"}


def _of_mapping(value: Mapping[Any, Any]) -> Any:
    """CSL-JSON's date (csl-data.json 1.0.2, `date-variable`); a mapping of the model's own fields is left alone."""
    if not value.keys() & _CSL_ONLY or not value.keys() <= _CSL:
        if not value.get("year") and not value.get("literal"):
            raise ValueError(_HINT)
        return value
    text = value.get("edtf") or value.get("raw") or ""
    literal = str(value.get("literal") or "")
    found = _of_parts(value.get("date-parts")) or (_of_text(str(text)) if text else PartialDate())
    if not found.year and not found.literal and not literal:
        raise ValueError(_HINT)
    season = _season(value.get("season"))
    return replace(
        found,
        season=found.season or (season if found.year and not found.month else None),
        circa=found.circa or str(value.get("circa") or "").lower() not in ("", "0", "false"),
        literal=literal or found.literal,
    )


def _of_parts(parts: Any) -> PartialDate | None:
    """`[[2019, 5, 1]]`, or two such for a span; numbers may be texts. None where there are none."""
    if not _is_list(parts) or not parts:
        return None
    dates = [_of_numbers(one) for one in (parts if _is_list(parts[0]) else [parts])]
    if dates[0] is None:
        return None
    return replace(dates[0], end=dates[1] or PartialDate()) if len(dates) > 1 else dates[0]


def _of_numbers(numbers: Any) -> PartialDate | None:
    given = [str(one).strip() for one in numbers if one not in (None, "")] if _is_list(numbers) else []
    if not all(re.fullmatch(r"-?\d{1,4}", one) for one in given):
        raise ValueError(_HINT)
    if not given or not int(given[0]):
        return None
    if len(given) == 2 and given[1] in _SEASON_MONTHS:
        return PartialDate(int(given[0]), season=_SEASON_MONTHS[given[1]])
    return _date(*given[:3])


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _season(value: Any) -> int | None:
    """A season by its number or its name; None where it is neither."""
    word = str(value or "").strip().lower()
    if word in _SEASONS:
        return _SEASONS[word]
    return int(word) if word in ("1", "2", "3", "4") else None
