"""Leaves go in, some of a source and some new; Markdown comes out that keeps the source's characters where it can."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby
from typing import Any

from ...core.node import node, record
from ...model import inlines as i
from ...readers.emit.escapes import line_end, line_start
from ...readers.emit.inlines import Emission, solid
from ...resolve.addresses import printed
from .flat import mark as model_mark
from .leaves import Leaf, Mark

#: A line end of the source's with its number, so that what stands before the next line comes back as it was.
LINE_END = re.compile(r"\n\ufdd0(p?\d+)\ufdd1")
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}


@node
class Raw:
    """The source's own characters."""

    raw: str


@node
class Held:
    """Words within marks of the source."""

    open: str
    close: str
    content: tuple[Any, ...]
    stress: bool = False
    """Marks of emphasis, which are none beside a space or a stop."""
    mark: tuple[tuple[str, str], ...] = ()


@record
class Manner:
    """How much of the source's own characters is kept, and what new ones are like."""

    keep: Callable[[Leaf], bool] = lambda leaf: True
    marks: bool = True
    """Marks of the source are kept."""
    straight: str = ""
    """New quotation marks that are written straight."""
    solid: bool = False
    """Marks of emphasis are kept only beside letters."""
    literal: Callable[[Leaf], bool] = lambda leaf: False
    """Which straight quotation marks of the source are written as they are shown."""


EXACT = Manner()
CANONICAL = Manner(lambda leaf: False, marks=False)


def as_model(row: list[Leaf]) -> i.Inlines:
    """Leaves as the model's inlines."""
    return tuple(_nodes(row, 0, CANONICAL))


def markdown(row: list[Leaf], manner: Manner, *, one_line: bool, lines: frozenset[str] = frozenset()) -> str:
    """Markdown of leaves. `lines` are the lines of the source, whose beginnings need no care."""
    nodes: Any = tuple(_nodes(row, 0, manner))
    text = _Writing(one_line, manner).content(nodes, "", frozenset())
    if one_line:
        first, rest = text, []
    else:
        first, *rest = text.split("\n")
    known = {line.lstrip(" \t")[:8] for line in lines}
    starts = [_safe(first, known)]
    for line in rest:
        end = re.match(r"\ufdd0p?\d+\ufdd1[ \t]*", line)
        number, line = (end[0], line[end.end() :]) if end else ("", line)
        starts.append(number + _safe(line, known))
    return line_end("\n".join(starts))


def _safe(line: str, known: set[str]) -> str:
    """A line that begins no other block; one that begins as a line of the source did is safe as it is."""
    return line if line[:8] in known else line_start(line)


class _Writing(Emission):
    """The emitter of the readers, for what is held of the source as well."""

    def __init__(self, one_line: bool, manner: Manner) -> None:
        super().__init__(one_line)
        self.manner = manner

    def content(self, content: Any, following: str, marks: frozenset[type]) -> str:
        """From right to left; what stood side by side in the source needs no care."""
        out = following
        after: Any = None
        for one in reversed(content):
            piece = self.node(one, out, marks)
            beside = isinstance(one, (Raw, Held)) and isinstance(after, (Raw, Held))
            if piece.endswith("]") and out[:1] in ("(", ":") and not beside:
                out = "\\" + out
            out = piece + out
            after = one
        return out[: len(out) - len(following)] if following else out

    def node(self, node: Any, following: str, marks: frozenset[type]) -> str:
        """One of the model's, or one of ours."""
        match node:
            case Raw():
                return node.raw
            case Held():
                inside = self.content(node.content, "", frozenset())
                loose = not inside or not (solid(inside[0]) and solid(inside[-1]))
                if node.stress and self.manner.solid and loose:
                    return super().node(_marked(node.mark, node.content), following, marks)
                return f"{node.open}{inside}{node.close}"
            case _:
                return super().node(node, following, marks)


