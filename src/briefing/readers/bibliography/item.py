"""One entry of a bibliography file, in the names of CSL-JSON, into a Source; what cannot be taken is said."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from ...core.spans import Span
from ...core.text import first_unfit, fit
from ...model.dates import PartialDate, read_date
from ...model.sources import Name, Source, SourceType, csl_name, read_name, read_rating


class Entry(NamedTuple):
    """What a loader found: fields by their names in CSL-JSON, values as texts, names, dates, or the file's own data."""

    at: Span
    fields: dict[str, Any]


#: Says what is wrong with an entry: a sentence and a hint.
Complain = Callable[[str, str], None]

_KINDS = frozenset(get_args(SourceType))
#: Names that programs give to CSL's variables, and to the house's fields.
_ALIASES = {
    "shortTitle": "title-short", "journalAbbreviation": "container-title-short", "archive-location": "archive_location",
    "archive-collection": "archive_collection", "keywords": "keyword", "url": "URL", "doi": "DOI", "isbn": "ISBN",
    "issn": "ISSN", "pmid": "PMID", "pmcid": "PMCID", "archiveurl": "archive-url", "sourcetype": "source-type",
}  # fmt: skip
_BLANKS = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
#: A line of `note` that says what the file's format has no field for: `rating: B2` (Zotero's way, "Extra").
_EXTRA = re.compile(
    r"(?im)^(rating|descriptor|archive-url|archived|source-type|original-date|DOI|PMID|PMCID|tex\.[\w.-]++)"
    r"[ \t]*+[:=][ \t]*+(\S.*)$"
)


def make_source(entry: Entry, complain: Complain) -> Source | None:
    """The source; None for an entry that has no id."""
    fields = entry.fields
    key = fields.get("id", fields.get("citation-key"))
    if isinstance(key, (int, float)) and not isinstance(key, bool):
        key = str(key)
    if not isinstance(key, str) or not key.strip():
        complain("The entry has no id, so that nothing can cite it.", "give it one")
        return None
    if isinstance(note := fields.get("note"), str) and (":" in note or "=" in note):
        fields = _with_extra(fields, note)
    taken: dict[str, Any] = {"at": entry.at, "id": _clean(key, "id", complain)}
    readers = _readers()
    for name, value in fields.items():
        found = readers.get(name) or readers.get(_ALIASES.get(name, ""))
        if found is None or value is None or value == "":
            continue
        field, read = found
        try:
            if taken.get(field) is None:
                taken[field] = read(value, name, complain)
        except (ValueError, TypeError) as error:
            complain(f"{name!r} of {taken['id']!r} cannot be read and is left out.", str(error))
    return Source(**taken)


@cache
def _readers() -> dict[str, tuple[str, Callable[[Any, str, Complain], Any]]]:
    """For each field of a source, by its name in CSL-JSON: its own name, and what reads its value."""
    hints = get_type_hints(Source, include_extras=True)
    found: dict[str, tuple[str, Callable[[Any, str, Complain], Any]]] = {}
    for field in dataclasses.fields(Source):
        hint = str(hints[field.name])
        read: Callable[[Any, str, Complain], Any] = _words
        if "sources.Name" in hint:
            read = _names
        elif "PartialDate" in hint:
            read = _date
        found[csl_name(field.name)] = (field.name, read)
    del found["at"], found["id"]
    found["type"], found["rating"] = ("type", _kind), ("rating", _rating)
    return found


def _with_extra(fields: dict[str, Any], note: str) -> dict[str, Any]:
    said = {
        match[1].lower(): match[2].strip() for match in _EXTRA.finditer(note)
    }  # what begins with "tex." is no field
    return {**said, **fields, "note": _EXTRA.sub("", note).strip()} if said else fields


def _clean(text: str, name: str, complain: Complain) -> str:
    """Text on one line, without what neither file can show."""
    if text.isprintable() and "  " not in text:
        return str(text).strip()
    if character := first_unfit(text):
        complain(f"The character {character} in {name!r} cannot be shown and is left out.", "remove it")
        text = fit(text)
    return str(_BLANKS.sub(" ", text).strip())


