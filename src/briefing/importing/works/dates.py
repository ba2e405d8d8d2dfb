"""Words that may be a date go in; a PartialDate comes out where they are one, in any language of `months`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ...model.dates import PartialDate
from .months import all_months, all_pattern, months, pattern, plain

#: What stands between the parts of a date.
_GAP = r"(?:\s*[,\u060c\uff0c\u3001]?\s*)"
_YEAR = r"(?P<y{n}>\d{{4}})(?:\s*(?:\u5e74|\ub144|(?:\u0433|\u0440)\.(?:\s?\u043e\.)?|roku))?"
_DAY = r"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th|er|\u00ba|\u00aa|\.|\u65e5|\uc77c|-?\u0433\u043e)?"
#: Words before a day, and between the parts.
_OF = r"(?:\s*(?:de|del|of|\u0627\u0644|ng\u00e0y|th\u1ee9|n\u0103m|tahun|d\u2019|d'|\u0e1e\.\u0e28\.|\u0e04\.\u0e28\.)?\s*)"
#: The years that a list of sources may have been made in, or what it lists published in.
_FIRST, _LAST = 1500, 2200
#: The Buddhist era, which Thailand counts in, began so many years earlier (its year 2568 is 2025).
_BUDDHIST = range(2400, 2700)
_BUDDHA = 543


def _forms(month: str) -> str:
    """The ways to write a date, one behind another: the longest that fits goes first."""
    m = rf"(?P<m{{n}}>{month})\.?"
    forms = (
        r"(?P<y{n}>\d{{4}})[-/.](?P<k{n}>\d{{1,2}})[-/.](?P<d{n}>\d{{1,2}})(?!\d)(?:T[\d:.,+Z-]+|\s+\d\d:\d\d(?::\d\d)?(?:\s?UTC|\s?GMT|\s?Z)?)?",
        # 2025. 9. 5. and 2025년 9월 5일, 2025年9月5日
        r"(?P<y{n}>\d{{4}})\s*[.\u5e74\ub144]\s*(?P<k{n}>\d{{1,2}})\s*[.\u6708\uc6d4]\s*(?P<d{n}>\d{{1,2}})\s*[.\u65e5\uc77c]?",
        # 9월 5, 2025 and 九月 5, 2025; tháng 9 23, 2025
        r"(?P<k{n}>\d{{1,2}})\s*[\uc6d4\u6708]\s*" + _DAY + _GAP + _YEAR,
        r"th(?:\u00e1ng|g)\s*(?P<k{n}>\d{{1,2}})\s*[,]?\s+" + _DAY + _GAP + _OF + _YEAR,
        r"(?:ng\u00e0y\s*)?" + _DAY + r"\s*th(?:\u00e1ng|g)\s*(?P<k{n}>\d{{1,2}})" + _GAP + _OF + _YEAR,
        m + _GAP + _OF + _DAY + _GAP + _OF + _YEAR,
        _DAY + _GAP + _OF + m + _GAP + _OF + _YEAR,
        r"(?P<y{n}>\d{{4}})" + _GAP + m + _GAP + _DAY,
        # 05.09.2025: the day first where stops part them; where strokes do, only if no month can be so high
        r"(?P<d{n}>\d{{1,2}})\.\s?(?P<k{n}>\d{{1,2}})\.\s?(?P<y{n}>\d{{4}})",
        r"(?P<d{n}>1[3-9]|2\d|3[01])[/-](?P<k{n}>\d{{1,2}})[/-](?P<y{n}>\d{{4}})",
        r"(?P<k{n}>\d{{1,2}})[/-](?P<d{n}>1[3-9]|2\d|3[01])[/-](?P<y{n}>\d{{4}})",
    )
    return "|".join(f"(?:{form.format(n=n)})" for n, form in enumerate(forms))


_COUNT = 11
#: Less than a day.
_LOOSE = (
    r"(?P<m{n}>{month})\.?" + r"(?:\s+of|\s+de)?[,\s]\s*(?P<y{n}>\d{{4}})",
    r"(?P<y{n}>\d{{4}})-(?P<k{n}>0[1-9]|1[012])(?!\d)",
    r"(?P<y{n}>\d{{4}})",
)


@cache
def _day_of(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)(?:{_forms(pattern(lang) if lang else all_pattern())})(?!\d)", re.IGNORECASE)


@cache
def _part_of(lang: str) -> re.Pattern[str]:
    month = pattern(lang) if lang else all_pattern()
    forms = "|".join(f"(?:{form.format(n=n, month=month)})" for n, form in enumerate(_LOOSE, _COUNT))
    return re.compile(rf"(?<!\d)(?:{forms})(?!\d)", re.IGNORECASE)


def day_at(text: str, at: int, lang: str = "") -> tuple[int, PartialDate] | None:
    """The date to the day that begins at a place, and where it ends; None: none does. `lang` is one of
    `months.LANGUAGES`; empty: any of them."""
    return _read(_day_of(lang).match(text, at), lang)


def date_at(text: str, at: int, lang: str = "") -> tuple[int, PartialDate] | None:
    """The same, or a month or a year."""
    return day_at(text, at, lang) or _read(_part_of(lang).match(text, at), lang)


def _read(match: re.Match[str] | None, lang: str) -> tuple[int, PartialDate] | None:
    if match is None:
        return None
    parts = {name[0]: value for name, value in match.groupdict().items() if value}
    known = {**months("en"), **months(lang)} if lang else all_months()
    date = _date(parts, known)
    return (match.end(), date) if date else None


def _date(parts: Mapping[str, str], known: Mapping[str, int]) -> PartialDate | None:
    """A date of what was written; None where the calendar has no such day."""
    from datetime import date

    year, day = int(parts["y"]), int(parts.get("d", 0))
    if year in _BUDDHIST:
        year -= _BUDDHA
    month = (
        int(parts["k"]) if "k" in parts else known.get(" ".join(plain(parts["m"]).split()), 0) if "m" in parts else 0
    )
    if not _FIRST <= year <= _LAST or ("m" in parts and not month):
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month or None, day or None)
