"""What a draft showed when built and what it shows now go in; the leaves of the text as it is asked for come out."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from typing import Any

from ...core.node import record
from ...model import inlines as i
from ...resolve.addresses import key as address_key
from ..drawn import PLAIN, Break, Cited, Look, Note, Picture, Pieces, Referred, words
from ..known import AS_WORDS, Known, origin, read_as
from .again import recovered, relocated, silent
from .align import Aligned, align, best_pairs, likeness
from .atoms import Atom, alike, atoms, letters, tokens
from .leaves import Leaf, Mark
from .typed import typed

_ADDRESS = re.compile(r"(?:https?://)?[^\s/@]+(?:@[^\s/@]+)?\.[^\s/.]+(?:/\S*)?")
_FLAGS = ("strong", "emphasis", "superscript", "subscript", "code")


@record
class Asked:
    """The text as it is asked for."""

    leaves: list[Leaf]
    remarks: list[str]
    notes: list[tuple[i.Note, Pieces, Pieces]]
    """Notes that are defined elsewhere and were edited: the model's, as shown before and after."""


def compose(found: list[Leaf], before: Pieces, after: Pieces, known: Known, langs: frozenset[str]) -> Asked:
    """The leaves with the edits that lead from one row of pieces to the other; `langs` are the languages that the
    source marks words of."""
    return _Composing(found, before, after, known, langs).run()


@record
class Inserted:
    """Atoms of the draft that are new."""

    after: int
    """The base atom they follow; -1: none."""
    start: int
    end: int
    instead: range
    """The base atoms they stand for."""