def _words(value: Any, name: str, complain: Complain) -> str:
    if isinstance(value, list):
        value = ", ".join(one if isinstance(one, str) else _number(one) for one in value)
    return _clean(value if isinstance(value, str) else _number(value), name, complain)


def _number(value: Any) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise ValueError("it should be text")


def _kind(value: Any, name: str, complain: Complain) -> str:
    if value not in _KINDS:
        complain(f"{str(value)[:40]!r} is no type of source: it is taken for a document.", "use a type of CSL 1.0.2")
        return "document"
    return str(value)


def _rating(value: Any, name: str, complain: Complain) -> str:
    found = read_rating(value)
    if not isinstance(found, str):
        raise ValueError("it should be text")
    return found


def _date(value: Any, name: str, complain: Complain) -> PartialDate | None:
    """A date; one that the calendar does not have stays as words."""
    if isinstance(value, list) and len(value) in (1, 2) and all(isinstance(one, dict) for one in value):
        # how pandoc wrote dates before CSL-JSON had its form
        first, *rest = (_date(one, name, complain) for one in value)
        return dataclasses.replace(first, end=rest[0]) if first is not None and rest else first
    words = ""
    if isinstance(value, dict):
        value = _plain_date(value)
        if isinstance(value, dict):
            words = value.get("literal") or _joined(value.get("date-parts"))
    elif isinstance(value, (str, float)):
        words = value = _clean(str(value), name, complain)
    try:
        return _as_date(read_date(value)) if value else None
    except ValueError:
        if not words:
            raise
    try:
        return _as_date(read_date(words))
    except ValueError:
        return PartialDate(literal=words)


def _joined(parts: Any) -> str:
    """Date-parts that are no date, as words."""
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    return fit("-".join(str(one) for one in first if isinstance(one, (str, int))))[:40]


def _as_date(value: Any) -> PartialDate:
    if not isinstance(value, PartialDate):
        raise ValueError("it should be a date")
    return value


def _plain_date(value: dict[str, Any]) -> Any:
    """A mapping of CSL's, of the model's (year, month, day, end), or None where nothing is said."""
    literal = fit(str(value.get("literal") or ""))
    if "year" in value:
        parts = [value.get(part) for part in ("year", "month", "day")]
        value = {"date-parts": [parts], **{key: value[key] for key in ("season", "circa") if key in value}}
    known = {key: value[key] for key in ("date-parts", "raw", "edtf", "season", "circa") if key in value}
    if known.keys() & {"raw", "edtf"}:
        known.update({key: fit(str(known[key])) for key in ("raw", "edtf") if key in known})
    if not any(known.get(key) for key in ("date-parts", "raw", "edtf")):
        return PartialDate(literal=literal) if literal else None
    return {**known, **({"literal": literal} if literal else {})}


def _names(value: Any, name: str, complain: Complain) -> tuple[Name, ...]:
    if isinstance(value, (str, dict, Name)):
        value = [value]
    if not isinstance(value, (list, tuple)):
        raise ValueError("it should be a list of names")
    found = [_name(one, name, complain) for one in value if one]
    return tuple(one for one in found if one is not None)


_NAME = (
    ("family", "family"), ("given", "given"), ("literal", "literal"), ("suffix", "suffix"),
    ("dropping-particle", "dropping_particle"), ("non-dropping-particle", "non_dropping_particle"),
)  # fmt: skip
_FLAGS = (("comma-suffix", "comma_suffix"), ("static-ordering", "static_ordering"), ("parse-names", "parse_names"))


def _name(value: Any, name: str, complain: Complain) -> Name | None:
    if isinstance(value, str):
        value = read_name(_clean(value, name, complain))
    if isinstance(value, Name):
        return value
    if not isinstance(value, dict):
        raise ValueError("a name should be text, or a mapping with family and given")
    parts: dict[str, Any] = {}
    for key, field in _NAME:
        if part := value.get(key):
            parts[field] = _words(part, name, complain)
    for key, field in _FLAGS:
        if key in value:
            parts[field] = str(value[key]).lower() in ("true", "1", "yes")
    if value.get("name") and not parts:  # Zotero's own name for organisations
        parts["literal"] = _words(value["name"], name, complain)
    return Name(**parts) if any(parts.get(field) for _, field in _NAME) or "literal" in parts else None
