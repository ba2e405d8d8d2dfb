"""What one cite renders goes in; it comes out with the author's own words around it, begun as a sentence is begun."""

from __future__ import annotations

import re

from .citation import Cite
from .fieldtext import parse_field
from .output import Affix, Mark, Out, Piece

_TERM: Mark = ("term", "")
#: A locator that says itself what it counts: "vol. 1, fol. 186".
_LABELLED = re.compile(r"(?:vol|fol|chap|ch|p|pp|no|art|sec|fig|bk|pt|para|n|l)\.\s*\d")
_STRAY = " ,;:."
_OPENING = " ([{‘“'\"/\N{NO-BREAK SPACE}"
_CLOSING = " ,.;:!?)]}\N{NO-BREAK SPACE}"


def labelled(locator: str) -> bool:
    """Whether a locator says itself what it counts."""
    return _LABELLED.match(locator) is not None


def affixed(pieces: list[Piece], cite: Cite) -> Piece:
    """A cite within the author's own words, a space between where they bring none."""
    content = Out(pieces, mark=("cite", cite.id))
    prefix, suffix = cite.prefix, cite.suffix
    if not prefix and not suffix:
        return content
    kids: list[Piece] = [*parse_field(prefix)] if prefix else []
    if prefix and prefix[-1] not in _OPENING:
        kids.append(" ")
    kids.append(content)
    if suffix:
        if suffix[0] not in _CLOSING:
            kids.append(" ")
        first, *rest = parse_field(suffix)
        kids += [Affix(first) if isinstance(first, str) else first, *rest]
    return Out(kids)


def capitalized(pieces: list[Piece], prefix: str) -> list[Piece]:
    """A word of the language that begins a note, or a sentence in it, begins with a capital."""
    words = prefix.rstrip()
    if words and not (" " in words and words.endswith((".", "!", "?", "”", '"'))):
        return pieces
    return [_with_capital(pieces[0], False), *pieces[1:]]


def _with_capital(piece: Piece, is_term: bool) -> Piece:
    if isinstance(piece, str):
        return piece[:1].upper() + piece[1:] if is_term else piece
    if piece.prefix.strip() or not piece.kids:
        return piece
    return piece.like([_with_capital(piece.kids[0], is_term or piece.mark == _TERM), *piece.kids[1:]])


def without_stray_marks(pieces: list[Piece]) -> list[Piece]:
    """A cite whose names are said elsewhere, without what stood between them and the rest: "2025", not ", 2025"."""
    return [_without_stray_marks(pieces[0]), *pieces[1:]] if pieces else pieces


def _without_stray_marks(piece: Piece) -> Piece:
    if isinstance(piece, str):
        return piece.lstrip(_STRAY)
    prefix = piece.prefix.lstrip(_STRAY)
    made = piece.like(piece.kids if prefix or not piece.kids or piece.quotes else without_stray_marks(piece.kids))
    made.prefix = prefix
    return made
