"""Links with their offsets, images with their attributes, and bare addresses made into links."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as _image
from markdown_it.rules_inline import link as _link

from ..attributes import parse

_ADDRESS = re.compile(r"://[^\s<>\"`|\\^{}\[\]]+")
_SCHEME = re.compile(r"(?<![\w.+-])https?\Z", re.IGNORECASE)
_TAIL = ".,;:!?'\"*_~“”‘’«»…、。，；：！？）】」』"


_DEEPEST_IMAGE = 3


def link(state: StateInline, silent: bool) -> bool:
    """CommonMark's link, its offset kept; attributes after it belong to web pages and are taken off."""
    start, count = state.pos, len(state.tokens)
    pending = 1 if state.pending else 0
    if not _link(state, silent):
        return False
    return _closed(state, start, None if silent else count + pending)


def image(state: StateInline, silent: bool) -> bool:
    """CommonMark's image with the attributes that follow it; images within captions of images end at a depth."""
    depth = state.env.get("image depth", 0)
    if state.src[state.pos] != "!" or depth >= _DEEPEST_IMAGE:
        return False
    start, count = state.pos, len(state.tokens)
    pending = 1 if state.pending else 0
    state.env["image depth"] = depth + 1
    try:
        if not _image(state, silent):
            return False
    finally:
        state.env["image depth"] = depth
    return _closed(state, start, None if silent else count + pending)


def _closed(state: StateInline, start: int, opener: int | None) -> bool:
    """Take the attributes that follow; the opening token, None where there is none, keeps them and where it began."""
    attributes = parse(state.src, state.pos, state.posMax) if state.src[state.pos : state.pos + 1] == "{" else None
    if attributes:
        state.pos = attributes.end
    if opener is not None:
        state.tokens[opener].meta = {"pos": start, "attributes": attributes}
    return True


def address(state: StateInline, silent: bool) -> bool:
    """`https://...` in the text: a link that shows its own address; closing punctuation stays outside."""
    start, src = state.pos, state.src
    if state.linkLevel or silent or not src.startswith("://", start):
        return False
    scheme = _SCHEME.search(state.pending)
    match = _ADDRESS.match(src, start, state.posMax)
    if scheme is None or match is None:
        return False
    rest = trimmed(match[0])
    if len(rest) < 4:
        return False
    state.pending = state.pending[: scheme.start()]
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": scheme[0] + rest}
    token.info = "auto"
    token.meta = {"pos": start - len(scheme[0])}
    state.push("link_close", "a", -1).info = "auto"
    state.pos = start + len(rest)
    return True


def trimmed(text: str) -> str:
    """An address without the sentence's punctuation; a closing parenthesis stays when it was opened inside."""
    surplus = text.count(")") - text.count("(")
    end = len(text)
    while end:
        if text[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif text[end - 1] not in _TAIL:
            break
        end -= 1
    return text[:end]


AUTO = re.compile(r"<(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*)>")
MAIL = re.compile(r"<(?P<mail>[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)>")


def autolink(state: StateInline, silent: bool) -> bool:
    """`<https://...>` and `<name@example.org>` (CommonMark 0.31, 6.5)."""
    start, src = state.pos, state.src
    if src[start] != "<":
        return False
    match = AUTO.match(src, start, state.posMax) or MAIL.match(src, start, state.posMax)
    if match is None:
        return False
    if not silent:
        mail = match.lastgroup == "mail"
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": ("mailto:" if mail else "") + match[1]}
        token.meta = {"pos": start}
        if mail:
            state.push("text", "", 0).content = match[1]
        state.push("link_close", "a", -1)
    state.pos = match.end()
    return True
