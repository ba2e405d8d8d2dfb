"""Three sequences of parts - as they were, as the one side and as the other has them - go in; what to keep comes out.

Each side's changes are edits with the places they touch. Edits that touch nothing in common are all taken; those of
both sides that meet are taken once where they are the same, handed down where both rewrote the same part, and else
they clash: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, TypeAlias, Union

from .align import Match, align

Range: TypeAlias = tuple[int, int]
NOWHERE: Range = (-1, -1)


class Kept(NamedTuple):
    """A text of the result, with the parts of each sequence that it is (`NOWHERE`: of none)."""

    text: str
    was: Range
    one: Range
    other: Range


class Clash(NamedTuple):
    """Two texts of which a person must choose, with the parts that they are."""

    texts: tuple[str, str] | None
    """None: the parts as they stand in each."""
    was: Range
    one: Range
    other: Range


Outcome: TypeAlias = Union[Kept, Clash]


class Edit(NamedTuple):
    """The parts `first` to before `last` became `start` to before `end`; it touches from `low` to `high`, where the
    gap before part i is 2i and the part itself 2i + 1."""

    low: int
    high: int
    first: int
    last: int
    start: int
    end: int


#: What becomes of a part that both sides rewrote, by its index in each: a text, or the two texts that clash.
Both: TypeAlias = Callable[[int, int, int], "str | tuple[str, str]"]
#: The text of some parts of each sequence taken as one run; None: they cannot be, or clash.
Run: TypeAlias = Callable[[Range, Range, Range], "str | None"]


class Three:
    """The sequences, and how the second and third come from the first."""

    def __init__(
        self,
        was: Sequence[str],
        one: Sequence[str],
        other: Sequence[str],
        matches: tuple[Match, Match],
        both: Both,
        contested: tuple[Collection[int], Collection[int]] = ((), ()),
        run: Run = lambda was, one, other: None,
        placed: Collection[int] = (),
    ) -> None:
        """`run`: how parts that edits of both sides met in come together as one run. `contested`: parts that one side
        has moved and the other has not left in peace, by their indices in each side: to take them would be a guess.
        `placed`: parts of the one side that the other has put elsewhere already."""
        self.was, self.one, self.other = was, one, other
        self.to_one, self.to_other = matches
        self.from_one = {j: i for i, j in enumerate(self.to_one) if j is not None}
        self.from_other = {j: i for i, j in enumerate(self.to_other) if j is not None}
        self.both = both
        self.contested = contested
        self.run = run
        self.placed = placed
        self.outcomes: list[Outcome] = []

    def merged(self) -> list[Outcome]:
        """What to keep, in order."""
        mine = edits(self.was, self.one, self.to_one)
        theirs = edits(self.was, self.other, self.to_other)
        at = one = other = 0
        for ours, others in _meeting(mine, theirs):
            met = [*ours, *others]
            first, last = min(edit.first for edit in met), max(edit.last for edit in met)
            one = self.unchanged(at, first, one, other)
            other += first - at
            end = one + last - first + sum(_growth(edit) for edit in ours)
            stop = other + last - first + sum(_growth(edit) for edit in others)
            ranges = (first, last), (one, end), (other, stop)
            if not others:
                self.one_sided(*ranges, mine=True)
            elif not ours:
                self.one_sided(*ranges, mine=False)
            else:
                self.meet(*ranges)
            at, one, other = last, end, stop
        self.unchanged(at, len(self.was), one, other)
        return self.outcomes

    def unchanged(self, first: int, last: int, one: int, other: int) -> int:
        """Keep what neither side changed; gives where the one side stands then."""
        for k in range(last - first):
            self.keep(self.was[first + k], first + k, one + k, other + k)
        return one + last - first

    def keep(self, text: str, was: int, one: int, other: int) -> None:
        """Take a text that is these parts; -1: none of that side's."""
        self.outcomes.append(Kept(text, _single(was), _single(one), _single(other)))

    def one_sided(self, was: Range, one: Range, other: Range, mine: bool) -> None:
        """Take one side's edits; the other's parts there are what they were, or there are none to take but its own."""
        came, contested = (self.from_one, self.contested[0]) if mine else (self.from_other, self.contested[1])
        texts, (start, end) = (self.one, one) if mine else (self.other, other)
        behind = other[0] if mine else one[0]
        for j in range(start, end):
            i = came.get(j, -1)
            i = i if was[0] <= i < was[1] else -1
            there = behind + i - was[0] if i >= 0 else -1
            if mine and i < 0 and j in self.placed:
                continue
            if i < 0 and j in contested:
                self.outcomes.append(
                    Clash(None, NOWHERE, (j, j + 1) if mine else NOWHERE, NOWHERE if mine else (j, j + 1))
                )
            else:
                self.keep(texts[j], i, *((j, there) if mine else (there, j)))

    def meet(self, was: Range, one: Range, other: Range) -> None:
        """Edits of both sides: part after part where both still have it, and what stands between."""
        if (text := self.run(was, one, other)) is not None:
            self.outcomes.append(Kept(text, was, one, other))
            return
        columns = [
            (i, j, k) for i in range(*was) if (j := self.to_one[i]) is not None and (k := self.to_other[i]) is not None
        ]
        at, left, right = was[0], one[0], other[0]
        for i, j, k in [*columns, (was[1], one[1], other[1])]:
            self.between((at, i), (left, j), (right, k))
            if i < was[1]:
                self.rewritten(i, j, k)
            at, left, right = i + 1, j + 1, k + 1

    def rewritten(self, i: int, j: int, k: int) -> None:
        """A part that both sides still have."""
        was, one, other = self.was[i], self.one[j], self.other[k]
        if one == other or other == was:
            self.keep(one, i, j, k)
        elif one == was:
            self.keep(other, i, j, k)
        elif isinstance(made := self.both(i, j, k), str):
            self.keep(made, i, j, k)
        else:
            self.outcomes.append(Clash(made, _single(i), _single(j), _single(k)))

    def between(self, was: Range, one: Range, other: Range) -> None:
        """No part here is still in both sides; what both made new alike divides the rest."""
        new_one = [j for j in range(*one) if j not in self.from_one]
        new_other = [k for k in range(*other) if k not in self.from_other]
        match = align([self.one[j] for j in new_one], [self.other[k] for k in new_other], lambda i, j: False)
        common = [(new_one[x], new_other[y]) for x, y in enumerate(match) if y is not None]
        parts = list(range(*was))
        if common:  # what neither has any more, both wrote anew
            parts = [i for i in parts if self.to_one[i] is not None or self.to_other[i] is not None]
        at, left, right = 0, one[0], other[0]
        for j, k in [*common, (one[1], other[1])]:
            until = at
            while until < len(parts) and self.stands_before(parts[until], j, k):
                until += 1
            self.settle(parts[at:until], (left, j), (right, k))
            if j < one[1] and k < other[1]:
                self.keep(self.one[j], -1, j, k)
            at, left, right = until, j + 1, k + 1

    def stands_before(self, i: int, one: int, other: int) -> bool:
        """Whether a part, where a side has it, stands before a place of that side."""
        j, k = self.to_one[i], self.to_other[i]
        return (j is None or j < one) and (k is None or k < other)

    def settle(self, parts: list[int], one: Range, other: Range) -> None:
        """Texts that cannot be divided further: one side's, where the other changed nothing; else they clash."""
        was = [self.was[i] for i in parts]
        mine, theirs = list(self.one[slice(*one)]), list(self.other[slice(*other)])
        if mine == theirs:
            for step, text in enumerate(mine):
                self.keep(text, -1, one[0] + step, other[0] + step)
        elif theirs == was:
            self.one_sided((0, 0), one, (0, 0), mine=True)
        elif mine == was:
            self.one_sided((0, 0), (0, 0), other, mine=False)
        elif not self._only_deleted(parts, one, other):
            place = (parts[0], parts[-1] + 1) if parts else NOWHERE
            self.outcomes.append(Clash(None, place, one, other))

    def _only_deleted(self, parts: list[int], one: Range, other: Range) -> bool:
        """Whether each side only took parts away, none of which both kept: then all are gone."""
        kept = {self.to_one[i] for i in parts if self.to_one[i] is not None}
        left = {self.to_other[i] for i in parts if self.to_other[i] is not None}
        return (
            all(j in kept and self.one[j] == self.was[self.from_one[j]] for j in range(*one))
            and all(k in left and self.other[k] == self.was[self.from_other[k]] for k in range(*other))
            and bool(parts)
        )


