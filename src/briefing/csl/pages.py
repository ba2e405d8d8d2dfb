"""Page ranges: "132-137" becomes "132–7" as the style's `page-range-format` says (CSL 1.0.2, Appendix V)."""

from __future__ import annotations

import re

_RANGE = re.compile(
    r"(?<![\w–-])(?P<a>[A-Za-z]*)(?P<x>\d+)(?P<as>[a-z]?)\s*[-–—]+\s*(?P<b>[A-Za-z]*)(?P<y>\d+)(?P<bs>[a-z]?)(?![\w–-])"
)
_DASH = re.compile(r"(?<=\w)\s*(?<!\\)[-–]\s*(?=\w)")
_SPACED = re.compile(r"(?<!\s)\s*(?<!\\)-\s*")


def page_range(text: str, form: str, delimiter: str) -> str:
    """A field of pages with every range in one form; `form` is a `page-range-format`, or empty: as given. A hyphen
    behind a backslash is one, not the dash of a range."""
    if "&" in text:
        text = " & ".join([part.strip() for part in text.split("&")])
    if "-" not in text and "–" not in text and "—" not in text:
        return text
    if form:
        text = _SPACED.sub("-", _RANGE.sub(lambda match: _written(match, form, delimiter), text))
    else:
        text = _DASH.sub(lambda _: delimiter, text)
    return text.replace("\\-", "-")


def _written(match: re.Match[str], form: str, delimiter: str) -> str:
    begin, end = match["x"], match["y"]
    if match["a"] != match["b"] or match["as"] or match["bs"]:
        return match[0]
    full = begin[: len(begin) - len(end)] + end if len(end) < len(begin) else end
    if _less(full, begin):
        full = end
    first = f"{match['a']}{begin}"
    if form == "expanded":
        return f"{first}{delimiter}{match['a']}{full}"
    if len(full) != len(begin):
        return f"{first}{delimiter}{match['a']}{full}"
    return f"{first}{delimiter}{_short(begin, full, form)}"


def _less(one: str, other: str) -> bool:
    """Whether a number in digits is smaller, however many digits it has."""
    one, other = one.lstrip("0"), other.lstrip("0")
    return (len(one), one) < (len(other), other)


def _short(begin: str, end: str, form: str) -> str:
    match form:
        case "minimal":
            return _cut(begin, end, 1)
        case "minimal-two":
            return _cut(begin, end, 2)
        case "chicago" | "chicago-15" | "chicago-16":
            return _chicago(begin, end, form)
        case _:
            return end


def _cut(begin: str, end: str, least: int) -> str:
    same = 0
    while same < len(end) - least and begin[same] == end[same]:
        same += 1
    return end[same:]


def _chicago(begin: str, end: str, form: str) -> str:
    """Chicago Manual of Style, 9.61: below 100 and at multiples of 100 all digits; 101-109 the changed part."""
    if len(begin.lstrip("0")) < 3 or begin.endswith("00"):
        return end
    if begin[-2] == "0":
        return _cut(begin, end, 1)
    if form != "chicago-16" and len(begin) == 4 and len(_cut(begin, end, 1)) > 2:
        return end
    return _cut(begin, end, 2)
