"""Boxes and a height go in; two columns of them come out, as even as can be where all that is left fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .boxes import Box

_EPSILON = 0.01
_CLOSE = 0.5
"""How near in points the balanced height comes to the least one possible."""


class Place(NamedTuple):
    """A box in a column: how far below the columns' upper edge it begins, and whether in the first or the second."""

    box: Box
    top: float
    column: int


def in_columns(
    boxes: Sequence[Box], those: range, height: float, squeeze: float, alone: bool
) -> tuple[int, list[Place]]:
    """Set some of the boxes in two columns of at most `height`: the first of those that stay over, and the places.

    `squeeze` scales the space between boxes; `alone`: nothing else is on the page, so that something must be placed.
    """
    end, places = _fill(boxes, those, height, squeeze, alone)
    if end < those.stop or not places:
        return end, places
    low, high = 0.0, height
    while high - low > _CLOSE:
        middle = (low + high) / 2
        reached, tried = _fill(boxes, those, middle, squeeze, False)
        if reached == those.stop:
            high, places = middle, tried
        else:
            low = middle
    return end, places


def _fill(boxes: Sequence[Box], those: range, height: float, squeeze: float, alone: bool) -> tuple[int, list[Place]]:
    """One column after the other, each filled to the last place where it may end."""
    places: list[Place] = []
    at = those.start
    for column in (0, 1):
        at, made = _column(boxes, range(at, those.stop), height, squeeze, column, alone)
        places += made
        if not made:
            break
    return at, places


def _column(
    boxes: Sequence[Box], those: range, height: float, squeeze: float, column: int, alone: bool
) -> tuple[int, list[Place]]:
    """One column; empty where the first boxes do not fit and need not be forced."""
    made: list[Place] = []
    y, best = 0.0, 0
    for at in those:
        box = boxes[at]
        top = y + box.space * squeeze if made else 0.0
        if top + box.height > height + _EPSILON:
            break
        made.append(Place(box, top, column))
        y = top + box.height
        if not box.keep or at + 1 == those.stop:
            best = len(made)
    if not best and alone:  # what may not be parted is higher than the page
        best = len(made)
        if not best and those:
            made, best = [Place(boxes[those.start], 0.0, column)], 1
    return those.start + best, made[:best]
