"""The paragraphs of a draft as it was built and as it is now go in; which became which is noted in them.

Bookmarks decide first. Where a program took them away, texts that are the same decide, then what is alike between
neighbours that are known, and at last what is alike anywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping

from ..drawn import BLOCK, Picture
from ..merge.align import align, likeness, rising
from .entries import Entry, Flat, Grid

_WORD = re.compile(r"\w+")
#: A text that went elsewhere and was rewritten there shares at least this part of its words.
_MOVED = 0.6
#: Fewer words than this say nothing of where a text comes from.
_FEWEST = 4


def match(base: Flat, draft: Flat, pictures: Mapping[int, tuple[str, ...]] | None = None) -> None:
    """Set `twin` on both sides. `pictures` are fingerprints of the base's figures by their index; None: not known."""
    _by_bookmark(base, draft)
    _by_text(base, draft)
    _by_picture(base, draft, pictures or {})
    _between(base, draft)
    _splits(base, draft)
    _anywhere(base, draft)


def pair(one: Entry, other: Entry) -> None:
    """The two are one paragraph."""
    one.twin, other.twin = other, one


def _by_bookmark(base: Flat, draft: Flat) -> None:
    owners = {entry.marks[0]: entry for entry in base.entries if entry.marks}
    for entry in draft.entries:
        for number in entry.marks:
            owner = owners.get(number)
            if owner is not None and owner.twin is None:
                pair(owner, entry)
                break
    shown = {number for entry in draft.entries for number in entry.marks}
    for entry in base.entries:
        entry.joined = entry.twin is None and any(number in shown for number in entry.marks)


def _by_text(base: Flat, draft: Flat) -> None:
    """Same texts in the same order, each told from others of its words by which of them it is."""
    ours, theirs = _counted(base.entries), _counted(draft.entries)
    places = {key: entry for key, entry in theirs if entry.twin is None}
    pairs = [
        (one.index, places[key].index) for key, one in ours if one.twin is None and not one.joined and key in places
    ]
    for i, j in rising(_fitting(base, draft, pairs)):
        one, other = base.entries[i], draft.entries[j]
        # a heading is no line of the contents, though it reads the same
        if (one.grid is None) == (other.grid is None) and (one.marks or one.role.kind == other.role.kind):
            pair(one, other)


def _by_picture(base: Flat, draft: Flat, known: Mapping[int, tuple[str, ...]]) -> None:
    """Figures by the bookmark around the picture, by the picture itself, by the caption above, by what it shows."""

    def marks(entry: Entry, _: bool) -> Iterable[Hashable]:
        return [mark for piece in entry.shown.pieces for mark in piece.marks if not mark.startswith(BLOCK)]

    def digests(entry: Entry, built: bool) -> Iterable[Hashable]:
        return known.get(entry.index, ()) if built else filter(None, [_picture(entry).digest])

    def caption(entry: Entry, built: bool) -> Iterable[Hashable]:
        above = entry.before if built or entry.before is None else entry.before.twin
        return [above.index] if above is not None and above.shown.style == "Caption" else []

    def alt(entry: Entry, _: bool) -> Iterable[Hashable]:
        return filter(None, [_picture(entry).alt])

    evidence: list[Callable[[Entry, bool], Iterable[Hashable]]] = [marks, digests, caption, alt]
    for keys in evidence:
        waiting: dict[Hashable, list[Entry]] = defaultdict(list)
        for one in reversed(base.entries):
            for key in keys(one, True) if one.role.kind == "figure" and one.twin is None else ():
                waiting[key].append(one)
        for other in draft.entries:
            for key in keys(other, False) if other.role.kind == "figure" and other.twin is None else ():
                found = waiting.get(key, [])
                while found and found[-1].twin is not None:
                    found.pop()
                if found and other.twin is None:
                    pair(found.pop(), other)


def _picture(entry: Entry) -> Picture:
    return next((piece for piece in entry.shown.pieces if isinstance(piece, Picture)), Picture(""))


