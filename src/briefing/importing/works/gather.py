"""A loose text goes in; it comes out without its lists of sources, and with them what each of their entries says.

A list is found below what lists of sources are called - a heading, a line, words within a paragraph - and without a name
where its entries can be nothing else. Prose below such a name is none, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...core.node import replace
from ..loose import Block, Blocks, Doubt, Grid, Heading, LeftOut, Listing, Loose, Para, Quoted, Remark, Rule
from .data import data_at
from .entry import Read, read_entry
from .labels import label_of, labels_within
from .notes import take_notes
from .numbers import BRACKETED, numbered
from .phrases import accessed_in
from .pieces import Piece, before, last_line, pictures_in, pieces_in, pieces_of
from .said import Said, said_of
from .scopes import Found, listed
from .types import Entry, WorkList

#: The longest entry, and the longest that has no address, in characters.
_LONGEST, _LONGEST_BARE = 700, 400
#: So far before its first address an entry begins.
_REACH = 600
_SENTENCE_END = re.compile(
    r"(?:[.!?\u3002\uff01\uff1f\u061f\u2026:][\"'\u201d\u2019)\]]*[\d\s,\[\]]*|\A\s*|[\"\u201d]\s*)\Z"
)
#: The most words of an entry of a paragraph's that fit no field.
_FEW = 6
#: A work without an address: "Smith, J. (2024). Tides." or "Smith, John. "Tides." 2024."
_DATED = re.compile(
    r"[^.!?]{2,160}\((?:18|19|20)\d\d[^)]{0,20}\)|.{4,390}[\s,(](?:18|19|20)\d\d\)?[.,]?(?:\s.{0,40})?\Z", re.DOTALL
)


class _Label(NamedTuple):
    """What a list is called, where it stands, and what stands in its block besides."""

    words: str
    line: int
    kind: str
    """"sure" or "perhaps"."""
    level: int
    """Of a heading; 0: it is none."""
    kept: tuple[Block, ...] = ()
    rest: tuple[Piece, ...] = ()


def gather(loose: Loose) -> tuple[Loose, tuple[WorkList, ...]]:
    """The text without its lists of sources, and these. Footnotes that are only a source are entries as well, under the
    footnote's name."""
    taker = _Taker(loose.left_out, loose.doubts)
    blocks = taker.walk(loose.blocks)
    lists = listed(taker.found)
    notes, noted = take_notes(loose.notes, lists)
    if not taker.found and not noted:
        return loose, ()
    loose = replace(loose, blocks=blocks, notes=notes, left_out=tuple(taker.left_out), doubts=tuple(taker.doubts))
    return loose, (*lists, *noted)


