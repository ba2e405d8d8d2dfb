"""Gemini's `[span_1](start_span)` and `[span_1](end_span)`, as text or as the links that Markdown takes them for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import Found, Line

_SPAN = re.compile(r"\[span_[0-9]{1,5}\][(\[](?:start|end)_span[)\]]")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "_span" in line.text:
        for match in _SPAN.finditer(line.text):
            yield Found(match.start(), match.end())
    if line.linked:
        for piece in line.pieces:
            if piece.look.url in ("start_span", "end_span"):
                yield Found(piece.start, piece.end)
