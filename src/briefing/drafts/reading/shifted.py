"""The atoms of a paragraph go in; where LibreOffice moved the ends of bookmarks by one letter, they are right again.

It does so in the paragraph of a document's first note: each bookmark behind the note ends one letter early there, so
that a citation loses its closing bracket, or its last number. A field counts as one letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..drawn import BLOCK, CITATION, Note

if TYPE_CHECKING:
    from .atoms import Atom


def set_right(atoms: list[Atom]) -> None:
    """Let the bookmarks of citations behind a note reach one letter farther: where that of the paragraph's text, too,
    ends before the last one, or where they are cut short for all to see.
    """
    note = next((n for n, atom in enumerate(atoms) if isinstance(atom.thing, Note)), None)
    if note is None:
        return
    early = _ends_early(atoms)
    at = note + 1
    while at < len(atoms) - 1:
        name, following = _citation(atoms[at]), atoms[at + 1]
        ends = bool(name) and not (_citation(following) or following.breaks or following.thing)
        if ends and (early or _is_cut("".join(each.text for each in atoms if name in each.marks), following)):
            at = _take(atoms, at + 1, name)
        else:
            at += 1


def _is_cut(said: str, following: Atom) -> bool:
    """Whether a citation says that it goes on: with a bracket to be closed, or a comma before another number."""
    if said.count("(") > said.count(")"):
        return following.text.startswith(")")
    return following.citing is not None and said.rstrip().endswith((",", ";"))


def _ends_early(atoms: list[Atom]) -> bool:
    """Whether the bookmark of an author's text ends one letter before the paragraph does."""
    first = _letter(atoms, len(atoms) - 1)
    outside = atoms[first:]
    return (
        first > 0
        and (len(outside[-1].text) == 1 or outside[-1].citing is not None)
        and not any(_is_authored(atom) for atom in outside)
        and _is_authored(atoms[first - 1])
    )


def _letter(atoms: list[Atom], last: int) -> int:
    """Where the letter begins that ends with an atom: with the first of a field's."""
    field, first = atoms[last].citing, last
    while field is not None and first and atoms[first - 1].citing is field:
        first -= 1
    return first


def _take(atoms: list[Atom], at: int, name: str) -> int:
    """Put the letter at a place into a bookmark; gives back where it goes on."""
    field = atoms[at].citing
    if field is None and len(atoms[at].text) > 1:
        text = atoms[at].text
        atoms[at : at + 1] = [atoms[at].copy(text[:1]), atoms[at].copy(text[1:])]
    end = at + 1
    while field is not None and end < len(atoms) and atoms[end].citing is field:
        end += 1
    for atom in atoms[at:end]:
        atom.marks = (*atom.marks, name)
    return end


def _citation(atom: Atom) -> str:
    return next((mark for mark in reversed(atom.marks) if mark.startswith(CITATION)), "")


def _is_authored(atom: Atom) -> bool:
    return any(mark.startswith(BLOCK) for mark in atom.marks)
