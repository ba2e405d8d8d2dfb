"""Signs that stand for no source: Perplexity's asterism below its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import BLANK, Found, Line

_ASTERISM = re.compile(rf"[{BLANK}]?\u2042")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    for match in _ASTERISM.finditer(line.text):
        yield Found(match.start(), match.end())
