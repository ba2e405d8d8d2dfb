"""The rule for reference definitions: `[name]: address "title"`, each one token, whether anything uses it or not."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.rules_block import StateBlock

from ...readers.markdown.syntax.block import content_offset, line_text

#: CommonMark 0.31, 6.3.
LONGEST_LABEL = 999
_LABEL = re.compile(r"\[(?!\^)((?:\\.|[^\[\]\\]){1,999})\]:[ \t]*")
_TARGET = re.compile(r"(?:<([^<>]*)>|(\S+))[ \t]*")
_TITLE = re.compile(r"(?:\"(.*)\"|'(.*)'|\((.*)\))[ \t]*\Z")
_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*:(?!\s|\Z)|www\.|[#/.]|[\w-]+(?:\.[\w-]+)+(?:[/?#]|\Z)|grok_|(?:start|end)_span", re.IGNORECASE
)


def definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """One token `definition`. It may follow a paragraph without an empty line between; what is no address is none, so
    that words in the form of a definition stay words. The address or the title may stand on the next line."""
    if not state.src.startswith("[", content_offset(state, start)) or state.is_code_block(start):
        return False
    text = line_text(state, start)
    label = _LABEL.match(text)
    if label is None:
        return False
    line = start + 1
    rest = text[label.end() :]
    if not rest and _goes_on(state, line, end):
        rest = line_text(state, line)
        line += 1
    target = _TARGET.match(rest)
    if target is None or not _ADDRESS.match(target[1] or target[2] or ""):
        return False
    behind = rest[target.end() :].rstrip()
    title = _TITLE.match(behind)
    if behind and title is None:
        return False
    if not behind and _goes_on(state, line, end) and (title := _TITLE.match(line_text(state, line).rstrip())):
        line += 1
    if silent:
        return True
    words = unescapeAll(next(filter(None, title.groups()), "")) if title else ""
    _push(state, label[1], unescapeAll(target[1] or target[2] or ""), words, start, line)
    return True


def _goes_on(state: StateBlock, line: int, end: int) -> bool:
    return line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent


def _push(state: StateBlock, label: str, url: str, title: str, start: int, end: int) -> None:
    token = state.push("definition", "", 0)
    token.map = [start, end]
    token.meta = {"name": label.strip(), "url": url, "title": title}
    state.env.setdefault("references", {}).setdefault(normalizeReference(label), {"href": url, "title": title})
    state.line = end
