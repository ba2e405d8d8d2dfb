"""A text goes in; its paragraphs come out, each with its line, whether its lines were wrapped or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ...core.node import node

#: What an item of a list begins with: a sign, a number or a letter, and where its words begin. A sign alone on its line
#: begins an item whose words follow.
ITEM = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?P<sign>[\u2022\u25e6\u25aa\u2023\u00b7\u25cf\u25cb\u25a0\u2219*\u2013-]|"
    r"\(?(?P<number>\d{1,3}|[a-z]|[ivx]{1,5})[.)])(?:[ \t\u00a0]+(?=\S)|[ \t\u00a0]*$)"
)
#: Lines of a text that was wrapped at a width reach this share of it; and so many of them do.
_FULL, _MOST_FULL = 0.62, 0.8
#: No program wraps text wider, in characters.
_WIDEST = 110


@node
class Stretch:
    """A paragraph, or a line that is one."""

    text: str
    line: int
    alone: bool
    """Blank lines, or the text's ends, stand before and after it."""
    indent: int = 0
    """Columns before its first sign."""


def stretches(text: str) -> tuple[Stretch, ...]:
    """The paragraphs in order."""
    groups = list(_groups(text))
    wrapped = _is_wrapped([lines for _, lines in groups])
    return tuple(stretch for first, lines in groups for stretch in _parted(first, lines, wrapped))


def _groups(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines between blank ones, with the number of the first."""
    numbered = enumerate(text.split("\n"), 1)
    for blank, group in groupby(numbered, key=lambda pair: not pair[1].strip()):
        if not blank:
            lines = list(group)
            yield lines[0][0], [line for _, line in lines]


def _is_wrapped(groups: list[list[str]]) -> bool:
    """Whether the lines of a text end where a width was reached, and not where paragraphs do."""
    inner = [len(line.rstrip()) for lines in groups if len(lines) > 1 for line in lines[:-1]]
    if len(inner) < 2:
        return False
    width = sorted(inner)[int(0.95 * (len(inner) - 1))]
    return (
        width <= _WIDEST and sum(length >= _FULL * width for length in inner) >= _MOST_FULL * len(inner) and width > 40
    )


def _parted(first: int, lines: list[str], wrapped: bool) -> Iterator[Stretch]:
    """The paragraphs of lines without a blank one between."""
    parts: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, first):
        if parts and wrapped and not ITEM.match(line) and "\t" not in line.strip():
            parts[-1][1].append(line)
        else:
            parts.append((number, [line]))
    for number, part in parts:
        words = " ".join(line.strip(" \u00a0") for line in part) if len(part) > 1 else part[0].rstrip()
        yield Stretch(words.strip("\n "), number, len(parts) == 1, _columns(part[0]))


def _columns(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" \u00a0"))
