"""Front matter as text goes in; its fields with the places of their scalars come out, and a scalar written anew."""

from __future__ import annotations

import json
import re
from difflib import SequenceMatcher
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


def scalars(text: str, source: str = "") -> list[Scalar]:
    """The fields of the outermost mapping whose values are scalars, or those of a source by its id; text that is no
    such YAML gives none."""
    root = _composed(text)
    mapping = _source(root, source)[1] if source else root
    found = []
    for key, value in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode):
            start, end = value.start_mark.index, value.end_mark.index
            block = value.style in ("|", ">")
            stop = len(text[start:end].rstrip("\n")) + start if block else end
            last = text.count("\n", 0, stop) + 1
            found.append(Scalar(key.value, value.value, start, stop, value.style or "", key.start_mark.line, last))
    return found


def defined(text: str, source: str) -> int | None:
    """The line, from 0, where a source begins to be said; None: it is not said here."""
    place, _ = _source(_composed(text), source)
    return None if place is None else int(place.start_mark.line)


def _composed(text: str) -> Any:
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return None


def _source(root: Any, source: str) -> tuple[Any, Any]:
    """The key of a source, and what is said of it; of a source in a list its mapping is both."""
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    held = next((value for key, value in pairs if key.value == "sources"), None)
    if isinstance(held, yaml.MappingNode):
        return next(((key, value) for key, value in held.value if key.value == source), (None, None))
    for one in held.value if isinstance(held, yaml.SequenceNode) else ():
        named = one.value if isinstance(one, yaml.MappingNode) else ()
        if any(key.value == "id" and value.value == source for key, value in named):
            return one, one
    return None, None


def rewritten(text: str, old: Scalar, value: str, source: str = "") -> str:
    """A scalar with another value, in the author's style where YAML can say it so; of a source, where its id is given.

    Proven by reading it: raises ValueError where no style can say it.
    """
    for written in _ways(text, old, value):
        changed = text[: old.start] + written + text[old.end :]
        now = {one.key: one.value for one in scalars(changed, source)}
        then = {one.key: one.value for one in scalars(text, source)}
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
            inside = value.rstrip("\n").split("\n")
            if old.style == ">" and len(inside) == 1:
                inside = _folded(inside[0], [line.strip() for line in lines[1:]])
            head = re.sub(r"[-+]", "", lines[0]) + ("" if value.endswith("\n") else "-")
            return ["\n".join([head, *(f"{indent}{line}" if line else "" for line in inside)]), quoted]
        case _:
            return [value, scalar(value), quoted]


def _folded(text: str, lines: list[str]) -> list[str]:
    """Text in lines that end behind the words behind which the author's ended."""
    old = [(word, n == len(words) - 1) for words in map(str.split, lines) for n, word in enumerate(words)]
    new = text.split(" ")
    if "" in new or "" in lines:
        return [text]
    ends = set()
    matcher = SequenceMatcher(None, [word for word, _ in old], new, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        ends |= {b + n for n in range(size) if old[a + n][1]}
    out: list[str] = []
    begin = 0
    for n in [*sorted(ends - {len(new) - 1}), len(new) - 1]:
        out.append(" ".join(new[begin : n + 1]))
        begin = n + 1
    return out
