"""What three sequences of parts came to goes in; the text comes out, with the gaps that its neighbours had.

A gap is white space, the bar of a table, the marker of a list: it belongs to the two parts it stands between. Where
they are neighbours in one of the sequences, it is that one's gap; where both have changed it, the wider one; where they
are neighbours in none, the widest that stood beside either.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cut import Parts
from .three import NOWHERE, Clash, Kept, Outcome, Range

Sides = tuple[Parts, Parts, Parts]
"""The parts as they were, as the one side and as the other has them."""


class Woven(NamedTuple):
    """A text, and whether a gap in it was not any side's own."""

    text: str
    guessed: bool


class Item(NamedTuple):
    """A text of the result, with the parts of each side that it is."""

    text: str
    ranges: tuple[Range, Range, Range]


def chosen(outcomes: Sequence[Outcome], sides: Sides, choice: int) -> list[Item]:
    """The outcomes with one side's texts (1, 2) where both clash."""
    items: list[Item] = []
    for outcome in outcomes:
        match outcome:
            case Kept(text, was, one, other):
                items.append(Item(text, (was, one, other)))
            case Clash(texts, was, one, other):
                first, last = (was, one, other)[choice]
                ranges = [NOWHERE, NOWHERE, NOWHERE]
                ranges[choice] = (first, last)
                text = sides[choice].joined(first, last) if texts is None else texts[choice - 1]
                if first < last:
                    items.append(Item(text, (ranges[0], ranges[1], ranges[2])))
    return items


def weave(items: Sequence[Item], sides: Sides, default: str, lead: str | None = None) -> Woven:
    """The text of some items. `lead`: what stands before the first; None: what the sides have there."""
    guessed = False
    text = [edge(sides, 0) if lead is None else lead]
    for index, item in enumerate(items):
        if index:
            gap, guess = _gap(items[index - 1].ranges, item.ranges, sides, default)
            guessed = guessed or guess
            text.append(gap)
        text.append(item.text)
    text.append(edge(sides, -1))
    return Woven("".join(text), guessed)


def edge(sides: Sides, place: int) -> str:
    """What stands before the first part (0) or after the last (-1)."""
    was, one, other = (side.gaps[place] for side in sides)
    return _of_three(was, one, other)[0]


def _gap(before: tuple[Range, ...], after: tuple[Range, ...], sides: Sides, default: str) -> tuple[str, bool]:
    found = [
        side.gaps[start] if 0 <= end == start and 0 < start < len(side.texts) else None
        for side, (_, end), (start, _) in zip(sides, before, after, strict=True)
    ]
    was, one, other = found
    if one is not None and other is not None:
        return _of_three(was, one, other)
    if one is not None or other is not None:
        return one if one is not None else other or "", False
    beside = [
        side.gaps[place]
        for side, (_, end), (start, _) in zip(sides, before, after, strict=True)
        for place in (end, start)
        if 0 < place < len(side.texts)
    ]
    return max(beside, key=_width, default=default), True


def _of_three(was: str | None, one: str, other: str) -> tuple[str, bool]:
    if one in (was, other):
        return other, False
    if other == was:
        return one, False
    return max(one, other, key=_width), True


def _width(gap: str) -> tuple[int, int, str]:
    return gap.count("\n"), len(gap), gap
