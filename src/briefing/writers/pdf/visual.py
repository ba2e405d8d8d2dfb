"""A line of two directions goes in; its spans come out in the order of reading, each with its place."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from briefing.core.node import record

from .direction import order
from .fonts import Shaped, is_right_to_left
from .spans import Span, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lines import Line
    from .looks import Look
    from .structure import Element
    from .text import Target, Text


@record
class _Item:
    """A word, a part of one, or a space, on its way to its place."""

    look: Look
    element: Element | None
    target: Target | None
    level: int
    shown: Shaped | float
    width: float
    text: str
    """What is read of it."""
    hyphen: bool = False
    at: float = 0.0

    def goes_on(self, other: _Item) -> bool:
        """Whether both belong to one span."""
        mine = (self.look, self.element, self.target, self.level, self.hyphen)
        return mine == (other.look, other.element, other.target, other.level, other.hyphen) and not self.hyphen


def visual(text: Text, line: Line) -> list[tuple[Span, Target | None, float]]:
    """The spans of a line in the order of reading, each with its link and its width in points."""
    items = list(_items(text, line))
    at = 0.0
    for seen in order([item.level for item in items]):
        items[seen].at = at
        at += items[seen].width
    made: list[tuple[Span, Target | None, float]] = []
    run: list[_Item] = []
    for item in items:
        if run and not run[-1].goes_on(item):
            made.append(_span(run))
            run = []
        run.append(item)
    if run:
        made.append(_span(run))
    return made


def _span(run: list[_Item]) -> tuple[Span, Target | None, float]:
    """Neighbours of one look and direction: what is seen of them goes from left to right."""
    first = run[0]
    turned = first.level % 2 == 1
    content = [item.shown for item in (reversed(run) if turned else run)]
    read = "".join([item.text for item in run])
    actual = read if turned or first.hyphen or (first.look.capitals and read != read.upper()) else None
    span = span_of(first.look, first.element, content, actual)
    if turned:
        span.turned, span.tracking = True, 0.0
    span.at = min(item.at for item in run)
    return span, first.target, sum(item.width for item in run)


def _items(text: Text, line: Line) -> Iterator[_Item]:
    """The line's words and spaces in the order of reading."""
    found = text.levels
    assert found is not None
    gaps, stretch = text.stream.gaps, text.stream.stretch
    place = text.places[line.first]
    owners = [own for first, last, own in text.stretches(line.first, line.last) for _ in range(first, last + 1)]
    for i, (look, element, target) in enumerate(owners, line.first):
        bit = text.bits[i]
        own = found[place : place + len(bit.text)]
        start = line.skip.at if line.skip and i == line.first else 0
        cut = line.cut if line.cut and i == line.last else None
        stop = cut.at if cut else len(own)
        for level, part in _parts(bit.text, own, start, stop):
            whole = len(part) == len(bit.text)
            if level % 2 and not (whole and is_right_to_left(part)):
                shaped = look.shape_turned(part)
            else:
                shaped = bit.shaped if whole else look.shape(part)
            width = shaped.width * look.size / 1000 if level % 2 else look.measure(shaped)
            yield _Item(look, element, target, level, shaped, width, part)
        place += len(own)
        if cut and cut.hyphen:
            dash = look.face.shape("-")
            yield _Item(look, element, target, own[stop - 1], dash, look.measure(dash), "\u00ad", hyphen=True)
        if gaps[i]:
            if i < line.last:
                width = gaps[i] + line.ratio * stretch[i]
                yield _Item(look, element, target, found[place], width, width, " ")
            place += 1
        elif i < line.last and line.ratio and stretch[i]:
            width = line.ratio * stretch[i]
            glue = look.glue(width, bit.shaped)
            yield _Item(look, element, target, own[-1], glue, width, "")


def _parts(text: str, levels: list[int], start: int, stop: int) -> Iterator[tuple[int, str]]:
    """The stretches of one level in a part of a word; soft hyphens are not seen."""
    seen = [(levels[at], text[at]) for at in range(start, stop) if text[at] != "\u00ad"]
    for level, group in groupby(seen, lambda one: one[0]):
        yield level, "".join([character for _, character in group])
