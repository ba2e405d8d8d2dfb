"""Dates as the document's language writes them."""

from __future__ import annotations

from ..model.sources import PartialDate

_ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: CLDR skeletons for dates known to the month or the year.
_MONTH = "yMMMM"


def long_date(date: PartialDate, lang: str) -> str:
    """A date in words: "5 September 2025", "2025년 9월 5일", "September 2025", "2025".

    English is written day first in every variety, and without opening Babel: it is most of what is built.
    """
    if date.month is None:
        return str(date.year) if date.year else date.literal
    if lang.split("-")[0].lower() == "en":
        month = f"{_ENGLISH[date.month - 1]} {date.year}"
        return f"{date.day} {month}" if date.day else month
    return _babel(date, lang)


def _babel(date: PartialDate, lang: str) -> str:
    import datetime

    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        locale = Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return date.iso
    day = datetime.date(date.year, date.month or 1, date.day or 1)
    return format_date(day, "long", locale) if date.day else format_skeleton(_MONTH, day, locale=locale)
