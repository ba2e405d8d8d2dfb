"""What may be an entry goes in; how surely it is one comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .entry import read_entry
from .numbers import BRACKETED, numbered
from .phrases import accessed_in
from .pieces import Piece
from .said import Said

#: The longest entry, and the longest that has no address, in characters.
_LONGEST, _LONGEST_BARE = 700, 400
#: The most words of an entry of a paragraph's that fit no field.
_FEW = 6
#: A work without an address: "Smith, J. (2024). Tides." or "Smith, John. "Tides." The Sea, 2024."
_WORK = re.compile(
    r"(?:[^\W\d_][^.!?()\n]{0,60}|[^()\n]{1,80}, [^\W\d_]\.(?: ?[^\W\d_]\.)*) ?\((?:18|19|20)\d\d[^)\n]{0,20}\)[.,:]"
    r"|[^\n]{4,380}[,(] ?(?:[^\W\d_]{3,9}\.? )?(?:18|19|20)\d\d\)?\.?\Z"
)
#: How notes begin that say something of a source.
SAYS = re.compile(
    r"(?:see|cf|compare|but see|as|this|these|that|those|for|in|according|based|data|siehe|vgl|voir|v\u00e9ase|ver|vedi"
    r"|\u0441\u043c)\b\.?,? (?=[^\W\d_])",
    re.IGNORECASE,
)


def are_entries(pieces: Sequence[Piece], kind: str) -> bool:
    """Whether all of a block's pieces may be entries below a name that is "sure" or "perhaps" a list's of sources."""
    return all(is_entry(piece, kind) or (kind == "sure" and _is_work(piece)) for piece in pieces)


def are_list(pieces: Sequence[Piece], kind: str) -> bool:
    """Whether pieces that may be entries are a list together: most have an address, or the name is sure."""
    return bool(pieces) and (kind == "sure" or sum(map(_is_addressed, pieces)) * 2 >= len(pieces))


def _is_addressed(piece: Piece) -> bool:
    return bool(piece.said.links) or accessed_in(piece.said.text) is not None


def is_entry(piece: Piece, kind: str = "perhaps") -> bool:
    """Whether a piece has an address, or says when it was accessed, and is no prose around them."""
    said = piece.said
    bare = sum(link.end - link.start for link in said.links if link.bare)
    if len(said.text) - bare > _LONGEST or not _is_addressed(piece):
        return False
    if said.links and said.links[0].start <= numbered(said.text).end + 2:
        return piece.item or _is_one(said) or bool(numbered(said.text).names)
    if kind == "sure" and (piece.names or piece.item or numbered(said.text).names):
        return True
    read = read_entry(said)
    words = said.text[numbered(said.text).end :]
    return len(read.rest.split()) <= _FEW and not SAYS.match(words) and len(read.entry.title) <= _LONGEST_BARE


def _is_work(piece: Piece) -> bool:
    """Whether a piece names a work without an address: it is an item, has a number, or a year where works have it."""
    text = piece.said.text
    if len(text) > _LONGEST_BARE:
        return False
    return piece.item or bool(numbered(text).names) or _WORK.match(text) is not None


def is_strong(piece: Piece) -> bool:
    """Whether a piece is an entry wherever it stands: an address with a number in brackets or a phrase of access, and
    nothing that fits no field."""
    said = piece.said
    if not said.links or not _is_one(said) or not is_entry(piece) or not begins_well(said):
        return False
    if BRACKETED.match(said.text, numbered_start(said.text)):
        return True
    if accessed_in(said.text) is None:
        return False
    read = read_entry(said)
    return read.entry.accessed is not None and not read.rest and not SAYS.match(said.text)


def numbered_start(text: str) -> int:
    """Where a line's first sign stands, behind signs of a list and of a quotation."""
    return len(text) - len(text.lstrip(" \t\u00a0>*\u2022-"))


def is_phrased(piece: Piece) -> bool:
    """Whether a piece says when its source was accessed."""
    return accessed_in(piece.said.text) is not None


def is_bare(piece: Piece) -> bool:
    """Whether a piece is an address and nothing else, or an item that is a title with its address."""
    said = piece.said
    if not said.links or not _is_one(said):
        return False
    read = read_entry(said, piece.names)
    if read.rest or not (read.entry.title or read.entry.container):
        return not read.rest
    return piece.item and (said.links[0].start <= 4 or bool(piece.names)) and begins_well(said)


def _is_one(said: Said) -> bool:
    return len({link.url for link in said.links}) == 1


def begins_well(said: Said) -> bool:
    """Whether the words of an entry begin like a title: not with a small letter."""
    at = numbered(said.text).end
    return not said.text[at : at + 1].islower() or any(link.start <= at for link in said.links[:1])
