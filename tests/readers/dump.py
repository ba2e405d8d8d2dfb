"""A report's content as indented lines: one for each node, with its words, its settings and its line:column."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from briefing.model.inlines import Text
from briefing.model.report import FrontMatter, Report


def dump(report: Report) -> str:
    front = {field.name for field in dataclasses.fields(FrontMatter)} | {"library"}
    fields = [field for field in dataclasses.fields(report) if field.name not in front]
    return "\n".join(line for field in fields for line in _value(field.name, getattr(report, field.name), ""))


def _node(node: Any, indent: str, name: str = "") -> Iterator[str]:
    if isinstance(node, Text):
        yield f"{indent}{name}{node.text!r}"
        return
    said, held = [], []
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if field.name in ("at", "type") or value == field.default:
            continue
        if isinstance(value, tuple) or dataclasses.is_dataclass(value):
            held.append((field.name, value))
        else:
            said.append(f"{field.name}={value!r}")
    place = f"@{node.at.line}:{node.at.column}" if node.at else ""
    yield indent + name + " ".join(part for part in (type(node).__name__, *said, place) if part)
    for key, value in held:
        only = len(held) == 1 and key in ("content", "items", "blocks", "cells")
        yield from _value("" if only else key, value, indent + "  ")


def _value(name: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, tuple):
        if name and value:
            yield f"{indent}{name}:"
            indent += "  "
        for one in value:
            yield from _node(one, indent)
    elif value is not None:
        yield from _node(value, indent, f"{name}: " if name else "")
