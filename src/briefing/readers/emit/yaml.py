"""Plain data into YAML that reads back as that data: block style, short lists in a row, texts quoted only where
needed."""

from __future__ import annotations

import json
import re
from typing import Any

from ..yaml_source import says_other_than_text

_PLAIN = re.compile(r"[^\W_][^:#\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*\Z")
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WIDEST = 100


def dump(data: dict[str, Any]) -> str:
    """A mapping as YAML lines, each with its end."""
    return "".join(f"{text}\n" for text in _mapping(data, ""))


def _mapping(data: dict[str, Any], indent: str) -> list[str]:
    out: list[str] = []
    for key, value in data.items():
        out.extend(_entry(f"{indent}{scalar(key)}:", value, f"{indent}  "))
    return out


def _entry(head: str, value: Any, indent: str) -> list[str]:
    """A key or a dash with what it holds, in a row where that is short."""
    flat = _flat(value)
    if flat is not None and (not isinstance(value, (dict, list)) or len(head) + len(flat) < _WIDEST):
        return [f"{head} {flat}"]
    if isinstance(value, dict):
        return [head, *_mapping(value, indent)]
    return [head, *_list(value, indent)]


def _list(items: list[Any], indent: str) -> list[str]:
    out: list[str] = []
    for item in items:
        flat = _flat(item)
        if flat is not None and len(indent) + len(flat) < _WIDEST:
            out.append(f"{indent}- {flat}")
            continue
        inside = _mapping(item, f"{indent}  ") if isinstance(item, dict) else _list(item, f"{indent}  ")
        out.append(f"{indent}- {inside[0].lstrip(' ')}" if inside else f"{indent}- {flat}")
        out.extend(inside[1:])
    return out


def _flat(value: Any) -> str | None:
    """A scalar, or a container of scalars, in one row; None where it holds more."""
    if isinstance(value, dict):
        if any(isinstance(inner, (dict, list)) for inner in value.values()):
            return None if value else "{}"
        return (
            "{"
            + ", ".join(f"{scalar(key, flow=True)}: {scalar(inner, flow=True)}" for key, inner in value.items())
            + "}"
        )
    if isinstance(value, list):
        if any(isinstance(inner, (dict, list)) for inner in value):
            return None
        return "[" + ", ".join(scalar(inner, flow=True) for inner in value) + "]"
    return scalar(value)


def scalar(value: Any, flow: bool = False) -> str:
    """A scalar; text without marks of its own stays plain."""
    if not isinstance(value, str):
        return json.dumps(value)
    plain = _PLAIN.match(value) and value == value.strip() and not says_other_than_text(value)
    if plain and not (flow and re.search(r"[,\[\]{}]", value)):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
