"""Numbers in fields: which values are numeric, their parts, and how they are written out."""

from __future__ import annotations

import re
from typing import NamedTuple

from .locales import Locale

#: "Content is numeric if it is solely made of numbers, which may have prefixes and suffixes, and may be separated by a
#: comma, hyphen, or ampersand" (CSL 1.0.2, "Choose": is-numeric).
_NUMBER = re.compile(r"[^\s\d]{0,3}\d+(?:\.\d+)*[^\s\d]{0,3}")
_SEPARATORS = str.maketrans(dict.fromkeys("&-–—", ","))
_PART = re.compile(r"(?P<word>(?:[^\s,&\-–—\\]|\\(?!-))+)|(?P<separator>\s*(?:[,&–—]|\\?-)\s*|\s+)")
_AFFIXED = re.compile(r"(?P<before>\D*?)(?P<digits>\d+)(?P<after>\D*)")
_AND = re.compile(r"(?<=\w) (?:and|et|und|y|e|en|och|og|и) (?=\w*\d)")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Part(NamedTuple):
    """A piece of a number field: a number with what clings to it, or a separator."""

    text: str
    number: int | None
    before: str = ""
    after: str = ""
    separator: bool = False


def is_numeric(value: str) -> bool:
    """Whether a field's content is numeric."""
    return all(_NUMBER.fullmatch(word.strip()) for word in value.translate(_SEPARATORS).split(","))


def parts(value: str) -> list[Part]:
    """A field taken apart into words and separators; `&` and `,` get the spaces they want."""
    found: list[Part] = []
    for match in _PART.finditer(value.strip()):
        word = match["word"]
        if word is None:
            found.append(Part(_separator(match["separator"]), None, separator=True))
            continue
        affixed = _AFFIXED.fullmatch(word)
        if affixed and word.isascii() and len(affixed["digits"]) < 10:
            found.append(Part(word, int(affixed["digits"]), affixed["before"], affixed["after"]))
        else:
            found.append(Part(word, None))
    return found


def _separator(text: str) -> str:
    mark = text.strip()
    if mark in ("-", "–"):
        return "–"
    if mark == "\\-":
        return "-"
    if mark == ",":
        return ", "
    if mark == "&":
        return " & "
    return mark or " "


def is_plural(value: str) -> bool:
    """Whether a field holds more than one number ("1-2", "3, 5", "3 and 5"): for contextual plurals."""
    value = _AND.sub(" & ", value).replace("\\-", "")
    found = parts(value)
    numbers = sum(1 for part in found if part.number is not None or _is_roman(part.text))
    return numbers > 1 and any(part.separator and part.text != " " for part in found)


def _is_roman(word: str) -> bool:
    return bool(word) and all(letter in "ivxlcdm" for letter in word.lower())


def roman(number: int) -> str:
    """A number in lower-case Roman numerals; as it is where Romans could not write it."""
    if not 0 < number < 6000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def formatted(number: int, form: str, locale: Locale, gender: str) -> str:
    """A number as `cs:number` writes it: numeric, ordinal, long-ordinal or roman."""
    match form:
        case "ordinal":
            return f"{number}{locale.ordinal(number, gender)}"
        case "long-ordinal":
            return locale.long_ordinal(number, gender) or f"{number}{locale.ordinal(number, gender)}"
        case "roman":
            return roman(number)
        case _:
            return str(number)
