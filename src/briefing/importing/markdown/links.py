"""Rules for links, images, notes and addresses in running text; marks of sources in brackets stay as they are."""

from __future__ import annotations

import re

from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.helpers import parseLinkTitle
from markdown_it.rules_inline import StateInline

from ...readers.markdown.syntax.link import trimmed
from ...readers.markdown.syntax.pairs import closing, destination, pairs
from .definitions import LONGEST_LABEL
from .states import CITING, Placed

_SPACE = re.compile(r"[ \t\n]*")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?:[.#][\w-]+|\w+=(?:\"[^\"\n]*\"|[\w-]+)|[ \t]+)+\}")
#: An address with spaces in it, which CommonMark does not take.
_SPACED = re.compile(r"\([ \t]*((?:https?://|www\.)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
#: Links that exporters write in place of marks; their words are nothing, or they lead nowhere.
_MARK = re.compile(r"\[\]\(grok_(?:[^()\n]|\([^()\n]*\))*\)|\[span_\d+\]\((?:start|end)_span\)")
_ADDRESS = re.compile(
    '://(?:\\\\[!-/:-@\\[-`{-~]|[^\\s<>"`|\\\\^{}\\[\\]\u3000-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f])+'
)
_SCHEME = re.compile(r"(?<![\w.+-])https?\Z", re.IGNORECASE)
_ESCAPED_END = re.compile(r"(?:\\[.,;:!?'\"*_~)])+\Z")


def mark(state: StateInline, silent: bool) -> bool:
    """`[](grok_...)` and `[span_1](start_span)`, as they are."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


def note_reference(state: StateInline, silent: bool) -> bool:
    """`[^name]`: one token `note_reference`."""
    start, src = state.pos, state.src
    if not src.startswith("[^", start):
        return False
    end = src.find("]", start + 2, min(state.posMax, start + LONGEST_LABEL))
    name = src[start + 2 : end]
    if end < 0 or not name or any(sign.isspace() or sign in "[^" for sign in name):
        return False
    if not silent:
        state.push("note_reference", "", 0).content = name
    state.pos = end + 1
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[words]`: one token `inline_note`."""
    if not state.src.startswith("^[", state.pos) or "in a note" in state.env:
        return False
    end = closing(state, state.pos + 1)
    if end < 0 or silent:
        return False
    state.push("inline_note", "", 0).content = state.src[state.pos + 2 : end]
    state.pos = end + 1
    return True


def link(state: StateInline, silent: bool) -> bool:
    """CommonMark's links (0.31, 6.3): tokens `link_open`, the words', `link_close`."""
    start = state.pos
    if state.src[start] != "[" or silent or state.linkLevel:
        return False
    end = closing(state, start)
    if end < 0 or start in pairs(state).holding_links:
        return False
    found = _target(state, end + 1) or _reference(state, start + 1, end)
    if found is None:
        return False
    url, title, after = found
    limit = state.posMax
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": url, "title": title}
    state.pos, state.posMax = start + 1, end
    state.linkLevel += 1
    assert isinstance(state, Placed)
    state.tokenize()
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = after, limit
    if attributes := _ATTRIBUTES.match(state.src, after, limit):
        state.pos = attributes.end()
    return True


def image(state: StateInline, silent: bool) -> bool:
    """CommonMark's images (0.31, 6.4): one token `image` with its words as they stand."""
    start = state.pos
    if silent or not state.src.startswith("![", start):
        return False
    end = closing(state, start + 1)
    if end < 0:
        return False
    found = _target(state, end + 1) or _reference(state, start + 2, end)
    if found is None:
        return False
    token = state.push("image", "img", 0)
    token.attrs = {"src": found[0], "title": found[1]}
    token.content = state.src[start + 2 : end]
    state.pos = found[2]
    if attributes := _ATTRIBUTES.match(state.src, state.pos, state.posMax):
        state.pos = attributes.end()
    return True


def _target(state: StateInline, at: int) -> tuple[str, str, int] | None:
    """Address, title and end of a `(address "title")`; None where there is none."""
    src, limit = state.src, state.posMax
    if not src.startswith("(", at):
        return None
    begin = _past(src, at + 1)
    found = destination(src, begin, limit)
    url, after = (found.str, found.pos) if found.ok else ("", begin)
    at_title = _past(src, after)
    title = parseLinkTitle(src, at_title, limit) if at_title > after or not found.ok else None
    words = title.str if title is not None and title.ok else ""
    if title is not None and title.ok:
        at_title = _past(src, title.pos)
    if at_title < limit and src.startswith(")", at_title):
        return url, words, at_title + 1
    spaced = _SPACED.match(src, at, limit)
    return (spaced[1].strip(), "", spaced.end()) if spaced else None


def _reference(state: StateInline, start: int, end: int) -> tuple[str, str, int] | None:
    """What a `[words][name]`, `[name][]` or `[name]` refers to; None where it refers to nothing."""
    references = state.env.get("references")
    if not references:
        return None
    citing = end - start < LONGEST_LABEL and CITING.fullmatch(state.src, start, end) is not None
    image = state.src[start - 2 : start - 1] == "!"
    if citing and not image:
        return None
    after, begin, close = end + 1, start, end
    if state.src.startswith("[", end + 1):
        second = state.src.find("]", end + 2, min(state.posMax, end + 2 + LONGEST_LABEL))
        if second > 0:
            after = second + 1
            begin, close = (start, end) if second == end + 2 else (end + 2, second)
    if close - begin > LONGEST_LABEL:
        return None
    known = references.get(normalizeReference(state.src[begin:close]))
    if known is None and begin != start and end - start < LONGEST_LABEL:
        after, known = end + 1, references.get(normalizeReference(state.src[start:end]))
    return (known["href"], known["title"], after) if known else None


def _past(src: str, at: int) -> int:
    match = _SPACE.match(src, at)
    assert match is not None
    return match.end()


def address(state: StateInline, silent: bool) -> bool:
    """`https://...` in the text: one token `address`; closing punctuation stays outside."""
    start, src = state.pos, state.src
    if silent or not src.startswith("://", start):
        return False
    scheme = _SCHEME.search(state.pending[-6:])
    match = _ADDRESS.match(src, start, state.posMax) if scheme else None
    if scheme is None or match is None:
        return False
    rest = trimmed(match[0])
    rest = rest.removesuffix("\\")
    if ends := _ESCAPED_END.search(rest[-20:]):
        rest = rest[: len(rest) - len(ends[0])]
    if len(rest) < 4:
        return False
    state.pending = state.pending[: len(state.pending) - len(scheme[0])]
    state.push("address", "", 0).content = scheme[0] + unescapeAll(rest)
    state.pos = start + len(rest)
    return True


_AUTO = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*)>")
_MAIL = re.compile(r"<([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250})>")


def autolink(state: StateInline, silent: bool) -> bool:
    """`<https://...>` and `<name@example.org>` (CommonMark 0.31, 6.5): one token `address`."""
    match = _AUTO.match(state.src, state.pos, state.posMax) or _MAIL.match(state.src, state.pos, state.posMax)
    if match is None or silent:
        return False
    token = state.push("address", "", 0)
    token.content = match[1]
    token.info = "mail" if match.re is _MAIL else ""
    state.pos = match.end()
    return True
