"""Two sequences of texts go in; which text of the one is which of the other comes out: the same, or the same rewritten.

Texts that both sequences hold once each are the anchors (the longest run of them that keeps its order, as in patience
diff); between anchors, likeness of words decides, and at last the place. The cost is near linear while most texts are
the same on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence

from ...core.node import record

#: For each text of the one sequence its index in the other; None: it is not there. The indices rise.
Match = list["int | None"]

_WORD = re.compile(r"\w+")
#: A rewritten text shares at least this part of its words with what it was.
ALIKE = 0.5
#: Beyond so many pairs likeness is not asked for: that many texts were rewritten at once.
_MOST_PAIRS = 40_000


def likeness(one: str, other: str) -> float:
    """The share of words that two texts have in common, from 0 to 1."""
    if one == other:
        return 1.0
    some, more = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    total = some.total() + more.total()
    return 2 * (some & more).total() / total if total else 0.0


@record
class _Sides:
    one: Sequence[str]
    other: Sequence[str]
    match: Match
    moved: set[str]
    """Texts that stand once on either side: where such a one finds no partner, it has gone elsewhere."""
    kinds: Callable[[int, int], bool]
    """Whether a text may have become another, by their indices."""


def align(one: Sequence[str], other: Sequence[str], kinds: Callable[[int, int], bool] = lambda i, j: True) -> Match:
    """Match two sequences. `kinds` says whether the text at the first index may have been rewritten into the second."""
    match: Match = [None] * len(one)
    sides = _Sides(one, other, match, _single(one) & _single(other), kinds)
    waiting = [(0, len(one), 0, len(other))]
    while waiting:
        first, last, start, end = waiting.pop()
        while first < last and start < end and one[first] == other[start]:
            match[first] = start
            first, start = first + 1, start + 1
        while first < last and start < end and one[last - 1] == other[end - 1]:
            last, end = last - 1, end - 1
            match[last] = end
        if first == last or start == end:
            continue
        anchors = _anchors(sides, first, last, start, end)
        if not anchors:
            _rewritten(sides, first, last, start, end)
            continue
        for i, j in [*anchors, (last, end)]:
            if first < i or start < j:
                waiting.append((first, i, start, j))
            if i < last:
                match[i] = j
            first, start = i + 1, j + 1
    return match


def _single(texts: Sequence[str]) -> set[str]:
    return {text for text, count in Counter(texts).items() if count == 1}


def _anchors(sides: _Sides, first: int, last: int, start: int, end: int) -> list[tuple[int, int]]:
    """The longest rising run of texts that stand once in each range."""
    here = Counter(sides.one[first:last])
    there = Counter(sides.other[start:end])
    places = {sides.other[j]: j for j in range(start, end)}
    pairs = [(i, places[text]) for i in range(first, last) if here[text := sides.one[i]] == 1 and there.get(text) == 1]
    return rising(pairs)


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second members rise as the first do."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(tails, j)
        before.append(at[length - 1] if length else -1)
        if length == len(tails):
            tails.append(j)
            at.append(index)
        else:
            tails[length], at[length] = j, index
    run: list[tuple[int, int]] = []
    index = at[-1] if at else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _rewritten(sides: _Sides, first: int, last: int, start: int, end: int) -> None:
    """Match what is alike, then what stands in the same place among as many."""
    ours = [i for i in range(first, last) if sides.one[i] not in sides.moved]
    theirs = [j for j in range(start, end) if sides.other[j] not in sides.moved]
    pairs = _alike(sides, ours, theirs) if 0 < len(ours) * len(theirs) <= _MOST_PAIRS else []
    x = y = 0
    for p, q in [*pairs, (len(ours), len(theirs))]:
        if p - x == q - y and all(sides.kinds(ours[x + k], theirs[y + k]) for k in range(p - x)):
            for k in range(p - x):
                sides.match[ours[x + k]] = theirs[y + k]
        if p < len(ours):
            sides.match[ours[p]] = theirs[q]
        x, y = p + 1, q + 1
    _in_order(sides.match, first, last)


def _in_order(match: Match, first: int, last: int) -> None:
    """Nothing moved may stand between: the indices rise by the way they were found."""
    pairs = [(i, j) for i in range(first, last) if (j := match[i]) is not None]
    kept = set(rising(pairs))
    for i, j in pairs:
        if (i, j) not in kept:
            match[i] = None


def _alike(sides: _Sides, ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """Positions in both lists of what is the same or alike, in order, of the greatest likeness in all."""
    bags = [Counter(_WORD.findall(sides.other[j])) for j in theirs]
    sums = [bag.total() for bag in bags]
    width = len(theirs)
    best = [[0.0] * (width + 1)]
    taken: list[list[float]] = []
    for i in ours:
        text = sides.one[i]
        words = Counter(_WORD.findall(text))
        total = words.total()
        above = best[-1]
        row, scores = [0.0], []
        for q, j in enumerate(theirs):
            score = 0.0
            if text == sides.other[j]:
                score = 1.0 + min(total, 50)
            elif 2 * min(total, sums[q]) >= ALIKE * (total + sums[q]) > 0 and sides.kinds(i, j):
                share = 2 * (words & bags[q]).total() / (total + sums[q])
                score = share * min(total, 50) if share >= ALIKE else 0.0
            scores.append(score)
            row.append(max(row[q], above[q + 1], above[q] + score))
        best.append(row)
        taken.append(scores)
    return _traced(best, taken, width)


def _traced(best: list[list[float]], taken: list[list[float]], width: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    p, q = len(taken), width
    while p and q:
        if best[p][q] == best[p - 1][q]:
            p -= 1
        elif best[p][q] == best[p][q - 1]:
            q -= 1
        else:
            p, q = p - 1, q - 1
            pairs.append((p, q))
    return pairs[::-1]
