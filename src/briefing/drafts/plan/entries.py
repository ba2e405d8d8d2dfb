"""What a draft shows goes in; its paragraphs in reading order, each with its place and its role, come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Literal, TypeAlias, Union

from ...core.node import node, record, replace
from ..drawn import (
    BLOCK,
    Break,
    Cited,
    Made,
    Note,
    Picture,
    Piece,
    Pieces,
    Referred,
    RowShown,
    Shown,
    ShownBlock,
    TableShown,
)
from ..drawn import Words as Run

RoleKind = Literal["paragraph", "heading", "item", "code", "figure", "fixed"]
Panel = Literal["", "summary", "call-out", "quote", "definition", "continue"]

_MARK = re.compile(BLOCK + r"(\d+)\Z")
_PANELS: dict[str, Panel] = {
    "SummaryText": "summary",
    "SummaryHeading": "summary",
    "CallOut": "call-out",
    "Quote": "quote",
    "IntenseQuote": "quote",
    "BlockText": "quote",
    "Definition": "definition",
}
#: Styles of what stands at one place in its block: such a text is no block of its own.
_FIXED = frozenset(
    [
        "Title",
        "Subtitle",
        "TitleLine",
        "TitleAuthors",
        "TitleFacts",
        "Distribution",
        "SummaryLabel",
        "Label",
        "JudgmentStatement",
        "JudgmentFacet",
        "JudgmentScale",
        "Caption",
        "TableNote",
        "QuoteAttribution",
        "CallOutLabel",
        "DefinitionTerm",
        "Bibliography",
        "BibliographyNote",
        "Spacer",
        "TableText",
        "TableHeader",
        "TOCHeading",
        "TableofFigures",
        "EndnoteText",
        "FootnoteText",
    ]
)
_LISTS = re.compile(r"List(?:Bullet|Number)?(?:Paragraph)?(\d?)\Z")
#: Tables that are drawn of something else than a table.
FACETS = "BriefingFacets"


@node
class Role:
    """What a paragraph is."""

    kind: RoleKind
    level: int = 0
    """Of a heading, from 1."""
    ordered: bool = False
    depth: int = 0
    """Of an item, from 0."""
    panel: Panel = ""
    sure: bool = True
    """Its style says so; else it has no style that we know."""


def role_of(shown: Shown) -> Role:
    """The role that style, level and list of a paragraph give it."""
    style = shown.style
    if any(isinstance(piece, Picture) for piece in shown.pieces) and not _text(shown.pieces).strip():
        return Role("figure", panel="continue" if shown.item is not None else _PANELS.get(style, ""))
    if shown.level and style not in ("Title", "Subtitle"):
        return Role("heading", level=shown.level)
    if style in _FIXED or style.startswith("TOC"):
        return Role("fixed")
    if style == "CodeBlock":
        return Role("code")
    panel: Panel = "quote" if shown.quoted and style not in _PANELS else _PANELS.get(style, "")
    if shown.item is not None:
        return Role("item", ordered=shown.item.ordered, depth=shown.item.depth, panel=panel)
    if style.startswith("ListContinue"):
        return Role("paragraph", depth=int(style[12:] or 1) - 1, panel="continue")
    return Role("paragraph", panel=panel, sure=style in _PANELS or style.startswith("BodyText"))


@record
class Entry:
    """A paragraph."""

    index: int
    shown: Shown
    role: Role
    marks: tuple[int, ...]
    """The numbers of the texts in it, in order."""
    text: str
    """Its words, without citations: endnotes are citations."""
    grid: Grid | None = None
    """The table it stands in; None: none."""
    row: int = 0
    cell: int = 0
    twin: Entry | None = None
    """Of the draft: what it was when it was built; of the base: what became of it."""
    split: Entry | None = None
    """Of the draft: the paragraph of the base whose later part it is."""
    joined: bool = False
    """Of the base: it stands in the paragraph of another one now."""
    facet: int = -1
    """Of what a cell under a key judgment says: which of its cells that is, from 0; -1: it is something else."""
    before: Entry | None = None
    """The paragraph before it that is no picture, in a cell that of the same cell."""


@record
class Grid:
    """A table."""

    table: TableShown
    entries: list[Entry] = field(default_factory=list)

    def cell(self, row: int, cell: int) -> list[Entry]:
        """The paragraphs of a cell."""
        return [entry for entry in self.entries if (entry.row, entry.cell) == (row, cell)]

    @property
    def first(self) -> int:
        """The index of its first paragraph."""
        return self.entries[0].index if self.entries else -1


Unit: TypeAlias = Union[Entry, Grid]


@record
class Flat:
    """A draft as units in a row, and every paragraph of it."""

    units: list[Unit] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def flatten(blocks: Iterable[ShownBlock]) -> Flat:
    """The paragraphs of a draft."""
    flat = Flat()
    for block in blocks:
        if isinstance(block, Shown):
            flat.units += [_entry(flat, shown) for shown in _parted(block)]
        elif block.style == FACETS:
            flat.units += _facets(flat, block)
        else:
            flat.units.append(_grid(flat, block))
    return flat


def _facets(flat: Flat, table: TableShown) -> list[Entry]:
    """The paragraphs of the row under a key judgment; each of its cells has a label, and what it says."""
    out: list[Entry] = []
    for row in table.rows:
        for n, cell in enumerate(row.cells):
            held = [_entry(flat, shown) for shown in _within(TableShown("", (RowShown((cell,)),), 1))]
            for entry in held[1:2]:
                entry.facet = n
            out += held
    return out


def _grid(flat: Flat, table: TableShown) -> Grid:
    grid = Grid(table)
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row.cells):
            for block in cell.blocks:
                for shown in _parted(block) if isinstance(block, Shown) else _within(block):
                    entry = _entry(flat, shown)
                    entry.grid, entry.row, entry.cell = grid, r, c
                    grid.entries.append(entry)
    return grid


def _within(table: TableShown) -> Iterator[Shown]:
    for row in table.rows:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Shown):
                    yield from _parted(block)
                else:
                    yield from _within(block)


def _parted(shown: Shown) -> list[Shown]:
    """A paragraph and the pictures in it, each by itself: behind its words, or before them where none stand before
    it."""
    pictures = [n for n, piece in enumerate(shown.pieces) if isinstance(piece, Picture)]
    if not pictures or len(shown.pieces) == 1:
        return [shown]
    rest = tuple(piece for piece in shown.pieces if not isinstance(piece, Picture))
    alone = [Shown(shown.style, (shown.pieces[n],), item=shown.item, quoted=shown.quoted) for n in pictures]
    if not _text(rest).strip() and not any(isinstance(piece, Cited | Note) for piece in rest):
        return [replace(shown, pieces=alone[0].pieces), *alone[1:]]
    count = sum(1 for n in pictures if not _text(shown.pieces[:n]).strip())
    return [*alone[:count], replace(shown, pieces=rest), *alone[count:]]


def _entry(flat: Flat, shown: Shown) -> Entry:
    role = role_of(shown)
    marks = (
        _numbers(shown) if role.kind != "figure" else ()
    )  # a picture is no text, though it may stand in the place of one
    entry = Entry(len(flat.entries), shown, role, marks, _text(shown.pieces))
    entry.before = next((other for other in reversed(flat.entries) if other.role.kind != "figure"), None)
    flat.entries.append(entry)
    return entry


def _numbers(shown: Shown) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for name in [*(mark for piece in shown.pieces for mark in piece.marks), *shown.starts]:
        if match := _MARK.match(name):
            found.setdefault(int(match[1]))
    return tuple(found)


def number_of(piece: Piece) -> int | None:
    """Which text a piece belongs to by its bookmark; None: it has none."""
    for name in piece.marks:
        if match := _MARK.match(name):
            return int(match[1])
    return None


def _text(pieces: Pieces, endnotes: bool = False) -> str:
    out = []
    for piece in pieces:
        match piece:
            case Run() | Referred():
                out.append(piece.text)
            case Break():
                out.append(" ")
            case Note():
                out.append(_text(piece.content) if endnotes or piece.kind == "footnote" else "")
            case Cited():
                out.append(f" {_text(piece.note.content)} " if endnotes and piece.note is not None else "")
            case Picture() | Made():
                pass
    return "".join(out)


def whole(entry: Entry) -> str:
    """The words of a paragraph with those of its endnotes."""
    return _text(entry.shown.pieces, endnotes=True)


def plain(pieces: Pieces) -> Pieces:
    """Pieces as they are compared: without bookmarks and without what is made, neighbours of one look as one; the
    numbers of citations and what is shown for references do not count, programs write them anew."""
    out: list[Piece] = []
    for piece in pieces:
        made: Piece
        match piece:
            case Made():
                continue
            case Run():
                before = out[-1] if out else None
                if isinstance(before, Run) and before.look == piece.look:
                    out[-1] = Run(before.text + piece.text, piece.look)
                    continue
                if not piece.text:
                    continue
                made = Run(piece.text, piece.look)
            case Cited():
                note = None if piece.note is None else Note(piece.note.kind, "", plain(piece.note.content))
                read, targets = (piece.shape, ()) if piece.name else (piece.text, piece.targets)
                made = Cited(piece.name, read, targets, note=note)
            case Referred():
                made = Referred(piece.target, "", piece.look)
            case Note():
                made = Note(piece.kind, "", plain(piece.content))
            case Break():
                made = Break()
            case Picture():
                made = Picture("", piece.alt)
        out.append(made)
    return tuple(out)
