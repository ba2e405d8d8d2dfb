"""A text goes in; what its front matter says comes out, and where the text proper begins.

The lines between `---` are read one by one and not as YAML: much that stands there is none ("title: One: Two"), and
nothing in it can make reading slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...core.node import node
from ...model.dates import PartialDate, read_date
from ..loose import LeftOut

_BEGIN = re.compile(r"\n*(?:(---)[ \t]*\n|(\+\+\+)[ \t]*\n)")
_YAML_END = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_KEY = re.compile(r"([A-Za-z][\w -]{0,60}?)[ \t]*(?::(?=[ \t]|\Z)|[ \t]=)[ \t]*(.*)\Z")
_GOES_ON = re.compile(r"[ \t]|- |#|[\]}]|\Z")
_BLOCK = re.compile(r"[|>][+-]?\d?\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
#: The most lines that are looked through for the end.
_LONGEST = 5000


@node
class Front:
    """What stands before a text."""

    body: str
    line: int
    """The line of the input on which the body begins."""
    title: str = ""
    lang: str = ""
    date: PartialDate | None = None
    left_out: tuple[LeftOut, ...] = ()


def split(text: str) -> Front:
    """The front matter, where a text has any: each line is a key with its value, or belongs to the one before."""
    begin = _BEGIN.match(text)
    if begin is None:
        return Front(text, 1)
    first = text.count("\n", 0, begin.end()) + 1
    lines = text[begin.end() :].split("\n", _LONGEST)
    fields: list[list[str]] = []
    for n, line in enumerate(lines[:_LONGEST]):
        if _YAML_END.match(line) if begin[1] else line.rstrip() == "+++":
            if not fields:
                return Front(text, 1)
            return _read(list(_numbered(fields, first)), "\n".join(lines[n + 1 :]), first + n + 1)
        if _KEY.match(line) or (begin[2] and line.startswith("[")):
            fields.append([line])
        elif fields and _GOES_ON.match(line):
            fields[-1].append(line)
        elif line.strip() and not line.startswith("#"):
            return Front(text, 1)
        elif fields:
            fields[-1].append(line)
        else:
            fields.append([line])
    return Front(text, 1)


def _numbered(fields: list[list[str]], line: int) -> Iterator[tuple[list[str], int]]:
    for lines in fields:
        yield lines, line
        line += len(lines)


def _read(fields: list[tuple[list[str], int]], body: str, line: int) -> Front:
    title = lang = ""
    date: PartialDate | None = None
    left: list[LeftOut] = []
    for lines, at in fields:
        match = _KEY.match(lines[0])
        key, value = (match[1].lower(), _value(match[2], lines[1:])) if match else ("", "")
        if key == "title" and value and not title:
            title = value
        elif key in ("lang", "language", "locale") and not lang and _LANGUAGE.match(value):
            lang = value.replace("_", "-")
        elif key == "date" and date is None and (read := _date(value)):
            date = read
        elif any(map(str.strip, lines)):
            words = " ".join(" ".join(lines).split())
            left.append(LeftOut(words, "front matter that a brief has no place for", at, at + len(lines) - 1, "other"))
    return Front(body, line, title, lang, date, tuple(left))


def _value(first: str, rest: list[str]) -> str:
    """A value in one line, without its quotation marks."""
    first = first.strip()
    if _BLOCK.match(first):
        first = ""
    value = " ".join(" ".join((first, *rest)).split())
    for sign in "\"'":
        if len(value) > 1 and value[0] == value[-1] == sign:
            return value[1:-1].replace(f"\\{sign}" if sign == '"' else "''", sign).strip()
    return value


def _date(value: str) -> PartialDate | None:
    """A day, a month or a year; None where the words are no date."""
    try:
        read = read_date(value)
    except ValueError:
        return None
    return read if isinstance(read, PartialDate) and read.year and not (read.literal or read.end) else None