class _Composing:
    def __init__(self, found: list[Leaf], before: Pieces, after: Pieces, known: Known, langs: frozenset[str]) -> None:
        self.found, self.known, self.langs = found, known, langs
        self.base = atoms(before)
        self.remarks: list[str] = []
        self.draft = recovered(self.base, typed(atoms(after), words(before), known, self.remarks), known)
        self.aligned: Aligned = align(found, self.base, known)
        self.notes: list[tuple[i.Note, Pieces, Pieces]] = []
        self.kept: dict[int, int] = {}
        """Base atom to the draft's that it is."""
        self.inserted: list[Inserted] = []

    def run(self) -> Asked:
        """Compare, then put together."""
        self._compare()
        self._names()
        self._stops()
        row = self._row()
        return Asked(_trimmed(_tight(row)), self.remarks, self.notes)

    # ------------------------------------------------------------ what is the same

    def _compare(self) -> None:
        names = self._objects()
        mine, spans = tokens(self.base, names[0])
        theirs, others = tokens(self.draft, names[1])
        for kind, a1, a2, b1, b2 in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
            if kind == "equal":
                for (start, end), (other, _) in zip(spans[a1:a2], others[b1:b2], strict=True):
                    for n in range(end - start):
                        self.kept[start + n] = other + n
            elif b2 > b1:
                after = spans[a1 - 1][1] - 1 if a1 else -1
                gone = range(spans[a1][0], spans[a2 - 1][1]) if a2 > a1 else range(0)
                self.inserted.append(Inserted(after, others[b1][0], others[b2 - 1][1], gone))

    def _objects(self) -> tuple[dict[int, Hashable], dict[int, Hashable]]:
        """Keys of objects; notes are the same when most of their words are."""
        mine, theirs = (
            {n: _key(atom) for n, atom in enumerate(row) if not atom.text} for row in (self.base, self.draft)
        )
        own, others = ([n for n, key in names.items() if key[0] == "note"] for names in (mine, theirs))
        pairs = best_pairs(len(own), len(others), lambda a, b: self._alike(self.base[own[a]], self.draft[others[b]]))
        for a, b in pairs:
            mine[own[a]] = theirs[others[b]] = ("note", own[a])
        return mine, theirs  # type: ignore[return-value]

    def _alike(self, one: Atom, other: Atom) -> float:
        assert isinstance(one.piece, Note)
        assert isinstance(other.piece, Note)
        if one.piece.kind != other.piece.kind:
            return 0
        found = likeness(letters(one.piece.content), letters(other.piece.content))
        return found or (0.2 if one.piece.id == other.piece.id else 0)

    # ------------------------------------------------------------ what the tool made

    def _names(self) -> None:
        """Names shown for a citation in the sentence: where they were edited they become the author's words."""
        self.own_words: set[int] = set()
        """Base atoms of names that stay as words."""
        self.silent: set[int] = set()
        """Leaves of citations that say no names any more."""
        for leaf, held in self.aligned.names.items():
            kept = [n for n in held if n in self.kept]
            places = [self.kept[n] for n in kept]
            whole = len(kept) == len(held) and places == list(range(places[0], places[0] + len(places)))
            stays = any(self.aligned.leaf[n] == leaf for n in self.kept)
            if whole and stays:
                continue
            if any(not self.base[n].text.isspace() for n in kept):
                self.own_words.update(kept)
            if stays:
                self.silent.add(leaf)
                self.own_words.update(n for n in kept[-1:] if self.base[n].text == " ")

    def _stops(self) -> None:
        """Where something came between a citation and the stop beside it, the stop stands where the draft has it."""
        self.replaced: set[int] = set()
        """Leaves of such stops."""
        for stop, cited in self.aligned.moved.items():
            leaf, between = self.aligned.leaf[stop], range(min(stop, cited), max(stop, cited))
            if leaf is not None and stop in self.kept and any(one.after in between for one in self.inserted):
                self.aligned.leaf[stop] = None
                self.own_words.add(stop)
                self.replaced.add(leaf)

    def _told(self, base: int) -> None:
        """A remark where something the tool made was taken out or changed by itself."""
        atom = self.base[base]
        if isinstance(atom.piece, Note) and base not in self.kept:
            if base - 1 not in self.kept:  # it went with what it belongs to
                return
            said = words(atom.piece.content)
            self.remarks.append(f"The note {said!r} is made by the tool, and comes again.")
        elif isinstance(atom.piece, Note):
            now = self.draft[self.kept[base]].piece
            assert isinstance(now, Note)
            if words(now.content) != words(atom.piece.content):
                said = words(now.content)
                self.remarks.append(f"The note {said!r} is made by the tool from a link: change the link's address.")

    # ------------------------------------------------------------ the new row

    def _row(self) -> list[Leaf]:
        """Leaves in the source's order, and what is new behind the leaf it follows."""
        places: dict[int, int] = {}
        reached = -1
        named = {n: leaf for leaf, held in self.aligned.names.items() for n in held}
        after: dict[int, list[Inserted]] = {}
        new = {one.after: one for one in self.inserted}
        if -1 in new:
            after.setdefault(-1, []).append(new[-1])
        for n in range(len(self.base)):
            leaf = self.aligned.leaf[n]
            if leaf is not None:
                places[leaf] = n
                reached = max(reached, leaf)
            elif n in self.own_words:
                own = Inserted(n, self.kept[n], self.kept[n] + 1, range(0))
                after.setdefault(min(reached, named[n] - 1) if n in named else reached, []).append(own)
            else:
                self._told(n)
            if n in new:
                before = named[n] - 1 if n in named else reached
                after.setdefault(max(before, -1), []).append(new[n])
        gone = {leaf for leaf, n in places.items() if n not in self.kept}
        gone |= self.replaced
        for leaf in list(gone):
            gone.update(self.aligned.clinging.get(leaf, ()))
        for index, one in enumerate(self.found):  # what cannot be seen goes with the letter before it
            if one.shown and not alike(one.shown) and index - 1 in gone:
                gone.add(index)
        row: list[Any] = list(after.get(-1, ()))
        for index, one in enumerate(self.found):
            if index not in gone:
                row.append(self._kept(index, one, places))
            row += after.get(index, ())
        return self._filled(row)

    def _kept(self, index: int, leaf: Leaf, places: dict[int, int]) -> tuple[Leaf, Look | None]:
        """A leaf that stays, and how the draft shows it; None: it does not."""
        base = places.get(index)
        if base is None:
            return leaf, None
        was, now = self.base[base], self.draft[self.kept[base]]
        if leaf.shown:
            if now.text not in (was.text, leaf.shown):
                leaf = Leaf("", now.text, stack=leaf.stack)
            return self._looking(leaf, was.look, now.look), now.look
        if isinstance(leaf.node, i.Citation) and isinstance(was.piece, Cited) and isinstance(now.piece, Cited):
            leaf = self._citation(index, leaf, was.piece, now.piece)
        elif isinstance(leaf.node, i.Note) and isinstance(was.piece, Note) and isinstance(now.piece, Note):
            leaf = self._note(leaf, was.piece.content, now.piece.content)
        return leaf, None

    def _citation(self, index: int, leaf: Leaf, was: Cited, now: Cited) -> Leaf:
        node = leaf.node
        assert isinstance(node, i.Citation)
        gone = {self.known.entries.get(one, "") for one in was.targets if one not in now.targets} - {""}
        if now.targets and gone and not gone.issuperset(item.key for item in node.items):
            node = replace(node, items=tuple(item for item in node.items if item.key not in gone))
        else:
            node = relocated(node, was, now)
        self._endnote(was, now, node)
        if index in self.silent:
            node = silent(node)
        stack = self._named_stack(index, leaf)
        if node is leaf.node and stack == leaf.stack:
            return leaf
        return Leaf(leaf.raw if node is leaf.node else "", node=node, stack=stack)

    def _endnote(self, was: Cited | None, now: Cited, node: i.Citation) -> None:
        if was is not None and was.note is not None and now.note is not None:
            said = words(now.note.content)
            if said != words(was.note.content):
                keys = ", ".join(dict.fromkeys(item.key for item in node.items))
                self.remarks.append(f"The endnote {said!r} is worded by the tool: change what it is made of ({keys}).")

    def _named_stack(self, index: int, leaf: Leaf) -> tuple[Mark, ...]:
        """A citation whose names look otherwise now stands in the marks for it."""
        held = [n for n in self.aligned.names.get(index, ()) if n in self.kept and not self.base[n].text.isspace()]
        looks = {(self.base[n].look, self.draft[self.kept[n]].look) for n in held}
        if index in self.silent or not any(was != now for was, now in looks):
            return leaf.stack
        found = [_difference(*pair) for pair in looks]
        kinds = {kind for gone, new in found for kind in (*gone, *(one for one, _ in new))}
        if any(one != found[0] for one in found) or not kinds <= {"strong", "emphasis"}:
            self.remarks.append("Names that the tool words for a citation look otherwise in part: that is left out.")
            return leaf.stack
        return _changed(leaf.stack, *next(iter(looks)))

    def _note(self, leaf: Leaf, was: Pieces, now: Pieces) -> Leaf:
        if _bare(was) == _bare(now):
            return leaf
        assert isinstance(leaf.node, i.Note)
        if not leaf.raw.startswith("^["):
            self.notes.append((leaf.node, was, now))
            return leaf
        asked = compose(leaf.inner, was, now, self.known, self.langs)
        self.remarks += asked.remarks
        self.notes += asked.notes
        return Leaf(leaf.raw, node=leaf.node, stack=leaf.stack, inner=asked.leaves)

    def _looking(self, leaf: Leaf, was: Look, now: Look) -> Leaf:
        """With what the draft shows otherwise now."""
        stack = _changed(leaf.stack, was, now)
        if stack == leaf.stack:
            return leaf
        return Leaf("" if leaf.group else leaf.raw, leaf.shown, leaf.node, stack, None)

    def _filled(self, row: list[Any]) -> list[Leaf]:
        """What is new takes the marks of what stands beside it where it looks the same."""
        out: list[Leaf] = []
        beside: list[tuple[Leaf, Look] | None] = [None] * len(row)
        following: tuple[Leaf, Look] | None = None
        for n in range(len(row) - 1, -1, -1):
            beside[n] = following
            if not isinstance(row[n], Inserted):
                following = row[n] if row[n][1] is not None else following
        last: tuple[Leaf, Look] | None = None
        for n, one in enumerate(row):
            if not isinstance(one, Inserted):
                out.append(one[0])
                last = one if one[1] is not None else last
                continue
            before = self._instead(one)
            for n_atom, atom in enumerate(self.draft[one.start : one.end], one.start):
                if _spelt(self.draft[n_atom - 1] if n_atom else None, atom):
                    continue
                for made in self._new(atom, last, beside[n], before):
                    out.append(made)
                    if atom.text:
                        last = (made, atom.look)
        return _joined_marks(_led(out))

    def _instead(self, one: Inserted) -> list[tuple[Leaf, Look]]:
        """Letters that were taken out where others came in."""
        pairs = ((self.aligned.leaf[n], self.base[n]) for n in one.instead)
        return [(self.found[leaf], atom.look) for leaf, atom in pairs if leaf is not None and atom.text]

    def _new(
        self,
        atom: Atom,
        left: tuple[Leaf, Look] | None,
        right: tuple[Leaf, Look] | None,
        instead: list[tuple[Leaf, Look]],
    ) -> list[Leaf]:
        sides = [side for side in (left, right) if side is not None]
        sides = [*[side for side in instead if side[1] == atom.look][:1], *sides]
        near, look = min(sides, key=lambda side: _distance(side[1], atom.look), default=(Leaf(""), PLAIN))
        if atom.text:
            return [Leaf("", atom.text, stack=_changed(near.stack, look, self._sober(atom.look, look)))]
        node = self._object(atom)
        if node is None:
            return []
        if isinstance(node, i.Text):
            return [Leaf("", letter, stack=near.stack) for letter in node.text]
        stack = tuple(mark for mark in (left[0].stack if left else ()) if right and mark in right[0].stack)
        link = any(kind in ("link", "code") for mark in stack for kind, _ in mark.looks)
        return [Leaf("", node=node, stack=() if link else stack)]

    def _sober(self, look: Look, near: Look) -> Look:
        """A language counts where the source speaks of it: programs say one of everything that is typed."""
        return look if not look.lang or look.lang in self.langs else replace(look, lang=near.lang)

    def _object(self, atom: Atom) -> i.AnyInline | None:
        piece = atom.piece
        match piece:
            case Break():
                return i.LineBreak()
            case Cited():
                return self._cited(piece)
            case Referred():
                target = self.known.elements.get(piece.target)
                if target is None:
                    self.remarks.append(f"The cross-reference {piece.text!r} leads to what has no id; {AS_WORDS}")
                    return i.Text(piece.text)
                return i.CrossReference(target)
            case Note():
                return i.Note(self.content(piece.content))
            case Picture():
                self.remarks.append(f"A picture in the line was left out ({piece.alt or piece.name or 'no name'}).")
            case i.Citation() | i.CrossReference():
                return piece
            case _:
                pass
        return None

    def _cited(self, piece: Cited) -> i.AnyInline | None:
        known = self.known
        found = (
            known.citations.get(origin(piece.name))
            or known.shown.get((read_as(piece), piece.targets))
            or known.shapes.get((piece.shape, piece.targets))
        )
        if found is not None:
            was = known.built.get(origin(piece.name))
            self._endnote(was, piece, found)
            found = relocated(found, was, piece) if was is not None else found
            return silent(found)  # its names are words of the draft's
        keys = [self.known.entries[one] for one in piece.targets if one in self.known.entries]
        if not keys and piece.text in self.known.numbers:
            keys = [self.known.numbers[piece.text]]
        if keys:
            return i.Citation(tuple(i.Cite(key) for key in dict.fromkeys(keys)))
        if piece.note is not None:
            return i.Note(self.content(piece.note.content))
        if piece.text:
            self.remarks.append(f"The citation {piece.text!r} names no source that is known; {AS_WORDS}")
            return i.Text(piece.text)
        return None

    def content(self, pieces: Pieces) -> i.Inlines:
        """New pieces as inlines of the model."""
        from .write import as_model

        asked = compose([], (), pieces, self.known, self.langs)
        self.remarks += asked.remarks
        return as_model(asked.leaves)


