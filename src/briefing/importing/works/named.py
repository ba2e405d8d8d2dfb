"""A block goes in; what a list of sources is called comes out, where the block is that name, begins with it, or holds it
before entries that its lines ran together with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...core.node import replace
from ..loose import Block, Heading, Para
from .labels import label_of, labels_within
from .likely import begins_well, is_entry
from .numbers import numbered
from .phrases import accessed_in
from .pieces import Piece, before, pieces_in
from .said import Said, said_of

#: So far before its first address an entry begins.
_REACH = 600
#: The longest line that is a name.
_LONGEST = 80
_SENTENCE_END = re.compile(
    r"(?:[.!?\u3002\uff01\uff1f\u061f\u2026:][\"'\u201d\u2019)\]]*[\d\s,\[\]]*|\A\s*|[\"\u201d]\s*)\Z"
)


class Label(NamedTuple):
    """What a list is called, where it stands, and what stands in its block besides."""

    words: str
    line: int
    kind: str
    """"sure" or "perhaps"."""
    level: int = 0
    """Of a heading; 0: it is none."""
    kept: tuple[Block, ...] = ()
    """The block before the name."""
    rest: tuple[Piece, ...] = ()
    """The entries behind it."""


def named(block: Block) -> Label | None:
    """The name of a list; None: the block holds none."""
    if isinstance(block, Heading):
        words = said_of(block.inlines, block.line).text
        kind = label_of(words)
        return Label(words.strip(), block.line, kind, block.level) if kind else None
    if not isinstance(block, Para):
        return None
    said = said_of(block.inlines, block.line)
    kind = label_of(said.text)
    if kind and not said.links:
        return Label(said.text.strip(), block.line, kind)
    if not said.links and "20" not in said.text:
        return None
    return _first_line(block, said) or _within(block, said)


def _first_line(block: Para, said: Said) -> Label | None:
    """A name on a line of its own within a paragraph."""
    start = 0
    while (end := said.text.find("\n", start)) >= 0:
        if end - start < _LONGEST and (kind := label_of(said.text[start:end])):
            return _parted(block, said, start, end, kind)
        start = end + 1
    return None


def _parted(block: Para, said: Said, start: int, end: int, kind: str) -> Label:
    words = said.cut(start, end)
    kept = (replace(block, inlines=before(block.inlines, start)),) if said.text[:start].strip() else ()
    return Label(words.text, words.line, kind, 0, kept, tuple(pieces_in(said.cut(end, len(said.text)))))


def _within(block: Para, said: Said) -> Label | None:
    """A name among the words of a paragraph, with entries behind it up to its end."""
    for first in sorted(_firsts(said), reverse=True):
        for start, end, kind in reversed(labels_within(said.text, max(0, first - _REACH), first)):
            if _is_sentence_end(said.text, start) and _goes_on(said, start, end, kind):
                return _parted(block, said, start, end, kind)
    return None


def _firsts(said: Said) -> set[int]:
    """Where the first entry's address or phrase of access may be: links before it may be of the text."""

    def places() -> Iterator[int]:
        yield from (link.start for link in said.links[:1])
        yield from (link.start for link in [one for one in said.links if one.bare][:1])
        if found := accessed_in(said.text):
            yield found.start

    return set(places())


def _is_sentence_end(text: str, place: int) -> bool:
    return _SENTENCE_END.search(text[max(0, place - 80) : place]) is not None


def _goes_on(said: Said, start: int, end: int, kind: str) -> bool:
    """Whether what stands behind a name among words is entries and nothing else."""
    rest = said.cut(end, len(said.text))
    pieces = pieces_in(rest)
    colon = said.text[start:end].rstrip("* ").endswith((":", "\uff1a"))
    # at a paragraph's beginning a name may begin a title: there it takes both a sure name and several entries
    signs = (kind == "sure") + (len(pieces) > 1)
    alone = signs >= (1 if said.text[:start].strip() else 2)
    if not (colon or alone or numbered(rest.text).names):
        return False
    return bool(pieces) and all(is_entry(piece) and begins_well(piece.said) for piece in pieces)
