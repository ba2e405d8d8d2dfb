"""What the pieces of a draft stand for in the model: citations, elements and sources by the draft's own names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from ..core.node import record
from ..model import walk
from ..model.inlines import Citation, CrossReference, Inlines, Note
from ..model.report import Report
from ..resolve.addresses import key as address_key
from .drawn import BLOCK, Cited, Piece, Pieces, Referred, ShownBlock, paragraphs, words

#: How a remark ends whose words are in the source, though not as what they were meant for.
AS_WORDS = "it stays as words."

_COPY = re.compile(r"(?:_Copy_\d+)+\Z")


@record
class Known:
    """Names of the draft and what they mean."""

    citations: dict[str, Citation] = field(default_factory=dict)
    """Bookmark of a citation ("_Ref_cite_12") to the node it shows."""
    built: dict[str, Cited] = field(default_factory=dict)
    """Bookmark of a citation to how it was shown when the draft was built."""
    elements: dict[str, str] = field(default_factory=dict)
    """Bookmark of a heading, table or figure to its id in the source. An element without an id of its own is not here:
    what refers to it cannot be written."""
    entries: dict[str, str] = field(default_factory=dict)
    """Bookmark of an entry of the bibliography to the id of its source."""
    numbers: dict[str, str] = field(default_factory=dict)
    """What an entry's label reads ("3", "[3]") to the id of its source: for drafts whose bookmarks are gone."""
    shown: dict[tuple[str, tuple[str, ...]], Citation] = field(default_factory=dict)
    """What a citation reads, with the bookmarks it leads to, to the node it shows: a copy has no bookmark."""
    shapes: dict[tuple[str, tuple[str, ...]], Citation] = field(default_factory=dict)
    """The same for its shape: numbers of a copy may be others, or broken."""
    read: dict[tuple[str, tuple[str, ...]], tuple[Cited, Citation]] = field(default_factory=dict)
    """The same with the citation as it was shown."""
    keys: frozenset[str] = frozenset()
    """The ids of all sources."""
    ids: frozenset[str] = frozenset()
    """The ids of elements that references can lead to."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Address of a source, without its scheme, "www." and final slash, to its id."""


def known_of(base: Iterable[ShownBlock], contents: list[object], report: Report) -> Known:
    """What the names in a draft mean: `base` is the draft as it was built, `contents` the texts of the model behind its
    bookmarks `_blk_1`, `_blk_2`, ..."""
    known = Known()
    sources = report.known_sources
    known.keys = frozenset(sources)
    known.addresses = {address_key(source.url): key for key, source in sources.items() if source.url}
    ids = {heading.node.id for heading in walk.headings(report)}
    ids |= {getattr(block, "id", None) for block in walk.blocks(report)}
    known.ids = frozenset(name for name in ids if name)
    known.elements = {_bookmark(name): name for name in known.ids}
    known.entries = {_bookmark(f"source:{key}"): key for key in sources}
    for shown in paragraphs(tuple(base)):
        for mark, pieces in _texts(shown.pieces):
            number = int(mark.removeprefix(BLOCK)) - 1
            if number < len(contents):
                _pair(known, contents[number], pieces, ids)
    return known


def origin(name: str) -> str:
    """The bookmark that one was copied from: LibreOffice adds to its name what is pasted."""
    return _COPY.sub("", name)


def _texts(pieces: Pieces) -> Iterator[tuple[str, Pieces]]:
    """The pieces of each bookmarked text of a paragraph."""
    held: dict[str, list[Piece]] = {}
    for piece in pieces:
        for mark in piece.marks:
            if mark.startswith(BLOCK) and mark.removeprefix(BLOCK).isdecimal():
                held.setdefault(mark, []).append(piece)
    for mark, found in held.items():
        yield mark, tuple(found)


def _pair(known: Known, content: object, pieces: Pieces, ids: set[str | None]) -> None:
    """Citations and cross-references of a text with those shown for them, in order."""
    assert isinstance(content, tuple)
    cited = [piece for piece in pieces if isinstance(piece, Cited)]
    nodes = [one for one in _outside_notes(content) if isinstance(one, Citation)]
    for piece, node in zip(cited, nodes, strict=False):
        if piece.name:
            known.citations[piece.name] = node
            known.built[piece.name] = piece
        known.shown.setdefault((read_as(piece), piece.targets), node)
        if piece.shape:
            known.shapes.setdefault((piece.shape, piece.targets), node)
        known.read.setdefault((read_as(piece), piece.targets), (piece, node))
        _entries(known, piece, node)
    referred = [piece for piece in pieces if isinstance(piece, Referred)]
    targets = [one.target for one in _outside_notes(content) if isinstance(one, CrossReference)]
    for reference, target in zip(referred, targets, strict=False):
        if target in ids:
            known.elements[reference.target] = target


def read_as(piece: Cited) -> str:
    """What a citation reads; of one that is an endnote, what that reads."""
    return piece.text if piece.note is None else words(piece.note.content)


def _entries(known: Known, piece: Cited, node: Citation) -> None:
    """Which source an entry is: known for certain where a citation names as many as it shows."""
    keys = list(dict.fromkeys(item.key for item in node.items))
    if len(keys) == len(piece.targets) == 1:
        known.entries[piece.targets[0]] = keys[0]
        known.numbers.setdefault(piece.text, keys[0])


def _bookmark(target: str) -> str:
    """The bookmark of an entry, where its name is short and no other is like it."""
    return "_Ref_" + re.sub(r"[^A-Za-z0-9_]+", "_", target)


def _outside_notes(content: Inlines) -> Iterator[object]:
    for one in content:
        if isinstance(one, Note):
            continue
        yield one
        if isinstance(inner := getattr(one, "content", None), tuple):
            yield from _outside_notes(inner)
