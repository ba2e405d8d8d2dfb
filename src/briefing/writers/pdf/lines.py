"""A paragraph as measured pieces goes in; the breaks of its best lines, chosen over the whole paragraph, come out.

The method is Knuth and Plass, "Breaking Paragraphs into Lines" (Software: Practice and Experience 11, 1981), with one
change for speed: from each possible line start only the breaks that could end a line are looked at, and a word is
hyphenated only when it stands there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import field
from enum import Enum
from heapq import heappop, heappush
from itertools import accumulate
from operator import add, sub
from typing import TypeAlias

from ...core.node import node, record

NEVER = float("inf")
"""The cost of a break that must not be taken."""
SHRINK = 0.55
"""How far a gap shrinks at most, as a part of how far it stretches at ratio 1 (a quarter of a space and more)."""
HYPHEN = 110.0
"""Cost of a hyphenated line end, before what its place in the word adds; costs count squared, as Knuth's do."""
LOOSE = 2.2
"""A line that would have to stretch further than this is set ragged instead."""

_FILLED = 10_000.0
"""Demerits of a line stretched at ratio 1. They grow with the square of the ratio only: Knuth's sixth power would pay
any number of hyphens for one loose line less."""
_TIGHT = 2.6 * _FILLED / SHRINK**2
"""The same for gaps that shrink: 2.6 times as much where they shrink as far as they may."""
_LINE = 100.0
_HYPHENS = 60_000.0
"""For a second hyphen in a row; twice as much for a third, and so on."""
_HYPHEN_BEFORE_LAST = 10_000.0
_UNEVEN = 2_500.0
"""For a line whose ratio differs from that of the line before by more than 1."""
_SHORT_LAST = 2_500.0
_SHORT = 0.1
_RAGGED_LINE, _BALANCED_LINE = 300.0, 1e5
_RAG = 1_000.0
"""For a ragged line that lacks the whole measure; less by the square of the part that it lacks."""
_SHORT_RAG = 200.0
_WELL, _WELL_SHRUNK = 0.6, 0.4
"""A line that ends with a word at a ratio within these fills its measure well: no word is parted instead."""
_COARSE = 20.0
"""At the first attempt a line of so many gaps may be as loose as ratio 1, one of half as many twice as loose ..."""
_LEAST, _MOST = 1.6, 4.0
"""... but within these bounds."""
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
    dashed: bool = False
    """Whether the line then ends in a hyphen, be it one of the text's own."""


Breaker = Callable[[int, bool, bool], Sequence[Inner]]
"""(piece, with hyphenation?, anywhere at all?) -> the breaks inside that piece."""


def _no_breaks(piece: int, hyphens: bool, anywhere: bool) -> Sequence[Inner]:
    return ()


@record
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
    """One attempt: how loose lines may be (short, where they are ragged), and where words may break."""

    tolerance: float
    hyphens: bool
    anywhere: bool


_JUSTIFIED = (_Level(_COARSE, True, False), _Level(_MOST, True, False), _Level(NEVER, True, True))
_RAGGED = (_Level(0.15, False, False), _Level(0.3, False, False), _Level(0.45, True, False), _Level(NEVER, True, True))
_BALANCED = (_Level(NEVER, False, False), _Level(NEVER, True, True))
_LEVELS = {Setting.JUSTIFIED: _JUSTIFIED, Setting.RAGGED: _RAGGED, Setting.BALANCED: _BALANCED}

_Way: TypeAlias = tuple[float, int, float, int]
"""The best way to a break: its cost, the break before it, the last line's ratio, how many hyphens run at its end."""
_Exit: TypeAlias = tuple[float, int, float, Inner | None]
"""Where a line may end: its place or, once a line is tried, its ratio; its key, its cost, and what is cut."""


