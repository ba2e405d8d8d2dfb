"""Plain text into Markdown that reads back as that text: what would be taken for a mark is escaped, nothing else is."""

from __future__ import annotations

import re

_ALWAYS = re.compile(r"[\\`*\[\]^~\"'{]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?]|\Z)")
_ENTITY = re.compile(r"&(?=#\d{1,8};|#[xX][0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)")
_KEY = re.compile(r"(?<!\w)@(?=[\w{]|\Z)")
_ADDRESS = re.compile(r"(https?):(?=//)", re.IGNORECASE)
_CONTROL = re.compile(r"[\t\n\r]")

_LINE_MARK = re.compile(r"#{1,6}(?=[ \t]|\Z)|[-+](?=[ \t\n]|\Z)|-(?=[-|:])|[=>|:]")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,9}|[ivxIVX]{1,8}|[A-Za-z]|#)(?=[.)](?:[ \t\n]|\Z))")
_TABLE_WORD = re.compile(r"[Tt]able(?=:)")


def entity(character: str) -> str:
    """A character by its number, where an escape would not do."""
    return f"&#{ord(character)};"


def escape(text: str, following: str = "") -> str:
    """Text as Markdown within a line; `following` is the Markdown right after it."""
    out = _ALWAYS.sub(r"\\\g<0>", text)
    out = _UNDERSCORE.sub(r"\\_", out)
    out = _TAG.sub(r"\\<", out)
    out = _ENTITY.sub(r"\\&", out)
    out = _KEY.sub(r"\\@", out)
    out = _ADDRESS.sub(r"\1\\:", out)
    out = _CONTROL.sub(lambda found: entity(found[0]), out)
    if following[:1] == "[" and out.endswith("!"):
        out = out[:-1] + "\\!"
    if following[:1] in ("@", "-") and text and (text[-1].isalnum() or text[-1] == "_"):
        mark = "\\_" if text[-1] == "_" and out.endswith("\\_") else text[-1]
        out = out.removesuffix(mark) + entity(text[-1])
    return out


def line_start(markdown: str) -> str:
    """Markdown of a paragraph, or of a line in one, so that its beginning is not taken for another block's."""
    if markdown[:1].isspace():
        return entity(markdown[0]) + markdown[1:]
    if _LINE_MARK.match(markdown):
        return "\\" + markdown
    for pattern in (_LIST_NUMBER, _TABLE_WORD):
        if found := pattern.match(markdown):
            return f"{found[0]}\\{markdown[found.end() :]}"
    return markdown


def line_end(markdown: str) -> str:
    """Markdown whose last space would be trimmed away, with that space kept."""
    return markdown[:-1] + entity(markdown[-1]) if markdown[-1:].isspace() else markdown


def edges(markdown: str) -> str:
    """Markdown of a line that stands inside something, such as a cell: only its outer spaces need care."""
    markdown = line_end(markdown)
    return entity(markdown[0]) + markdown[1:] if markdown[:1].isspace() else markdown


def attribute(text: str) -> str:
    """Text as an attribute's value between quotation marks."""
    out = re.sub(r'[\\"]', r"\\\g<0>", text)
    return '"' + _CONTROL.sub(lambda found: entity(found[0]), _ENTITY.sub("&amp;", out)) + '"'
