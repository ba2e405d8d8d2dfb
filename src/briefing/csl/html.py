"""Tokens go in; HTML in the manner of the public test suite comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .flat import BLOCK, CLOSE, END, OPEN, QUOTE, Token

_TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"), ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"), ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"), ("font-weight", "light"): ("", ""),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
}  # fmt: skip
_BLOCKS = {
    "block": ("\n\n    <div class=\"csl-block\">", "</div>\n"),
    "left-margin": ("\n    <div class=\"csl-left-margin\">", "</div>"),
    "right-inline": ("<div class=\"csl-right-inline\">", "</div>\n  "),
    "indent": ("<div class=\"csl-indent\">", "</div>\n  "),
}  # fmt: skip


def escape(text: str) -> str:
    """Characters that HTML wants written otherwise."""
    text = text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    return text if text.isascii() else _RAISED.sub(_raised, text)


def _raised(match: re.Match[str]) -> str:
    """A character that is a raised form of others as those, raised (Unicode, compatibility decomposition <super>)."""
    if match[0] in _ALSO:
        return f"<sup>{_ALSO[match[0]]}</sup>"
    decomposition = unicodedata.decomposition(match[0])
    if not decomposition.startswith("<super>"):
        return match[0]
    letters = "".join(chr(int(code, 16)) for code in decomposition.split()[1:])
    return f"<sup>{unicodedata.normalize('NFC', letters)}</sup>"


#: Raised letters that Unicode does not decompose.
_ALSO = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
_RAISED = re.compile("[ªºˀˁۥۦ²³¹ʰ-ʸˠ-ˤᴬ-ᵡ⁰-ⁿ℠™㆒-㆟]")


def html(tokens: Iterable[Token]) -> str:
    """Tokens as HTML."""
    out: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            out.append(escape(token))
            continue
        kind, value = token
        if kind in (OPEN, CLOSE):
            pair = _TAGS.get(value) or (f'<span style="{value[0]}:{value[1]};">', "</span>")
            out.append(pair[0 if kind == OPEN else 1])
        elif kind == QUOTE:
            out.append(escape(value))
        elif kind in (BLOCK, END):
            out.append(_BLOCKS[value][0 if kind == BLOCK else 1])
    return "".join(out)


def plain(tokens: Iterable[Token]) -> str:
    """Tokens as plain text."""
    return "".join(token if isinstance(token, str) else token[1] if token[0] == QUOTE else "" for token in tokens)
