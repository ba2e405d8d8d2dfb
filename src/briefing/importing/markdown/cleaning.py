"""A text goes in; it comes out with Markdown's own signs for what other programs type in their place, line for line."""

from __future__ import annotations

import re

_BULLET = re.compile(r"([ \t]*)[\u2022\u25e6\u25aa\u25cf\u2023\u25cb\u2219][ \t]+(?=\S)")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_HARD_SPACES = re.compile("[ \u00a0]*\u00a0[ \u00a0]*")


def cleaned(text: str) -> str:
    """Bullets of word processors become hyphens, no-break spaces before words spaces, and a line of spaces an empty
    one; not in fences of code."""
    lines = text.split("\n")
    fence = ""
    for n, line in enumerate(lines):
        if not line or (line.isascii() and line[0] not in " \t`~"):
            continue
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not line[match.end() :].strip():
                fence = ""
            continue
        if fence:
            continue
        if line.isspace():
            lines[n] = ""
        elif not line.isascii():
            lines[n] = _typed(line)
    return "\n".join(lines)


def _typed(line: str) -> str:
    if match := _HARD_SPACES.match(line):
        line = line[: match.end()].replace("\u00a0", " ") + line[match.end() :]
    return _BULLET.sub(lambda bullet: f"{bullet[1]}- ", line, count=1) if _BULLET.match(line) else line
