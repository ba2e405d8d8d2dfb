"""Tokens go in; HTML in the manner of the public test suite comes out."""

from __future__ import annotations

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
    return text if text.isascii() else "".join([_raised(sign) for sign in text])


#: Raised letters that Unicode does not decompose.
_ALSO = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}


def _raised(sign: str) -> str:
    """A character that is a raised form of others as those, raised (Unicode, compatibility decomposition <super>)."""
    if sign in _ALSO:
        return f"<sup>{_ALSO[sign]}</sup>"
    decomposition = unicodedata.decomposition(sign)
    if not decomposition.startswith("<super>"):
        return sign
    letters = "".join([chr(int(code, 16)) for code in decomposition.split()[1:]])
    return f"<sup>{unicodedata.normalize('NFC', letters)}</sup>"


def html(tokens: Iterable[Token]) -> str:
    """Tokens as HTML."""
    out: list[str] = []
    for token in tokens:
        if isinstance(token, str):
            out.append(escape(token))
            continue
        if token[0] == OPEN or token[0] == CLOSE:
            name, value = token[1]
            pair = _TAGS.get((name, value)) or (f'<span style="{escape(name)}:{escape(value)};">', "</span>")
            out.append(pair[0 if token[0] == OPEN else 1])
        elif token[0] == QUOTE:
            out.append(escape(token[1]))
        elif token[0] == BLOCK or token[0] == END:
            out.append(_BLOCKS[token[1]][0 if token[0] == BLOCK else 1])
    return "".join(out)


def plain(tokens: Iterable[Token]) -> str:
    """Tokens as plain text."""
    return "".join([token if isinstance(token, str) else token[1] if token[0] == QUOTE else "" for token in tokens])
