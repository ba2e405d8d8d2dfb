"""Fenced divs: `::: name {attributes}` to `:::`; they nest, a closing fence closes the innermost (Pandoc, "Divs and
Spans")."""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

from ..attributes import Attributes, parse
from .block import content_offset, line_text

_FENCE = re.compile(r":::+|```+|~~~+")
_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+:]|\(?\w{1,9}[.)])[ \t]+[ \t>]*)*\Z")
_OPEN = re.compile(r"(?P<fence>:{3,})[ \t]*(?P<name>[^\s{}:][^\s{}]*)?[ \t]*")
_CLOSE = re.compile(r":{3,}[ \t]*\Z")


def div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Tokens `div_open`, the blocks inside, `div_close`; `stray_fence` where a fence closes nothing."""
    offset = content_offset(state, start)
    if not state.src.startswith(":::", offset) or state.is_code_block(start):
        return False
    if silent:
        return True
    text = line_text(state, start)
    if _CLOSE.match(text):
        token = state.push("stray_fence", "", 0)
        token.meta, token.map = {"offset": offset}, [start, start + 1]
        state.line = start + 1
        return True
    _open(state, start, end, offset, text)
    return True


def _open(state: StateBlock, start: int, end: int, offset: int, text: str) -> None:
    name, attributes = _head(state, offset, text)
    close = _pairs(state).get(start, end)
    token = state.push("div_open", "", 1)
    token.map = [start, close]
    token.meta = {"offset": offset, "name": name, "attributes": attributes, "closed": close < end}
    saved = state.parentType, state.lineMax
    state.parentType, state.lineMax = f"div {name}", min(close, end)
    state.line = start + 1
    state.md.block.tokenize(state, start + 1, min(close, end))
    state.parentType, state.lineMax = saved
    reached = max(state.line, start + 1)
    if reached < close < end and any(not state.isEmpty(line) for line in range(reached, close)):
        token.meta["closed"] = False  # the list item or quotation around it ended first
    state.line = close + 1 if token.meta["closed"] else min(reached, end)
    state.push("div_close", "", -1)


def _head(state: StateBlock, offset: int, text: str) -> tuple[str, Attributes | None]:
    """The name of a div, its first class where no name stands before the braces, and its attributes; None: not
    readable."""
    match = _OPEN.match(text)
    assert match is not None
    name = match["name"] or ""
    rest = text[match.end() :].rstrip()
    if not rest.strip(": \t"):
        return name, Attributes()
    attributes = parse(state.src, offset + match.end(), offset + len(text)) if rest.startswith("{") else None
    if attributes is None or state.src[attributes.end : offset + len(text)].strip(": \t"):
        return name, None
    if not name and attributes.classes:
        name = attributes.classes.pop(0)
    return name, attributes


def _pairs(state: StateBlock) -> dict[int, int]:
    """The line of each opening fence with that of its closing one; found in one pass over the whole source."""
    known: dict[int, int] | None = state.env.get("div pairs")
    if known is not None:
        return known
    pairs: dict[int, int] = {}
    opened: list[int] = []
    code = ""
    line, counted = 0, 0
    for match in _FENCE.finditer(state.src):
        fence, rest = match[0], _rest_of_line(state.src, match.end())
        if not _BEFORE.match(state.src[state.src.rfind("\n", 0, match.start()) + 1 : match.start()]):
            continue
        if code:
            if fence.startswith(code) and not rest:
                code = ""
            continue
        if fence[0] != ":":
            code = fence if fence[0] == "~" or "`" not in rest else ""
            continue
        line += state.src.count("\n", counted, match.start())
        counted = match.start()
        if rest:
            opened.append(line)
        elif opened:
            pairs[opened.pop()] = line
    state.env["div pairs"] = pairs
    return pairs


def _rest_of_line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at : len(text) if end < 0 else end].strip()
