"""The paragraphs and tables of a Word file go in; loose blocks come out, in reading order.

What the brief makes anew is left out: contents, the lists of sources of programs whose citations were read, and in a
draft of ours what stands on its title page beside the title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...core.node import replace
from ...drafts.drawn import (
    Break,
    Cited,
    Made,
    Note,
    Piece,
    Pieces,
    Referred,
    Shown,
    ShownBlock,
    TableShown,
    Words,
    paragraphs,
    words,
)
from ...drafts.reading.styles import CONTENTS
from .. import loose as l
from ..parts import said
from .captions import is_caption, is_labelled, is_picture, names_a_table, parted
from .citations import ENTRY
from .grids import flat, grid_of, is_frame
from .inlines import inlines_of, unlooked, without_front
from .listing import Counted, Lists, goes_on, item_of
from .taken import Left, Taken

#: Styles of a draft of ours whose paragraphs it makes of the report's settings.
_SET = {
    "TitleLine": "the line above the title, which the brief's settings make",
    "TitleAuthors": "the authors, whom a brief names in its settings",
    "TitleFacts": "the line of facts below the title, which the brief makes anew",
    "Distribution": "the distribution statement, which a brief has in its settings",
    "Banner": "the marking, which a brief has in its settings",
}
_LABELS = ("SummaryLabel", "Label")
#: pandoc's styles of the heading of the abstract, and of what stands below the title.
_ABSTRACT = "Abstract Title"
_BELOW_TITLE = {"Author": _SET["TitleAuthors"], "Date": "the date, which a brief has in its settings"}
_SOURCES = {
    "ADDIN ZOTERO_BIBL": ("Zotero", "csl"),
    "ADDIN MENDELEY BIBLIOGRAPHY": ("Mendeley", "csl"),
    "MENDELEY_BIBLIOGRAPHY": ("Mendeley", "csl"),
    "ADDIN EN.REFLIST": ("EndNote", "endnote"),
    "BIBLIOGRAPHY": ("Word", "word"),
    "Bibliographies": ("Word", "word"),
}
#: A typed bullet: one of several signs, the last that of Word's symbol font; blanks follow.
_BULLET = re.compile(r"\s*[-\u00b7\u2022\u2023\u25aa\u25cb\u25cf\u25e6\uf0b7]\s+(?=\S)")
#: So many paragraphs may stand at the top of a file before its text.
FRONT = 12
_CONTENTS_LEFT = "the contents, which the brief makes anew"
_SOURCES_LEFT = "the list of sources, which the brief makes anew"
#: The bookmark of the heading of sources in a draft of ours.
_SECTION = "_Ref_endnotes"


class Walk:
    """Reads one file's blocks."""

    def __init__(self, taken: Taken, headings: dict[int, int]) -> None:
        self._taken = taken
        self._headings = headings
        self._counted = Counted()
        self._in_sources = False
        """Within the section of sources of a draft of ours that carries them."""
        self._readers: tuple[tuple[Callable[[ShownBlock], bool], Callable[[Sequence[ShownBlock], int], _Read]], ...] = (
            (self._is_generated, self._left),
            (lambda block: isinstance(block, TableShown), self._table),
            (self._is_code, self._code),
            (lambda block: isinstance(block, Shown) and block.style.startswith("CallOut"), self._set_off),
            (_is_entry, self._entries),
            (self._is_item, self._listed),
            (lambda block: isinstance(block, Shown) and block.quoted and not block.level, self._set_off),
            (self._is_bulleted, self._bulleted),
        )

    def blocks(self, shown: Sequence[ShownBlock], *, inside: bool = False) -> l.Blocks:
        """The blocks; `inside`: of a cell, behind whose table comments are told."""
        out: list[l.Block] = []
        at = 0
        while at < len(shown):
            block = shown[at]
            if isinstance(block, Shown) and block.level == 1:
                self._in_sources = _SECTION in block.starts and self._taken.citations.report is not None
            if isinstance(block, Shown) and _is_empty(block):
                self._taken.comments(block)
                at += 1
                continue
            read = next((reader for fits, reader in self._readers if fits(block)), self._paragraph)(shown, at)
            if read.alone:
                self._take_heading(out, read.alone)
            out.extend(read.blocks)
            at = max(at + 1, read.end)
            if not inside:
                out.extend(self._taken.said())
        return tuple(out)

    def _take_heading(self, out: list[l.Block], reason: str) -> None:
        """Leave out the heading of what is left out, which stands right before it."""
        if out and isinstance(last := out[-1], l.Heading):
            out.pop()
            self._taken.leave(said(last.inlines), f"the heading of {reason}", last.line, code="list-label")

    # ------------------------------------------------------------ what is made anew

    def _is_generated(self, block: ShownBlock) -> bool:
        return isinstance(block, Shown) and bool(self._reason(block))

    def _reason(self, shown: Shown) -> str:
        """Why a paragraph is left out; empty: it is not."""
        taken = self._taken
        if self._in_sources:
            return _SOURCES_LEFT
        if taken.own and shown.style in _SET:
            return _SET[shown.style]
        if shown.style in _BELOW_TITLE and not shown.level and taken.line(shown) <= FRONT:
            return _BELOW_TITLE[shown.style]
        if shown.style.startswith(CONTENTS) or shown.generated in ("TOC", "Table of Contents"):
            return _CONTENTS_LEFT
        if shown.generated in ("INDEX", "TOA"):
            return "the index, which a program makes"
        program, kind = _SOURCES.get(shown.generated, ("", ""))
        if program and (kind in taken.citations.programs or taken.citations.report is not None):
            return f"the list of sources that {program} made"
        ours = shown.style in ("Bibliography", "BibliographyNote") and taken.citations.report is not None
        return _SOURCES_LEFT if ours else ""

    def _left(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        first = shown[at]
        assert isinstance(first, Shown)
        reason = self._reason(first)
        end = at
        while end < len(shown) and isinstance(each := shown[end], Shown) and self._reason(each) == reason:
            if end > at and each.level == 1:
                break
            end += 1
        left = [each for each in shown[at:end] if isinstance(each, Shown)]
        text = " ".join(_every_word(each.pieces) for each in left)
        code: Left = "chrome" if reason == _CONTENTS_LEFT else "other"
        self._taken.leave(text, reason, self._taken.line(left[0]), self._taken.line(left[-1]), code)
        for each in left:
            self._taken.comments(each)
        follows = shown[end] if end < len(shown) else None
        ends = follows is None or (isinstance(follows, Shown) and bool(self._level(follows) or not follows.pieces))
        listed = first.generated or first.style in ("Bibliography", *CONTENTS) or first.style.startswith(CONTENTS)
        return _Read((), end, reason if listed and ends else "")

    # ------------------------------------------------------------ lists

    def _is_item(self, block: ShownBlock) -> bool:
        return isinstance(block, Shown) and not self._level(block) and not block.quoted and item_of(block) is not None

    def _listed(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        """A run of items, with what goes on with them; empty paragraphs between items are none."""
        lists = Lists(self._counted)
        while at < len(shown):
            block = shown[at]
            if not isinstance(block, Shown):
                break
            if _is_empty(block):
                if not (at + 1 < len(shown) and self._is_item(shown[at + 1])):
                    break
                self._taken.comments(block)
            elif self._is_item(block) and not self._reason(block):
                item = item_of(block)
                assert item is not None
                content = self._said(block)
                lists.add(item, (l.Para(content, self._taken.line(block)),), self._taken.line(block))
            elif (depth := goes_on(block)) is not None:
                lists.go_on((l.Para(self._said(block), self._taken.line(block)),), depth)
            else:
                break
            at += 1
        return _Read(tuple(lists.all()), at)

    def _entries(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        """The list of sources of a draft of ours that does not carry them otherwise: citations count its entries."""
        items = []
        while at < len(shown) and isinstance(block := shown[at], Shown) and _is_entry(block):
            line = self._taken.line(block)
            label, pieces = (
                (block.pieces[0], block.pieces[1:]) if isinstance(block.pieces[0], Made) else (None, block.pieces)
            )
            self._taken.comments(block)
            if label is not None:
                reason = "the labels of sources, which the brief makes anew"
                self._taken.leave(label.text, reason, line, code="list-label")
            items.append(l.Item((l.Para(inlines_of(pieces, line, self._taken), line),), line))
            at += 1
        return _Read((l.Listing(True, tuple(items), items[0].line),), at)

    def _is_bulleted(self, block: ShownBlock) -> bool:
        return isinstance(block, Shown) and not self._level(block) and _BULLET.match(words(block.pieces)) is not None

    def _bulleted(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        """Two or more paragraphs with typed bullets."""
        end = at
        while end < len(shown) and self._is_bulleted(shown[end]):
            end += 1
        if end - at < 2:
            return self._paragraph(shown, at)
        items = []
        for block in shown[at:end]:
            assert isinstance(block, Shown)
            bullet = _BULLET.match(words(block.pieces))
            content = without_front(self._said(block), bullet.end() if bullet else 0)
            line = self._taken.line(block)
            items.append(l.Item((l.Para(content, line),), line))
        return _Read((l.Listing(False, tuple(items), items[0].line),), end)

    # ------------------------------------------------------------ tables and what is set off

    def _table(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        table = shown[at]
        assert isinstance(table, TableShown)
        if table.style == "BriefingFacets":
            return _Read(self._facets(table), at + 1)
        if is_frame(table):
            return _Read(self.blocks(flat(table), inside=True), at + 1)
        grid = self._grid(table)
        below = shown[at + 1] if at + 1 < len(shown) else None
        if isinstance(below, Shown) and is_labelled(below) and not _precedes_other(shown, at + 1):
            return _Read((replace(grid, caption=self._caption(below)),), at + 2)
        return _Read((grid,), at + 1)

    def _grid(self, table: TableShown) -> l.Grid:
        line = next((self._taken.line(each) for each in paragraphs((table,))), 1)
        return grid_of(table, lambda blocks: self.blocks(blocks, inside=True), line)

    def _facets(self, table: TableShown) -> l.Blocks:
        """What a judgment of ours is accompanied by: its likelihood, its confidence, its basis."""
        items = []
        for row in table.rows:
            for cell in row.cells:
                inner = [each for each in paragraphs(cell.blocks) if words(each.pieces).strip()]
                line = self._taken.line(inner[0]) if inner else 1
                inlines: list[l.Inline] = []
                for n, each in enumerate(inner):
                    inlines += [l.Words(": " if n == 1 else " ", line)] if n else []
                    inlines += self._said(each)
                if inlines:
                    items.append(l.Item((l.Para(tuple(inlines), line),), line))
        return (l.Listing(False, tuple(items), items[0].line),) if items else ()

    def _is_code(self, block: ShownBlock) -> bool:
        """Whether all of a paragraph is code, and it is no item of a list."""
        if not isinstance(block, Shown) or self._level(block) or block.item is not None:
            return False
        if block.style == "CodeBlock":
            return all(isinstance(piece, (Words, Break, Made, Referred)) for piece in block.pieces)
        return not self._taken.typed and bool(block.pieces) and all(_is_coded(piece) for piece in block.pieces)

    def _code(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        first, end = shown[at], at
        lines = []
        while end < len(shown) and self._is_code(each := shown[end]) and isinstance(each, Shown):
            lines.append(_code_of(each))
            self._taken.comments(each)
            end += 1
        assert isinstance(first, Shown)
        if (
            len(lines) == 1 and first.style != "CodeBlock" and "\n" not in lines[0]
        ):  # a word of code in a line of its own
            return self._paragraph(shown, at)
        return _Read((l.Literally("\n".join(lines), "", self._taken.line(first)),), end)

    def _set_off(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        """Quotations, and call-outs of ours with their labels in bold."""
        first, end = shown[at], at
        assert isinstance(first, Shown)
        inner: list[l.Block] = []
        while end < len(shown) and isinstance(each := shown[end], Shown):
            if each.quoted != first.quoted or each.style.startswith("CallOut") != first.style.startswith("CallOut"):
                break
            if each.level or (end > at and each.style == "CallOutLabel"):
                break
            content = self._said(each)
            if each.style == "CallOutLabel":
                content = _in_bold(content)
            if each.pieces:
                inner.append(l.Para(content, self._taken.line(each)))
            end += 1
        return _Read((l.Quoted(tuple(inner), self._taken.line(first)),), end)

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        block = shown[at]
        assert isinstance(block, Shown)
        line = self._taken.line(block)
        level = self._level(block)
        if level:
            content = self._said(block)
            return _Read((l.Heading(level, self._without_pictures(unlooked(content)), line),), at + 1)
        if block.style in ("Title", "Subtitle"):
            return self._titled(shown, at)
        below = next((n for n in range(at + 1, len(shown)) if not _is_empty(shown[n])), at)
        if self._heads_table(block) and isinstance(table := shown[below], TableShown) and _is_grid(table):
            caption = self._caption(block)
            return _Read((replace(self._grid(table), caption=caption),), below + 1)
        content = self._said(block)
        if block.style == "DefinitionTerm" or (self._taken.own and block.style == "JudgmentStatement"):
            content = _in_bold(content)
        return _Read((l.Para(content, line, "caption" if is_caption(block) else ""),), at + 1)

    def _titled(self, shown: Sequence[ShownBlock], at: int) -> _Read:
        """A title; lines of one style in a row are one."""
        first = shown[at]
        assert isinstance(first, Shown)
        line, end = self._taken.line(first), at
        inlines: list[l.Inline] = []
        while end < len(shown) and isinstance(each := shown[end], Shown) and each.style == first.style and each.pieces:
            inlines += [l.Words(" ", line)] if inlines else []
            inlines += self._said(each)
            end += 1
        content = self._without_pictures(unlooked(tuple(inlines)))
        return _Read((l.Para(content, line, first.style.lower()),), end)

    def _heads_table(self, shown: Shown) -> bool:
        """Whether a paragraph is a caption that stands above its table."""
        if self._level(shown) or shown.item is not None:
            return False
        return is_caption(shown) or names_a_table(words(shown.pieces))

    def _level(self, shown: Shown) -> int:
        if shown.level:
            return shown.level
        if shown.style == _ABSTRACT or (self._taken.own and shown.style in _LABELS):
            return 1
        return self._headings.get(id(shown), 0)

    def _said(self, shown: Shown) -> l.Inlines:
        """The inlines of a paragraph; its comments are told behind its block."""
        self._taken.comments(shown)
        return inlines_of(shown.pieces, self._taken.line(shown), self._taken)

    def _caption(self, shown: Shown) -> l.Inlines:
        """The words of a table's caption; its label is left out."""
        label, words_behind = parted(self._said(shown), shown)
        reason = "the label of a table, which the brief counts itself"
        self._taken.leave(label, reason, self._taken.line(shown), code="typed-number")
        return self._without_pictures(unlooked(words_behind))

    def _without_pictures(self, inlines: l.Inlines) -> l.Inlines:
        """Inlines of a place that holds no pictures."""
        for one in inlines:
            if isinstance(one, l.Picture):
                self._taken.leave(f"{one.alt} {one.source}", "a picture beside a heading", one.line, code="picture")
        return tuple(one for one in inlines if not isinstance(one, l.Picture))


class _Read(NamedTuple):
    """What was read of a row of blocks."""

    blocks: l.Blocks
    end: int
    """Where it goes on."""
    alone: str = ""
    """Why what was read is left out, where the heading before it has nothing else below it."""


def _is_coded(piece: Piece) -> bool:
    return isinstance(piece, Break) or (isinstance(piece, Words) and piece.look.code and not piece.look.url)


def _is_entry(block: ShownBlock) -> bool:
    """Whether a paragraph is an entry of a list of sources of ours."""
    return isinstance(block, Shown) and bool(block.pieces) and any(name.startswith(ENTRY) for name in block.starts)


def _is_empty(block: ShownBlock) -> bool:
    """Whether this is a paragraph with nothing but blanks and line breaks."""
    return isinstance(block, Shown) and all(
        isinstance(piece, Break) or (isinstance(piece, Words) and not piece.text.strip()) for piece in block.pieces
    )


def _is_grid(table: TableShown) -> bool:
    """Whether a table stays one."""
    return table.style != "BriefingFacets" and not is_frame(table)


def _precedes_other(shown: Sequence[ShownBlock], at: int) -> bool:
    """Whether a caption stands right above another table, or a picture."""
    follows = shown[at + 1] if at + 1 < len(shown) else None
    return isinstance(follows, TableShown) or (isinstance(follows, Shown) and is_picture(follows))


def _every_word(pieces: Pieces) -> str:
    """All that is read in some pieces, what is made and what stands in notes too."""
    parts: list[str] = []
    for piece in pieces:
        note = piece if isinstance(piece, Note) else piece.note if isinstance(piece, Cited) else None
        parts.append(piece.text if isinstance(piece, Made) else words((piece,)))
        if note is not None:
            parts.append(f" {_every_word(note.content)} ")
    return "".join(parts)


def _code_of(shown: Shown) -> str:
    """The text of code, with its line breaks."""
    return "".join("\n" if isinstance(piece, Break) else getattr(piece, "text", "") for piece in shown.pieces)


def _in_bold(inlines: l.Inlines) -> l.Inlines:
    return tuple(
        replace(one, look=replace(one.look, strong=True)) if isinstance(one, l.Words) else one for one in inlines
    )