def break_lines(stream: Stream, width: float, setting: Setting, hyphenate: bool = True) -> list[Line]:
    """The lines of a paragraph in a measure of `width` points; none for an empty stream.

    No line is wider than the measure unless a single character is.
    """
    if not stream.widths:
        return []
    natural = sum(stream.widths) + sum(stream.gaps) - stream.gaps[-1]
    if natural <= width:
        return [Line(0, None, len(stream.widths) - 1, None, 0.0, natural)]
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
        self.justified = setting is Setting.JUSTIFIED
        self.last = len(stream.widths) - 1
        starts = self.starts = list(accumulate(map(add, stream.widths, stream.gaps), initial=0.0))
        """Where each piece begins on one endless line, and where the last gap ends."""
        self.stretches = list(accumulate(stream.stretch, initial=0.0))
        """How far the gaps before each piece stretch."""
        self.ends = list(map(add, starts, stream.widths))
        """Where each piece ends."""
        self.edges = list(map(sub, self.ends, stream.hangs))
        """The same without what may stand out into the margin."""
        self.gaps = max(1.0, width / starts[-1] * sum(map(bool, stream.gaps)))
        """How many gaps a line has."""
        self.short = _SHORT * width

    def run(self, level: _Level) -> list[Line]:
        """The best lines that this level allows; none where it allows no way through."""
        self.level = level
        self.loose = NEVER
        self.costs = [min(cost, _DESPERATE) for cost in self.stream.costs] if level.anywhere else self.stream.costs
        self.exits: list[list[_Exit] | None] = [None] * len(self.ends)
        self.ways: dict[int, _Way] = {-1: (0.0, -1, 0.0, 0)}
        self.cuts: dict[int, Inner] = {}
        self.queue = [-1]
        if self.justified:
            self._bound(level)
        follow = self._justified if self.justified else self._ragged
        end = (self.last << 16) | _AFTER
        while self.queue:
            key = heappop(self.queue)
            if key == end:
                return self._lines(end)
            if not follow(key, *self._place(key)) and level.anywhere:
                self._force(key)
        return []

    def _bound(self, level: _Level) -> None:
        """Make ready to find the pieces between which a justified line may end."""
        self.loose = level.tolerance
        if level.tolerance == _COARSE:
            self.loose = min(max(_LEAST, _COARSE / self.gaps), _MOST)
        self.farthest: list[float] = []
        if self.loose < NEVER:
            self.farthest = [end + self.loose * t for end, t in zip(self.ends, self.stretches, strict=False)]
        self.nearest = [begin - SHRINK * t for begin, t in zip(self.starts, self.stretches, strict=True)]

    def _place(self, key: int) -> tuple[float, float, int]:
        """Where the line after a break begins: its place, the stretch before it, and its first piece."""
        piece, inner = key >> 16, self.cuts.get(key)
        if inner is not None:
            return self.ends[piece] - inner.after, self.stretches[piece], piece
        return self.starts[piece + 1], self.stretches[piece + 1], piece + 1

    def _open(self, i: int) -> list[_Exit]:
        """The breaks inside piece `i` that the level takes."""
        stream, level = self.stream, self.level
        hyphens = level.hyphens and self.hyphenate
        found: list[_Exit] = []
        if hyphens or level.anywhere or stream.broken is None or i in stream.broken:
            begin, base = self.starts[i], i << 16
            inners = stream.inner(i, hyphens, level.anywhere and self._too_wide(i))
            if inners:
                found = [(begin + inner.before, base | inner.at, inner.cost, inner) for inner in inners]
        self.exits[i] = found
        return found

    def _too_wide(self, i: int) -> bool:
        """Whether piece `i`, with what it must not be parted from, is wider than a line."""
        stream, width = self.stream, 0.0
        for piece in range(i, self.last + 1):
            width += stream.widths[piece]
            if width > self.width or stream.costs[piece] < NEVER:
                break
            width += stream.gaps[piece]
        return width > self.width

    def _justified(self, key: int, x: float, t: float, first: int) -> bool:
        """Reach every break at which a justified line that begins at `key` could end; gives whether there is one."""
        loose, last, stretches, exits = self.loose, self.last, self.stretches, self.exits
        goal = x + self.width
        begin = bisect_left(self.farthest, goal + loose * t - _EPSILON, first) if self.farthest else first
        stop = bisect_left(self.nearest, goal - SHRINK * t + _EPSILON, first)
        found: list[_Exit] = []
        filled = False
        costs, edges, tight = self.costs, self.edges, -SHRINK
        for i in range(begin, min(last, stop)):
            own = costs[i]
            if own == NEVER:
                continue
            ratio = (goal - edges[i]) / (stretches[i] - t or _EPSILON)
            if tight <= ratio <= loose:
                found.append((ratio, (i << 16) | _AFTER, own, None))
                if -_WELL_SHRUNK <= ratio <= _WELL and not own:
                    filled = True
        if not filled:
            for i in range(begin, stop if stop <= last else last + 1):
                inside = exits[i]
                if inside is None:
                    inside = self._open(i)
                if inside:
                    stretch = stretches[i] - t or _EPSILON
                    for edge, to, own, cut in inside:
                        ratio = (goal - edge) / stretch
                        if tight <= ratio <= loose and to > key:
                            found.append((ratio, to, own, cut))
        if found:
            self._weigh(key, found if loose < NEVER else [self._endured(one, t) for one in found])
        if stop > last and self._finish(key, goal - self.edges[last], stretches[last] - t):
            return True
        return bool(found)

    def _endured(self, line: _Exit, t: float) -> _Exit:
        """A line too loose for any attempt but the last is judged by how much of the measure it lacks."""
        ratio, to, own, cut = line
        if ratio <= _MOST:
            return line
        slack = ratio * (self.stretches[to >> 16] - t or _EPSILON)
        return _MOST, to, own + 1_000 + 5_000 * slack / self.width, cut

    def _weigh(self, key: int, found: list[_Exit]) -> None:
        """Take the lines from `key`, each given with its ratio, that are better than those known."""
        ways = self.ways
        before, _, ratio_before, hyphens = ways[key]
        before += _LINE
        for ratio, to, own, cut in found:
            cost = before + own * own
            if ratio < 0:
                cost += _TIGHT * ratio * ratio
            elif ratio <= LOOSE:
                cost += _FILLED * ratio * ratio
            else:
                cost += _FILLED * ratio * ratio
                ratio = 0.0
            if not -1 <= ratio - ratio_before <= 1:
                cost += _UNEVEN
            count = 0
            if cut is not None and cut.dashed:
                count = hyphens + 1
                cost += _HYPHENS * hyphens
            known = ways.get(to)
            if known is None:
                heappush(self.queue, to)
            elif known[0] <= cost:
                continue
            ways[to] = (cost, key, ratio, count)
            if cut is not None:
                self.cuts[to] = cut

    def _finish(self, key: int, slack: float, stretch: float) -> bool:
        """Reach the paragraph's end by a line that lacks so many points of the measure, unless it is too long."""
        cost, _, _, hyphens = self.ways[key]
        ratio = 0.0
        if slack < 0:
            if slack < -SHRINK * stretch - _EPSILON:
                return False
            ratio = slack / stretch if stretch else 0.0
            cost += _TIGHT * ratio * ratio
        elif self.width - slack < self.short:
            cost += _SHORT_LAST
        if hyphens:
            cost += _HYPHEN_BEFORE_LAST
        return self._note((self.last << 16) | _AFTER, cost, key, ratio)

    def _note(self, to: int, cost: float, key: int, ratio: float, cut: Inner | None = None) -> bool:
        """Remember a line from `key` to `to` if no way is better; of two as good, the one of longer first lines."""
        known = self.ways.get(to)
        if known is None:
            heappush(self.queue, to)
        if known is None or cost <= known[0] + _EPSILON:
            self.ways[to] = (cost, key, ratio, 0)
            if cut is not None:
                self.cuts[to] = cut
        return True

    def _ragged(self, key: int, x: float, t: float, first: int) -> bool:
        """The same for a line that keeps its natural width."""
        width, last, before = self.width, self.last, self.ways[key][0]
        tolerance, balanced = self.level.tolerance, self.setting is Setting.BALANCED
        line = before + (_BALANCED_LINE if balanced else _RAGGED_LINE)
        begin = bisect_left(self.ends, x + width * (1 - tolerance) - _EPSILON, first) if tolerance < NEVER else first
        stop = bisect_left(self.starts, x + width + _EPSILON, first)
        reached = False
        for i in range(begin, min(stop, last + 1)):
            inside = self.exits[i]
            for edge, to, own, cut in self._open(i) if inside is None else inside:
                short = 1 - (edge - x) / width
                if -_EPSILON <= short <= tolerance and to > key:
                    reached = self._note(to, line + _RAG * short * short + own, key, 0.0, cut)
            short = 1 - (self.edges[i] - x) / width
            if self.costs[i] < NEVER and -_EPSILON <= short <= tolerance and i < last:
                to = (i << 16) | _AFTER
                reached = self._note(to, line + _RAG * short * short + self.costs[i], key, 0.0)
        natural = self.ends[last] - x
        if natural <= width + _EPSILON:
            short = 1 - natural / width
            rest = _RAG * short * short if balanced else _SHORT_RAG if natural < self.short else 0.0
            reached = self._note((last << 16) | _AFTER, line + rest, key, 0.0)
        return reached

    def _force(self, key: int) -> None:
        """Take the least that can stand on a line although it is too wide: a single character in a narrow column."""
        i = self._place(key)[2]
        own = key & _AFTER if key >> 16 == i else 0
        cut = next((inner for inner in self.stream.inner(i, False, True) if inner.at > own), None)
        self._note((i << 16) | (cut.at if cut else _AFTER), self.ways[key][0] + _DESPERATE, key, 0.0, cut)

    def _lines(self, key: int) -> list[Line]:
        """The way back from the end, turned round."""
        lines: list[Line] = []
        while key != -1:
            _, before, ratio, _ = self.ways[key]
            x, t, first = self._place(before)
            piece, cut = key >> 16, self.cuts.get(key)
            natural = self.starts[piece] - x + cut.before if cut else self.ends[piece] - x - self.stream.hangs[piece]
            width = natural + ratio * (self.stretches[piece] - t)
            lines.append(Line(first, self.cuts.get(before), piece, cut, ratio, width))
            key = before
        lines.reverse()
        return lines
