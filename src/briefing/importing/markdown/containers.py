"""Rules for quotations, lists and the fences of divisions: containers as CommonMark has them, down to a depth."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, blockquote, list_block

from ...readers.markdown.syntax.block import content_offset, line_text
from ...readers.markdown.syntax.small import note_definition as _note_definition

#: Levels of nested blocks (a list counts as two); deeper marks are text, so that nothing further on runs out of stack.
DEEPEST = 24
_YEAR = re.compile(r"\d{4,}[.)]")
_FENCE = re.compile(r":{3,}[ \t]*(?:[\w.-]+[ \t]*)?(?:\{[^{}\n]*\}[ \t]*)?:*[ \t]*\Z")


def quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's block quotes (0.31, 5.1)."""
    return state.level < DEEPEST and blockquote(state, start, end, silent)


def lists(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """CommonMark's lists (0.31, 5.2 and 5.3); a year that begins a line is no number of an item."""
    if state.level >= DEEPEST or _YEAR.match(state.src, content_offset(state, start)):
        return False
    return list_block(state, start, end, silent)


def note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: words`, with the lines that are indented below it."""
    return state.level < DEEPEST and _note_definition(state, start, end, silent)


def division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The fence of a division, `::: name {attributes}` or `:::`: one token `mark`; what stands between two fences is
    read as if they were not there."""
    offset = content_offset(state, start)
    if not state.src.startswith(":::", offset) or state.is_code_block(start):
        return False
    if not _FENCE.match(line_text(state, start)):
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.content, token.map = line_text(state, start), [start, start + 1]
        state.line = start + 1
    return True
