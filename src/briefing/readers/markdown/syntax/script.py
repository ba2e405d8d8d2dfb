"""`^raised^` and `~lowered~`: no unescaped space inside, as in Pandoc."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

INSIDE = {
    "^": re.compile(r"\^((?:\\.|[^\s\\^])+)\^", re.DOTALL),
    "~": re.compile(r"~((?:\\.|[^\s\\~])+)~(?!~)", re.DOTALL),
}
_NAMES = {"^": "superscript", "~": "subscript"}


def script(state: StateInline, silent: bool) -> bool:
    """Tokens `superscript_open` or `subscript_open`, the words', and the closing one."""
    start, marker = state.pos, state.src[state.pos]
    pattern = INSIDE.get(marker)
    if pattern is None:
        return False
    match = pattern.match(state.src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        limit = state.posMax
        state.push(f"{_NAMES[marker]}_open", "", 1)
        state.pos, state.posMax = match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.posMax = limit
        state.push(f"{_NAMES[marker]}_close", "", -1)
    state.pos = match.end()
    return True
