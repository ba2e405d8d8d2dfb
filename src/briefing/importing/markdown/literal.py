"""Rules for what stays text as it was typed: formulas; and for raised and lowered signs, and tags of HTML."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from ...readers.markdown.syntax.pairs import pairs

_FORMULA = re.compile(
    r"\$\$[^$]{1,3000}\$\$|\$(?![\s$])[^$\n]{1,400}(?<![\s\\])\$(?!\d)|\\\((?:[^\\]|\\[^()]){1,1000}\\\)|\\\[(?:[^\\]|\\[^\[\]]){1,3000}\\\]"
)
_FORMULA_SIGN = re.compile(r"\\[A-Za-z]|[\^_][{\w]|[=<>+]")
_STRICT_SIGN = re.compile(r"\\[A-Za-z]|[\^_]\{")
_NO_FORMULA = re.compile(r"\]\(|://|\n[ \t]*\n|\[\d")
_RAISED = re.compile(r"\^([^\s^\[\]]{1,12}|\\\[\d[\d, -]*\\\]|\[\d[\d, -]*\])\^")
_LOWERED = re.compile(r"(?<=\w)~([\w+-]{1,4})~(?!~)")
#: A tag, a declaration, an instruction.
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<![A-Za-z\[][^<>]*>|<\?[^<>]*>")


def formula(state: StateInline, silent: bool) -> bool:
    r"""`$...$`, `$$...$$`, `\(...\)` and `\[...\]`: one token `text`. Sums of money and marks of sources are none."""
    if state.src[state.pos] not in "$\\" or silent:
        return False
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if match is None or _NO_FORMULA.search(match[0]):
        return False
    sign = _STRICT_SIGN if match[0].startswith("\\[") else _FORMULA_SIGN
    if not sign.search(match[0][2:-2] or match[0]):
        return False
    state.push("text", "", 0).content = match[0]
    state.pos = match.end()
    return True


def raised(state: StateInline, silent: bool) -> bool:
    """`^1^` and `~2~` (Pandoc's `superscript` and `subscript`): one token of that name; only short ones."""
    sign = state.src[state.pos]
    if sign not in "^~" or silent:
        return False
    match = (_RAISED if sign == "^" else _LOWERED).match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    token = state.push("superscript" if sign == "^" else "subscript", "", 0)
    token.content = match[1].replace("\\", "")
    state.pos = match.end()
    return True


def html(state: StateInline, silent: bool) -> bool:
    """Tokens `comment` and `tag`."""
    start, src = state.pos, state.src
    if src[start] != "<" or silent:
        return False
    if src.startswith("<!--", start):
        end = src.find("-->", start + 4, state.posMax) if start <= pairs(state).last_comment else -1
        if end < 0:
            return False
        state.push("comment", "", 0).content = src[start : end + 3]
        state.pos = end + 3
        return True
    match = TAG.match(src, start, state.posMax)
    if match is None:
        return False
    state.push("tag", "", 0).content = match[0]
    state.pos = match.end()
    return True
