"""Marks that name their kind in brackets: Gemini's `[cite: 4, 5]` and `[cite_start]`, `[web:1]`, `[Source 3]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import BLANK, Found, Line
from .numbers import RUN, names_of

_EDGE = re.compile(r"\\?\[cite\\?_(?:start|end)\\?\]")
_CITE = re.compile(rf"\\?\[cite:[{BLANK}]{{0,2}}({RUN})[{BLANK}]{{0,2}}\\?\]")
_KIND = re.compile(rf"\[(web|page|attached_file|file|memory):({RUN})\]")
_WORD = re.compile(rf"\[(?:source|sources|ref|reference|citation):?[{BLANK}]{{0,2}}({RUN})\]", re.IGNORECASE)


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "[" not in line.text:
        return
    for match in _EDGE.finditer(line.text):
        yield Found(match.start(), match.end())
    for match in _CITE.finditer(line.text):
        yield Found(match.start(), match.end(), names_of(match[1]))
    for match in _KIND.finditer(line.text):
        yield Found(match.start(), match.end(), tuple(f"{match[1]}:{name}" for name in names_of(match[2])))
    for match in _WORD.finditer(line.text):
        yield Found(match.start(), match.end(), names_of(match[1]))
