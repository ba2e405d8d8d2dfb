"""All the citations of a document go in; where each cite stands - first, subsequent, ibid - comes out.

(CSL 1.0.2, "Choose": position.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .citation import Citation, Cite
from .context import Position


class Placed(NamedTuple):
    """A cite's position, whether a note near by names the source, and the number of the first note that does."""

    position: Position
    near: bool = False
    first_note: int = 0


def place(citations: Iterable[Citation], near_distance: int) -> Iterator[list[Placed]]:
    """The positions of the cites of each citation, in the order of the document."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    before: dict[bool, Citation] = {}  # in notes, and in the text
    count = 0  # citations in the note of the last one
    for citation in citations:
        placed: list[Placed] = []
        for n, cite in enumerate(citation.cites):
            if cite.id not in firsts:
                firsts[cite.id], lasts[cite.id] = citation.note, citation.note
                placed.append(Placed("first"))
                continue
            previous = citation.cites[n - 1] if n else _alone(before.get(citation.note > 0), citation.note, count)
            near = citation.note > 0 and citation.note - lasts[cite.id] <= near_distance
            placed.append(Placed(_position(cite, previous), near, firsts[cite.id]))
            lasts[cite.id] = citation.note
        last = before.get(True)
        if citation.note:
            count = count + 1 if last is not None and last.note == citation.note else 1
        before[citation.note > 0] = citation
        yield placed


def _alone(citation: Citation | None, note: int, count: int) -> Cite | None:
    """The source of the citation before, where that citation, and the note before, name only one."""
    if citation is None or len(citation.cites) != 1 or (citation.note != note and count > 1):
        return None
    return citation.cites[0]


def _position(cite: Cite, previous: Cite | None) -> Position:
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if previous.locator and not cite.locator:
        return "subsequent"
    if (previous.locator, previous.label) == (cite.locator, cite.label) or not (previous.locator or cite.locator):
        return "ibid"
    return "ibid-with-locator"
