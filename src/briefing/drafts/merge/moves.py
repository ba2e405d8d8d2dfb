"""Blocks that one side put elsewhere go in; the other side's changes to them go along to their new place."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from .align import ALIKE, Match, likeness
from .cut import Parts

_WORD = re.compile(r"\w+")
#: A block of fewer words may stand in two places by chance.
_FEWEST_WORDS = 3
#: Beyond so many comparisons what was moved *and* rewritten is not looked for.
_MOST_PAIRS = 20_000


class Contested(NamedTuple):
    """Blocks that both sides moved to different places, or that one moved and the other took out: their indices."""

    one: set[int]
    other: set[int]
    placed: set[int]
    """Blocks new in both sides, word for word, in different places: the other's place is taken. Indices of the one."""


class _Side(NamedTuple):
    parts: Parts
    match: Match
    free: list[int]
    """Blocks that were not there before."""
    contested: set[int]


def follow(was: Parts, one: Parts, other: Parts, matches: tuple[Match, Match]) -> Contested:
    """Change both sides so that a block moved by the one has the words of the other in its new place."""
    sides = [
        _Side(parts, match, _free(parts, match), set()) for parts, match in zip((one, other), matches, strict=True)
    ]
    once = {
        text for text, count in Counter(was.texts).items() if count == 1 and len(_WORD.findall(text)) >= _FEWEST_WORDS
    }
    for mover, stayer in (sides, sides[::-1]):
        for i, j in _moved(was, mover, once):
            k = stayer.match[i]
            if k is None:
                _gone(was.texts[i], mover, stayer, j)
            elif stayer.parts.texts[k] != was.texts[i]:
                mover.parts.texts[j], mover.parts.kinds[j] = stayer.parts.texts[k], stayer.parts.kinds[k]
                stayer.parts.texts[k], stayer.parts.kinds[k] = was.texts[i], was.kinds[i]
        _taken_over(was, mover, stayer)
    return Contested(sides[0].contested, sides[1].contested, _placed(was, *sides))


def _placed(was: Parts, one: _Side, other: _Side) -> set[int]:
    old = set(was.texts)
    places = {other.parts.texts[k]: k for k in other.free}
    return {
        j
        for j in one.free
        if (k := places.get(text := one.parts.texts[j])) is not None
        and text not in old
        and j not in one.contested
        and len(_WORD.findall(text)) >= _FEWEST_WORDS
        and not _beside_the_same(one, j, other, k)
    }


def _taken_over(was: Parts, mover: _Side, stayer: _Side) -> None:
    """What one side rewrote in its place stands with the same words elsewhere in the other: it has the change."""
    new = {mover.parts.texts[j] for j in mover.free}
    for i, k in enumerate(stayer.match):
        if k is not None and mover.match[i] is None and (text := stayer.parts.texts[k]) in new and text != was.texts[i]:
            stayer.parts.texts[k], stayer.parts.kinds[k] = was.texts[i], was.kinds[i]


def _free(parts: Parts, match: Match) -> list[int]:
    taken = set(match)
    return [j for j in range(len(parts.texts)) if j not in taken]


def _moved(was: Parts, side: _Side, once: set[str]) -> list[tuple[int, int]]:
    """What was in one place and is in another, word for word."""
    counts = Counter(side.parts.texts[j] for j in side.free)
    places = {side.parts.texts[j]: j for j in side.free}
    return [
        (i, places[text])
        for i, text in enumerate(was.texts)
        if side.match[i] is None and text in once and counts[text] == 1
    ]


def _gone(text: str, mover: _Side, stayer: _Side, j: int) -> None:
    """The other side has the block no more in its old place: it moved it too, perhaps with other words, or took it
    out."""
    texts = stayer.parts.texts
    k = next((k for k in stayer.free if texts[k] == text), None)
    if k is None and len(stayer.free) <= _MOST_PAIRS // 100:
        near = max(stayer.free, key=lambda k: likeness(text, texts[k]), default=None)
        k = near if near is not None and likeness(text, texts[near]) > ALIKE else None
        if k is not None:
            mover.parts.texts[j], mover.parts.kinds[j] = texts[k], stayer.parts.kinds[k]
    if k is None:
        mover.contested.add(j)
    elif not _beside_the_same(mover, j, stayer, k):
        mover.contested.add(j)
        stayer.contested.add(k)


def _beside_the_same(one: _Side, j: int, other: _Side, k: int) -> bool:
    """Whether two new blocks stand in the same place of what was."""
    return _before(one, j) == _before(other, k) or _after(one, j) == _after(other, k)


def _before(side: _Side, j: int) -> int:
    return max((i for i, place in enumerate(side.match) if place is not None and place < j), default=-1)


def _after(side: _Side, j: int) -> int:
    return min((i for i, place in enumerate(side.match) if place is not None and place > j), default=-1)
