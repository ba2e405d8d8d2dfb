"""Rules for paragraphs and headings, more tolerant than CommonMark where texts are known to slip."""

from __future__ import annotations

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from ...readers.markdown.syntax.block import line_text

#: What a line begins with that can end a paragraph.
_ENDING = frozenset(">#-*+_=`~|:<[\\{0123456789")
_HASHES = re.compile(r"(#{1,9})(?=[ \t]|\Z)|(#{2,6})(?=[^\W\d])")
_UNDERLINE = re.compile(r"(?:={2,}|-{3,})[ \t]*\Z")
_ATTRIBUTES = re.compile(r"[ \t]*\{(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|[^\s\"{}]*)|-)(?:[ \t]+[^{}]*)?\}\Z")
#: The longest line that a row of dashes makes a heading, in characters.
_LONGEST = 150
_SENTENCE_ENDS = (".", ";", ",", ":", "\u3002", "\uff0c", "\uff1b")


def heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`# Words`; also `##Words`, which slipped, and more than six signs. Attributes behind the words are kept apart."""
    if state.is_code_block(start):
        return False
    text = line_text(state, start)
    match = _HASHES.match(text)
    if match is None:
        return False
    if silent:
        return True
    level = len(match[1] or match[2])
    words = text[match.end() :].strip(" \t")
    bare = words.rstrip("#")
    if bare != words and (not bare or bare[-1] in " \t"):
        words = bare.rstrip(" \t")
    _push(state, "heading", level, words, start, start + 1)
    state.line = start + 1
    return True


def paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines up to an empty one or another block; a heading where they are underlined (CommonMark 0.31, 4.3 and 4.8).

    A row of dashes below a sentence, or below several lines, is a line across the page.
    """
    rules = state.md.block.ruler.getRules("paragraph")
    parent, state.parentType = state.parentType, "paragraph"
    line, last = start + 1, state.lineMax
    level = 0
    while line < last and not state.isEmpty(line):
        indent = state.sCount[line]
        if 0 <= indent <= state.blkIndent + 3:
            first = state.src[state.bMarks[line] + state.tShift[line]]
            if first in "-=" and line < end and indent >= state.blkIndent and (level := _underline(state, start, line)):
                break
            begins = first in _ENDING or state.src.find("|", state.bMarks[line], state.eMarks[line]) >= 0
            if begins and any(rule(state, line, last, True) for rule in rules):
                break
        line += 1
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    if level:
        _push(state, "heading", level, content, start, line + 1)
    else:
        _push(state, "paragraph", 0, content, start, line)
    state.line = line + 1 if level else line
    state.parentType = parent
    return True


def _underline(state: StateBlock, start: int, line: int) -> int:
    """The level of the heading that a line makes of the lines above it; 0: it makes none."""
    text = line_text(state, line)
    if not _UNDERLINE.match(text):
        return 0
    above = line_text(state, line - 1).strip()
    if len(above) > _LONGEST or line - start > 2:
        return 0
    if text[0] == "=":
        return 1
    return 0 if line - start > 1 or above.endswith(_SENTENCE_ENDS) else 2


def _push(state: StateBlock, kind: str, level: int, content: str, start: int, end: int) -> None:
    token = state.push(kind, "", 0)
    token.map = [start, end]
    token.meta = {"level": level, "attributes": ""}
    if kind == "heading":
        at = content.rfind("{")
        match = _ATTRIBUTES.match(content, len(content[:at].rstrip(" \t"))) if at >= 0 else None
        if match:
            token.meta["attributes"] = match[0].strip()
            content = content[: match.start()]
    token.content = content
