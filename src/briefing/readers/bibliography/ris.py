"""RIS text into entries: records of tagged lines, from TY to ER."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from ...core.spans import Span
from ...model.sources import Name
from .found import Found
from .item import Entry
from .ris_fields import csl_item

_LINE = re.compile(r"^\s{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:[ \t]+|$)(.*)$")

_BEGINS, _ENDS = "a record begins with TY  -", "end it with ER  -"

#: A record's values by tag, in their order, each as its lines, and with the lines joined.
Lines: TypeAlias = dict[str, list[list[str]]]
Record: TypeAlias = dict[str, list[str]]


def read_ris(text: str, name: str, found: Found) -> Iterator[Entry]:
    """The entries; a record that is not ended is reported and read as far as it goes."""
    taken: Counter[str] = Counter()
    for record, at in _records(text, name, found):
        item = csl_item(record)
        if not item.get("id"):
            item["id"] = _key(item, taken)
        yield Entry(at, item)


def _records(text: str, name: str, found: Found) -> Iterator[tuple[Record, Span]]:
    record: Lines = {}
    at = Span(name, 1, 1)
    value: list[str] = []
    """The lines of the value that is being read."""
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.match(line)
        if match is None:
            if record and value:  # a line goes on
                value.append(line.strip())
            elif line.strip() and not line.strip().rstrip(".").isdigit():  # some programs number their records
                found.bad("A line stands outside of any record.", Span(name, number, 1), _BEGINS)
            continue
        tag = match[1]
        if tag == "TY":
            if record:
                found.bad("The record is not ended before the next one begins.", at, _ENDS)
                yield _joined(record), at
            record, at = {}, Span(name, number, 1)
        elif not record:
            found.bad(f"{tag} stands outside of any record.", Span(name, number, 1), _BEGINS)
            continue
        if tag == "ER":
            yield _joined(record), at
            record, value = {}, []
        else:
            value = [match[2].strip()]
            record.setdefault(tag, []).append(value)
    if record:
        found.bad("The record is not ended.", at, _ENDS)
        yield _joined(record), at


def _joined(record: Lines) -> Record:
    values = {tag: ["\n".join(lines).strip() for lines in values] for tag, values in record.items()}
    return {tag: [text for text in texts if text] for tag, texts in values.items()}


_LETTERS = re.compile(r"[^a-z0-9]+")


def _key(item: dict[str, Any], taken: Counter[str]) -> str:
    """A key for a record without ID: family name and year, `kim2019`, and a letter from the second such on."""
    names = item.get("author") or item.get("editor") or [Name(literal=str(item.get("title") or "source"))]
    word = names[0].family or names[0].literal
    plain = unicodedata.normalize("NFKD", word.lower()).encode("ascii", "ignore").decode()
    year = re.search(r"\d{4}", str(item.get("issued") or ""))
    stem = (_LETTERS.sub("", plain)[:30] or "source") + (year[0] if year else "")
    number = taken[stem]
    taken[stem] += 1
    if not number:
        return stem
    return f"{stem}{chr(ord('a') + number)}" if number < 26 else f"{stem}-{number + 1}"
