"""Marks in lenticular brackets, with which ChatGPT and Codex point into a page or a file: a number or a path, a dagger,
and "source" or lines, such as L231-L239."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..sources import Shelf
from .line import Found, Line

_MARK = re.compile("\u3010([^\u3010\u3011\u2020\n]{1,300})(?:\u2020([^\u3010\u3011\n]{0,300}))?\u3011")
_LINES = re.compile(r"L[0-9]+(?:[-\u2013]L?[0-9]+)?\Z")
_NAME = re.compile(r"[0-9]{1,20}(?::[0-9]{1,4})?(?:[,\uff0c\u3001 ]{1,2}[0-9]{1,20})*\Z")


def find(line: Line, shelf: Shelf) -> Iterator[Found]:
    """What of a line is such a mark."""
    if "\u3010" not in line.text:
        return
    for match in _MARK.finditer(line.text):
        name, where = match[1].strip(), match[2]
        if where is None and not (_NAME.match(name) or name.startswith("turn")):
            continue  # words in such brackets, as Chinese and Japanese set them
        names = tuple(re.split("[,\uff0c\u3001 ]+", name)) if _NAME.match(name) else (name,)
        where = (where or "").strip()
        yield Found(match.start(), match.end(), names, locator=where if _LINES.match(where) else "")
