"""Headings go in; they come out without the numbers that were typed before them, at the levels that the numbers say,
with the scheme of the numbers.

A number is a heading's where it counts on from those before it: a year, "5G networks", "3 reasons" keep theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field
from itertools import pairwise

from ...core.node import record, replace
from ...model.report import Numbering
from ..loose import Heading, LeftOut, Loose
from .labels import Label, labels
from .line import flat, without

#: Numbers typed with a stop may leave out so many.
_GAP = 3
#: A count goes on at most so many counts later.
_NEAR = 4
#: Counts stand within one another so deep.
_DEEPEST = 12
#: So many numbers with nothing but a space behind them are a count.
_BARE = 3


@record
class _Series:
    """Numbers that count on from one another."""

    kind: str
    members: dict[int, Label]
    """By the place of the heading among the blocks."""
    last: Label
    above: _Series | None = None
    """The series that was going on when it began."""
    below: int = -1
    """The place of that series' heading before it; -1: none."""
    marks: dict[int, int] = field(default_factory=dict)
    """The level that the text's own marks say of each depth, as last met."""
    may_restart: bool = False
    """A heading above its own has gone by since."""

    def take(self, n: int, label: Label, level: int) -> None:
        """Count one more."""
        self.members[n], self.last, self.may_restart = label, label, False
        self.marks[len(label.values)] = level


def without_numbers(loose: Loose) -> tuple[Loose, Numbering]:
    """The text without the numbers, and their scheme: "decimal" where there are none."""
    headings = {n: block for n, block in enumerate(loose.blocks) if isinstance(block, Heading)}
    found = _counting(headings)
    if not found:
        return loose, "decimal"
    typed = {n: label for series in found for n, label in series.members.items()}
    levels = _levels(headings, found)
    blocks = list(loose.blocks)
    said: list[str] = []
    for n, heading in headings.items():
        inlines = heading.inlines
        if n in typed:
            said.append(flat(inlines)[: typed[n].length].strip())
            inlines = without(inlines, typed[n].length)
        blocks[n] = replace(heading, inlines=inlines, level=levels[n])
    lines = [headings[n].line for n in typed]
    reason = f"the numbers typed before {len(typed)} headings, which the brief counts itself"
    left_out = LeftOut(" ".join(said), reason, min(lines), max(lines), "typed-number")
    return replace(loose, blocks=tuple(blocks), left_out=(*loose.left_out, left_out)), _scheme(found)


# ---------------------------------------------------------------- which numbers count


def _counting(headings: dict[int, Heading]) -> list[_Series]:
    """The series whose numbers are the headings', in the order in which they begin."""
    open_: list[_Series] = []
    series: list[_Series] = []
    strays: Counter[str] = Counter()
    for n, heading in headings.items():
        read = list(labels(flat(heading.inlines)))
        if not _taken(read, n, heading.level, open_, series):
            strays.update({label.kind for label in read if not label.bare})
            for one in open_:
                one.may_restart |= heading.level < min(one.marks.values())
    counts = Counter(dict.fromkeys(strays, 0))
    for one in series:
        counts[one.kind] += len(one.members)
    kept = [one for one in series if 2 * strays[one.kind] < counts[one.kind]]
    sure = {one.kind for one in kept if _is_count(one)}
    return [one for one in kept if one.kind in sure]


def _is_count(series: _Series) -> bool:
    members = series.members.values()
    return len(members) >= (_BARE if all(label.bare for label in members) else 2)


def _taken(read: list[Label], n: int, level: int, open_: list[_Series], series: list[_Series]) -> bool:
    """Put a number into the series that it counts on in, or begin one with it. False: it does neither."""
    for alike in (True, False):
        for label in read:
            for at in range(len(open_) - 1, -1, -1):
                one = open_[at]
                if one.kind != label.kind or not _follows(one.last, label):
                    continue
                if alike and one.marks.get(len(label.values), level) != level:
                    continue
                del open_[at + 1 :]
                one.take(n, label, level)
                return True
    for label in read:  # counts that go on through the parts of a text
        past = next((one for one in reversed(series[-_NEAR:]) if one.kind == label.kind), None)
        if past is not None and past not in open_ and _follows(past.last, label) and level in past.marks.values():
            past.take(n, label, level)
            _open(past, level, open_)
            return True
    for label in read:
        if max(label.values) <= 1 and _may_begin(label, level, open_):
            made = _Series(label.kind, {n: label}, label, None, -1, {len(label.values): level})
            made.above = _open(made, level, open_)
            made.below = next(reversed(made.above.members)) if made.above is not None else -1
            series.append(made)
            return True
    return False