def _fitting(base: Flat, draft: Flat, pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pairs that do not cross what bookmarks say already."""
    return [(i, j) for i, j in pairs if base.entries[i].twin is None and draft.entries[j].twin is None]


def _counted(entries: list[Entry]) -> list[tuple[tuple[str, int, bool], Entry]]:
    seen: Counter[tuple[str, bool]] = Counter()
    out = []
    for entry in entries:
        if not entry.text.strip():
            continue
        key = (entry.text, entry.grid is not None)
        out.append(((entry.text, seen[key], entry.grid is not None), entry))
        seen[key] += 1
    return out


def _between(base: Flat, draft: Flat) -> None:
    """What stands between neighbours that are known."""
    pairs = rising([(entry.index, entry.twin.index) for entry in base.entries if entry.twin is not None])
    i = j = 0
    for p, q in [*pairs, (len(base.entries), len(draft.entries))]:
        ours = [entry for entry in base.entries[i:p] if entry.twin is None and not entry.joined and _counts(entry)]
        theirs = [entry for entry in draft.entries[j:q] if entry.twin is None and _counts(entry)]
        if ours and theirs:
            _align(ours, theirs)
        i, j = p + 1, q + 1


def _counts(entry: Entry) -> bool:
    return bool(entry.text.strip()) or entry.role.kind == "figure"


def _align(ours: list[Entry], theirs: list[Entry]) -> None:
    def kinds(i: int, j: int) -> bool:
        one, other = ours[i], theirs[j]
        if (one.grid is None) != (other.grid is None):
            return False
        if not one.marks and one.role.kind not in ("code", "figure"):
            return one.shown.style == other.shown.style
        same = one.role.kind == other.role.kind and one.role.panel == other.role.panel
        return same or likeness(one.text, other.text) > _MOVED

    found = align([entry.text for entry in ours], [entry.text for entry in theirs], kinds)
    for n, m in enumerate(found):
        if m is not None and kinds(n, m) and not _is_tail(theirs[m], ours[n]):
            pair(ours[n], theirs[m])


def _is_tail(entry: Entry, other: Entry) -> bool:
    """The paragraph goes on with the one before it: then it became none of another."""
    return likeness(entry.text, other.text) < _MOVED and rest_of(entry) is not None


def rest_of(entry: Entry) -> Entry | None:
    """The paragraph of the base that was split before a paragraph of the draft; None: there is none."""
    before = entry.before
    while before is not None and before.twin is None and before.split is not None:
        before = before.before
    owner = before.twin if before is not None else None
    if before is None or owner is None or not owner.marks or _cell(before) != _cell(entry):
        return None
    if set(owner.marks) & set(entry.marks):
        return owner
    words = Counter(_WORD.findall(entry.text))
    if words.total() == 0:
        return None
    missing = Counter(_WORD.findall(owner.text)) - Counter(_WORD.findall(before.text))
    return owner if (words & missing).total() >= 0.6 * words.total() and missing.total() else None


def _cell(entry: Entry) -> tuple[int, int, int]:
    return id(entry.grid), entry.row, entry.cell


def _splits(base: Flat, draft: Flat) -> None:
    for entry in draft.entries:
        if entry.twin is None and entry.text.strip():
            entry.split = rest_of(entry)


def _anywhere(base: Flat, draft: Flat) -> None:
    """Texts that went elsewhere."""
    left = [one for one in base.entries if one.twin is None and not one.joined and one.marks and one.text.strip()]
    new = [entry for entry in draft.entries if entry.twin is None and entry.split is None and entry.text.strip()]
    same: dict[str, list[Entry]] = defaultdict(list)
    for entry in left:
        same[entry.text].append(entry)
    for entry in new:
        if waiting := same.get(entry.text):
            pair(waiting.pop(0), entry)
    _alike([entry for entry in left if entry.twin is None], [entry for entry in new if entry.twin is None])


def _alike(left: list[Entry], new: list[Entry]) -> None:
    """By words that few texts hold."""
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in left:
        for word in set(_WORD.findall(entry.text)):
            index[word].append(entry)
    for entry in new:
        words = set(_WORD.findall(entry.text))
        if len(words) < _FEWEST:
            continue
        votes: Counter[int] = Counter()
        for word in sorted(words, key=lambda word: len(index.get(word, ())))[:12]:
            for other in index.get(word, ())[:50]:
                votes[other.index] += 1
        near = {other.index: other for word in words for other in index.get(word, ())[:50]}
        best = max(
            ((likeness(near[at].text, entry.text), -at) for at, _ in votes.most_common(5) if near[at].twin is None),
            default=(0.0, 0),
        )
        if best[0] >= _MOVED:
            pair(near[-best[1]], entry)


def grids(base: Flat, draft: Flat) -> dict[int, Grid]:
    """For each table of the draft (`id()`) the table it was; a table that is none is not there."""
    out: dict[int, Grid] = {}
    taken: set[int] = set()
    for grid in (unit for unit in draft.units if isinstance(unit, Grid)):
        votes: Counter[int] = Counter()
        known: dict[int, Grid] = {}
        for entry in grid.entries:
            if entry.twin is not None and entry.twin.grid is not None:
                votes[id(entry.twin.grid)] += 1
                known[id(entry.twin.grid)] = entry.twin.grid
        for found, _ in votes.most_common():
            if found not in taken:
                taken.add(found)
                out[id(grid)] = known[found]
                break
    return out
