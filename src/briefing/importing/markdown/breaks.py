"""Lines of a paragraph go in; which of them begin anew comes out: a list of sources keeps its lines, prose runs on."""

from __future__ import annotations

import re

#: How an entry of a list of sources begins: "[1]", "[^1]:", "1.", "1\.", "(1)", an address, a raised number; a bullet.
_ENTRY = re.compile(
    r"\\?\[\^?[\w.-]{1,12}\\?\]:?(?=[\s(\[<]|https?:|\Z)|\(?\d{1,3}(?:\\?[.)]|:)\s|<?https?://|\[https?://|\u3010\d"
    r"|[\u2022\u25e6\u25aa\u25cf\u2023]\s|[\u00b9\u00b2\u00b3\u2070-\u2079]+\s?\S|<sup>\d+</sup>|\^\[?\d+\]?\^|\[\d+\]\[\d+\]"
)
_ENDS = re.compile(r"(?:https?://[^\s<>\])]+|<https?://[^\s<>]+>|\[https?://[^\s\]]+\]\([^\s()]+\))[).]?\s*\Z")
#: Where a line is only looked at: its ends.
_LOOKED = 400


def breaks(content: str) -> frozenset[int]:
    """The lines, counted from 0, before which a line break stands."""
    lines = content.split("\n")
    begins = [n for n, line in enumerate(lines) if _ENTRY.match(line.lstrip()[:_LOOKED])]
    found: set[int] = set()
    if len(begins) >= 2:
        found.update(begins)
    ends = [n for n, line in enumerate(lines) if _ENDS.search(line[-_LOOKED:])]
    if len(ends) >= 2 and 2 * len(ends) >= len(lines):
        found.update(n + 1 for n in ends)
    found.discard(0)
    return frozenset(n for n in found if n < len(lines))
