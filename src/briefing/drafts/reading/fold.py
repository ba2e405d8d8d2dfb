"""The atoms of a paragraph go in; its pieces come out: words, and one piece for each citation and reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...core.node import replace
from ..drawn import CITATION, LIVE, Cited, Note, Pieces
from .labels import mark_made
from .pieces import Joined
from .shifted import set_right
from .stretch import stretch

if TYPE_CHECKING:
    from .atoms import Atom, Open
    from .fields import Field

#: Bookmarks of entries of a bibliography and of notes.
_ENTRIES = ("_Ref_source_", "_Ref_note_")
_OPENING, _CLOSING = "([\N{FULLWIDTH LEFT PARENTHESIS}", ")]\N{FULLWIDTH RIGHT PARENTHESIS}"
#: The style of raised citations; and what LibreOffice makes of it.
_RAISED = frozenset(("Citation", "Quote"))
_SIGNS = frozenset(_OPENING + _CLOSING)
#: A raised place in a source after the number: "3, p. 4".
_PLACE = re.compile(
    r"[\s,;:.\N{NO-BREAK SPACE}]*(?:[^\W\d_]{1,9}\.?[\s\N{NO-BREAK SPACE}]?)?\d[\w\s,.;\N{EN DASH}-]{0,24}\Z"
)
#: Words of a place in brackets, and runs of any place: programs part runs at each change of direction.
_LONG_PLACE, _MOST_RUNS = 6, 40
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Folder:
    """Folds the paragraphs of one part; a citation is one piece where it is first met."""

    def __init__(self, edges: Mapping[str, tuple[str, str]]) -> None:
        self._edges = edges
        self._met: set[str] = set()

    def fold(self, atoms: list[Atom], para: Open) -> Pieces:
        """The pieces of a paragraph."""
        set_right(atoms)
        mark_made(atoms, para)
        stretch(atoms, para)
        if not any(map(_is_live, atoms)):
            atoms = [_lowered(atom) for atom in atoms]
        pieces = Joined()
        at = 0
        while at < len(atoms):
            end = at + 1
            name = _citation(atoms[at])
            if name:
                while end < len(atoms) and _citation(atoms[end]) == name and not atoms[end].breaks:
                    end += 1
                if not atoms[at].breaks:
                    self._cited(pieces, atoms[at:end], name)
                else:
                    pieces.atom(atoms[at])
            elif _cites(atoms[at]):
                while end < len(atoms) and _goes_on(atoms, at, end):
                    end += 1
                while not _cites(atoms[end - 1]):
                    end -= 1
                end += end < len(atoms) and self._ends_one(atoms[end])
                pieces.piece(_made_citation(atoms[at:end], "", atoms[at].marks))
            else:
                pieces.atom(atoms[at])
            at = end
        return pieces.all()

    def _ends_one(self, atom: Atom) -> bool:
        """Whether this is the end of a citation without a bookmark: a raised place that some citation had behind it."""
        plain = not (atom.made or atom.breaks or atom.thing or _citation(atom) or _is_live(atom))
        return plain and atom.look.superscript and any(atom.text == after for _, after in self._edges.values())

    def _cited(self, pieces: Joined, atoms: list[Atom], name: str) -> None:
        """The citation in a bookmark; programs stretch bookmarks over what is typed at their edges."""
        atoms = [each for atom in atoms for each in _parted(atom)]
        live = [n for n, atom in enumerate(atoms) if _is_live(atom)]
        known = _known(atoms, live[0], live[-1] + 1, self._edges.get(name)) if live else None
        if known is not None:
            atoms, first, last = known
        elif live:
            first, last = _bracketed(atoms, live[0], live[-1] + 1)
        elif name not in self._met and not _is_prose("".join(atom.text for atom in atoms)):
            first, last = 0, len(atoms)
        else:
            first = last = 0
        for atom in atoms[:first]:
            pieces.atom(atom, without=name)
        if last > first:
            self._met.add(name)
            marks = tuple(mark for mark in atoms[first].marks if mark != name)
            pieces.piece(_made_citation(atoms[first:last], name, marks))
        for atom in atoms[last:]:
            pieces.atom(atom, without=name)


def _lowered(atom: Atom) -> Atom:
    """Words in a paragraph without citations that took the style of one before it over: raised is no look of theirs."""
    if atom.look.superscript and atom.style in _RAISED and _WORD.search(atom.text):
        atom = atom.copy(atom.text)
        atom.look = replace(atom.look, superscript=False)
    return atom


def _citation(atom: Atom) -> str:
    """The citation that an atom is in. A footnote is none: it carries the bookmarks of those in it."""
    if isinstance(atom.thing, Note) and atom.thing.kind == "footnote":
        return ""
    return next((mark for mark in reversed(atom.marks) if mark.startswith(CITATION)), "")


def _is_live(atom: Atom) -> bool:
    return atom.citing is not None or bool(atom.anchor) or isinstance(atom.thing, Note)


def _cites(atom: Atom) -> bool:
    """Outside bookmarks: a program's citation, or what leads to an entry."""
    field = atom.citing
    if atom.made or atom.breaks:
        return False
    return (field is not None and field.kind == "citation") or atom.target.startswith(_ENTRIES)


