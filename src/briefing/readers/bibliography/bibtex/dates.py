"""BibTeX's year, month and day, and BibLaTeX's date, into a PartialDate."""

from __future__ import annotations

import re
from dataclasses import replace

from ....model.dates import PartialDate, month_number, read_date

_YEAR = re.compile(r"[1-9]\d{3}\Z")


def issued(given: dict[str, str]) -> PartialDate | None:
    """When an entry was published: `date`, else `year` with `month` and `day`; None where it does not say."""
    if given.get("date"):
        return date_of(given["date"])
    said = given.get("year", "")
    year = (PartialDate(int(said)) if _YEAR.match(said) else date_of(said)) if said else None
    if year is None or not year.year or year.month or year.end is not None:
        return year
    month, day = _month(given.get("month", "")), given.get("day", "").strip()
    if not month:
        return year
    number = int(day) if day.isdigit() and len(day) < 3 else month[1]
    dated = date_of(f"{year.year:04d}-{month[0]:02d}" + (f"-{number:02d}" if number else ""))
    if dated is None or not dated.year:
        return year
    return replace(dated, circa=True) if year.circa else dated


def date_of(text: str) -> PartialDate | None:
    """A date as it is written; one that the calendar does not have stays as words. None for nothing."""
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").replace("–", "-").split())
    try:
        found = read_date(text) if text else None
    except ValueError:
        return PartialDate(literal=text)
    return found if isinstance(found, PartialDate) else None


def _month(text: str) -> tuple[int, int] | None:
    """`5`, `May`, or `May 12`: the month and the day, 0 where there is none."""
    words = re.findall(r"[A-Za-z]+|\d+", text)
    numbers = [int(word) for word in words if word.isdigit() and len(word) < 3]
    named = next((found for word in words if (found := month_number(word))), 0)
    if named:
        return named, numbers[0] if numbers and 1 <= numbers[0] <= 31 else 0
    return (numbers[0], 0) if len(words) == 1 and numbers and 1 <= numbers[0] <= 12 else None
