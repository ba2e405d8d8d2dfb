"""A Report into plain data, defaults left out: what `from_dict`, YAML and JSON read back as the same report."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any

from ..model.dates import PartialDate, read_date
from ..model.report import Author, FrontMatter, Marking, Report
from ..model.sources import Name, Source, read_name


def to_data(report: Report) -> dict[str, Any]:
    """All of it; the values are dicts, lists, texts, numbers and booleans."""
    return _node(report)


def front_matter(report: Report) -> dict[str, Any]:
    """What is said about the report, without what it says."""
    return _fields(report, FrontMatter)


def sources_data(sources: dict[str, Source]) -> dict[str, Any]:
    """Sources by id as plain data."""
    return {key: _source(key, source) for key, source in sources.items()}


def _node(node: Any) -> dict[str, Any]:
    return _fields(node, type(node))


def _fields(node: Any, owner: type) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, key, default, tagged in _shape(owner):
        value = getattr(node, name)
        if tagged or value != default:
            data[key] = _value(value)
    return data


@cache
def _shape(owner: type) -> list[tuple[str, str, Any, bool]]:
    """For each field its name, its name in data, its default, and whether it is the tag that names the node's type."""
    alias = getattr(owner, "__pydantic_config__", {}).get("alias_generator", str)
    shape = []
    fields = [field for field in dataclasses.fields(owner) if field.name != "at"]
    for field in sorted(fields, key=lambda one: one.name != "type"):
        default = field.default_factory() if callable(field.default_factory) else field.default
        shape.append((field.name, alias(field.name), default, field.name == "type" and owner is not Source))
    return shape


def _value(value: Any) -> Any:
    match value:
        case tuple():
            return [_value(one) for one in value]
        case dict():
            return {key: _source(key, one) for key, one in value.items()}
        case PartialDate():
            return _date(value)
        case Name():
            return _name(value)
        case Author():
            return value.name if value == Author(value.name) else _node(value)
        case Marking():
            return f"TLP:{value.tlp}" if value == Marking(value.tlp) and value.tlp else _node(value)
        case _ if dataclasses.is_dataclass(value):
            return _node(value)
        case _:
            return value


def _source(key: str, source: Source) -> dict[str, Any]:
    data = _node(source)
    if data.get("id") == key:
        del data["id"]
    return data


def _date(date: PartialDate) -> str | dict[str, Any]:
    """A date as people write it, where that reads back."""
    short = date.iso
    try:
        return short if read_date(short) == date else _node(date)
    except ValueError:
        return _node(date)


def _name(name: Name) -> str | dict[str, Any]:
    """A name as people write it, where that reads back."""
    short = name.literal or f"{name.family}, {name.given}"
    return short if read_name(short) == name else _node(name)
