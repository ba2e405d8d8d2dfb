"""A Source into its CSL-JSON item, for citation processors and reference managers; the model reads the other way."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from .dates import PartialDate
from .sources import Name, Source, csl_name

#: Fields that are the house's own and no variables of CSL.
HOUSE_FIELDS = frozenset({"archive_url", "archived", "source_type", "descriptor", "rating"})


def to_csl_json(source: Source) -> dict[str, Any]:
    """The item in the names of csl-data.json 1.0.2: only what is set, and no fields of the house's."""
    item: dict[str, Any] = {"id": source.id, "type": source.type}
    for field, name in _variables():
        value = getattr(source, field)
        if not value:
            continue
        if isinstance(value, tuple):
            item[name] = [name_to_csl(one) for one in value]
        elif isinstance(value, PartialDate):
            item[name] = date_to_csl(value)
        else:
            item[name] = value
    return item


def name_to_csl(name: Name) -> dict[str, Any]:
    """A name with what is set of it."""
    return {key: value for field, key in _parts() if (value := getattr(name, field))}


def date_to_csl(date: PartialDate) -> dict[str, Any]:
    """A date as `date-parts` with `season` and `circa`, and its words as `literal`.

    A span has two parts; the second of one that has not ended is `[0]`, as citation processors read it.
    """
    value: dict[str, Any] = {}
    if date.year:
        value["date-parts"] = [_numbers(date)]
        if date.end is not None:
            value["date-parts"].append(_numbers(date.end))
        if date.season:
            value["season"] = date.season
        if date.circa:
            value["circa"] = True
    if date.literal or not date.year:
        value["literal"] = date.literal
    return value


def _numbers(date: PartialDate) -> list[int]:
    numbers = [date.year]
    if date.month:
        numbers.append(date.month)
        if date.day:
            numbers.append(date.day)
    return numbers


@cache
def _variables() -> tuple[tuple[str, str], ...]:
    """The fields that are CSL variables, each with its name in CSL-JSON."""
    names = [field.name for field in dataclasses.fields(Source)]
    return tuple((name, csl_name(name)) for name in names if name not in {"id", "type", "at", *HOUSE_FIELDS})


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    return tuple((field.name, csl_name(field.name)) for field in dataclasses.fields(Name) if field.name != "at")
