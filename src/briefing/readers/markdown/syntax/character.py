"""Escapes, and raw HTML: comments vanish, `<br>` is a line break, any other tag is kept as text and noted."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from .pairs import pairs

_HARD_SPACE = "\N{NO-BREAK SPACE}"
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<![A-Z][^<>]*>|<\?[^<>]*\?>")


def hard_space(state: StateInline, silent: bool) -> bool:
    r"""`\ ` is a no-break space, as in Pandoc."""
    if not state.src.startswith("\\ ", state.pos):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = _HARD_SPACE
    state.pos += 2
    return True


def html(state: StateInline, silent: bool) -> bool:
    """Tokens `hardbreak` or `raw_html`; a comment gives none."""
    start, src = state.pos, state.src
    if src[start] != "<":
        return False
    if src.startswith("<!--", start):
        if start > pairs(state).last_comment:
            return False
        end = src.find("-->", start + 4, state.posMax)
        if end < 0:
            return False
        state.pos = end + 3
        return True
    match = _BREAK.match(src, start, state.posMax)
    if match:
        if not silent:
            state.push("hardbreak", "br", 0)
        state.pos = match.end()
        return True
    match = _TAG.match(src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("raw_html", "", 0)
        token.meta = {"pos": start}
        token.content = match[0]
    state.pos = match.end()
    return True