# ---------------------------------------------------------------- marks


def _changed(stack: tuple[Mark, ...], was: Look, now: Look) -> tuple[Mark, ...]:
    """The marks around a letter whose look changed from one to the other."""
    gone, new = _difference(was, now)
    if gone:
        stack = tuple(part for mark in stack for part in _without(mark, gone))
    held = {kind for mark in stack for kind, _ in mark.looks}
    fresh = tuple(Mark(((kind, value),)) for kind, value in new if kind not in held)
    inside = next((n for n, mark in enumerate(stack) if ("code", "") in mark.looks), len(stack))
    return (*stack[:inside], *fresh, *stack[inside:])  # nothing stands in code but letters


def _without(mark: Mark, gone: set[str]) -> tuple[Mark, ...]:
    kept = tuple(look for look in mark.looks if look[0] not in gone)
    if len(kept) == len(mark.looks):
        return (mark,)
    return (Mark(kept),) if kept else ()


def _difference(was: Look, now: Look) -> tuple[set[str], list[tuple[str, str]]]:
    """Kinds of marks that are taken away, and those that are new."""
    gone, new = set(), []
    for flag in _FLAGS:
        before, after = getattr(was, flag), getattr(now, flag)
        if before and not after:
            gone.add(flag)
        elif after and not before:
            new.append((flag, ""))
    if was.url != now.url:
        gone.add("link")
        if now.url:
            new.insert(0, ("link", now.url))
    if was.lang != now.lang:
        gone.add("foreign")
        if now.lang:
            new.append(("foreign", now.lang))
    order = ["link", "foreign", "strong", "emphasis", "superscript", "subscript", "code"]
    return gone, sorted(new, key=lambda look: order.index(look[0]))


