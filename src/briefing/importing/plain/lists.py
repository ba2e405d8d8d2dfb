"""Paragraphs go in; those that begin like items of a list come out as lists, lines that make a table as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from ...core.node import node, record
from ..loose import Block, Grid, Item, LeftOut, Listing, Para, Rule, Words
from .signs import Sign
from .stretches import Stretch
from .tables import table_at

#: What a sentence ends with; items that are none may be headings.
_STOPS = ".;,!\u3002\uff1b\uff0c\uff01\u2026"
#: Lists stand so deep within one another at most.
_DEEPEST = 8


@node
class Line:
    """A paragraph that is in no list, with the sign or number that was typed before it."""

    text: str
    line: int
    alone: bool
    under: str = ""
    """The sign that it is underlined with."""
    first: bool = False
    """It is the first, or a blank line stands above it."""


Piece = Line | Listing | Grid | Rule


@record
class _Entry:
    """An item being filled."""

    at: Stretch
    sign: Sign
    texts: list[tuple[str, int]] = field(default_factory=list)
    inner: list[_Entry] = field(default_factory=list)


class Lists:
    """Finds the lists of one text."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        self._stretches = stretches
        self._labels: list[tuple[str, int]] = []

    def pieces(self) -> tuple[Piece, ...]:
        """Lists and tables in place of the paragraphs that make them; all others as they are."""
        out: list[Piece] = []
        at = end = 0
        while at < len(self._stretches):
            one = self._stretches[at]
            grid = None
            if at >= end:
                end, grid = table_at(self._stretches, at)
            if grid is not None:
                out.append(grid)
                at = end
            elif one.sign is not None:
                at, roots = self._entries(at)
                out.extend(self._settled(roots))
            else:
                out.append(Rule(one.line) if one.drawn else _line(one))
                at += 1
        return tuple(out)

    def left_out(self) -> tuple[LeftOut, ...]:
        """The numbers and letters typed before items of lists."""
        if not self._labels:
            return ()
        words = " ".join(label for label, _ in self._labels)
        count = len(self._labels)
        what = f"the numbers typed before {count} items of lists" if count > 1 else "the number typed before an item"
        lines = [line for _, line in self._labels]
        return (LeftOut(words, f"{what}, which the brief counts itself", min(lines), max(lines), "list-label"),)

    # -------------------------------------------------------- items in a row

    def _entries(self, at: int) -> tuple[int, list[_Entry]]:
        """The items that begin at a paragraph, within one another, and where they end."""
        roots: list[_Entry] = []
        open_: list[_Entry] = []
        most = 0
        """Lines below a sign that stands alone."""
        while at < len(self._stretches):
            one = self._stretches[at]
            if one.sign is None:
                if not open_ or not _hangs(one, open_[-1]):
                    break
                open_[-1].texts.append((one.text.strip(), one.line))
                at += 1
                continue
            entry = _Entry(one, one.sign)
            at += 1
            if one.text.strip():
                entry.texts.append((one.text.strip(), one.line))
            else:
                at = self._below(entry, at, most)
                most = max(most, len(entry.texts))
            _put(entry, roots, open_)
        return at, roots

    def _below(self, entry: _Entry, at: int, most: int) -> int:
        """Give a sign that stands alone the lines below it: up to the next sign or blank line, and below the last sign
        no more than below others."""
        end = at
        while end < len(self._stretches) and not (one := self._stretches[end]).first and not one.sign and not one.drawn:
            end += 1
        is_last = end == len(self._stretches) or self._stretches[end].sign is None
        if is_last and most:
            end = min(end, at + most)
        entry.texts += [(one.text.strip(), one.line) for one in self._stretches[at:end]]
        return end

    # -------------------------------------------------------- what is a list

    def _settled(self, entries: list[_Entry], depth: int = 0) -> Iterator[Listing | Line]:
        """Lists of the entries that plainly make one; lines of the others, with what stands in them behind."""
        group: list[_Entry] = []
        for entry in (*entries, None):
            if group and (entry is None or group[0].sign.kind != entry.sign.kind):
                yield from self._group(group, depth)
                group = []
            if entry is not None:
                if group and group[-1].sign.value and not _goes_on(group, entry):
                    yield from self._group(group, depth)
                    group = []
                group.append(entry)

    def _group(self, group: list[_Entry], depth: int) -> Iterator[Listing | Line]:
        if _is_list(group, depth):
            behind = _behind(group)
            yield self._listing(group, depth)
            yield from self._settled(behind, depth)
            return
        for entry in group:
            first, *others = entry.texts or [("", entry.at.line)]
            words = f"{entry.sign.label}{'' if entry.sign.wide else ' '}{first[0]}".strip()
            yield Line(words, entry.at.line, entry.at.alone, entry.at.under, entry.at.first)
            yield from (Line(text, line, False) for text, line in others)
            yield from self._settled(entry.inner, depth)

    def _listing(self, group: list[_Entry], depth: int) -> Listing:
        first = group[0].sign
        self._labels += [(one.sign.label, one.at.line) for one in group if any(map(str.isalnum, one.sign.label))]
        items = tuple(Item(tuple(self._blocks(entry, depth)), entry.at.line) for entry in group)
        return Listing(bool(first.value), items, group[0].at.line, first.value or 1)

    def _blocks(self, entry: _Entry, depth: int) -> Iterator[Block]:
        for text, line in entry.texts:
            yield Para((Words(text, line),), line)
        for made in self._settled(entry.inner, depth + 1):
            yield Para((Words(made.text, made.line),), made.line) if isinstance(made, Line) else made


