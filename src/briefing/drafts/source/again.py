"""The letters of a draft go in; citations whose bookmarks a program took away come out as one piece each.

Such a program numbers citations anew, breaks their fields, or leaves links within words. What stands around and between
the parts that lead to entries - the shape of a citation - stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias

from ...model import inlines as i
from ..drawn import LIVE, Cited, Note
from ..known import Known, origin
from .align import likeness
from .atoms import Atom, alike, letters

#: From this likeness on two endnotes are one: numbers in them may be others.
_ONE_NOTE = 0.8
#: Pages and other places in a source.
_PLACE = re.compile("[0-9]+(?:[-\N{EN DASH}, .]{1,2}[0-9]+)*\\Z")
_PAGE, _PAGES = re.compile(r"\bp\. \Z"), re.compile(r"\bpp\. \Z")
#: What no citation consists of.
_OTHER = "\N{REPLACEMENT CHARACTER}"

_Place: TypeAlias = tuple[int, int]
"""The first atom of a citation, and the one behind it."""


def recovered(base: list[Atom], draft: list[Atom], known: Known) -> list[Atom]:
    """The draft's row with the citations in it: those of the text as it was (`base`), then copies of any other."""
    draft = [_original(atom, known) for atom in draft]
    lost = [atom.piece for atom in base if isinstance(atom.piece, Cited) and atom.piece.name]
    for find in (_by_text, _by_shape, lambda row, cited: _read(base, row, cited)):
        names = {atom.piece.name for atom in draft if isinstance(atom.piece, Cited) and atom.piece.name}
        for cited in lost:
            if cited.name not in names:
                draft = _put(draft, place := find(draft, cited), _with_note(cited, draft, place))
    nameless = any(isinstance(atom.piece, Cited) and not atom.piece.name for atom in base)
    return draft if nameless else _copies(draft, known)


def silent(node: i.Citation) -> i.Citation:
    """A citation in the sentence as one that says no names."""
    if not node.narrative:
        return node
    first, *others = node.items
    return replace(node, narrative=False, items=(replace(first, suppress_author=True), *others))


def _original(atom: Atom, known: Known) -> Atom:
    """A citation that was pasted goes by the name of the one that it is a copy of."""
    cited = atom.piece
    if not isinstance(cited, Cited) or cited.name in known.citations or origin(cited.name) not in known.citations:
        return atom
    return Atom("", piece=replace(cited, name=origin(cited.name)))


def _put(row: list[Atom], place: _Place | None, piece: Cited | i.Citation) -> list[Atom]:
    return row if place is None else [*row[: place[0]], Atom("", piece=piece), *row[place[1] :]]


def _with_note(cited: Cited, row: list[Atom], place: _Place | None) -> Cited:
    """The citation with its endnote as the draft has it."""
    note = row[place[0]].piece if place is not None else None
    return replace(cited, note=note) if isinstance(note, Note) else cited


def relocated(node: i.Citation, was: Cited, now: Cited) -> i.Citation:
    """The citation with another place in its source, where that alone is what was typed into it."""
    placed = [item for item in node.items if item.locator] if now.shape != was.shape else []
    shown = placed[0].locator.replace("-", "\N{EN DASH}") if len(placed) == 1 else ""
    old, new = ("".join(map(_same, cited.shape)) for cited in (was, now))
    before, found, after = old.partition(shown) if shown else ("", "", "")
    if not found or shown in after or now.targets != was.targets or not new.endswith(after):
        return node
    for start in (before, _PAGE.sub("pp. ", before), _PAGES.sub("p. ", before)):
        place = new[len(start) : len(new) - len(after)].replace("\N{EN DASH}", "-")
        if new.startswith(start) and _PLACE.match(place):
            items = (replace(one, locator=place) if one is placed[0] else one for one in node.items)
            return replace(node, items=tuple(items))
    return node


# ---------------------------------------------------------------- by shape


def _by_text(row: list[Atom], cited: Cited) -> _Place | None:
    """Where a citation stands of which all that is read is what it was, and all that it leads to."""
    return _noted(row, cited.note) if cited.note is not None else _found(row, cited, cited.text, shaped=False)