class _Taker:
    """Takes lists out of blocks."""

    def __init__(self, left_out: tuple[LeftOut, ...], doubts: tuple[Doubt, ...]) -> None:
        self.left_out = list(left_out)
        self.doubts = list(doubts)
        self.found: list[Found] = []
        self._pieces: dict[int, list[Piece]] = {}

    def walk(self, blocks: Blocks) -> Blocks:
        """The blocks without lists of sources."""
        kept: list[Block] = []
        at = 0
        while at < len(blocks):
            block = blocks[at]
            if data := data_at(blocks, at):
                self.found.append(data.found)
                self.left_out.append(data.left_out)
                at += data.blocks
                continue
            if label := _label(block):
                count = self._below(label, blocks, at + 1)
                if count >= 0:
                    kept += label.kept
                    at += 1 + count
                    continue
            elif count := self._unnamed(blocks, at):
                if count > 0:
                    at += count
                    continue
                kept += blocks[at : at - count]
                at -= count
                continue
            kept.append(self._inside(block))
            at += 1
        return tuple(block for block in kept if not (isinstance(block, Quoted) and not block.blocks))

    def _inside(self, block: Block) -> Block:
        if isinstance(block, Quoted):
            return replace(block, blocks=self.walk(block.blocks))
        return block

    # ------------------------------------------------------------ below a name

    def _below(self, label: _Label, blocks: Blocks, at: int) -> int:
        """Take the list below a name, and say how many blocks behind the name's it fills; -1: there is none."""
        pieces = list(label.rest)
        groups: list[Heading] = []
        taken: list[Block] = []
        if not _reads(pieces, label.kind):
            return -1
        end = at
        n = at
        while n < len(blocks):
            block = blocks[n]
            if isinstance(block, (Rule, Remark)):
                n += 1
                continue
            if isinstance(block, Heading):
                if not (label.level and block.level > label.level):
                    break
                groups.append(block)
                n += 1
                continue
            here = self._of(block)
            if not here or not _reads(here, label.kind):
                break
            pieces += here
            taken.append(block)
            n += 1
            end = n
        if not pieces or not _holds(pieces, label.kind):
            return -1
        self._list(
            pieces,
            label.line,
            max([label.line, *(piece.said.lines[-1][1] for piece in label.rest), *map(last_line, taken)]),
            label.level,
        )
        self.left_out.append(
            LeftOut(label.words, "the name of the list of sources", label.line, label.line, "list-label")
        )
        for group in groups:
            if group.line <= self.found[-1].last and any(group is block for block in blocks[at:end]):
                words = said_of(group.inlines, group.line).text
                self.left_out.append(
                    LeftOut(words, "the name of a part of the list of sources", group.line, group.line, "list-label")
                )
        self._leave_pictures(tuple(taken))
        return end - at

    def _of(self, block: Block) -> list[Piece]:
        if id(block) not in self._pieces:
            self._pieces[id(block)] = pieces_of(block)
        return self._pieces[id(block)]

    # ------------------------------------------------------------ without a name

    def _unnamed(self, blocks: Blocks, at: int) -> int:
        """Take a list that has no name, and say how many blocks it fills; below zero: so many are surely none."""
        end = at
        pieces: list[Piece] = []
        strong = True
        while end < len(blocks) and isinstance(blocks[end], (Para, Listing, Quoted, Grid)):
            here = self._of(blocks[end])
            if not here or not all(_is_strong(piece) for piece in here):
                break
            pieces += here
            end += 1
        if not pieces:
            strong = False
            while end < len(blocks) and isinstance(blocks[end], (Para, Listing, Quoted)):
                here = self._of(blocks[end])
                if not here or not all(map(_is_bare, here)):
                    break
                pieces += here
                end += 1
            if len(pieces) < 2 or any(not isinstance(block, (Rule, Remark)) for block in blocks[end:]) or not at:
                return at - end
        elif len(pieces) < 2 and accessed_in(pieces[0].said.text) is None:
            return at - end
        self._list(pieces, blocks[at].line, max(map(last_line, blocks[at:end])), 0)
        self._leave_pictures(blocks[at:end])
        return end - at if strong or pieces else 0

    # ------------------------------------------------------------ taking

    def _list(self, pieces: list[Piece], line: int, last: int, level: int) -> None:
        reads = [read_entry(piece.said, piece.names) for piece in pieces]
        self.found.append(Found(tuple(_kept(read) for read in reads), line, last, level))
        labels = tuple(dict.fromkeys(label for read in reads for label in read.labels))
        if labels:
            reason = "numbers of sources and words for when they were accessed, which the brief writes itself"
            self.left_out.append(LeftOut(" ".join(labels), reason, line, last, "other"))

    def _leave_pictures(self, blocks: Blocks) -> None:
        for one in pictures_in(blocks):
            words = " ".join(filter(None, (one.alt, one.source if len(one.source) < 300 else "")))
            self.left_out.append(
                LeftOut(words, "a picture: its file is not in what was pasted", one.line, one.line, "picture")
            )


def _kept(read: Read) -> Entry:
    """The entry, with what fits no field as its note."""
    return replace(read.entry, note=read.rest) if read.rest else read.entry


# ---------------------------------------------------------------- names of lists


def _label(block: Block) -> _Label | None:
    """The name of a list that a block is, begins with, or ends with before entries; None: it holds none."""
    if isinstance(block, Heading):
        words = said_of(block.inlines, block.line).text
        kind = label_of(words)
        return _Label(words, block.line, kind, block.level) if kind else None
    if not isinstance(block, Para):
        return None
    said = said_of(block.inlines, block.line)
    kind = label_of(said.text)
    if kind and not said.links:
        return _Label(said.text.strip(), block.line, kind, 0)
    if not said.links and "20" not in said.text:
        return None
    return _first_line(block, said) or _within(block, said)


def _first_line(block: Para, said: Said) -> _Label | None:
    """A name on a line of its own within a paragraph."""
    start = 0
    while start < len(said.text):
        end = said.text.find("\n", start)
        if end < 0:
            return None
        if end - start < 80 and (kind := label_of(said.text[start:end])):
            kept = (replace(block, inlines=before(block.inlines, start)),) if said.text[:start].strip() else ()
            return _of_rest(said, start, end, kind, kept)
        start = end + 1
    return None


