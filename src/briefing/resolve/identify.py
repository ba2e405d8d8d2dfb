"""Pass 1: every section, table, figure and question has an id of its own; an id given twice is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from ..core.spans import Span
from ..model import blocks as b
from ..model import inlines as i
from ..model import walk
from .work import TargetKind, Work

#: Word's built-in heading styles go to nine; a briefing that needs a fifth wants another structure.
DEEPEST = 4

Identified: TypeAlias = b.Section | b.Appendix | b.Table | b.Figure | b.QuestionAnswer

_NOT_WORD = re.compile(r"[^\w]+")
_PREFIX = {"heading": "sec", "table": "tbl", "figure": "fig"}


def identify(work: Work) -> None:
    """Fill `ids` and `targets`; authors' ids first, so that a made one never takes a given one's place."""
    places: dict[str, Span | None] = {}
    nameless: list[tuple[TargetKind, str, Identified]] = []
    for kind, title, node in _elements(work):
        if id(node) in work.ids:
            work.found.add("duplicate-id", f"The same {kind} object stands in the report twice.", node.at,
                           "give each place an object of its own (dataclasses.replace makes a copy)")  # fmt: skip
            continue
        work.ids[id(node)] = node.id or ""
        if node.id is None:
            nameless.append((kind, title, node))
        elif node.id in places:
            first = places[node.id]
            where = f"the first stands at {first}" if first else "give one of them another id"
            work.found.add("duplicate-id", f"The id {node.id!r} is given twice.", node.at, where)
        else:
            places[node.id] = node.at
            work.targets[node.id] = kind
    for kind, title, node in nameless:
        made = _fresh(f"{_PREFIX[kind]}-{_NOT_WORD.sub('-', title.lower()).strip('-') or '1'}", work.targets)
        work.ids[id(node)] = made
        work.targets[made] = kind


def _elements(
    work: Work,
) -> Iterator[tuple[TargetKind, str, Identified]]:
    for heading in walk.headings(work.report):
        if heading.level > DEEPEST:
            work.found.add("heading-too-deep", f"A heading stands {heading.level} levels deep.", heading.node.at,
                           f"{DEEPEST} levels are the most that a briefing has")  # fmt: skip
        yield "heading", _words(work, heading.node.title), heading.node
    for block in walk.blocks(work.report):
        match block:
            case b.Table():
                yield "table", _words(work, block.caption)[:40], block
            case b.Figure():
                yield "figure", _words(work, block.caption)[:40], block
            case b.QuestionAnswer():
                yield "heading", _words(work, block.question), block
            case _:
                pass  # no other block can be referred to


def _words(work: Work, content: i.Inlines) -> str:
    """What an id is made from: plain words, without the mark of a portion."""
    marking = work.report.marking
    if marking is not None and marking.portions:
        from .portions import parted

        _, content = parted(content)
    return walk.plain(content)


def _fresh(wanted: str, taken: dict[str, TargetKind]) -> str:
    name, n = wanted, 1
    while name in taken:
        n += 1
        name = f"{wanted}-{n}"
    return name