def _line(one: Stretch) -> Line:
    return Line(one.text.strip(), one.line, one.alone, one.under, one.first)


def _hangs(one: Stretch, entry: _Entry) -> bool:
    """Whether a paragraph belongs to the item before it: it is indented to where the item's words begin."""
    return one.indent > entry.at.indent and one.indent >= 2 and not one.drawn and not one.under


def _put(entry: _Entry, roots: list[_Entry], open_: list[_Entry]) -> None:
    """Put an item where its indent and its sign say: signs of another kind stand within one another."""
    indent = entry.at.indent
    while open_ and (open_[-1].at.indent > indent or len(open_) >= _DEEPEST):
        open_.pop()
    same = [n for n, one in enumerate(open_) if one.sign.kind == entry.sign.kind and one.at.indent == indent]
    if same:
        del open_[same[-1] :]
    elif open_ and open_[-1].at.indent == indent and not _within(entry, open_[-1]):
        while open_ and open_[-1].at.indent == indent:
            open_.pop()
    (open_[-1].inner if open_ else roots).append(entry)
    open_.append(entry)


def _within(entry: _Entry, above: _Entry) -> bool:
    """Whether an item may stand in the one above that is indented no less."""
    return above.sign.value > 0 or (entry.sign.value <= 1 and not entry.at.first)


def _is_list(group: list[_Entry], depth: int) -> bool:
    """Bullets are a list; numbers are one where they count, and are no headings."""
    first = group[0]
    if not first.sign.value:
        return any(entry.texts for entry in group) and (
            len(group) > 1 or first.sign.kind not in "+\u2013\u2014\u2192\u00bb"
        )
    values = [entry.sign.value for entry in group]
    ones = len(set(values)) == 1
    if len(values) < 2 or not (ones or all(b - a == 1 for a, b in pairwise(values))):
        return False
    ends = [entry.texts[-1][0][-1:] for entry in group if entry.texts]
    if values[0] > 1 and not depth:
        return all(end in _STOPS for end in ends)
    return depth > 0 or not _are_headings(group)


def _goes_on(group: list[_Entry], entry: _Entry) -> bool:
    """Whether a numbered item may be in one list with those before it: it counts on, or all count "1."."""
    return entry.sign.value > group[-1].sign.value or entry.sign.value == group[0].sign.value


def _behind(group: list[_Entry]) -> list[_Entry]:
    """Take from the last item of a list what stands behind a blank line and has no like in the items above: another
    list that follows."""
    *above, last = group
    if not above or any(entry.inner for entry in above) or not last.inner or not last.inner[0].at.first:
        return []
    behind, last.inner = last.inner, []
    return behind


def _are_headings(group: list[_Entry]) -> bool:
    """Whether numbered lines with lists below them are headings: they stand apart, and the lists are close."""
    inner = [one for entry in group for one in entry.inner]
    short = all(len(entry.texts) == 1 and entry.texts[0][0][-1:] not in _STOPS for entry in group)
    return short and bool(inner) and all(entry.at.alone for entry in group) and not all(one.at.alone for one in inner)
