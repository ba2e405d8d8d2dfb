"""Definition lists: a term on a line of its own, then `:   what it means` (Pandoc, "Definition lists")."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from .block import content_offset, inside, line_text, skip_spaces

_MARK = re.compile(r":(?=[ \t]|\Z)")


def definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Tokens `definitions_open`, for each term an `inline`, for each meaning `meaning_open`, its blocks and
    `meaning_close`."""
    if silent:
        return state.ddIndent >= 0 and _ends_meaning(state, start, end)
    if state.is_code_block(start) or _mark_after(state, start, end) is None:
        return False
    token = state.push("definitions_open", "", 1)
    token.meta = {"offset": content_offset(state, start)}
    line = start
    while line < end and (mark := _mark_after(state, line, end)) is not None:
        _term(state, line)
        line = mark
        while _is_mark(state, line, end):
            line = _meaning(state, line, end)
    token.map = [start, line]
    state.push("definitions_close", "", -1)
    state.line = line
    return True


def _ends_meaning(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line that could go on a paragraph of a meaning begins the next meaning or the next term instead."""
    if state.sCount[line] >= state.blkIndent:
        return False
    return any(_MARK.match(line_text(state, at)) for at in (line, line + 1) if at < end)


def _is_mark(state: StateBlock, line: int, end: int) -> bool:
    if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    return _MARK.match(line_text(state, line)) is not None


def _mark_after(state: StateBlock, line: int, end: int) -> int | None:
    """The line of the first meaning of the term at a line; None where the line is no term."""
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or _is_mark(state, line, end):
        return None
    if line_text(state, line).startswith(":::"):  # a div, whose first line is a caption
        return None
    after = line + 1
    if after < end and state.isEmpty(after):
        after += 1
    return after if _is_mark(state, after, end) else None


def _term(state: StateBlock, line: int) -> None:
    token = state.push("inline", "", 0)
    token.map = [line, line + 1]
    token.content = line_text(state, line).strip(" \t\n")
    token.children = []
    token.meta = {"offset": content_offset(state, line), "term": True}


def _meaning(state: StateBlock, line: int, end: int) -> int:
    """Parse one meaning; gives the next line with something on it."""
    offset = content_offset(state, line)
    column = state.sCount[line] + 1
    content, reached = skip_spaces(state, line, offset + 1, column)
    empty = content >= state.eMarks[line]
    indent = column + (1 if empty or reached - column > 4 else reached - column)
    token = state.push("meaning_open", "", 1)
    token.meta = {"offset": offset}
    if empty and (line + 1 >= end or state.isEmpty(line + 1)):
        state.line = line + 1
    else:
        outer, state.ddIndent = state.ddIndent, state.sCount[line]
        inside(state, line, end, content, reached, min(indent, state.blkIndent + 4), "definitions")
        state.ddIndent = outer
    state.push("meaning_close", "", -1)
    token.map = [line, max(state.line, line + 1)]
    line = token.map[1]
    while line < end and state.isEmpty(line):
        line += 1
    return line
