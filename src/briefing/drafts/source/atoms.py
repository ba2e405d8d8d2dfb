"""The pieces of a paragraph go in; its letters and objects come out one by one, and cut into words to be compared."""

from __future__ import annotations

import re
from collections.abc import Hashable

from ...core.node import record
from ...model import inlines as i
from ..drawn import PLAIN, Break, Cited, Look, Made, Note, Picture, Piece, Pieces, Referred, Words

_INVISIBLE = dict.fromkeys(map(ord, "\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{SOFT HYPHEN}"), "")
_SAME = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " ", ord("\n"): " ", ord("\t"): " ",
         ord("\N{NON-BREAKING HYPHEN}"): "-"}  # fmt: skip
_LETTER = re.compile(r"[\w'’\N{NON-BREAKING HYPHEN}]")


@record
class Atom:
    """A letter with its look, or a piece that is no words."""

    text: str
    """The letter; empty for an object."""
    look: Look = PLAIN
    piece: Piece | i.Citation | i.CrossReference | None = None
    """The object; one of the model's where somebody typed it."""


def atoms(pieces: Pieces) -> list[Atom]:
    """One by one; what is made by the tool or the program, and what cannot be seen, is left out."""
    out: list[Atom] = []
    for piece in pieces:
        match piece:
            case Words():
                text = piece.text.translate(_INVISIBLE)
                out.extend(Atom(letter, piece.look) for letter in text)
            case Cited() | Referred() | Note() | Break() | Picture():
                out.append(Atom("", piece=piece))
            case Made():
                pass
    return out


def alike(letter: str) -> str:
    """A letter as it is compared: one space is as good as another; empty for one that cannot be seen."""
    return letter.translate(_SAME).translate(_INVISIBLE)


def tokens(row: list[Atom], names: dict[int, Hashable]) -> tuple[list[Hashable], list[tuple[int, int]]]:
    """Words, single marks and objects as keys, and the atoms of each; `names` has the keys of objects by index."""
    keys: list[Hashable] = []
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(row):
        end = at + 1
        if not row[at].text:
            keys.append(names[at])
        else:
            if _in_word(row[at].text):
                while end < len(row) and _in_word(row[end].text):
                    end += 1
            keys.append(alike("".join(atom.text for atom in row[at:end])))
        spans.append((at, end))
        at = end
    return keys, spans


def _in_word(letter: str) -> bool:
    return bool(letter) and letter < "\u2e80" and _LETTER.match(letter) is not None


def letters(pieces: Pieces) -> str:
    """Letters and digits alone, to tell notes from each other."""
    return "".join(atom.text for atom in atoms(pieces) if atom.text.isalnum())
