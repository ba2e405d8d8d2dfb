"""Small blocks: page breaks, comments, and the definitions of notes."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from .block import content_offset, inside, line_text, skip_spaces

_PAGE_BREAK = re.compile(r"(?:\\(?:newpage|pagebreak)|\{\{<\s*pagebreak\s*>\}\})\s*\Z")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s\[^]+)\]:")


def page_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""`\newpage` alone on a line: one token `page_break`."""
    offset = content_offset(state, start)
    if state.src[offset : offset + 1] not in ("\\", "{") or state.is_code_block(start):
        return False
    if not _PAGE_BREAK.match(line_text(state, start)):
        return False
    if not silent:
        token = state.push("page_break", "", 0)
        token.meta = {"offset": offset}
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that ends a line: one token `comment`, which shows nothing but parts what stands around it."""
    offset = content_offset(state, start)
    if not state.src.startswith("<!--", offset) or state.is_code_block(start):
        return False
    last = state.eMarks[end - 1]
    close = state.src.find("-->", offset + 4, last)
    if close < 0:
        return False
    line = start
    while state.eMarks[line] < close:
        line += 1
    if state.src[close + 3 : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.meta = {"offset": offset}
        token.map = [start, line + 1]
        state.line = line + 1
    return True


def note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: words`, going on in indented lines: tokens `note_definition_open`, the blocks, the closing one."""
    offset = content_offset(state, start)
    if not state.src.startswith("[^", offset) or state.is_code_block(start):
        return False
    match = _NOTE.match(state.src, offset, state.eMarks[start])
    if match is None:
        return False
    if silent:
        return True
    token = state.push("note_definition_open", "", 1)
    token.meta = {"offset": offset, "label": match["label"]}
    indent = state.blkIndent + 4
    at, _ = skip_spaces(state, start, match.end(), 0)
    if at >= state.eMarks[start]:  # the note's words begin on the next line
        state.line = start + 1
        if start + 1 < end and not state.isEmpty(start + 1) and state.sCount[start + 1] >= indent:
            saved, state.blkIndent = state.blkIndent, indent
            state.md.block.tokenize(state, start + 1, end)
            state.blkIndent = saved
    else:
        mark, state.bMarks[start] = state.bMarks[start], at
        inside(state, start, end, at, indent, indent, "note")
        state.bMarks[start] = mark
    token.map = [start, max(state.line, start + 1)]
    state.push("note_definition_close", "", -1)
    return True
