"""The leaves of a text and what its draft showed go in; which shown letter or object is which leaf comes out.

The two differ where the tool shows what no author wrote, or writes it elsewhere: names of a citation in the sentence,
the space and the stop beside a citation, the address behind a link.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

from ...core.node import record
from ...model import inlines as i
from ...model.walk import plain
from ..drawn import Break, Cited, Note, Referred
from ..known import Known
from .atoms import Atom, alike, letters
from .leaves import Leaf

_STOPS = ".,;:。，、；："


@record
class Aligned:
    """What is what."""

    leaf: list[int | None]
    """For each shown atom the index of its leaf; None: the tool made it."""
    names: dict[int, list[int]]
    """Leaf of a citation in the sentence to the atoms of the names shown for it."""
    moved: dict[int, int]
    """Atom of a stop that stands on the other side of its citation in the source, to the citation's atom."""
    clinging: dict[int, list[int]]
    """Leaf of a citation to the leaves beside it that are not shown because of it: a space."""


def align(found: list[Leaf], shown: list[Atom], known: Known) -> Aligned:
    """Objects first, then the letters between them."""
    made = Aligned([None] * len(shown), {}, {}, {})
    pairs = _objects(found, shown, known)
    before = (-1, -1)
    for pair in [*pairs, (len(found), len(shown))]:
        _letters(found, shown, range(before[0] + 1, pair[0]), range(before[1] + 1, pair[1]), made)
        if pair[1] < len(shown):
            made.leaf[pair[1]] = pair[0]
        before = pair
    taken = {leaf for leaf in made.leaf if leaf is not None}
    for leaf, atom in pairs:
        if isinstance(found[leaf].node, i.Citation):
            _beside(found, shown, leaf, atom, taken, made)
    return made


def _objects(found: list[Leaf], shown: list[Atom], known: Known) -> list[tuple[int, int]]:
    mine = [n for n, leaf in enumerate(found) if leaf.node is not None]
    theirs = [n for n, atom in enumerate(shown) if atom.piece is not None]
    return [
        (mine[a], theirs[b])
        for a, b in best_pairs(len(mine), len(theirs), lambda a, b: _score(found[mine[a]], shown[theirs[b]], known))
    ]


def best_pairs(count: int, other: int, score: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Pairs in order with the highest sum of scores; 0: they are none."""
    best = [[0.0] * (other + 1) for _ in range(count + 1)]
    scores = [[score(a, b) for b in range(other)] for a in range(count)]
    for a in range(count - 1, -1, -1):
        for b in range(other - 1, -1, -1):
            with_both = best[a + 1][b + 1] + scores[a][b] if scores[a][b] else 0
            best[a][b] = max(with_both, best[a + 1][b], best[a][b + 1])
    pairs, a, b = [], 0, 0
    while a < count and b < other:
        if scores[a][b] and best[a][b] == best[a + 1][b + 1] + scores[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs


def _score(leaf: Leaf, atom: Atom, known: Known) -> float:
    match leaf.node, atom.piece:
        case i.Citation() as node, Cited() as cited:
            named = known.citations.get(cited.name)
            return 3 if named is node else 0.0 if named is not None else 1
        case i.CrossReference() as node, Referred() as referred:
            target = known.elements.get(referred.target)
            return 3 if target == node.target else 0.0 if target is not None else 1
        case i.LineBreak(), Break():
            return 1
        case i.Note() as node, Note() as note:
            said = "".join(letter for letter in plain(node.content) if letter.isalnum())
            shown = letters(note.content)
            return likeness(said, shown) if said and shown else 0.5
        case _:
            return 0


def likeness(one: str, other: str) -> float:
    """How much of two texts is the same, 0 where it is little."""
    if one == other:
        return 3
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio > 0.3 else 0


def _letters(found: list[Leaf], shown: list[Atom], leaves: range, atoms: range, made: Aligned) -> None:
    """Letters between two objects."""
    mine = [n for n in leaves if alike(found[n].shown)]
    theirs = [n for n in atoms if shown[n].text]
    node = found[leaves.stop].node if leaves.stop < len(found) else None
    named = isinstance(node, i.Citation) and node.narrative  # names stand before it, and end as the sentence may
    for a, b in same([alike(found[n].shown) for n in mine], [alike(shown[n].text) for n in theirs], not named):
        made.leaf[theirs[b]] = mine[a]


def same(one: list[str], other: list[str], from_end: bool = True) -> list[tuple[int, int]]:
    """Pairs of equal members in order; `from_end`: equal ends belong together."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while from_end and end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    pairs = [(n, n) for n in range(start)]
    middle = one[start : len(one) - end], other[start : len(other) - end]
    if all(middle):
        for a, b, size in SequenceMatcher(None, *middle, autojunk=False).get_matching_blocks():
            pairs += [(start + a + n, start + b + n) for n in range(size)]
    return pairs + [(len(one) - n, len(other) - n) for n in range(end, 0, -1)]


def _beside(found: list[Leaf], shown: list[Atom], leaf: int, atom: int, taken: set[int], made: Aligned) -> None:
    """What stands beside a citation: a stop on the other side, a space that is not shown, the names it shows."""
    extra: list[int] = []
    at = atom - 1
    while at >= 0 and shown[at].text and made.leaf[at] is None:
        extra.insert(0, at)
        at -= 1
    spare = leaf - 1
    while spare >= 0 and found[spare].shown == " " and spare not in taken:
        made.clinging.setdefault(leaf, []).append(spare)
        spare -= 1
    if extra and shown[extra[-1]].text in _STOPS:
        stop = _next(found, leaf, 1)
        if stop is not None and stop not in taken and found[stop].shown == shown[extra[-1]].text:
            made.moved[extra[-1]] = atom
            made.leaf[extra.pop()] = stop
            taken.add(stop)
    elif 0 <= spare < len(found) and spare not in taken and found[spare].shown in tuple(_STOPS):
        after = atom + 1
        if after < len(shown) and made.leaf[after] is None and shown[after].text == found[spare].shown:
            made.moved[after] = atom
            made.leaf[after] = spare
            taken.add(spare)
    node = found[leaf].node
    if isinstance(node, i.Citation) and node.narrative and extra:
        made.names[leaf] = extra


def _next(found: list[Leaf], at: int, step: int) -> int | None:
    at += step
    while 0 <= at < len(found):
        if found[at].shown or found[at].node is not None:
            return at
        at += step
    return None
