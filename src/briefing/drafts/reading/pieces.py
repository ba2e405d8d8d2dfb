"""Atoms that are no citations go in; pieces come out, those that are alike joined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..drawn import CITATION, Break, Cited, Made, Note, Picture, Piece, Pieces, Referred, Words

if TYPE_CHECKING:
    from .atoms import Atom


class Joined:
    """The pieces of a paragraph, as they are added."""

    def __init__(self) -> None:
        self._done: list[Piece] = []
        self._last: Words | Made | Referred | None = None
        self._texts: list[str] = []
        """Of `_last`: put together once, however many runs a text is in."""

    def atom(self, atom: Atom, without: str = "") -> None:
        """Add what is in an atom. `without` is a bookmark that is not told."""
        marks = tuple(mark for mark in atom.marks if mark != without) if without else atom.marks
        piece = _piece(atom, marks)
        if piece is None:
            return
        if not isinstance(piece, Words | Made | Referred):
            self.piece(piece)
        elif self._last is not None and _alike(self._last, piece, atom):
            self._texts.append(piece.text)
        else:
            self._end()
            self._last, self._texts = piece, [piece.text]

    def piece(self, piece: Piece) -> None:
        """Add a piece that stands for itself."""
        self._end()
        self._done.append(piece)

    def all(self) -> Pieces:
        """Every piece."""
        self._end()
        return tuple(self._done)

    def _end(self) -> None:
        if self._last is not None:
            whole = len(self._texts) == 1
            self._done.append(self._last if whole else replace(self._last, text="".join(self._texts)))
        self._last = None


def _alike(last: Words | Made | Referred, piece: Words | Made | Referred, atom: Atom) -> bool:
    match last, piece:
        case Words(), Words():
            return (last.look, last.marks) == (piece.look, piece.marks)
        case Made(), Made():
            return last.marks == piece.marks
        case Referred(), Referred():
            return last.target == piece.target and (last.look == piece.look or atom.citing is not None)
        case _:
            return False


def _note(note: Note, marks: tuple[str, ...]) -> Note:
    """A note whose citations have the names that stand around its reference: there are no bookmarks in notes."""
    names = sorted((mark for mark in marks if mark.startswith(CITATION)), key=lambda name: (len(name), name))
    nameless = [piece for piece in note.content if isinstance(piece, Cited) and not piece.name]
    content = note.content
    if names and len(names) == len(nameless):
        left = iter(names)
        content = tuple(
            replace(piece, name=next(left)) if isinstance(piece, Cited) and not piece.name else piece
            for piece in content
        )
    return Note(note.kind, note.id, content, tuple(mark for mark in marks if mark not in names))


def _piece(atom: Atom, marks: tuple[str, ...]) -> Piece | None:
    thing = atom.thing
    if isinstance(thing, Note):
        return _note(thing, marks)
    if isinstance(thing, Picture):
        return replace(thing, marks=marks)
    if atom.breaks:
        return Break(marks)
    if not atom.text:
        return None
    if atom.made:
        return Made(atom.text, marks)
    if atom.target:
        return Referred(atom.target, atom.text, atom.look, marks)
    return Words(atom.text, atom.look, marks)
