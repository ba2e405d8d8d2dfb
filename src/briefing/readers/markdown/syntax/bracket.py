"""Inline notes `^[words]`, references to notes `[^1]` and bracketed spans `[words]{lang=ko}`."""

from __future__ import annotations

from markdown_it.rules_inline import StateInline

from ..attributes import parse
from .pairs import closing


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[words]`: tokens `note_open`, the words', `note_close`."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    end = closing(state, start + 1)
    if end < 0:
        return False
    if not silent:
        _inside(state, "note", start, start + 2, end, {})
    state.pos = end + 1
    return True


def note_reference(state: StateInline, silent: bool) -> bool:
    """`[^label]`: one token `note_reference`."""
    start, src = state.pos, state.src
    if not src.startswith("[^", start):
        return False
    end = src.find("]", start + 2, state.posMax)
    label = src[start + 2 : end]
    if end < 0 or not label or any(c.isspace() or c in "[^" for c in label):
        return False
    if not silent:
        token = state.push("note_reference", "", 0)
        token.meta = {"pos": start, "label": label}
    state.pos = end + 1
    return True


def span(state: StateInline, silent: bool) -> bool:
    """`[words]{...}`: tokens `span_open`, the words', `span_close`; an image's brackets are not its own."""
    start, src = state.pos, state.src
    if src[start] != "[":
        return False
    end = closing(state, start)
    if end < 0 or src[end + 1 : end + 2] != "{":
        return False
    attributes = parse(src, end + 1, state.posMax)
    if attributes is None:
        return False
    if not silent:
        _inside(state, "span", start, start + 1, end, {"attributes": attributes})
    state.pos = attributes.end
    return True


def _inside(state: StateInline, name: str, start: int, begin: int, end: int, meta: dict[str, object]) -> None:
    """Push the tokens of what stands between two offsets, within an opening and a closing one."""
    limit = state.posMax
    token = state.push(f"{name}_open", "", 1)
    token.meta = {"pos": start, **meta}
    state.pos, state.posMax = begin, end
    state.md.inline.tokenize(state)
    state.posMax = limit
    state.push(f"{name}_close", "", -1)
