"""Raised digits, by look, by character or by tag, where a list of sources is in force: "¹", `^12^`, `<sup>3</sup>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ..sources import Shelf
from .line import BLANK, Found, Line
from .numbers import RUN, lowered, names_of
from .traps import is_raised_otherwise

_INNER = re.compile(rf"[{BLANK}]*[\[(]?({RUN})[\])]?[{BLANK}]*\Z")
_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_ONE = rf"[{_DIGITS}]{{1,3}}(?![{_DIGITS}])"
_RAISED = re.compile(rf"[\u207d]?(?<![{_DIGITS}]){_ONE}(?:[,\u02d2\u00b7\u02bc\u207b\u2013-]{_ONE})*[\u207e]?")
_TAGGED = re.compile(rf"<sup\b[^<>\n]{{0,300}}>[{BLANK}]?\[?({RUN})\]?[{BLANK}]?</sup>|\^({RUN})\^")
_DASHES = re.compile("[\u207b]")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    for first, start, end, run in _runs(line):
        if shelf.most(line.number(start)) and not is_raised_otherwise(line.text, first, end, run):
            yield Found(start, end, names_of(run))


def _runs(line: Line) -> Iterator[tuple[int, int, int, str]]:
    """Where all that is raised begins, where a mark begins and ends, and its numbers."""
    if line.raised:
        for raised, group in groupby(line.pieces, key=lambda piece: piece.look.superscript):
            if raised:
                pieces = [(piece.start, piece.end) for piece in group]
                if not all(_INNER.match(lowered(line.text[start:end])) for start, end in pieces):
                    pieces = [(pieces[0][0], pieces[-1][1])]  # a number, a comma, a number: one mark
                for start, end in pieces:
                    if inner := _INNER.match(lowered(line.text[start:end])):
                        yield pieces[0][0], start, end, inner[1]
    for match in _RAISED.finditer(line.text):
        if not line.piece(match.start()).look.superscript:
            yield match.start(), match.start(), match.end(), _DASHES.sub("-", lowered(match[0]))
    if "<sup" in line.text or "^" in line.text:
        for match in _TAGGED.finditer(line.text):
            yield match.start(), match.start(), match.end(), match[1] or match[2]