def _distance(one: Look, other: Look) -> int:
    gone, new = _difference(one, other)
    return len(gone) + len(new)


def _led(row: list[Leaf]) -> list[Leaf]:
    """Where an address that shows itself was edited, it leads where it says now."""
    out: list[Leaf] = []
    for mark, part in groupby(row, key=_own_address):
        run = list(part)
        group = next((leaf.group for leaf in run if leaf.group is not None), None)
        if mark is not None and group is not None and group.leaves != run:
            url = _address("".join(leaf.shown for leaf in run), mark.looks[0][1])
            new = Mark((("link", url), *mark.looks[1:])) if url else mark
            run = [
                Leaf("", leaf.shown, leaf.node, tuple(new if one is mark else one for one in leaf.stack))
                for leaf in run
            ]
        out += run
    return out


def _own_address(leaf: Leaf) -> Mark | None:
    """The mark of an address that shows itself."""
    return next((mark for mark in leaf.stack if mark.looks[0][0] == "link" and not mark.open), None)


def _address(text: str, url: str) -> str:
    """The address that words say; empty where they say none."""
    if _ADDRESS.fullmatch(text) is None:
        return ""
    scheme = re.match(r"(?:https?://|mailto:|tel:)", url)
    return text if "://" in text or scheme is None else scheme[0] + text


