"""A loose text goes in; it comes out without its lists of sources, and with them what each of their entries says.

A list is found below what lists of sources are called - a heading, a line, words within a paragraph - and without a
name where its entries can be nothing else. Prose below such a name is none, and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...core.node import replace
from ..loose import Block, Blocks, Grid, LeftOut, Listing, Loose, Para, Quoted, Remark, Rule
from .counted import counted
from .data import data_at
from .entry import read_entry
from .likely import are_entries, are_list, is_bare, is_phrased, is_strong
from .named import Label, named
from .notes import take_notes
from .pieces import Piece, last_line, pictures_in, pieces_of
from .region import region
from .said import said_of
from .scopes import Found, listed
from .types import WorkList


def gather(loose: Loose) -> tuple[Loose, tuple[WorkList, ...]]:
    """The text without its lists of sources, and these. Footnotes that are only a source are entries as well, under the
    footnote's name."""
    taker = _Taker()
    blocks = taker.walk(loose.blocks)
    lists = listed(taker.found)
    notes, noted, left_out = take_notes(loose.notes, lists)
    if not taker.found and not noted:
        return loose, ()
    left_out = (*loose.left_out, *taker.left_out, *left_out)
    return replace(loose, blocks=blocks, notes=notes, left_out=left_out), (*lists, *noted)


class _Taker:
    """Takes lists out of blocks."""

    def __init__(self) -> None:
        self.left_out: list[LeftOut] = []
        self.found: list[Found] = []
        self._pieces: dict[int, list[Piece]] = {}

    def walk(self, blocks: Blocks) -> Blocks:
        """The blocks without lists of sources."""
        kept: list[Block] = []
        at = 0
        while at < len(blocks):
            taken, here = self._taken(blocks, at)
            if taken > 0:
                kept += here
                at += taken
                continue
            for block in blocks[at : at + max(1, -taken)]:
                kept += self._inside(block)
            at += max(1, -taken)
        return tuple(kept)

    def _inside(self, block: Block) -> Blocks:
        """A block without the lists within it; none where it was nothing else."""
        if isinstance(block, Quoted) and block.blocks:
            inner = self.walk(block.blocks)
            return (replace(block, blocks=inner),) if inner else ()
        return (block,)

    def _taken(self, blocks: Blocks, at: int) -> tuple[int, Blocks]:
        """Take the list that begins at a place: how many blocks it fills, and what of them stays."""
        if data := data_at(blocks, at):
            self.found.append(data.found)
            self.left_out.append(data.left_out)
            return data.blocks, ()
        label = named(blocks[at])
        if label and at + 1 < len(blocks) and (data := data_at(blocks, at + 1)):
            self._leave(label.words, "the name of the list of sources", label.line)
            self.found.append(data.found)
            self.left_out.append(data.left_out)
            return data.blocks + 1, label.kept
        return self._below(label, blocks, at) if label else (self._unnamed(blocks, at), ())

    # ------------------------------------------------------------ below a name

    def _below(self, label: Label, blocks: Blocks, at: int) -> tuple[int, Blocks]:
        if not are_entries(label.rest, label.kind):
            return 0, ()
        below = region(blocks, at + 1, label.kind, label.level)
        pieces = (*label.rest, *below.pieces)
        if not are_list(pieces, label.kind):
            return 0, ()
        self._leave(label.words, "the name of the list of sources", label.line)
        for part in below.parts:
            self._leave(said_of(part.inlines, part.line).text, "the name of a part of the list of sources", part.line)
        lines = [label.line, *(piece.said.lines[-1][1] for piece in label.rest), *map(last_line, below.taken)]
        self._list(pieces, label.line, max(lines), label.level)
        self._leave_pictures(below.taken)
        return below.end - at, (*label.kept, *below.kept)

    # ------------------------------------------------------------ without a name

    def _unnamed(self, blocks: Blocks, at: int) -> int:
        """Take the list without a name that begins at a place, and say how many blocks it fills."""
        pieces, end = self._while(is_strong, blocks, at)
        if not pieces:
            pieces, end = self._while(is_bare, blocks, at)
            last = all(isinstance(block, (Rule, Remark)) for block in blocks[end : end + 5]) and end + 5 > len(blocks)
            if len(pieces) < 2 or not last or not at:
                return at - end
        elif len(pieces) < 2 and not is_phrased(pieces[0]):
            return at - end
        self._list(pieces, blocks[at].line, max(map(last_line, blocks[at:end])), 0)
        self._leave_pictures(blocks[at:end])
        return end - at

    def _while(self, fits: Callable[[Piece], bool], blocks: Blocks, at: int) -> tuple[list[Piece], int]:
        """The entries of blocks in a row all of whose entries are such, and where these end."""
        pieces: list[Piece] = []
        while at < len(blocks) and isinstance(block := blocks[at], (Para, Listing, Quoted, Grid)):
            if id(block) not in self._pieces:
                self._pieces[id(block)] = pieces_of(block)
            here = self._pieces[id(block)]
            if not here or not all(map(fits, here)) or named(block) is not None:
                break
            pieces += here
            at += 1
        return pieces, at

    # ------------------------------------------------------------ taking

    def _list(self, pieces: Sequence[Piece], line: int, last: int, level: int) -> None:
        """Read the entries of a list, and list what the brief writes itself."""
        pieces, labels = counted(pieces)
        reads = [read_entry(piece.said, piece.names) for piece in pieces]
        entries = tuple(replace(read.entry, note=read.rest) if read.rest else read.entry for read in reads)
        self.found.append(Found(entries, line, last, level))
        words = dict.fromkeys((*labels, *(label for read in reads for label in read.labels)))
        if words:
            reason = "numbers before sources and words for when they were accessed, which the brief writes itself"
            self.left_out.append(LeftOut(" ".join(words), reason, line, last, "other"))

    def _leave(self, words: str, reason: str, line: int) -> None:
        self.left_out.append(LeftOut(words, reason, line, line, "list-label"))

    def _leave_pictures(self, blocks: Blocks) -> None:
        for one in pictures_in(blocks):
            words = " ".join(filter(None, (one.alt, one.source if len(one.source) < 300 else "")))
            reason = "a picture: its file is not in what was pasted"
            self.left_out.append(LeftOut(words, reason, one.line, one.line, "picture"))