def _nodes(row: list[Leaf], depth: int, manner: Manner) -> list[Any]:
    out: list[Any] = []
    at = 0
    while at < len(row):
        leaf, end = row[at], at + 1
        if len(leaf.stack) > depth:
            mark = leaf.stack[depth]
            while end < len(row) and len(row[end].stack) > depth and row[end].stack[depth] is mark:
                end += 1
            out += _in_mark(mark, row[at:end], depth, manner)
        elif leaf.group is not None:
            while end < len(row) and row[end].group is leaf.group and len(row[end].stack) <= depth:
                end += 1
            out += _grouped(row[at:end], manner)
        else:
            out.append(_single(leaf, manner))
        at = end
    return _merged(out)


def _in_mark(mark: Mark, inside: list[Leaf], depth: int, manner: Manner) -> list[Any]:
    group = inside[0].group
    if group is not None and group.leaves == inside and len(inside[0].stack) == depth + 1 and manner.keep(inside[0]):
        return [Raw(group.raw)]
    kinds = [kind for kind, _ in mark.looks]
    content = tuple(_nodes(inside, depth + 1, manner))
    if mark.open and manner.marks:
        return [Held(mark.open, mark.close, content, mark.open[0] in "*_", mark.looks)]
    if "code" in kinds:
        return _code(mark, inside)
    return [_marked(mark.looks, content)]


def _code(mark: Mark, inside: list[Leaf]) -> list[Any]:
    """Letters as code; an object among them stays what it is."""
    out: list[Any] = []
    for is_object, part in groupby(inside, key=lambda leaf: leaf.node is not None):
        if is_object:
            out += [leaf.node for leaf in part]
        elif text := "".join(leaf.shown for leaf in part):
            out.append(_marked(tuple(look for look in mark.looks if look[0] != "code"), (i.Code(text),)))
    return out


def _marked(looks: tuple[tuple[str, str], ...], content: tuple[Any, ...]) -> Any:
    """Content within marks, the first outermost."""
    for kind, value in reversed(looks):
        if kind == "link" and "".join(one.text for one in content if isinstance(one, i.Text)) == printed(value):
            content = () if len(content) == 1 and value else content
        content = (model_mark(kind, value, content),)
    return content[0] if len(content) == 1 else i.Emphasis(content)


def _grouped(run: list[Leaf], manner: Manner) -> list[Any]:
    group = run[0].group
    if group is not None and group.leaves == run and manner.keep(run[0]):
        return [Raw(group.raw)]
    return [leaf.node or i.Text(leaf.shown) for leaf in run]


def _single(leaf: Leaf, manner: Manner) -> Any:
    if isinstance(leaf.node, i.Note) and leaf.raw.startswith("^["):
        inner = tuple(_nodes(leaf.inner, 0, manner))
        return Held("^[", "]", inner) if manner.marks else i.Note(as_model(leaf.inner))
    if leaf.raw and manner.keep(leaf):
        if leaf.raw in "'\"" and leaf.shown != leaf.raw and manner.literal(leaf):
            return i.Text(leaf.shown)
        return Raw(leaf.raw)
    if leaf.node is not None:
        return leaf.node
    if leaf.shown in _STRAIGHT and leaf.shown in manner.straight:
        return Raw(_STRAIGHT[leaf.shown])
    return i.Text(leaf.shown)


def _merged(nodes: list[Any]) -> list[Any]:
    """Neighbours of one sort joined; nothing is left of what shows nothing."""
    out: list[Any] = []
    for one in nodes:
        last = out[-1] if out else None
        if isinstance(one, i.Text) and not one.text:
            continue
        if isinstance(one, Raw) and isinstance(last, Raw):
            out[-1] = Raw(last.raw + one.raw)
        elif isinstance(one, i.Text) and isinstance(last, i.Text):
            out[-1] = i.Text(last.text + one.text)
        else:
            out.append(one)
    return out
