"""The atoms of a paragraph go in; those that the tool or the program made are marked: numbers, labels, ways back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .styles import CONTENTS

if TYPE_CHECKING:
    from .atoms import Atom, Open

#: What stands before a tab at the start of a heading or an entry: "1.0.", "Appendix A", "[3]", "12)".
_NUMBER = re.compile(r"[(\[]?(?:[^\W\d_]+[ \N{NO-BREAK SPACE}])?(?:\d{1,4}|[A-Za-z]{1,5})(?:\.\w{1,5})*[.):\]]{0,2}\Z")
#: Between a caption's label and its words.
_AFTER_LABEL = re.compile(r"[.:]?[\s\N{NO-BREAK SPACE}\N{EN SPACE}\N{EM SPACE}]+|[.:]\Z")
#: A way back: pages, letters and an arrow.
_BACK = re.compile(r"(?:[\s\d,\N{UPWARDS ARROW}\N{NO-BREAK SPACE}]|(?<![^\W\d_])[a-z]{1,2}(?![^\W\d_]))*\Z")
_AUTHORED = "_blk_"
#: Styles of a bibliography's entries and of notes.
_ENTRIES = ("Bibliography", "EndnoteText")
_ARROW = "\N{UPWARDS ARROW}"
_LONGEST = 30


def mark_made(atoms: list[Atom], para: Open) -> None:
    """Mark what no author wrote."""
    for atom in atoms:
        back = atom.style == "BackLink" and (atom.fields or _BACK.match(atom.text))
        atom.made = bool(_is_counted(atom) or back or atom.anchor.startswith("_Ref_cite_"))
    if para.style == "JudgmentScale":
        for atom in atoms:
            atom.made = atom.made or not atom.text.strip()
    elif para.style != "CodeBlock":
        _first(atoms, para)
    if para.style.startswith(CONTENTS):
        _page(atoms)
    elif para.style in _ENTRIES:
        _way_back(atoms)


def _is_counted(atom: Atom) -> bool:
    """A number that a field counts, and that is no reference."""
    return any(each.kind == "made" for each in atom.fields)


def _first(atoms: list[Atom], para: Open) -> None:
    """Labels at the beginning."""
    sequence = next((n for n, atom in enumerate(atoms) if any(each.name == "SEQ" for each in atom.fields)), None)
    if sequence is not None and atoms[sequence].style != "EntryLabel" and para.style == "Caption":
        _caption(atoms, sequence)
        return
    at = 0
    while at < len(atoms) and (atoms[at].style == "EntryLabel" or atoms[at].own):
        atoms[at].made = True
        at += 1
    if at:
        _blank(atoms, at)
        return
    text = ""
    for n, atom in enumerate(atoms[:8]):
        if atom.thing or atom.breaks or any(mark.startswith(_AUTHORED) for mark in atom.marks):
            return
        before, tab, _ = atom.text.partition("\t")
        text += before
        if tab:
            numbered = para.level or para.style in _ENTRIES or para.style.startswith(CONTENTS)
            if not text or (numbered and len(text) <= _LONGEST and _NUMBER.match(text)):
                for each in atoms[:n]:
                    each.made = True
                _part(atoms, n, len(before) + 1)
            return


def _page(atoms: list[Atom]) -> None:
    """The tab before the page in a line of the contents."""
    at = next((n for n, atom in enumerate(atoms) if n and _is_counted(atom)), 0)
    if at and atoms[at - 1].text.endswith("\t"):
        _part(atoms, at - 1, 0, len(atoms[at - 1].text) - 1)


def _way_back(atoms: list[Atom]) -> None:
    """The arrow at the end of an entry and the pages after it, where a program threw away their style and fields, as
    LibreOffice does within Word's field of a bibliography."""
    at = next((n for n in range(len(atoms) - 1, -1, -1) if _ARROW in atoms[n].text), None)
    if at is None or atoms[at].made:
        return
    before = atoms[at].text.rpartition(_ARROW)[0].rstrip()
    rest = [atoms[at].text[len(before) :], *(atom.text for atom in atoms[at + 1 :] if not atom.made)]
    if not all(map(_BACK.match, rest)):
        return
    for atom in atoms[at + 1 :]:
        atom.made = True
    if before:
        _part(atoms, at, 0, len(before))
    else:
        atoms[at].made = True


def _caption(atoms: list[Atom], sequence: int) -> None:
    """The label before the number, and the blank after it."""
    before = atoms[:sequence]
    name = next(each.target for each in atoms[sequence].fields if each.name == "SEQ")
    if len(before) == 1 and before[0].text.strip().lower() != name.lower():
        text = before[0].text
        word = text.rstrip().rpartition(" ")[2]
        if word.lower() == name.lower() and word != text.strip():  # somebody wrote before the label
            _part(atoms, 0, 0, len(text.rstrip()) - len(word))
            sequence += 1
            before = atoms[1:sequence]
    for atom in before:
        atom.made = atom.made or atom.style == "CaptionLabel" or len(before) == 1
    after = sequence + 1
    while after < len(atoms) and atoms[after].made:
        after += 1
    _blank(atoms, after)


def _blank(atoms: list[Atom], at: int) -> None:
    """Mark the blanks after a label, unless an author's text has begun."""
    while at < len(atoms) and not atoms[at].thing and not atoms[at].breaks:
        atom = atoms[at]
        if any(mark.startswith(_AUTHORED) for mark in atom.marks):
            return
        found = _AFTER_LABEL.match(atom.text)
        if found is None:
            return
        _part(atoms, at, found.end())
        if not atoms[at].made or found.end() < len(atom.text) or atoms[at] is not atom:
            return
        at += 1


def _part(atoms: list[Atom], at: int, end: int, start: int = 0) -> None:
    """Part an atom: what stands before `end` is made; with `start`, what stands behind that is."""
    atom = atoms[at]
    cut = start or end
    if cut >= len(atom.text) or (not start and not end):
        atom.made = True
        return
    first, second = atom.copy(atom.text[:cut]), atom.copy(atom.text[cut:])
    first.made, second.made = not start, bool(start)
    atoms[at : at + 1] = [first, second]
