"""A text as it was, as one side has it, and as the other has it go in; whether the other has all that the one changed
comes out: a source has, when a draft was pulled before.

The two sides are held against each other directly, sentence by sentence, row by row. A source that a draft was pulled
into is what the draft made of it, changed further; held against what it was, it shows the changes of both in a heap.

Nothing of this is certain where a text stands twice, or where one side took out what the other may have rewritten: then
the answer is no, and merging asks a person.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from typing import NamedTuple

from .align import ALIKE, Match, align, likeness
from .cut import Kind, Parts, pieces, unwrapped

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
    blocks: list[int]
    """Which block each is in."""


class _Way(NamedTuple):
    """How one sequence became another, by its indices."""

    match: Match
    """What stayed in its order, though perhaps rewritten."""
    to: Match
    """With what went elsewhere: these indices do not always rise."""
    back: dict[int, int]


class _Three(NamedTuple):
    was: _Units
    one: _Units
    other: _Units
    changed: _Way
    """From what was to the one side."""
    further: _Way
    """From there to the other."""


def has_all(was: Parts, one: Parts, other: Parts) -> bool:
    """Whether the other side has everything that the one changed. What the one side took out and the other may have
    changed is not taken for done, nor what stands again as it stood before."""
    old, new, there = _units(was), _units(one), _units(other)
    three = _Three(old, new, there, _way(old, new), _way(new, there))
    known = set(old.texts)
    return all(_stands(j, three, known) for j in range(len(new.texts))) and _in_order(three) and not _comes_again(three)


def _units(parts: Parts) -> _Units:
    units = _Units([], [], [], [], [])
    for block, (text, kind, gap) in enumerate(zip(parts.texts, parts.kinds, parts.gaps, strict=False)):
        cut = pieces(text, "prose") if kind == "prose" else Parts([text], ["", ""], [kind])
        units.texts.extend(cut.texts)
        units.kinds.extend([kind] * len(cut.texts))
        units.leads.extend([cut.gaps[0], *[None] * (len(cut.texts) - 1)])
        units.gaps.extend([gap, *cut.gaps[1:-1]])
        units.blocks.extend([block] * len(cut.texts))
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
    _rewritten(was, now, to, [j for places in free.values() for j in places])
    return _Way(match, to, {j: i for i, j in enumerate(to) if j is not None})


def _rewritten(was: _Units, now: _Units, to: Match, free: list[int]) -> None:
    """Match what went elsewhere and was rewritten there."""
    lost = [i for i, j in enumerate(to) if j is None]
    if len(free) * len(lost) > _MOST_PAIRS:
        return
    for i in lost:
        near = max(free, key=lambda j: likeness(was.texts[i], now.texts[j]), default=None)
        if near is not None and likeness(was.texts[i], now.texts[near]) >= ALIKE:
            to[i] = near
            free.remove(near)


# ---------------------------------------------------------------- what was put in and rewritten


def _stands(j: int, three: _Three, known: set[str]) -> bool:
    """Whether what the one side made of a unit is in the other; `known`: all that there was."""
    was, one, other, changed, further = three
    text = one.texts[j]
    i, k = changed.back.get(j), further.to[j]
    if i is None:
        if text in known and (further.match[j] is None or _copied(j, three)):
            return False
        return k is not None and other.texts[k] == text
    if k is None:
        return unwrapped(text) == unwrapped(was.texts[i])
    return _says(three, i, j, k) and _stands_as(three, i, j, k)


def _says(three: _Three, i: int, j: int, k: int) -> bool:
    """Whether the other side has the words of the one, where the one changed them. Where both wrote a sentence in lines
    of their own, the words are what counts."""
    before, text, there = three.was.texts[i], three.one.texts[j], three.other.texts[k]
    if text in (before, there):
        return True
    if unwrapped(text) == unwrapped(before):
        return there != before
    return _within(before, text, there, three.one.kinds[j])


def _within(was: str, one: str, other: str, kind: Kind) -> bool:
    """Whether a row or a block of lines has what the one side changed in it."""
    if kind not in ("row", "lines"):
        return False
    old, new, there = (pieces(text, kind).texts for text in (was, one, other))
    if old == new:
        return False
    if len(old) == len(new) == len(there):
        return all(b in (a, c) for a, b, c in zip(old, new, there, strict=True))
    lines = [Parts(texts, [""] * (len(texts) + 1), ["line"] * len(texts)) for texts in (old, new, there)]
    return has_all(lines[0], lines[1], lines[2])


def _stands_as(three: _Three, i: int, j: int, k: int) -> bool:
    """Whether a unit has the marker that the one side gave it, and stands apart from what is before it as there."""
    was, one, other, changed, further = three
    lead = one.leads[j]
    if lead != was.leads[i] and (lead or was.leads[i]) and lead not in (None, other.leads[k]):
        return False
    before, there = changed.back.get(j - 1), further.to[j - 1] if j else None
    if before is None or there is None:
        return True
    places = (was, before, i), (one, j - 1, j), (other, there, k)
    apart = [side.blocks[first] != side.blocks[second] for side, first, second in places]
    if apart[0] != apart[1]:  # a paragraph was split or joined
        return apart[1] == apart[2]
    return was.gaps[i] == one.gaps[j] or before != i - 1 or there != k - 1 or one.gaps[j] == other.gaps[k]


def _copied(j: int, three: _Three) -> bool:
    """Whether what the one side put in may be what stood there before: the same stands beside it, and is gone."""
    one, other, match = three.one, three.other, three.further.match
    text = one.texts[j]
    for places in (range(j - 1, -1, -1), range(j + 1, len(one.texts))):
        for at in places:
            k = match[at]
            kept = k is not None and one.texts[at] == other.texts[k]
            if one.texts[at] == text and not kept:
                return True
            if kept and one.texts[at] != text:
                break
    return False


# ---------------------------------------------------------------- what was moved


def _in_order(three: _Three) -> bool:
    """Whether what the one side moved stands in the other as the one side has it: behind what it stood before, or
    before what it stood behind. What the other side moved itself bears no witness, nor what there was twice."""
    was, one, other, changed, further = three
    moved = [(x, y) for x, y in enumerate(changed.to) if y is not None and changed.match[x] is None]
    if not moved:
        return True
    straight, counts = _way(was, other).match, Counter(was.texts)
    stayed = [
        (i, j, k)
        for i, j in enumerate(changed.to)
        if j is not None
        and (k := further.to[j]) is not None
        and k in (straight[i], further.match[j])
        and counts[was.texts[i]] == 1
    ]
    left = {one.blocks[j] for j, k in enumerate(further.to) if k is not None}
    for x, y in moved:
        z = further.to[y]
        if z is None:
            if one.blocks[y] not in left:
                return False
            continue
        kept = [(j < y) == (k < z) for i, j, k in stayed if (i < x) != (j < y)]
        if not all(kept) or not (kept or 0 < _beside(one, y, other, z) >= _beside(was, x, other, z)):
            return False
    return True


def _beside(one: _Units, y: int, other: _Units, z: int) -> int:
    """Of the two texts beside a text, how many are beside it in the other sequence too."""
    first, second = (["", *side.texts, ""] for side in (one, other))
    return (first[y] == second[z]) + (first[y + 2] == second[z + 2])


# ---------------------------------------------------------------- what was taken out


def _comes_again(three: _Three) -> bool:
    """Whether the other side still has what the one took out, though perhaps with other words."""
    gone, new = list(_gone(three)), list(_own(three))
    gone = [text for text in gone if _WORD.search(text)] or gone
    if len(gone) * len(new) > _MOST_PAIRS:
        return True
    return any(
        (like := _alike(old, text)) >= ALIKE and like > likeness(before, text) for old in gone for text, before in new
    )


def _alike(old: str, new: str) -> float:
    """How alike two texts are; two lines of the front matter are one line where the key is the same."""
    key = old.partition(":")[0]
    return 1.0 if key.isidentifier() and new.startswith(f"{key}:") else likeness(old, new)


def _gone(three: _Three) -> Iterator[str]:
    """What the one side took out, and what it moved and the other then took out or replaced."""
    was, _, other, changed, further = three
    for i, text in enumerate(was.texts):
        j = changed.to[i]
        k = None if j is None else further.to[j]
        moved = changed.match[i] is None
        if moved and (k is None or likeness(text, other.texts[k]) < ALIKE):
            yield text


def _own(three: _Three) -> Iterator[tuple[str, str]]:
    """What is new in the other side, with what it was made of."""
    back = three.further.back
    for k, text in enumerate(three.other.texts):
        before = three.one.texts[back[k]] if k in back else ""
        if text != before:
            yield text, before
