"""Lists: CommonMark's bullets and numbers (0.31, 5.2 and 5.3), and Pandoc's letters and roman numerals
(`fancy_lists`)."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ....core.node import record
from .block import content_offset, inside, skip_spaces

_BULLET = re.compile(r"[-*+](?=[ \t\n]|\Z)")
_NUMBER = re.compile(
    r"(?P<open>\(?)(?P<number>\d{1,9}|[ivx]{1,8}|[IVX]{1,8}|[a-z]|[A-Z]|#)(?P<close>[.)])(?=[ \t\n]|\Z)"
)
#: What the parser's environment says of the text: its portions are marked.
PORTIONS = "portions"
#: What marks of portions look like that would be numbers of a list: (U), (C), (S), and slips for them.
_PORTION_MARK = re.compile(r"\([A-Z]\)\Z")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})\Z")
_DIGITS = {"i": 1, "v": 5, "x": 10}


@record
class Marker:
    """What stands before an item."""

    style: str
    """"bullet", or a number style of the model."""
    shape: str
    """The bullet, or the marks around the number; items of one list share it."""
    value: int
    end: int
    """The offset just after it."""


def roman(text: str) -> int:
    """The value of a roman numeral below forty; 0 where it is none."""
    lower = text.lower()
    if not lower or not _ROMAN.match(lower):
        return 0
    values = [_DIGITS[letter] for letter in lower]
    return sum(-v if any(w > v for w in values[n + 1 : n + 2]) else v for n, v in enumerate(values))


def lists(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Tokens `list_open` (style and start kept), for each item `item_open`, its blocks and `item_close`, then
    `list_close`."""
    if state.is_code_block(start):
        return False
    if 0 <= state.listIndent <= state.sCount[start] - 4 and state.sCount[start] < state.blkIndent:
        return False
    marker = _marker(state, start, None)
    if marker is None:
        return False
    if silent:
        return not _interrupts(state, start) or _may_interrupt(state, start, marker)
    _list(state, start, end, marker)
    return True


def _interrupts(state: StateBlock, line: int) -> bool:
    return state.parentType == "paragraph" and state.sCount[line] >= state.blkIndent


def _may_interrupt(state: StateBlock, line: int, marker: Marker) -> bool:
    """Only a bullet or "1." with words after it may follow a paragraph without an empty line."""
    if marker.style not in ("bullet", "decimal") or marker.value != 1:
        return False
    return state.skipSpaces(marker.end) < state.eMarks[line]


def _marker(state: StateBlock, line: int, known: Marker | None) -> Marker | None:
    """The marker at a line, read in the style of the list's first one where that is known."""
    at, limit = content_offset(state, line), state.eMarks[line]
    if bullet := _BULLET.match(state.src, at, limit):
        return Marker("bullet", bullet[0], 1, bullet.end())
    match = _NUMBER.match(state.src, at, limit)
    if match is None or (match["open"] and match["close"] == "."):
        return None
    if _PORTION_MARK.match(match[0]) and state.env.get(PORTIONS):
        return None
    text = match["number"]
    if len(text) == 1 and text.isupper() and match["close"] == "." and not _two_spaces(state, match.end(), limit):
        return None  # an initial, as in "B. Russell"
    read = number_of(text, known.style if known else "")
    return Marker(read[0], match["open"] + match["close"], read[1], match.end()) if read else None


def _two_spaces(state: StateBlock, at: int, limit: int) -> bool:
    after = state.src[at:limit]
    return not after.strip() or after.startswith(("  ", "\t", " \t"))


def number_of(text: str, style: str) -> tuple[str, int] | None:
    """Style and value of a number; a single letter is a letter unless it is an i, or the list counts in roman
    numerals."""
    if text == "#":
        return style or "decimal", 1
    if text.isdigit():
        return "decimal", int(text)
    case = "lower" if text.islower() else "upper"
    letter = (f"{case}-alpha", ord(text.lower()) - 96) if len(text) == 1 else None
    value = roman(text)
    if style.endswith("alpha") and letter:
        return letter
    if value and (letter is None or text in "iI" or style.endswith("roman")):
        return f"{case}-roman", value
    return letter


def _list(state: StateBlock, start: int, end: int, first: Marker) -> None:
    token = state.push("list_open", "", 1)
    token.meta = {"offset": content_offset(state, start), "style": first.style, "start": first.value}
    terminators = state.md.block.ruler.getRules("list")
    parent, state.parentType = state.parentType, "list"
    line, marker = start, first
    while True:
        line = _item(state, line, end, marker)
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if any(rule(state, line, end, True) for rule in terminators):
            break
        following = _marker(state, line, first)
        if following is None or (following.style, following.shape) != (first.style, first.shape):
            break
        marker = following
    token.map = [start, line]
    state.push("list_close", "", -1)
    state.line = line
    state.parentType = parent


def _item(state: StateBlock, line: int, end: int, marker: Marker) -> int:
    """Parse one item; gives the line after it."""
    offset = content_offset(state, line)
    column = state.sCount[line] + marker.end - offset
    content, reached = skip_spaces(state, line, marker.end, column)
    empty = content >= state.eMarks[line]
    indent = column + (1 if empty or reached - column > 4 else reached - column)
    token = state.push("item_open", "", 1)
    token.meta = {"offset": offset}
    outer, state.listIndent = state.listIndent, state.blkIndent
    if empty and line + 1 < end and state.isEmpty(line + 1):
        state.line = min(line + 2, end)
    else:
        inside(state, line, end, content, reached, indent, "list")
    state.listIndent = outer
    state.push("item_close", "", -1)
    token.map = [line, max(state.line, line + 1)]
    return token.map[1]
