"""A text as it was, as one side has it, and as the other has it go in; whether the other has all that the one changed
comes out: a source has, when a draft was pulled before.

The two sides are held against each other directly, sentence by sentence, row by row. A source that a draft was pulled
into is what the draft made of it, changed further; held against what it was, it shows the changes of both in a heap.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .align import ALIKE, Match, align, likeness
from .cut import Kind, Parts, pieces

_WORD = re.compile(r"\w")
#: Beyond so many comparisons of texts nothing is known to be there already.
_MOST_PAIRS = 20_000


class _Units(NamedTuple):
    """The sentences, rows and lines of a text, and how each stands."""

    texts: list[str]
    kinds: list[Kind]
    leads: list[str | None]
    """The marker before what begins a block; None: it stands within one."""
    gaps: list[str]
    """The white space before each."""


class _Way(NamedTuple):
    """How one sequence became another."""

    match: Match
    to: Match
    """With what went elsewhere, word for word; its indices do not always rise."""
    back: dict[int, int]


def has_all(was: Parts, one: Parts, other: Parts) -> bool:
    """Whether the other side has everything that the one changed. What the one side took out and the other may have
    changed is not taken for done, nor what stands again as it stood before."""
    old, new, there = _units(was), _units(one), _units(other)
    changed = _way(old, new)
    further = _way(new, there)
    return (
        all(_stands(j, changed, further, (old, new, there)) for j in range(len(new.texts)))
        and _in_order(changed, further, (old, new, there))
        and not _comes_again(_gone(old, there, changed, further), new, there, further)
    )


def _units(parts: Parts) -> _Units:
    units = _Units([], [], [], [])
    for text, kind, gap in zip(parts.texts, parts.kinds, parts.gaps, strict=False):
        cut = pieces(text, "prose") if kind == "prose" else Parts([text], ["", ""], [kind])
        units.texts.extend(cut.texts)
        units.kinds.extend([kind] * len(cut.texts))
        units.leads.extend([cut.gaps[0], *[None] * (len(cut.texts) - 1)])
        units.gaps.extend([gap, *cut.gaps[1:-1]])
    return units


def _way(was: _Units, now: _Units) -> _Way:
    match = align(was.texts, now.texts, lambda i, j: was.kinds[i] == now.kinds[j])
    to = list(match)
    taken = set(match)
    free: defaultdict[str, deque[int]] = defaultdict(deque)
    for j, text in enumerate(now.texts):
        if j not in taken:
            free[text].append(j)
    for i, text in enumerate(was.texts):
        if match[i] is None and free.get(text):
            to[i] = free[text].popleft()
    rest = [j for places in free.values() for j in places]
    lost = [i for i, j in enumerate(to) if j is None]
    if len(rest) * len(lost) <= _MOST_PAIRS:
        for i in lost:
            near = max(rest, key=lambda j: likeness(was.texts[i], now.texts[j]), default=None)
            if near is not None and likeness(was.texts[i], now.texts[near]) >= ALIKE:
                to[i] = near
                rest.remove(near)
    return _Way(match, to, {j: i for i, j in enumerate(to) if j is not None})


def _stands(j: int, changed: _Way, further: _Way, sides: tuple[_Units, _Units, _Units]) -> bool:
    """Whether what the one side made of a unit is in the other."""
    was, one, other = sides
    i, k = changed.back.get(j), further.to[j]
    text = one.texts[j]
    if i is not None and changed.match[i] is None and k is None:
        return False
    if i is None or was.texts[i] != text:
        if i is None and text in was.texts:
            k = further.match[j]
            if _copied(j, was, one, changed, further):
                return False
        if k is None:
            return False
        if other.texts[k] != text and (i is None or not _within(was.texts[i], text, other.texts[k], one.kinds[j])):
            return False
    if i is None or k is None:
        return True
    if was.leads[i] != one.leads[j] != other.leads[k]:
        return False
    neighbours = j > 0 and further.to[j - 1] == k - 1
    return was.gaps[i] == one.gaps[j] or not neighbours or one.gaps[j] == other.gaps[k]


def _within(was: str, one: str, other: str, kind: Kind) -> bool:
    """Whether a row or a block of lines has what the one side changed in it."""
    if kind not in ("row", "lines"):
        return False
    old, new, there = (pieces(text, kind).texts for text in (was, one, other))
    if len(old) == len(new) == len(there):
        return old != new and all(b in (a, c) for a, b, c in zip(old, new, there, strict=True))
    cut = [Parts(texts, [""] * (len(texts) + 1), ["line"] * len(texts)) for texts in (old, new, there)]
    return old != new and has_all(*cut)


def _copied(j: int, was: _Units, one: _Units, changed: _Way, further: _Way) -> bool:
    """Whether what the one side put in may be what stood there before, since it stands beside it word for word."""
    text = one.texts[j]
    for step in (-1, 1):
        at = j + step
        while 0 <= at < len(one.texts) and (one.texts[at] == text or further.match[at] is None):
            if one.texts[at] == text and further.match[at] is None:
                return True
            at += step
    return False


def _in_order(changed: _Way, further: _Way, sides: tuple[_Units, _Units, _Units]) -> bool:
    """Whether what the one side moved stands in the other as the one side has it: behind what it stood before, or
    before what it stood behind. What the other side moved itself bears no witness."""
    moved = [(x, y) for x, y in enumerate(changed.to) if y is not None and changed.match[x] is None]
    if not moved:
        return True
    was, one, other = sides
    straight = _way(was, other).match
    stayed = [
        (i, j, k)
        for i, j in enumerate(changed.to)
        if j is not None and (k := further.to[j]) is not None and k in (straight[i], further.match[j])
    ]
    for x, y in moved:
        z = further.to[y]
        if z is None:
            return False
        kept = [(j < y) == (k < z) for i, j, k in stayed if (i < x) != (j < y)]
        if not all(kept) or not (kept or _beside(one, y, other, z) > _beside(was, x, other, z)):
            return False
    return True


def _beside(one: _Units, y: int, other: _Units, z: int) -> int:
    """Of the two texts beside a text, how many are beside it in the other sequence too."""
    first, second = (["", *side.texts, ""] for side in (one, other))
    return (first[y] == second[z]) + (first[y + 2] == second[z + 2])


def _gone(was: _Units, other: _Units, changed: _Way, further: _Way) -> list[str]:
    """What the one side took out, and what it moved and the other then replaced."""
    gone: list[str] = []
    for i, j in enumerate(changed.to):
        text = was.texts[i]
        if j is None:
            gone.append(text)
        elif changed.match[i] is None and (k := further.to[j]) is not None and likeness(text, other.texts[k]) < ALIKE:
            gone.append(text)
    return gone


def _comes_again(gone: Sequence[str], one: _Units, other: _Units, further: _Way) -> bool:
    """Whether the other side still has what the one took out, though perhaps with other words."""
    new = list(_own(one, other, further))
    gone = [text for text in gone if _WORD.search(text)] or gone
    if len(gone) * len(new) > _MOST_PAIRS:
        return True
    return any(
        (like := likeness(old, text)) >= ALIKE and like > likeness(before, text) for old in gone for text, before in new
    )


def _own(one: _Units, other: _Units, further: _Way) -> Iterator[tuple[str, str]]:
    """What is new in the other side, with what it was made of."""
    for k, text in enumerate(other.texts):
        before = one.texts[further.back[k]] if k in further.back else ""
        if text != before:
            yield text, before
