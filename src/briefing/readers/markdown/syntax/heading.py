"""Headings: CommonMark's, with the attributes at their end taken off and kept."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import heading as _heading
from markdown_it.rules_block import lheading as _underlined

from ..attributes import trailing
from .block import content_offset


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`# Words {#id .unnumbered}`."""
    count = len(state.tokens)
    if not _heading(state, start, end, silent):
        return False
    if not silent:
        offset = content_offset(state, start)
        content = state.tokens[count + 1].content
        at = offset + len(state.tokens[count].markup)
        at = state.src.find(content, at, state.eMarks[start]) if content else at
        _keep(state, count, offset, at)
    return True


def underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line underlined with `===` or `---`."""
    count = len(state.tokens)
    offset = content_offset(state, start)
    if not _underlined(state, start, end, silent):
        return False
    if not silent:
        _keep(state, count, offset, offset)
    return True


def _keep(state: StateBlock, count: int, offset: int, content_at: int) -> None:
    opening, inline = state.tokens[count], state.tokens[count + 1]
    attributes = trailing(inline.content)
    if attributes:
        raw = inline.content[attributes.offset :]
        distance = state.src.rfind(raw, offset, state.eMarks[state.line - 1]) - attributes.offset
        attributes.relocate(lambda position: position + distance)
        inline.content = inline.content.removesuffix(raw).rstrip()
    inline.meta = {"offset": content_at}
    opening.meta = {"offset": offset, "attributes": attributes}