def _joined_marks(row: list[Leaf]) -> list[Leaf]:
    """New marks of one kind on neighbours become one mark."""
    for before, leaf in pairwise(row):
        stack = list(leaf.stack)
        for n, mark in enumerate(stack):
            if n < len(before.stack) and _is_new(mark, before.stack[n]):
                stack[n] = before.stack[n]
                continue
            if n >= len(before.stack) or stack[n] is not before.stack[n]:
                break
        leaf.stack = tuple(stack)
    return row


def _is_new(mark: Mark, other: Mark) -> bool:
    """Whether two marks are new and of one kind."""
    return not mark.open and not other.open and mark.looks == other.looks


def _tight(row: list[Leaf]) -> list[Leaf]:
    """Marks of stress around words only: Markdown has no such marks beside a space."""
    out = list(row)
    for mark in {mark: None for leaf in row for mark in leaf.stack}:
        if any(kind not in ("strong", "emphasis") for kind, _ in mark.looks) or mark.open[:1] not in ("", "*", "_"):
            continue
        for step in (1, -1):
            inside = False
            for n in range(len(out))[::step]:
                leaf = out[n]
                if mark not in leaf.stack:
                    inside = False
                elif not inside and leaf.shown == " " and leaf.group is None:
                    out[n] = Leaf(leaf.raw, " ", stack=tuple(one for one in leaf.stack if one is not mark))
                else:
                    inside = True
    return out


def _trimmed(row: list[Leaf]) -> list[Leaf]:
    """Without new spaces where Markdown would take them away, and with marks of stress around words only."""
    row = list(row)
    for step in (1, -1):
        at_edge = True
        for leaf in list(row)[::step]:
            if at_edge and leaf.shown == " " and leaf.raw in ("", " ") and leaf.group is None:
                row.remove(leaf)
            elif leaf.shown or leaf.node is not None:
                at_edge = isinstance(leaf.node, i.LineBreak) or leaf.raw.startswith("\n")
    return row


def _spelt(before: Atom | None, atom: Atom) -> bool:
    """Whether an atom is the note that spells out the address of the link before it."""
    if not isinstance(atom.piece, Note) or before is None or not before.look.url:
        return False
    return address_key(words(atom.piece.content)) == address_key(before.look.url)


def _bare(pieces: Pieces) -> list[object]:
    """Pieces as they are compared: without bookmarks, joined."""
    return [(atom.text, atom.look) if atom.text else _key(atom) for atom in atoms(pieces)]


def _key(atom: Atom) -> tuple[Any, ...]:
    match atom.piece:
        case Cited() as cited:
            return ("cited", cited.name) if cited.name else ("cited", "", cited.text, cited.targets)
        case Referred() as referred:
            return ("referred", referred.target)
        case Note() as note:
            return ("note", note.kind, words(note.content))
        case Picture() as picture:
            return ("picture", picture.name)
        case Break():
            return ("break",)
        case _:
            return ("typed", atom.piece)
