"""A draft on the desk: built in memory from a source, then edited as a person would, and brought home."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefing.core.node import replace
from briefing.drafts.drawn import BLOCK, CellShown, Item, Look, Picture, RowShown, Shown, ShownBlock, TableShown, Words
from briefing.drafts.known import known_of
from briefing.drafts.plan import Planned, plan
from briefing.drafts.reading import open_draft
from briefing.drafts.source import read_source
from briefing.resolve.resolve import resolve
from briefing.resolve.tree import Pages
from briefing.themes.theme import load_theme
from briefing.writers.docx import write_docx

FRONT = """---
title: On ferries
sources:
  lee: {type: webpage, title: A survey, URL: "https://example.org/survey"}
  kim: {type: webpage, title: A notice, URL: "https://example.org/notice"}
---

"""


class Paper:
    """The blocks of a draft, to be edited."""

    def __init__(self, text: str, folder: Path | None = None, front: str = FRONT) -> None:
        self.text = front + text
        self.source = read_source(self.text, str((folder or Path()) / "brief.md"))
        document, _ = resolve(self.source.report, folder)
        self.shown: list[object] = []
        data = write_docx(document, load_theme("default"), Pages(1, {}), None, None, self.shown)
        self.base = open_draft(data, "draft.docx")
        self.known = known_of(self.base.blocks, self.shown, self.source.report)
        self.blocks: list[ShownBlock] = list(self.base.blocks)

    # ------------------------------------------------------------ finding

    def at(self, text: str) -> int:
        """The index of the one block that shows some words."""
        found = [n for n, block in enumerate(self.blocks) if text in said(block)]
        assert len(found) == 1, (text, found)
        return found[0]

    def shows(self, text: str) -> Shown:
        """The paragraph that shows some words."""
        block = self.blocks[self.at(text)]
        assert isinstance(block, Shown)
        return block

    def table(self, text: str) -> TableShown:
        """The table that shows some words."""
        block = self.blocks[self.at(text)]
        assert isinstance(block, TableShown)
        return block

    # ------------------------------------------------------------ editing

    def change(self, old: str, new: str) -> None:
        """Type other words."""
        seen: list[int] = []

        def typed(shown: Shown) -> Shown:
            pieces: list[Any] = []
            for piece in shown.pieces:
                if isinstance(piece, Words) and old in piece.text:
                    seen.append(1)
                    piece = replace(piece, text=piece.text.replace(old, new))
                pieces.append(piece)
            return replace(shown, pieces=tuple(pieces))

        self.each(typed)
        assert seen == [1], (old, seen)

    def each(self, change: Callable[[Shown], Shown]) -> None:
        """Change every paragraph."""
        self.blocks = [_each(block, change) for block in self.blocks]

    def drop(self, text: str) -> ShownBlock:
        """Delete a block."""
        return self.blocks.pop(self.at(text))

    def put(self, after: str, *blocks: ShownBlock) -> None:
        """Type, or paste, behind a block."""
        at = self.at(after) + 1
        self.blocks[at:at] = blocks

    def move(self, text: str, after: str) -> None:
        """Cut a block and paste it behind another."""
        block = self.drop(text)
        self.put(after, block)

    def move_all(self, texts: list[str], after: str) -> None:
        """The same with several."""
        blocks = [self.drop(text) for text in texts]
        self.put(after, *blocks)

    def split(self, text: str, before: str) -> None:
        """Press Enter before some words: the first half keeps the bookmark."""
        at, shown = self.at(text), self.shows(text)
        first, second = [], []
        for piece in shown.pieces:
            if second:
                second.append(_unmarked(piece))
            elif isinstance(piece, Words) and before in piece.text:
                cut = piece.text.index(before)
                first.append(replace(piece, text=piece.text[:cut]))
                second.append(_unmarked(replace(piece, text=piece.text[cut:])))
            else:
                first.append(piece)
        assert second, before
        self.blocks[at : at + 1] = [
            replace(shown, pieces=tuple(first)),
            replace(shown, pieces=tuple(second), starts=()),
        ]

    def join(self, text: str, between: str = " ") -> None:
        """Press Delete at the end of a paragraph."""
        at = self.at(text)
        one, other = self.blocks[at], self.blocks[at + 1]
        assert isinstance(one, Shown)
        assert isinstance(other, Shown)
        pieces = (*one.pieces, Words(between), *other.pieces) if between else (*one.pieces, *other.pieces)
        self.blocks[at : at + 2] = [replace(one, pieces=pieces, starts=(*one.starts, *other.starts))]

    def restyle(self, text: str, style: str, **changes: Any) -> None:
        """Give a paragraph another style."""
        at = self.at(text)
        self.blocks[at] = replace(self.shows(text), style=style, **changes)

    def cells(self, text: str, change: Callable[[list[list[CellShown]]], list[list[CellShown]]]) -> None:
        """Change the rows of a table; columns are counted anew."""
        at, table = self.at(text), self.table(text)
        rows = change([list(row.cells) for row in table.rows])
        heads = {id(row.cells): row.header for row in table.rows}
        made = [
            RowShown(tuple(replace(cell, column=n) for n, cell in enumerate(row)), n0 == 0 and any(heads.values()))
            for n0, row in enumerate(rows)
        ]
        self.blocks[at] = TableShown(table.style, tuple(made), max(map(len, rows)))

    def strip(self) -> None:
        """A program takes the bookmarks of texts away."""
        self.each(
            lambda shown: replace(
                shown,
                pieces=tuple(_unmarked(piece) for piece in shown.pieces),
                starts=tuple(name for name in shown.starts if not name.startswith(BLOCK)),
            )
        )

    # ------------------------------------------------------------ coming home

    def planned(self) -> Planned:
        """What becomes of the source."""
        draft = type(self.base).__new__(type(self.base))
        for name in self.base.__slots__:  # type: ignore[attr-defined]
            value = tuple(self.blocks) if name == "blocks" else getattr(self.base, name)
            object.__setattr__(draft, name, value)
        return plan(self.source, self.shown, self.base, draft, self.known)

    def home(self) -> str:
        """The lines that went and came, as a diff without its context; nothing may be left undone."""
        planned = self.planned()
        assert [told for told in planned.items if told.kind == "not-taken"] == []
        read_source(planned.text, "brief.md")
        return self.diff(planned)

    def diff(self, planned: Planned) -> str:
        """The lines that went and came."""
        lines = difflib.unified_diff(self.text.split("\n"), planned.text.split("\n"), "", "", lineterm="", n=0)
        return "\n".join(line for line in list(lines)[2:] if not line.startswith("@@"))

    def refused(self) -> list[tuple[str, str]]:
        """Words and reasons of what is not taken."""
        return [(told.words, told.reason) for told in self.planned().items if told.kind == "not-taken"]


def said(block: ShownBlock) -> str:
    """The words of a block."""
    if isinstance(block, TableShown):
        return "\n".join(said(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)
    return "".join(getattr(piece, "text", "") for piece in block.pieces)


def _each(block: ShownBlock, change: Callable[[Shown], Shown]) -> ShownBlock:
    if isinstance(block, Shown):
        return change(block)
    rows = tuple(
        replace(row, cells=tuple(replace(c, blocks=tuple(_each(b, change) for b in c.blocks)) for c in row.cells))
        for row in block.rows
    )
    return replace(block, rows=rows)


def _unmarked(piece: Any) -> Any:
    return replace(piece, marks=tuple(name for name in piece.marks if not name.startswith(BLOCK)))


def para(text: str, style: str = "BodyText", **more: Any) -> Shown:
    """A paragraph that somebody typed."""
    return Shown(style, (Words(text),) if text else (), **more)


def item(text: str, ordered: bool = False, depth: int = 0, name: str = "new") -> Shown:
    """An item that somebody typed."""
    style = "ListNumber" if ordered else "ListBullet"
    return Shown(style if depth == 0 else f"{style}{depth + 1}", (Words(text),), item=Item(ordered, depth, name))


def cell(text: str) -> CellShown:
    """A cell that somebody typed into."""
    return CellShown((Shown("TableText", (Words(text),)),), 0)


def heading(text: str, level: int) -> Shown:
    """A heading that somebody typed."""
    return Shown(f"Heading{level}", (Words(text),), level=level)


def picture(name: str, alt: str = "") -> Shown:
    """A picture that somebody put in."""
    return Shown("Normal", (Picture(name, alt),))


STRONG = Look(strong=True)