def _open(series: _Series, level: int, open_: list[_Series]) -> _Series | None:
    """Let a series go on within those that are open at a level; gives the one above it."""
    while open_ and min(open_[-1].marks.values()) > level:
        open_.pop()
    above = open_[-1] if open_ else None
    open_.append(series)
    del open_[:-_DEEPEST]
    return above


def _may_begin(label: Label, level: int, open_: list[_Series]) -> bool:
    """Whether a count can begin here: none of its kind is going on, or only above. One that may begin anew ends."""
    for at, one in enumerate(open_):
        if one.may_restart and one.kind == label.kind:
            del open_[at:]
            break
    return all(one.kind != label.kind or level > max(one.marks.values()) for one in open_)


def _follows(last: Label, label: Label) -> bool:
    """Whether a number comes next: 1.1 or 2 after 1, 2 or 1.2.1 or 1.3 after 1.2; with a stop it may leave some out."""
    before, after = last.values, label.values
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    if same == len(after):
        return False
    if same == len(before):
        return all(part <= 1 for part in after[same:])
    step = after[same] - before[same]
    return 0 < step <= (1 if label.bare else _GAP) and all(part <= 1 for part in after[same + 1 :])


# ---------------------------------------------------------------- what they say


def _levels(headings: dict[int, Heading], found: list[_Series]) -> dict[int, int]:
    """The level of each heading: the text's own where the numbers do not contradict it, else theirs."""
    levels = {n: heading.level for n, heading in headings.items()}
    nested = {(one.above.kind, one.kind) for one in found if one.above is not None and _goes_on(one.above, one)}
    for series in found:
        within = series.above is not None and (series.above.kind, series.kind) in nested
        above = levels[series.below] if within else 0
        by_depth: dict[int, Counter[int]] = {}
        for n, label in series.members.items():
            by_depth.setdefault(len(label.values), Counter())[headings[n].level] += 1
        depths = sorted(by_depth)
        met = [above, *(next(iter(by_depth[depth])) for depth in depths)]
        if all(len(one) == 1 for one in by_depth.values()) and all(a < b for a, b in pairwise(met)):
            continue
        top = by_depth[depths[0]]
        first = max(above + 1, min(level for level in top if top[level] == max(top.values())))
        for n, label in series.members.items():
            levels[n] = first + len(label.values) - depths[0]
    return dict(_moved_along(headings, levels, {n for series in found for n in series.members}))


def _goes_on(above: _Series, series: _Series) -> bool:
    """Whether a series counts on behind one that began within it."""
    return next(reversed(above.members)) > next(iter(series.members))


def _moved_along(headings: dict[int, Heading], levels: dict[int, int], typed: set[int]) -> Iterator[tuple[int, int]]:
    """Headings without a number go where the numbered one above them went."""
    above: list[tuple[int, int]] = []
    for n, heading in headings.items():
        while above and above[-1][0] >= heading.level:
            above.pop()
        moved = levels[n] - heading.level if n in typed else above[-1][1] if above else 0
        above.append((heading.level, moved))
        yield n, max(1, heading.level + moved)


def _scheme(found: list[_Series]) -> Numbering:
    if any(series.kind == "roman" and series.above is None for series in found):
        return "outline"
    decimal = [label for series in found for label in series.members.values() if series.kind == "decimal"]
    top = [label for label in decimal if len(label.values) == 1]
    if top and 2 * sum(label.zero for label in top) >= len(top):
        return "decimal-zero"
    return "decimal-dot" if decimal and 2 * sum(label.dot for label in decimal) >= len(decimal) else "decimal"
