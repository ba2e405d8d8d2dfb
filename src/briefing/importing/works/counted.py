"""Entries go in; those whose numbers lost their stops come out with their numbers: "1 Strait closes", "2 Harbour"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .pieces import Piece

_NUMBER = re.compile(r"(\d{1,3})[\s\u00a0]+(?=\S)")


def counted(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], tuple[str, ...]]:
    """The entries, and the numbers taken off them: each begins with its place in the list, counted from 1."""
    if len(pieces) < 2:
        return pieces, ()
    out: list[Piece] = []
    for n, piece in enumerate(pieces, 1):
        match = _NUMBER.match(piece.said.text)
        if piece.names or match is None or int(match[1]) != n:
            return pieces, ()
        out.append(piece._replace(said=piece.said.cut(match.end(), len(piece.said.text)), names=(match[1],)))
    return out, tuple(name for piece in out for name in piece.names)
