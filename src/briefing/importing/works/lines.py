"""Lines of a list of sources go in; they come out put together as entries, where a title stands above its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from .numbers import numbered
from .phrases import accessed_in
from .said import Link, Said

#: The longest line that is a part of an entry of several lines, in characters.
_LONGEST = 240


class Line(NamedTuple):
    """A line, and the place of its block among its neighbours."""

    said: Said
    block: int = 0


class Group(NamedTuple):
    """Lines that are an entry, as one, and the places of the first block and the last that they stand in."""

    said: Said
    first: int
    last: int


def grouped(lines: Sequence[Line]) -> list[Group]:
    """The entries in order. Numbers begin entries where most lines have one; else each paragraph of several lines with
    one address is one; else the addresses end them, or begin them where the first line is an address."""
    return [
        Group(run_on([line.said for line in group]), group[0].block, group[-1].block) for group in _groups(list(lines))
    ]


def _groups(lines: list[Line]) -> list[list[Line]]:
    if len(lines) < 2:
        return [lines] if lines else []
    if (
        sum(bool(numbered(line.said.text).names) for line in lines) * 3 >= len(lines)
        and numbered(lines[0].said.text).names
    ):
        return _parted(lines, _is_counted)
    blocks = [list(group) for _, group in groupby(lines, key=lambda line: line.block)]
    if any(len(block) > 1 for block in blocks) and all(len(_addresses(block)) == 1 for block in blocks):
        return blocks
    if not any(line.said.links for line in lines) or all(line.said.links for line in lines):
        return [[line] for line in lines]
    if begins(lines[0].said):
        return _parted(
            lines, lambda group, line: begins(line.said) or not _is_part(line) or line.block > group[-1].block + 1
        )
    return _parted(lines, _is_behind)


def _parted(lines: list[Line], is_new: Callable[[list[Line], Line], bool]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or is_new(groups[-1], line):
            groups.append([])
        groups[-1].append(line)
    return groups


def _is_counted(group: list[Line], line: Line) -> bool:
    """Whether a line begins an entry where entries have numbers; in a paragraph of its own it does as well, unless the
    entry above still lacks what it holds."""
    if numbered(line.said.text).names:
        return True
    if line.block == group[-1].block or _is_phrase(line.said):
        return False
    return not _is_part(line) or any(one.said.links for one in group)


def _is_behind(group: list[Line], line: Line) -> bool:
    """Whether a line begins an entry where addresses end them."""
    if _is_phrase(line.said):
        return False
    whole = any(one.said.links for one in group)
    return whole or not _is_part(line) or not _is_part(group[-1]) or (bool(line.said.links) and not begins(line.said))


def _is_part(line: Line) -> bool:
    bare = sum(link.end - link.start for link in line.said.links)
    return len(line.said.text) - bare <= _LONGEST


def _addresses(lines: list[Line]) -> set[str]:
    return {link.url for line in lines for link in line.said.links}


def begins(said: Said) -> bool:
    """Whether words begin with an address."""
    return bool(said.links) and said.links[0].start <= 2


def _is_phrase(said: Said) -> bool:
    """Whether a line only says when what is above it was accessed."""
    found = accessed_in(said.text)
    return found is not None and not said.links and len(said.text) - (found.end - found.start) < 6


def run_on(lines: Sequence[Said]) -> Said:
    """Lines as one, with a space between."""
    if len(lines) == 1:
        return lines[0]
    at = 0
    links: list[Link] = []
    places: list[tuple[int, int]] = []
    for line in lines:
        links += (link._replace(start=link.start + at, end=link.end + at) for link in line.links)
        places += ((place + at, number) for place, number in line.lines)
        at += len(line.text) + 1
    return Said(" ".join(line.text for line in lines), tuple(links), tuple(places))
