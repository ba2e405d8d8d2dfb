"""A paragraph as measured pieces goes in; the breaks of its best lines, chosen over the whole paragraph, come out.

The method is Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981), with one
change for speed: from each possible line start only the breaks that could end a line are looked at, and a word is
hyphenated only when it stands there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from heapq import heappop, heappush

from ...core.node import node

NEVER = float("inf")
"""The cost of a break that must not be taken."""
SHRINK = 0.4
"""How far a gap shrinks at most, as a part of how far it stretches at ratio 1 (a quarter of a space and more)."""
HYPHEN = 80.0
"""Cost of a hyphenated line end (TeX's \\hyphenpenalty is 50)."""
LOOSE = 2.2
"""A line that would have to stretch further than this is set ragged instead."""

_TWO_HYPHENS = 6_000.0
_HYPHEN_BEFORE_LAST = 10_000.0
_UNEVEN = 2_500.0
_SHORT_LAST = 2_500.0
_SHORT = 0.1
_DESPERATE = 1e7
_EPSILON = 1e-6
_AFTER = 0xFFFF


class Setting(Enum):
    """How lines fill their measure."""

    JUSTIFIED = "justified"
    RAGGED = "ragged"
    BALANCED = "balanced"
    """Ragged, as few lines as possible, and those of like length: for headings and titles."""


@node
class Inner:
    """A possible break inside a piece. Widths in points."""

    at: int
    """How many characters stay on the line."""
    before: float
    """Width of what stays, its hyphen included."""
    after: float
    """Width of what goes on."""
    cost: float
    hyphen: bool
    """Whether a hyphen is shown that the text does not have."""


Breaker = Callable[[int, bool, bool], Sequence[Inner]]
"""(piece, with hyphenation?, anywhere at all?) -> the breaks inside that piece."""


def _no_breaks(piece: int, hyphens: bool, anywhere: bool) -> Sequence[Inner]:
    return ()


@dataclass(slots=True)
class Stream:
    """Pieces in reading order, as parallel columns; widths in points."""

    widths: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    """Width of the space after each piece; 0 where there is none."""
    stretch: list[float] = field(default_factory=list)
    """How far that space widens at ratio 1."""
    costs: list[float] = field(default_factory=list)
    """Cost of a break after each piece: 0 for a plain space, `NEVER` for none."""
    hangs: list[float] = field(default_factory=list)
    """How far each piece may stand out into the right margin when it ends a line."""
    inner: Breaker = _no_breaks
    broken: frozenset[int] | None = None
    """The pieces that have breaks inside without hyphenation; None: ask `inner` for each."""


@node
class Line:
    """Pieces `first` to `last`, both included, cut where `skip` and `cut` say."""

    first: int
    skip: Inner | None
    last: int
    cut: Inner | None
    ratio: float
    """Each gap is to be `ratio` times its stretch wider (narrower where negative)."""
    width: float
    """Set width, hanging punctuation not counted."""


@node
class _Level:
    """One attempt: how loose lines may be, where words may break, how short of the measure an end is looked for."""

    tolerance: float
    hyphens: bool
    anywhere: bool
    reach: float


_JUSTIFIED = (
    _Level(1.1, False, False, 0.2),
    _Level(1.4, True, False, 0.25),
    _Level(2.0, True, False, 0.4),
    _Level(NEVER, True, True, 1.0),
)
_RAGGED = (_Level(0.3, False, False, 0.3), _Level(0.45, True, False, 0.45), _Level(NEVER, True, True, 1.0))
_BALANCED = (_Level(NEVER, False, False, 1.0), _Level(NEVER, True, True, 1.0))
_LEVELS = {Setting.JUSTIFIED: _JUSTIFIED, Setting.RAGGED: _RAGGED, Setting.BALANCED: _BALANCED}


@dataclass(slots=True)
class _Node:
    """The best way to a break: what it costs, where it came from, where the next line begins."""

    cost: float
    previous: int
    ratio: float
    hyphen: bool
    piece: int
    inner: Inner | None
    x: float
    t: float
    width: float


def break_lines(stream: Stream, width: float, setting: Setting, hyphenate: bool = True) -> list[Line]:
    """The lines of a paragraph in a measure of `width` points; none for an empty stream.

    No line is wider than the measure unless a single character is.
    """
    if not stream.widths:
        return []
    if setting is not Setting.JUSTIFIED and sum(stream.widths) + sum(stream.gaps[:-1]) <= width:
        return [Line(0, None, len(stream.widths) - 1, None, 0.0, sum(stream.widths) + sum(stream.gaps[:-1]))]
    search = _Search(stream, width, setting, hyphenate)
    for level in _LEVELS[setting]:
        lines = search.run(level)
        if lines:
            return lines
    raise AssertionError("the last attempt takes any break")


class _Search:
    """The prefix sums of one paragraph, and the search for its best breaks."""

    def __init__(self, stream: Stream, width: float, setting: Setting, hyphenate: bool) -> None:
        self.stream, self.width, self.setting, self.hyphenate = stream, width, setting, hyphenate
        x = t = 0.0
        starts, stretches, ends = [], [], []
        for w, gap, stretch in zip(stream.widths, stream.gaps, stream.stretch, strict=True):
            starts.append(x)
            stretches.append(t)
            x += w
            ends.append(x)
            x += gap
            t += stretch
        starts.append(x)
        stretches.append(t)
        self.starts, self.stretches, self.ends = starts, stretches, ends
        self.reached = False
        """Whether any break was reached from the node looked at last."""
        self.share = 0.8 * t / x if x else 0.0
        """Most of a line's width that is stretch, with a margin: lines differ."""

    def run(self, level: _Level) -> list[Line]:
        """The best lines that this level allows; none where it allows no way through."""
        self.level = level
        self.reach = level.reach
        if self.setting is Setting.JUSTIFIED and level.tolerance < NEVER:
            self.reach = min(level.reach, level.tolerance * 2 * self.share)
        self.inners: dict[int, Sequence[Inner]] = {}
        self.nodes = {-1: _Node(0.0, -1, 0.0, False, -1, None, 0.0, 0.0, 0.0)}
        self.queue = [-1]
        end = ((len(self.ends) - 1) << 16) | _AFTER
        while self.queue:
            key = heappop(self.queue)
            if key == end:
                return self._lines(end)
            self._from(key)
        return []

    def _from(self, key: int) -> None:
        """Reach every break at which a line that begins at `key` could end."""
        node, level, width = self.nodes[key], self.level, self.width
        stream, ends, stretches = self.stream, self.ends, self.stretches
        costs, hangs, broken = stream.costs, stream.hangs, stream.broken
        x0, t0, last = node.x, node.t, len(ends) - 1
        first = node.piece if node.inner else node.piece + 1
        i = bisect_left(ends, x0 + width * (1 - self.reach), first) if level.reach < 1 else first
        shrink = SHRINK if self.setting is Setting.JUSTIFIED else 0.0
        ask = broken is None or level.anywhere or (level.hyphens and self.hyphenate)
        loose = level.tolerance if shrink else NEVER
        if i > last:
            i = last
        self.reached = False
        while i <= last:
            stretch = stretches[i] - t0
            limit = width + stretch * shrink + _EPSILON
            if ask or i in broken:  # type: ignore[operator]  # `ask` where broken is None
                self._within(key, node, i, stretch, limit)
            natural = ends[i] - x0 - hangs[i]
            if natural > limit:
                break
            if (costs[i] < NEVER and width - natural <= loose * stretch) or i == last or level.anywhere:
                self._reach(key, node, (i << 16) | _AFTER, natural, stretch, i, None)
            i += 1
        if level.anywhere and not self.reached:
            self._force(key, node, first)

    def _force(self, key: int, node: _Node, i: int) -> None:
        """Take the least that can stand on a line although it is too wide: a single character in a narrow column."""
        own = node.inner.at if node.inner and node.piece == i else 0
        begin, stretch = self.starts[i] - node.x, self.stretches[i] - node.t
        for inner in self.stream.inner(i, False, True):
            if inner.at > own:
                self._reach(key, node, (i << 16) | inner.at, begin + inner.before, stretch, i, inner)
                return
        self._reach(key, node, (i << 16) | _AFTER, self.ends[i] - node.x, stretch, i, None)

    def _within(self, key: int, node: _Node, i: int, stretch: float, limit: float) -> None:
        """Reach the breaks inside piece `i`."""
        inners = self.inners.get(i)
        if inners is None:
            level = self.level
            anywhere = level.anywhere and self.stream.widths[i] > self.width
            inners = self.inners[i] = self.stream.inner(i, level.hyphens and self.hyphenate, anywhere)
        if not inners:
            return
        own = node.inner.at if node.inner and node.piece == i else 0
        begin = self.starts[i] - node.x
        for inner in inners:
            if inner.at > own and begin + inner.before <= limit:
                self._reach(key, node, (i << 16) | inner.at, begin + inner.before, stretch, i, inner)

    def _reach(
        self, key: int, node: _Node, to: int, natural: float, stretch: float, piece: int, inner: Inner | None
    ) -> None:
        """Note the line from `key` to `to` if the level allows it and no better way to `to` is known."""
        final = inner is None and piece == len(self.ends) - 1
        own = inner.cost if inner else 0.0 if final else min(self.stream.costs[piece], _DESPERATE)
        hyphen = inner is not None and inner.hyphen
        if self.setting is Setting.JUSTIFIED:
            ratio, cost = self._justified(node, natural, stretch, final, own, hyphen)
        else:
            ratio, cost = self._ragged(natural, final, own)
        if cost == NEVER:
            return
        self.reached = True
        cost += node.cost
        known = self.nodes.get(to)
        if known is None:
            heappush(self.queue, to)
        elif known.cost <= cost:
            return
        if inner:
            x, t = self.ends[piece] - inner.after, self.stretches[piece]
        else:
            x, t = self.starts[piece + 1], self.stretches[piece + 1]
        self.nodes[to] = _Node(cost, key, ratio, hyphen, piece, inner, x, t, natural + ratio * stretch)

    def _justified(
        self, node: _Node, natural: float, stretch: float, final: bool, own: float, hyphen: bool
    ) -> tuple[float, float]:
        """Ratio and demerits of a justified line; an infinite cost where it is too loose for the level."""
        slack = self.width - natural
        if final and slack >= 0:
            cost = 1.0 + (_SHORT_LAST if natural < _SHORT * self.width else 0.0)
            return 0.0, cost + (_HYPHEN_BEFORE_LAST if node.hyphen else 0.0)
        if slack >= 0:
            ratio = slack / stretch if stretch > 0 else (0.0 if slack < _EPSILON else NEVER)
            if ratio > self.level.tolerance:
                return 0.0, NEVER
            bad = 100 * ratio**3 if ratio < LOOSE else 1_100 + 10_000 * slack / self.width
            shown = ratio if ratio <= LOOSE else 0.0
        else:
            ratio = shown = max(slack / stretch, -SHRINK) if stretch > 0 else 0.0
            bad = 100 * (-ratio / SHRINK) ** 3
        cost = (1 + bad + own) ** 2
        if hyphen and node.hyphen:
            cost += _TWO_HYPHENS
        if final and node.hyphen:
            cost += _HYPHEN_BEFORE_LAST
        if abs(shown - node.ratio) > 1:
            cost += _UNEVEN
        return shown, cost

    def _ragged(self, natural: float, final: bool, own: float) -> tuple[float, float]:
        """The same for a line that keeps its natural width."""
        short = max(0.0, 1 - natural / self.width)
        balanced = self.setting is Setting.BALANCED
        if final and not balanced:
            return 0.0, 300.0 + (200.0 if natural < _SHORT * self.width else 0.0)
        if short > self.level.tolerance:
            return 0.0, NEVER
        return 0.0, (1e5 if balanced else 300.0) + 1_000 * short * short + own

    def _lines(self, key: int) -> list[Line]:
        """The way back from the end, turned round."""
        lines: list[Line] = []
        while key != -1:
            node = self.nodes[key]
            before = self.nodes[node.previous]
            first = before.piece if before.inner else before.piece + 1
            lines.append(Line(first, before.inner, node.piece, node.inner, node.ratio, node.width))
            key = node.previous
        lines.reverse()
        return lines