def _by_shape(row: list[Atom], cited: Cited) -> _Place | None:
    """The same where its live parts read otherwise now."""
    return None if cited.note is not None or LIVE not in cited.shape else _found(row, cited, cited.shape, shaped=True)


def _found(row: list[Atom], cited: Cited, wanted: str, shaped: bool) -> _Place | None:
    if not cited.targets or not wanted:
        return None
    text, owners = _melted(row, cited.raised, shaped)
    wanted = "".join(map(_same, wanted))
    at = text.find(wanted)
    while at >= 0:
        first, last = owners[at], owners[at + len(wanted) - 1]
        whole = (at == 0 or owners[at - 1] != first) and owners[at + len(wanted) : at + len(wanted) + 1] != [last]
        if whole and _targets(row[first : last + 1]) == cited.targets:
            return first, last + 1
        at = text.find(wanted, at + 1)
    return None


def _melted(row: list[Atom], raised: bool, shaped: bool) -> tuple[str, list[int]]:
    """What is read in a row, and the atom of each letter; of citations without a name their texts or their shapes."""
    text: list[str] = []
    owners: list[int] = []
    for n, atom in enumerate(row):
        if isinstance(atom.piece, Cited) and not atom.piece.name:
            read = "".join(map(_same, atom.piece.shape if shaped else atom.piece.text))
        else:
            read = _same(atom.text) if atom.text and atom.look.superscript == raised else _OTHER
        text.append(read)
        owners += [n] * len(read)
    return "".join(text), owners


def _same(letter: str) -> str:
    return alike(letter) or letter


def _targets(row: Iterable[Atom]) -> tuple[str, ...]:
    found = (target for atom in row if isinstance(atom.piece, Cited) for target in atom.piece.targets)
    return tuple(dict.fromkeys(found))


def _noted(row: list[Atom], note: Note) -> _Place | None:
    """The endnote that says what a citation's did."""
    said = letters(note.content)
    found = [
        (likeness(said, letters(atom.piece.content)), -n)
        for n, atom in enumerate(row)
        if isinstance(atom.piece, Note) and atom.piece.kind == note.kind
    ]
    best, at = max(found, default=(0.0, 0))
    return (-at, 1 - at) if best >= _ONE_NOTE else None


def _copies(row: list[Atom], known: Known) -> list[Atom]:
    """Citations from other texts, where more than one piece is what is left of them."""
    here = {*_targets(atom for atom in row if isinstance(atom.piece, Cited) and not atom.piece.name)}
    notes = any(isinstance(atom.piece, Note) and atom.piece.kind == "endnote" for atom in row)
    if not here and not notes:
        return row
    wanted = [
        (cited, node)
        for cited, node in known.read.values()
        if (notes if cited.note is not None else here.issuperset(cited.targets))
    ]
    wanted.sort(key=lambda pair: -len(pair[0].text))
    for find in (_by_text, _by_shape):
        for cited, node in wanted:
            while (place := find(row, cited)) is not None and _is_copy(row, place, cited):
                row = _put(row, place, silent(node))  # names in the sentence are words of the draft's
    return row


def _is_copy(row: list[Atom], place: _Place, cited: Cited) -> bool:
    """Whether more than one piece is left of a citation, or an endnote that says all that its did."""
    note = row[place[0]].piece
    if cited.note is None or not isinstance(note, Note):
        return place[1] - place[0] > 1
    return letters(note.content) == letters(cited.note.content)


# ---------------------------------------------------------------- by what is read


def _read(base: list[Atom], draft: list[Atom], cited: Cited) -> _Place | None:
    """Without a link or a field: another that reads the same, or words that do, where they are more than they were."""
    for n, atom in enumerate(draft):
        if isinstance(atom.piece, Cited) and not atom.piece.name and atom.piece.text == cited.text:
            return n, n + 1
    found = _readings(draft, cited)
    return (found[-1], found[-1] + len(cited.text)) if len(found) > len(_readings(base, cited)) else None


def _readings(row: list[Atom], cited: Cited) -> list[int]:
    """Where letters read like a citation."""
    size = len(cited.text)
    return [
        n
        for n in range(len(row) - size + 1 if size else 0)
        if "".join(atom.text for atom in row[n : n + size]) == cited.text
        and all(atom.text and atom.look.superscript == cited.raised for atom in row[n : n + size])
    ]
