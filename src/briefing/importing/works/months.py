"""A language goes in; the names of its months come out, in every form that Babel knows, without case and stops."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

#: The languages that exporters write, and some more: Babel's names for them.
LANGUAGES = (
    "en", "ko", "ja", "zh", "zh_Hant", "de", "fr", "es", "pt", "it", "ru", "uk", "pl", "nl", "tr", "vi", "id", "ar", "th",
    "sv", "nb", "da", "cs", "fi", "el", "he", "hu", "ro", "fa",
)  # fmt: skip
#: What people write and Babel has not.
_MORE = {
    "en": {"sept": 9, "june": 6, "july": 7},
    "de": {"jänner": 1, "feber": 2, "mrz": 3},
    "ar": {
        "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
        "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5, "جوان": 6,
        "جويلية": 7, "أوت": 8,
    },
    "ja": dict(zip(["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"], range(1, 13), strict=True)),
}  # fmt: skip


@cache
def months(lang: str) -> Mapping[str, int]:
    """Names of months by their number, 1 to 12: whole and short, as they stand in a date and as they stand alone. A
    name that stands for two months of the language is none."""
    from babel import Locale

    known = Locale.parse(lang).months
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in known[context][width].items():
                names.setdefault(plain(name), number)
    for name, number in _MORE.get("ja" if lang.startswith("zh") else lang, {}).items():
        names.setdefault(name, number)
    return {name: number for name, number in names.items() if not name.isdigit()}


@cache
def pattern(lang: str) -> str:
    """A pattern of those names, and of the English ones: the longest first."""
    names = sorted({*months(lang), *months("en")}, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in names)


@cache
def all_months() -> Mapping[str, int]:
    """The names of all languages; one that stands for different months in two of them is none."""
    found: dict[str, int] = {}
    double: set[str] = set()
    for lang in LANGUAGES:
        for name, number in months(lang).items():
            if found.setdefault(name, number) != number:
                double.add(name)
    return {name: number for name, number in found.items() if name not in double}


@cache
def all_pattern() -> str:
    """A pattern of the names of all languages."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(all_months(), key=len, reverse=True))


def plain(name: str) -> str:
    """A name without case, stops and the marks of short forms."""
    return name.lower().replace("i\u0307", "i").rstrip(".\u05f3")
