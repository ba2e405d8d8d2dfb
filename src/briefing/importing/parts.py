"""The blocks of a pasted text go in; the parts of a report come out: title, summary, introduction, sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..core.node import replace
from ..model import blocks as b
from ..model import inlines as i
from ..readers.emit.blocks import blocks as markdown
from . import loose as l
from .setting import Setter, one_line, running

#: Sections of a report go so deep; what is deeper is a paragraph in bold.
_DEEPEST = 4
#: Lists and quotations within one another: what is deeper stands where the level above does.
_NESTED = 8
#: Columns that a cell spans at most: Word's own limit for a table.
_WIDEST = 63
#: Who remarks on what is doubtful, in the margin of the Word draft.
REMARKER = "briefing import"


class Parts(NamedTuple):
    """What stands where."""

    lead: b.Blocks
    sections: tuple[b.Section, ...]


@dataclass
class _Open:
    """A section being filled."""

    level: int
    title: i.Inlines
    blocks: list[b.AnyBlock] = field(default_factory=list)
    sections: list[b.Section] = field(default_factory=list)

    def closed(self) -> b.Section:
        return b.Section(self.title, tuple(self.blocks), tuple(self.sections))


class Builder:
    """Makes the model's blocks."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self.doubts: list[l.Doubt] = []
        self.left_out: list[l.LeftOut] = []
        self.proposals: dict[int, list[str]] = {}
        """By the identity of the comment they belong to: Markdown that could stand in place of the block before it."""

    def build(self, blocks: l.Blocks) -> Parts:
        """The parts of a report; the title is not among them."""
        lead: list[b.AnyBlock] = []
        done: list[b.Section] = []
        open_: list[_Open] = []
        for block in blocks:
            if isinstance(block, l.Heading):
                title = self.setter.heading(block.inlines)
                while open_ and open_[-1].level >= block.level:
                    self._close(open_, done)
                if title and len(open_) < _DEEPEST:
                    open_.append(_Open(block.level, title))
                    continue
                if title:
                    message = f"A heading is deeper than level {_DEEPEST}: it is a paragraph in bold."
                    self.doubts.append(l.Doubt("import-deep-heading", message, block.line, said(block.inlines)))
            (open_[-1].blocks if open_ else lead).extend(self.blocks((block,)))
        while open_:
            self._close(open_, done)
        return Parts(tuple(lead), tuple(done))

    @staticmethod
    def _close(open_: list[_Open], done: list[b.Section]) -> None:
        section = open_.pop().closed()
        (open_[-1].sections if open_ else done).append(section)

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: l.Blocks, depth: int = 0) -> tuple[b.AnyBlock, ...]:
        """Blocks anywhere below a section's heading."""
        return tuple(made for block in blocks for made in self._block(block, depth))

    def _block(self, block: l.Block, depth: int) -> Iterator[b.AnyBlock]:
        match block:
            case l.Para():
                yield from self._para(block)
            case l.Heading():
                content = self.setter.heading(block.inlines)
                if content:
                    yield b.Paragraph((i.Strong(content),))
            case l.Listing():
                yield from self._listing(block, depth)
            case l.Grid():
                yield from self._grid(block)
            case l.Quoted():
                inner = self.blocks(block.blocks, depth + 1)
                if inner and depth < _NESTED:
                    yield b.Quotation(inner)
                else:
                    yield from inner
            case l.Literally():
                if block.text.strip():
                    yield b.CodeBlock(block.text.rstrip("\n"), block.language)
            case l.Rule():
                pass
            case l.Remark():
                if block.text.strip():
                    yield b.Comment((i.Text(" ".join(block.text.split())),), block.author, block.date)
            case l.Asked():
                question = self.setter.heading(block.question)
                yield b.QuestionAnswer(question, self.blocks(block.blocks, depth + 1))

    def _para(self, para: l.Para) -> Iterator[b.AnyBlock]:
        self._drop_pictures(para.inlines)
        content = self.setter.inlines(para.inlines)
        if not content:
            return
        yield b.Paragraph(content)
        if para.proposal is not None:
            yield self._remark(para, para.proposal)

    def _remark(self, para: l.Para, proposal: l.Proposal) -> b.Comment:
        what = f"Probably a {proposal.kind}"
        if proposal.columns and proposal.rows:
            what += f" of {proposal.columns} columns and {proposal.rows} rows"
        elif proposal.rows:
            what += f" of {proposal.rows} items"
        words = f"{what}, whose lines ran together: it is kept word for word."
        if proposal.blocks:
            words += " A proposal stands behind it in the source."
        comment = b.Comment((i.Text(words),), REMARKER)
        lines = markdown(self.blocks(proposal.blocks))
        if lines:
            self.proposals[id(comment)] = lines
        message = f"{what}, whose lines ran together."
        code = f"import-probable-{proposal.kind}"
        self.doubts.append(l.Doubt(code, message, para.line, said(para.inlines), "\n".join(lines)))
        return comment

    def _listing(self, listing: l.Listing, depth: int) -> Iterator[b.AnyBlock]:
        if depth >= _NESTED:
            for item in listing.items:
                yield from self.blocks(item.blocks, depth)
            return
        items = tuple(b.ListItem(inner) for item in listing.items if (inner := self.blocks(item.blocks, depth + 1)))
        if not items:
            return
        yield b.OrderedList(items, max(0, listing.start)) if listing.ordered else b.UnorderedList(items)

    def _grid(self, grid: l.Grid) -> Iterator[b.AnyBlock]:
        rows = [[self._cell(cell) for cell in row] for row in grid.rows]
        if not any(cell.blocks for row in rows for cell in row):
            return
        head, body = rows[: grid.header], rows[grid.header :]
        if not body:
            head, body = [], rows
        width = max(_even(head), _even(body))
        for part in (head, body):
            _even(part, width)
        columns = tuple(b.Column(_ALIGNS.get(_at(grid.aligns, n), "left")) for n in range(width))
        made, header = (tuple(b.Row(tuple(row)) for row in part) for part in (body, head))
        yield b.Table(columns, made, header, self.setter.inlines(one_line(grid.caption)))

    def _cell(self, cell: l.GridCell) -> b.Cell:
        return b.Cell(self.blocks(cell.blocks, 1), max(1, min(cell.columns, _WIDEST)), max(1, cell.rows))

    def _drop_pictures(self, inlines: l.Inlines) -> None:
        for one in inlines:
            if isinstance(one, l.Picture):
                said_of_it = " ".join(filter(None, (one.alt, one.source if len(one.source) < 300 else "")))
                self.left_out.append(
                    l.LeftOut(
                        said_of_it, "a picture: its file is not in what was pasted", one.line, one.line, "picture"
                    )
                )


