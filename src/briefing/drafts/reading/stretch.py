"""The atoms of a paragraph go in; an author's words that slipped out of the bookmark around their text are back in it.

Word leaves what is typed behind a bookmark outside it, and LibreOffice moves the end of one before the last letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..drawn import BLOCK, CITATION

if TYPE_CHECKING:
    from .atoms import Atom, Open


def stretch(atoms: list[Atom], para: Open) -> None:
    """Words without a bookmark belong to the text before them in their paragraph, or else to the one behind."""
    _over(atoms, BLOCK, [name for name in para.starts if name.startswith(BLOCK)])
    if para.level:
        _over(atoms, "_Ref_", [name for name in para.starts if name.startswith("_Ref_") and not _cites(name)])


def _over(atoms: list[Atom], prefix: str, starts: list[str]) -> None:
    first = next((name for atom in atoms for name in atom.marks if name.startswith(prefix) and not _cites(name)), "")
    name = first or (starts[0] if len(starts) == 1 else "")
    if not name:
        return
    for atom in atoms:
        own = next((mark for mark in atom.marks if mark.startswith(prefix) and not _cites(mark)), "")
        if own:
            name = own
        elif _is_open(atom, prefix):
            atom.marks = (name, *atom.marks) if prefix == BLOCK else (*atom.marks, name)


def _is_open(atom: Atom, prefix: str) -> bool:
    """Whether nothing says whose text it is. The title in a heading's bookmark ends before citations and notes."""
    if atom.made or any(not mark.startswith(BLOCK) and not _cites(mark) for mark in atom.marks):
        return False
    live = atom.thing is not None or bool(atom.target) or any(_cites(mark) for mark in atom.marks)
    return prefix == BLOCK or not live


def _cites(name: str) -> bool:
    return name.startswith(CITATION)