def _of_rest(said: Said, start: int, end: int, kind: str, kept: tuple[Block, ...]) -> _Label:
    words = said.cut(start, end)
    return _Label(words.text, words.line, kind, 0, kept, tuple(pieces_in(said.cut(end, len(said.text)))))


def _within(block: Para, said: Said) -> _Label | None:
    """A name among the words of a paragraph, with entries behind it up to its end."""
    firsts = {link.start for link in said.links[:1]} | {next((link.start for link in said.links if link.bare), 0)}
    if found := accessed_in(said.text):
        firsts.add(found.start)
    for first in sorted(firsts, reverse=True):
        for start, end, kind in reversed(labels_within(said.text, max(0, first - _REACH), first)):
            if label := _glued(block, said, start, end, kind):
                return label
    return None


def _glued(block: Para, said: Said, start: int, end: int, kind: str) -> _Label | None:
    head = said.text[:start]
    colon = said.text[start:end].rstrip("* ").endswith((":", "\uff1a"))
    if not _SENTENCE_END.search(head[-80:]):
        return None
    rest = said.cut(end, len(said.text))
    pieces = pieces_in(rest)
    sure = colon or (bool(head.strip()) and (kind == "sure" or len(pieces) > 1)) or BRACKETED.match(rest.text)
    if not sure or not all(_is_entry(piece) and _begins_well(piece.said) for piece in pieces):
        return None
    kept = (replace(block, inlines=before(block.inlines, start)),) if head.strip() else ()
    return _of_rest(said, start, end, kind, kept)


# ---------------------------------------------------------------- what may be an entry


def _reads(pieces: Sequence[Piece], kind: str) -> bool:
    """Whether all of a block's pieces may be entries below such a name."""
    return all(_is_entry(piece) or (kind == "sure" and _is_work(piece)) for piece in pieces)


def _holds(pieces: Sequence[Piece], kind: str) -> bool:
    """Whether pieces that may be entries are a list together: most have an address, or all have the form of one."""
    addressed = sum(_is_addressed(piece) for piece in pieces)
    return addressed * 2 >= len(pieces) or kind == "sure"


def _is_addressed(piece: Piece) -> bool:
    return bool(piece.said.links) or accessed_in(piece.said.text) is not None


def _is_entry(piece: Piece) -> bool:
    """Whether a piece has an address, or says when it was accessed, and is no prose around them."""
    said = piece.said
    if len(said.text) - sum(link.end - link.start for link in said.links if link.bare) > _LONGEST or not _is_addressed(
        piece
    ):
        return False
    if numbered(said.text).names or piece.names:
        return True
    if said.links and said.links[0].start <= 2:
        return len(said.links) == 1 or piece.item or not said.links[0].bare or len(said.links) == 2
    return len(read_entry(said).rest.split()) <= _FEW


def _is_work(piece: Piece) -> bool:
    """Whether a piece names a work without an address: it is an item, has a number, or a year where works have it."""
    text = piece.said.text
    if len(text) > _LONGEST_BARE:
        return False
    return piece.item or bool(numbered(text).names) or _DATED.match(text) is not None


def _is_strong(piece: Piece) -> bool:
    """Whether a piece is an entry wherever it stands: a phrase of access, or a number in brackets, with an address."""
    said = piece.said
    if not said.links or not _is_entry(piece) or not _begins_well(said):
        return False
    if BRACKETED.match(said.text):
        return len(said.links) == 1 or _is_one(said)
    return accessed_in(said.text) is not None and _is_one(said)


def _is_one(said: Said) -> bool:
    return len({link.url for link in said.links}) == 1


def _is_bare(piece: Piece) -> bool:
    """Whether a piece is an address and nothing else, or an item that is a title with its address."""
    if not piece.said.links or not _is_one(piece.said):
        return False
    read = read_entry(piece.said, piece.names)
    if not read.entry.title:
        return not read.rest and not read.entry.container
    return (
        piece.item
        and not read.rest
        and (piece.said.links[0].start <= 4 or bool(piece.names))
        and _begins_well(piece.said)
    )


def _begins_well(said: Said) -> bool:
    """Whether the words of an entry begin like a title: not with a small letter."""
    at = numbered(said.text).end
    first = said.text[at : at + 1]
    return not first.islower() or any(link.start <= at for link in said.links[:1])
