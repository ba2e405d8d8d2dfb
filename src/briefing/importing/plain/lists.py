"""Paragraphs go in; those that begin like items of a list come out as lists, lines with tabs as tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...core.node import node
from ..loose import Block, Grid, GridCell, Item, Listing, Para, Words
from .stretches import ITEM, Stretch


@node
class Line:
    """A paragraph that is in no list."""

    text: str
    line: int
    alone: bool


Piece = Line | Listing | Grid


@dataclass
class _Entry:
    """An item being filled."""

    line: int
    indent: int
    number: str
    """What was typed before it; empty for a bullet."""
    texts: list[tuple[str, int]] = field(default_factory=list)
    inner: list[_Entry] = field(default_factory=list)


def with_lists(stretches: tuple[Stretch, ...]) -> tuple[Piece, ...]:
    """Lists and tables in place of the paragraphs that make them; all others as they are."""
    out: list[Piece] = []
    at = 0
    while at < len(stretches):
        end = _tabbed(stretches, at)
        if end - at > 1:
            out.append(_grid(stretches[at:end]))
            at = end
            continue
        end, entries = _entries(stretches, at)
        if entries:
            out.extend(_listings(entries))
            at = end
            continue
        one = stretches[at]
        out.append(Line(one.text.strip(), one.line, one.alone))
        at += 1
    return tuple(out)


# ---------------------------------------------------------------- tables


def _tabbed(stretches: tuple[Stretch, ...], at: int) -> int:
    """Where a run of lines with as many tabs each ends."""
    count = stretches[at].text.strip().count("\t")
    end = at
    while count and end < len(stretches) and stretches[end].text.strip().count("\t") == count:
        end += 1
    return end


def _grid(lines: tuple[Stretch, ...]) -> Grid:
    rows = tuple(
        tuple(
            GridCell((Para((Words(cell.strip(), one.line),), one.line),) if cell.strip() else (), header=n == 0)
            for cell in one.text.strip(" ").split("\t")
        )
        for n, one in enumerate(lines)
    )
    return Grid(rows, lines[0].line, header=1)


# ---------------------------------------------------------------- lists


def _entries(stretches: tuple[Stretch, ...], at: int) -> tuple[int, list[_Entry]]:
    """The items that begin at a paragraph, and where they end; none where it begins no list.

    A number makes an item only where the next one follows: a line such as "1. Introduction" may be a heading.
    """
    found: list[_Entry] = []
    begin = at
    while at < len(stretches):
        one = stretches[at]
        match = ITEM.match(one.text) if one.text else None
        if match is None:
            break
        entry = _Entry(one.line, max(one.indent, len(match["indent"])), match["number"] or "")
        rest = one.text[match.end() :].strip()
        at += 1
        if rest:
            entry.texts.append((rest, one.line))
        else:  # a sign alone: the lines after it, up to the next sign or a blank line, are its words
            while at < len(stretches) and not stretches[at].alone and not ITEM.match(stretches[at].text):
                entry.texts.append((stretches[at].text.strip(), stretches[at].line))
                at += 1
        found.append(entry)
    if not found or not _is_list(found):
        return begin, []
    return at, found


def _is_list(entries: list[_Entry]) -> bool:
    """Bullets are a list; numbers are one where they count from one on, without anything between them."""
    numbered = [entry for entry in entries if entry.number]
    if not numbered:
        return any(entry.texts for entry in entries)
    if len(numbered) < len(entries):
        return not entries[0].number or len(numbered) > 1
    return len(entries) > 1 and _counts(entries)


def _counts(entries: list[_Entry]) -> bool:
    least = min(entry.indent for entry in entries)
    outer = [entry.number for entry in entries if entry.indent == least]
    if not all(number.isdigit() for number in outer):
        return len(set(outer)) == len(outer)
    values = [int(number) for number in outer]
    return all(b - a == 1 for a, b in zip(values, values[1:], strict=False)) and values[0] <= 1 or len(set(values)) == 1


def _listings(entries: list[_Entry]) -> Iterator[Listing]:
    """Entries one under another by how far they are indented, and by whether they are numbered."""
    roots: list[_Entry] = []
    open_: list[_Entry] = []
    for entry in entries:
        while open_ and open_[-1].indent >= entry.indent:
            open_.pop()
        (open_[-1].inner if open_ else roots).append(entry)
        open_.append(entry)
    yield from _grouped(roots)


def _grouped(entries: list[_Entry]) -> Iterator[Listing]:
    group: list[_Entry] = []
    for entry in entries:
        if group and bool(group[0].number) != bool(entry.number):
            yield _listing(group)
            group = []
        group.append(entry)
    if group:
        yield _listing(group)


def _listing(group: list[_Entry]) -> Listing:
    first = group[0]
    start = int(first.number) if first.number.isdigit() else 1
    items = tuple(Item(tuple(_blocks(entry)), entry.line) for entry in group)
    return Listing(bool(first.number), items, first.line, start)


def _blocks(entry: _Entry) -> Iterator[Block]:
    for text, line in entry.texts:
        yield Para((Words(text, line),), line)
    yield from _grouped(entry.inner)
