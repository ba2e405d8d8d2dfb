"""The model's closed shape, as pydantic's validator and as a published JSON Schema."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .report import FrontMatter, Report

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@cache
def report_adapter() -> TypeAdapter[Report]:
    """Validates plain data into a Report."""
    from pydantic import TypeAdapter

    return TypeAdapter(Report)


@cache
def front_matter_adapter() -> TypeAdapter[FrontMatter]:
    """Validates the front matter of a Markdown source; far cheaper to build than the whole report's."""
    from pydantic import TypeAdapter

    return TypeAdapter(FrontMatter)


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a report in YAML or JSON."""
    schema = report_adapter().json_schema()
    _drop_places(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _drop_places(node: Any) -> None:
    """Positions belong to the readers: they are no part of the published format."""
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict):
            properties.pop("at", None)
        for value in node.values():
            _drop_places(value)
    elif isinstance(node, list):
        for value in node:
            _drop_places(value)
