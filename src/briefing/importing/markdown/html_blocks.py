"""The rule for HTML between the blocks of Markdown: how far a stretch of it goes."""

from __future__ import annotations

import re

from markdown_it.common.html_blocks import block_names
from markdown_it.rules_block import StateBlock

from ...readers.markdown.syntax.block import content_offset, line_text

_BEGIN = re.compile(r"<(?:!--|[!?]|/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|\Z))")
_TAG = re.compile(r"\s*</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>\s*")
#: Elements that go to their end, whatever stands between.
_WHOLE = ("table", "ul", "ol", "dl", "pre", "script", "style", "textarea")
#: Elements whose tags alone on a line part nothing: what stands between them is Markdown.
_TRANSPARENT = frozenset(
    (
        "div", "details", "center", "section", "article", "main", "span", "font", "body", "html", "header", "footer",
        "aside", "figure", "p", "blockquote", "nav", "source-footnote", "response-element", "b", "strong", "em", "i",
    )
)  # fmt: skip
_BLOCKS = frozenset(block_names) | {"source-footnote", "response-element"}
#: What stands alone on a line as HTML though it is no block.
_ALONE = frozenset(("img", "br", "a", "sup", "sub", "picture", "video", "audio", "svg", "button"))

#: The longest element in lines, and how many lines are looked through in all for the ends of elements.
_LONGEST, _MOST_LOOKED = 20_000, 200_000


def html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """One token `html`: a comment, an element, or a line of tags between which Markdown goes on."""
    offset = content_offset(state, start)
    if not state.src.startswith("<", offset) or state.is_code_block(start):
        return False
    text = line_text(state, start)
    match = _BEGIN.match(text)
    if match is None:
        return False
    name = (match[1] or "").lower()
    if text.startswith("<!--"):
        last = _comment(state, start, end, offset)
    elif not name:
        last = start + 1 if ">" in text and text.rstrip().endswith(">") else 0
    elif _only_tags(text):
        last = start + 1
    elif (whole := _whole(text, name)) and (last := _element(state, start, end, whole)):
        pass
    elif name in _BLOCKS and name not in _WHOLE[4:]:
        last = _to_empty_line(state, start, end)
    else:
        last = 0
    if not last:
        return False
    if silent:
        return bool(name == "" or name in _BLOCKS)
    token = state.push("html", "", 0)
    token.map = [start, last]
    token.content = state.getLines(start, last, state.blkIndent, True)
    state.line = last
    return True


def _only_tags(text: str) -> bool:
    """Whether a line is made of tags that part nothing, or of one that stands alone."""
    at, count = 0, 0
    while at < len(text):
        match = _TAG.match(text, at)
        if match is None or match[1].lower() not in _TRANSPARENT | _ALONE:
            return False
        at, count = match.end(), count + 1
    return count > 0


def _whole(text: str, name: str) -> str:
    """The name of the element that goes to its end, where one begins in a line."""
    if name in _WHOLE:
        return name if not text.startswith("</") else ""
    return "table" if name in _BLOCKS and re.search(r"<table[\s>]", text, re.IGNORECASE) else ""


def _last(state: StateBlock, words: str) -> int:
    """The last offset of some words in the source, without their case; -1: there are none. Kept, so that many openings
    without an end do not make reading slow."""
    known: dict[str, int] = state.env.setdefault("last", {})
    if words not in known:
        known[words] = max(state.src.rfind(words), state.src.rfind(words.upper()))
    return known[words]


def _comment(state: StateBlock, start: int, end: int, offset: int) -> int:
    """The line after a comment with nothing behind it; 0: none ends."""
    limit = state.eMarks[end - 1]
    close = state.src.find("-->", offset + 4, limit) if _last(state, "-->") > offset else -1
    if close < 0:
        return 0
    line = start
    while state.eMarks[line] < close:
        line += 1
    return 0 if state.src[close + 3 : state.eMarks[line]].strip() else line + 1


def _element(state: StateBlock, start: int, end: int, name: str) -> int:
    """The line after the one that closes an element; 0: none does."""
    if _last(state, f"</{name}") < content_offset(state, start):
        return 0
    tag = re.compile(rf"<(/?){name}(?=[\s>/]|\Z)", re.IGNORECASE)
    depth = 0
    for line in range(start, min(end, start + _LONGEST)):
        state.env["looked"] = state.env.get("looked", 0) + 1
        if state.env["looked"] > _MOST_LOOKED:
            return 0
        if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return 0
        for match in tag.finditer(line_text(state, line)):
            depth += -1 if match[1] else 1
        if depth <= 0:
            return line + 1
    return 0


def _to_empty_line(state: StateBlock, start: int, end: int) -> int:
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    return line
