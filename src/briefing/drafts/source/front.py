"""Front matter as text goes in; its fields with the places of their scalars come out, and a scalar written anew."""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from ...core.node import node
from ...readers.emit.yaml import scalar


@node
class Scalar:
    """The value of a field."""

    key: str
    value: str
    start: int
    """Offset in the front matter's text, the quotation mark or `|` included."""
    end: int
    style: str
    """How YAML has it: empty (plain), "'", '"', "|" or ">"."""
    first: int
    """Line of its key, from 0."""
    last: int
    """The line after its last."""


def scalars(text: str) -> list[Scalar]:
    """The fields of the outermost mapping whose values are scalars; text that is no such YAML gives none."""
    try:
        root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    if not isinstance(root, yaml.MappingNode):
        return []
    found = []
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            start, end = value.start_mark.index, value.end_mark.index
            block = value.style in ("|", ">")
            stop = len(text[start:end].rstrip("\n")) + start if block else end
            last = text.count("\n", 0, stop) + 1
            found.append(Scalar(key.value, value.value, start, stop, value.style or "", key.start_mark.line, last))
    return found


def rewritten(text: str, old: Scalar, value: str) -> str:
    """A scalar with another value, in the author's style where YAML can say it so.

    Proven by reading it: raises ValueError where no style can say it.
    """
    for written in _ways(text, old, value):
        changed = text[: old.start] + written + text[old.end :]
        now = {one.key: one.value for one in scalars(changed)}
        then = {one.key: one.value for one in scalars(text)}
        if now == {**then, old.key: value}:
            return written
    raise ValueError(value)


def _ways(text: str, old: Scalar, value: str) -> list[str]:
    quoted = json.dumps(value, ensure_ascii=False)
    match old.style:
        case "'":
            return ["'" + value.replace("'", "''") + "'", quoted]
        case '"':
            return [quoted]
        case "|" | ">":
            lines = text[old.start : old.end].split("\n")
            indent = re.match(" *", lines[1])[0] if len(lines) > 1 else "  "  # type: ignore[index]
            inside = value.rstrip("\n").split("\n") if old.style == "|" else [value.rstrip("\n")]
            head = re.sub(r"[-+]", "", lines[0]) + ("" if value.endswith("\n") else "-")
            return ["\n".join([head, *(f"{indent}{line}" if line else "" for line in inside)]), quoted]
        case _:
            return [value, scalar(value), quoted]
