"""`:contentReference[oaicite:2]{index=2}` and its kin, which ChatGPT leaves where its page shows a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import Found, Line

_MARK = re.compile(
    r":contentReference\[oaicite:([0-9]{1,5})\](?:\{?index=[0-9]{1,5}\})?"
    r"|\(?\{\"attribution\":\{\"attributableIndex\":\"([0-9-]{1,20})\"\}\}\)?"
)


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "oaicite:" not in line.text and "attributableIndex" not in line.text:
        return
    for match in _MARK.finditer(line.text):
        name = f"oaicite:{match[1]}" if match[1] else f"attributableIndex:{match[2]}"
        yield Found(match.start(), match.end(), (name,))
