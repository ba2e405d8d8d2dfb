"""Pipe tables with a caption before or after them: `: Words {#tbl-x widths="2 3"}` (Pandoc, "Tables")."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..attributes import trailing
from .block import content_offset, line_text

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_CAPTION = re.compile(r"(?:[Tt]able:|:(?!:))[ \t]*")
_MARKER = re.compile(r"(?:[-*+:>]|\(?\w{1,9}[.)])[ \t]")
_PIPE = re.compile(r"(?<!\\)\|")


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Tokens `table_open`, the caption's, for each row `row_open`, one `inline` for each cell and `row_close`,
    `table_close`."""
    if not _stands_at(state, start, end):
        return False
    if silent:
        return True
    _table(state, start, end, None)
    return True


def caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A caption before its table, or anywhere in a list table's div."""
    if silent or state.is_code_block(start) or not _CAPTION.match(line_text(state, start)):
        return False
    after = _paragraph_end(state, start, end)
    if state.parentType == "div list-table":
        _caption(state, start, after)
        state.line = after
        return True
    table = _next_line(state, after, end)
    if not _stands_at(state, table, end):
        return False
    _table(state, table, end, (start, after))
    return True


def _stands_at(state: StateBlock, line: int, end: int) -> bool:
    """Whether a header row and the rule under it begin at a line."""
    if line + 1 >= end or state.sCount[line + 1] < state.blkIndent:
        return False
    rule = line_text(state, line + 1)
    if rule[:1] not in ("|", "-", ":") or "|" not in rule or not _RULE.match(rule):
        return False
    if state.is_code_block(line) or state.is_code_block(line + 1) or state.isEmpty(line):
        return False
    header = line_text(state, line)
    return _PIPE.search(header) is not None and not _MARKER.match(header)


def _table(state: StateBlock, start: int, end: int, before: tuple[int, int] | None) -> None:
    token = state.push("table_open", "", 1)
    token.meta = {"offset": content_offset(state, before[0] if before else start), "aligns": _aligns(state, start + 1)}
    token.map = [start, start]
    if before:
        _caption(state, *before)
    _row(state, start)
    line = start + 2
    while line < end and _is_row(state, line):
        _row(state, line)
        line += 1
    state.line = line
    if not before:
        follow = _next_line(state, line, end)
        if follow < end and _CAPTION.match(line_text(state, follow)) and not state.is_code_block(follow):
            state.line = _paragraph_end(state, follow, end)
            _caption(state, follow, state.line)
    token.map[1] = state.line
    state.push("table_close", "", -1)


def _is_row(state: StateBlock, line: int) -> bool:
    if state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return False
    return _PIPE.search(line_text(state, line)) is not None and not _CAPTION.match(line_text(state, line))


def _aligns(state: StateBlock, line: int) -> list[str]:
    found = []
    for piece in line_text(state, line).strip(" \t\n").strip("|").split("|"):
        rule = piece.strip(" \t\n")
        left, right = rule.startswith(":"), rule.endswith(":") and len(rule) > 1
        found.append("center" if left and right else "right" if right else "left")
    return found


def _row(state: StateBlock, line: int) -> None:
    text, offset = line_text(state, line).rstrip(" \t\n"), content_offset(state, line)
    token = state.push("row_open", "", 1)
    token.meta, token.map = {"offset": offset}, [line, line + 1]
    bounds = [match.start() for match in _PIPE.finditer(text)]
    starts = [0, *(b + 1 for b in bounds)]
    stops = [*bounds, len(text)]
    if bounds and bounds[0] == 0:
        starts, stops = starts[1:], stops[1:]
    if len(stops) > 1 and bounds and bounds[-1] == len(text) - 1:
        starts, stops = starts[:-1], stops[:-1]
    for start, stop in zip(starts, stops, strict=True):
        _cell(state, line, text[start:stop], offset + start)
    state.push("row_close", "", -1)


def _cell(state: StateBlock, line: int, piece: str, offset: int) -> None:
    content = piece.strip(" \t\n")
    token = state.push("inline", "", 0)
    token.map = [line, line + 1]
    token.children = []
    token.meta = {"offset": offset + len(piece) - len(piece.lstrip(" \t\n"))}
    if "\\|" in content:
        parts = content.split("\\|")
        pipes, at = [], 0
        for part in parts[:-1]:
            at += len(part)
            pipes.append(at)
            at += 1
        token.meta["pipes"] = pipes
        content = "|".join(parts)
    token.content = content


def _next_line(state: StateBlock, line: int, end: int) -> int:
    """The next line with something on it that still belongs to the container; the end where there is none."""
    while line < end and state.isEmpty(line):
        line += 1
    return line if line < end and state.sCount[line] >= state.blkIndent else end


def _paragraph_end(state: StateBlock, line: int, end: int) -> int:
    line += 1
    while (
        line < end
        and not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and not _stands_at(state, line, end)
    ):
        line += 1
    return line


def _caption(state: StateBlock, start: int, end: int) -> None:
    """Tokens `caption_open`, the words' and `caption_close`."""
    opening = state.push("caption_open", "", 1)
    match = _CAPTION.match(line_text(state, start))
    assert match is not None
    raw = state.getLines(start, end, state.blkIndent, False).strip(" \t\n")[match.end() :].rstrip(" \t\n")
    attributes = trailing(raw)
    offset = content_offset(state, start) + match.end()
    opening.map = [start, end]
    opening.meta = {"offset": content_offset(state, start), "attributes": attributes, "base": offset, "raw": raw}
    token = state.push("inline", "", 0)
    token.map = [start, end]
    token.children = []
    token.content = (raw[: attributes.offset] if attributes else raw).rstrip(" \t\n")
    token.meta = {"offset": offset}
    state.push("caption_close", "", -1)