def edits(was: Sequence[str], now: Sequence[str], match: Match) -> list[Edit]:
    """What was done to a sequence: parts rewritten one by one, put in, taken out, or replaced as a whole."""
    found: list[Edit] = []
    gone = {was[i] for i, j in enumerate(match) if j is None}
    new = set(now) - {now[j] for j in match if j is not None}
    at = start = 0
    for i, j in [*((i, j) for i, j in enumerate(match) if j is not None), (len(was), len(now))]:
        if at < i and start < j and (gone.issuperset(now[start:j]) or new.issuperset(was[at:i])):
            # what went elsewhere was not replaced by what stands in its place, nor what came from elsewhere
            found.append(Edit(2 * at + 1, 2 * i - 1, at, i, start, start))
            found.append(Edit(2 * i, 2 * i, i, i, start, j))
        elif at < i or start < j:
            replaced = at < i and start < j
            low = 2 * at if replaced or at == i else 2 * at + 1
            high = 2 * i if replaced or at == i else 2 * i - 1
            found.append(Edit(low, high, at, i, start, j))
        if i < len(was) and was[i] != now[j]:
            found.append(Edit(2 * i + 1, 2 * i + 1, i, i + 1, j, j + 1))
        at, start = i + 1, j + 1
    return found


def _meeting(mine: list[Edit], theirs: list[Edit]) -> list[tuple[list[Edit], list[Edit]]]:
    """The edits of both sides in order; those that touch something in common stand together."""
    groups: list[tuple[list[Edit], list[Edit]]] = []
    high = -1
    for edit, side in sorted([*((edit, 0) for edit in mine), *((edit, 1) for edit in theirs)]):
        if not groups or edit.low > high:
            groups.append(([], []))
            high = edit.high
        groups[-1][side].append(edit)
        high = max(high, edit.high)
    return groups


def _growth(edit: Edit) -> int:
    return edit.end - edit.start - (edit.last - edit.first)


def _single(index: int) -> Range:
    return (index, index + 1) if index >= 0 else NOWHERE