_ALIGNS: dict[str, b.Align] = {"left": "left", "center": "center", "right": "right"}


def _at(values: tuple[str, ...], n: int) -> str:
    return values[n] if n < len(values) else ""


def _even(rows: list[list[b.Cell]], width: int = 1) -> int:
    """Hold spans to the rows and columns there are, and fill rows up to `width` columns with empty cells; gives how
    many columns there are."""
    left: list[int] = []
    """For each column the rows, this one included, that a cell from above still fills."""
    for n, row in enumerate(rows):
        at = 0
        for k, cell in enumerate(row):
            while at < len(left) and left[at]:
                at += 1
            across = next((x for x in range(1, cell.columns) if at + x < len(left) and left[at + x]), cell.columns)
            row[k] = replace(cell, columns=across, rows=min(cell.rows, len(rows) - n))
            left += [0] * (at + across - len(left))
            left[at : at + across] = [row[k].rows] * across
            at += across
        left += [0] * (width - len(left))
        row += [b.Cell(()) for free in left if not free]
        left = [max(0, each - 1) for each in left]
    return max(width, len(left))


def said(inlines: l.Inlines) -> str:
    """The words of inlines as they stood in the input."""
    parts: list[str] = []
    for one in inlines:
        match one:
            case l.Words():
                parts.append(one.text)
            case l.Mark():
                parts.append(one.raw)
            case l.Newline():
                parts.append(" ")
            case l.Picture():
                parts.append(one.alt)
            case l.NoteMark() | l.Reference():
                pass
    return " ".join("".join(parts).split())


def all_said(blocks: l.Blocks) -> str:
    """The words of blocks."""
    return said(tuple(running(blocks)))