def _goes_on(atoms: list[Atom], first: int, at: int) -> bool:
    """Whether an atom belongs to the citation that begins at `first`, when another part of it follows."""
    atom = atoms[at]
    if atom.made or atom.breaks or atom.thing or _citation(atom):
        return False
    field = atoms[first].citing
    if field is not None and field.kind == "citation":
        return atom.citing is field
    return _cites(atom) or (atom.look.superscript and not _WORD.search(atom.text))


def _made_citation(atoms: list[Atom], name: str, marks: tuple[str, ...]) -> Cited:
    targets = dict.fromkeys(atom.target for atom in atoms if atom.target)
    note = next((atom.thing for atom in atoms if isinstance(atom.thing, Note)), None)
    raised = any(atom.look.superscript for atom in atoms) or note is not None
    text = "".join(atom.text for atom in atoms)
    return Cited(name, text, tuple(targets), raised, note, marks, _shape(atoms), _data(atoms))


def _data(atoms: list[Atom]) -> tuple[str, ...]:
    """What programs keep in the fields of a citation, each field once."""
    fields = {id(field): field for atom in atoms for field in atom.fields if field.kind == "citation"}
    return tuple(f"{''.join(each.instruction).strip()}\n{each.data}".strip() for each in fields.values())


def _shape(atoms: list[Atom]) -> str:
    """The text of a citation with one sign for each field that shows an entry's number, however many runs it is in."""
    out = ""
    before: Field | None = None
    for atom in atoms:
        field = atom.citing
        here = field if field is not None and field.kind == "ref" else None
        out += atom.text if here is None else "" if here is before else LIVE
        before = here
    return out


def _parted(atom: Atom) -> list[Atom]:
    """Plain text around a citation cut at its brackets, so that words before and after them can be told from it."""
    if _is_live(atom) or atom.thing or not any(sign in atom.text for sign in _OPENING + _CLOSING):
        return [atom]
    pieces = re.split(f"(?<=[{re.escape(_CLOSING)}])|(?=[{re.escape(_OPENING)}])", atom.text)
    return [atom.copy(piece) for piece in pieces if piece]


def _known(
    atoms: list[Atom], first: int, last: int, edges: tuple[str, str] | None
) -> tuple[list[Atom], int, int] | None:
    """The atoms, cut where a citation begins and ends whose words before and after its live parts are known; None: they
    are not, or not there any more.
    """
    before, after = "".join(atom.text for atom in atoms[:first]), "".join(atom.text for atom in atoms[last:])
    if edges is None or not before.endswith(edges[0]) or not after.startswith(edges[1]):
        return None
    left, begin = _cut(atoms[:first], len(before) - len(edges[0]))
    right, end = _cut(atoms[last:], len(edges[1]))
    live = atoms[first:last]
    return [*left, *live, *right], begin, len(left) + len(live) + end


def _cut(atoms: list[Atom], at: int) -> tuple[list[Atom], int]:
    """Atoms cut behind so many letters, and how many of them stand before the cut."""
    seen = 0
    for n, atom in enumerate(atoms):
        if seen + len(atom.text) > at:
            halves = [atom.copy(text) for text in (atom.text[: at - seen], atom.text[at - seen :]) if text]
            return [*atoms[:n], *halves, *atoms[n + 1 :]], n + len(halves) - 1
        seen += len(atom.text)
    return atoms, len(atoms)


def _bracketed(atoms: list[Atom], first: int, last: int) -> tuple[int, int]:
    """What belongs to a citation whose live parts stand from `first` to `last`: its brackets with all in them, and a
    raised place in the source.
    """
    left, right = first, last
    inside = "".join(atom.text for atom in atoms[first:last])
    open_inside = sum(inside.count(sign) for sign in _OPENING) - sum(inside.count(sign) for sign in _CLOSING)
    opening = next((n for n in range(first - 1, -1, -1) if atoms[n].text[:1] in _SIGNS), None)
    closing = next((n for n in range(last, len(atoms)) if atoms[n].text[-1:] in _SIGNS), None)
    raised = any(each.look.superscript for each in atoms[first:last])
    if opening is not None and (closing is not None or open_inside < 0):
        left = opening
    elif raised and left and atoms[left - 1].look.superscript and not _LETTERS.search(atoms[left - 1].text):
        left -= 1
    if closing is not None and (opening is not None or open_inside > 0):
        right = closing + 1
    elif raised:
        right = last + _raised_place(atoms[last:])
    return left, right


def _raised_place(atoms: list[Atom]) -> int:
    """How many raised atoms after a number say a place in its source: ", 4", " (p. 7)"."""
    end = 0
    while end < min(len(atoms), _MOST_RUNS) and atoms[end].look.superscript:
        end += 1
    while end:
        text = "".join(atom.text for atom in atoms[:end])
        bracketed = text.strip()[:1] in _SIGNS and text.strip()[-1:] in _SIGNS and len(text.split()) <= _LONG_PLACE
        if text.strip() and (bracketed or _PLACE.match(text) or not _LETTERS.search(text)):
            return end
        end -= 1
    return 0


def _is_prose(text: str) -> bool:
    """Words that no citation consists of."""
    return len(_WORD.findall(text)) > 1 and not any(char.isdigit() for char in text)
