"""Straight quotation marks and apostrophes in the tokens of a line become those of the language."""

from __future__ import annotations

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ....core.node import record

_MARK = re.compile(r"['\"]")
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

#: How many open marks a closing one is held against; in prose there are two or three.
_MOST_OPEN = 50


@record
class _Mark:
    """A straight mark: the token it stands in, which of its pieces it is, and what stands beside it."""

    token: int
    piece: int
    straight: str
    level: int
    before: str
    after: str


def quotation_marks(state: StateCore) -> None:
    """The core rule, in the place of markdown-it's own; that one copies the whole text for every mark."""
    if not state.md.options.typographer:
        return
    for token in state.tokens:
        if token.type == "inline" and token.children and _MARK.search(token.content):
            _curl(token.children, state.md.options.quotes)


def _curl(tokens: list[Token], quotes: str) -> None:
    """Text is cut at its marks, the marks are replaced, and the pieces joined again."""
    pieces: dict[int, list[str]] = {}
    opened: list[_Mark] = []
    for mark in _marks(tokens, pieces):
        while opened and opened[-1].level > mark.level:
            opened.pop()
        can_open, can_close = _sides(mark)
        single = mark.straight == "'"
        partner = _partner(opened, mark) if can_close else -1
        if partner >= 0:
            opening = opened[partner]
            pieces[mark.token][mark.piece] = quotes[3 if single else 1]
            pieces[opening.token][opening.piece] = quotes[2 if single else 0]
            del opened[partner:]
        elif can_open:
            opened.append(mark)
        elif single:
            pieces[mark.token][mark.piece] = _APOSTROPHE
    for index, parts in pieces.items():
        tokens[index].content = "".join(parts)


def _marks(tokens: list[Token], pieces: dict[int, list[str]]) -> list[_Mark]:
    """Every mark in text, in order; `pieces` takes the text of each token, cut so that marks are pieces of their
    own."""
    found = []
    for index, token in enumerate(tokens):
        if token.type != "text" or not _MARK.search(token.content):
            continue
        text = token.content
        cuts = [match.start() for match in _MARK.finditer(text)]
        stops = [*cuts[1:], len(text)]
        parts = pieces[index] = [text[: cuts[0]]]
        for at, stop in zip(cuts, stops, strict=True):
            before = text[at - 1] if at else _beside(tokens, index, -1)
            after = text[at + 1] if at + 1 < len(text) else _beside(tokens, index, 1)
            found.append(_Mark(index, len(parts), text[at], token.level, before, after))
            parts += [text[at], text[at + 1 : stop]]
    return found


def _beside(tokens: list[Token], index: int, step: int) -> str:
    """The nearest character of the tokens before or after one; a space at the line's end."""
    for token in tokens[index + step :: step] if index + step >= 0 else ():
        if token.type in ("softbreak", "hardbreak"):
            break
        if token.content:
            return token.content[-1 if step < 0 else 0]
    return " "


def _sides(mark: _Mark) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close, by what stands beside it."""
    before, after = mark.before, mark.after
    space_before, space_after = isWhiteSpace(ord(before)), isWhiteSpace(ord(after))
    point_before, point_after = _is_point(before), _is_point(after)
    can_open = not space_after and (not point_after or space_before or point_before)
    can_close = not space_before and (not point_before or space_after or point_after)
    if mark.straight == after == '"' and before in "0123456789":
        return False, False  # inches
    if can_open and can_close:  # within a word, or between two points
        return point_before, point_after
    return can_open, can_close


def _is_point(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _partner(opened: list[_Mark], mark: _Mark) -> int:
    """The open mark that a closing one belongs to; -1 where there is none."""
    for index in range(len(opened) - 1, max(len(opened) - _MOST_OPEN, 0) - 1, -1):
        if opened[index].level < mark.level:
            break
        if opened[index].straight == mark.straight:
            return index
    return -1
