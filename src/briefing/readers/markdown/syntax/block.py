"""What the block rules share: a line's text, containers for lists and notes, and wrappers that keep offsets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from markdown_it.rules_block import StateBlock

BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

#: Levels of nested blocks (a list counts as two); what is deeper is refused, so that nothing further on can run out
#: of stack.
DEEPEST = 32


def content_offset(state: StateBlock, line: int) -> int:
    """The offset in the source of a line's first character inside its containers."""
    return state.bMarks[line] + state.tShift[line]


def line_text(state: StateBlock, line: int) -> str:
    """A line without its indentation and the marks of its containers."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def placed(rule: BlockRule) -> BlockRule:
    """The rule, with the offset of its block kept on its first token, and on the inline token where that comes
    second."""

    def wrapped(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent:
            return rule(state, start, end, True)
        count = len(state.tokens)
        offset = state.bMarks[start] + state.tShift[start]
        if not rule(state, start, end, False):
            return False
        tokens = state.tokens
        if len(tokens) > count:
            tokens[count].meta = {"offset": offset}
            if len(tokens) > count + 1 and tokens[count + 1].type == "inline":
                tokens[count + 1].meta = {"offset": offset}
        return True

    return wrapped


def capped(rule: BlockRule) -> BlockRule:
    """The rule for a container; where nesting is too deep it takes the rest of its range and says so with a token."""

    def wrapped(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent or state.level < DEEPEST:
            return rule(state, start, end, silent)
        if not rule(state, start, end, True):
            return False
        token = state.push("too_deep", "", 0)
        token.meta = {"offset": content_offset(state, start)}
        token.map = [start, end]
        state.line = end
        return True

    return wrapped


def inside(state: StateBlock, line: int, end: int, content: int, column: int, indent: int, parent: str) -> None:
    """Parse a container's blocks: its first line goes on at offset `content` and width `column`, later ones are
    indented."""
    saved = state.tShift[line], state.sCount[line], state.blkIndent, state.parentType
    state.tShift[line] = content - state.bMarks[line]
    state.sCount[line] = column
    state.blkIndent = indent
    state.parentType = parent
    state.md.block.tokenize(state, line, end)
    state.tShift[line], state.sCount[line], state.blkIndent, state.parentType = saved


def skip_spaces(state: StateBlock, line: int, at: int, column: int) -> tuple[int, int]:
    """Go over spaces and tabs; gives the offset and the width reached."""
    limit = state.eMarks[line]
    while at < limit:
        match state.src[at]:
            case " ":
                column += 1
            case "\t":
                column += 4 - (column + state.bsCount[line]) % 4
            case _:
                break
        at += 1
    return at, column
