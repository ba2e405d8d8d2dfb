"""Pieces and tables of a draft that are new go in; inlines and blocks of the model, and their Markdown, come out.

Blocks of every other kind are made of `content_of` and written by `briefing.readers.emit.blocks.lines`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...core.spans import Span
from ...model import blocks as b
from ...model.inlines import Inlines
from ...readers.emit.blocks import indented
from ...readers.emit.blocks import lines as block_lines
from ..drawn import CellShown, Picture, Pieces, RowShown, Shown, TableShown
from ..known import Known
from .compose import compose
from .flat import flat
from .rewrite import CannotSayError
from .write import CANONICAL, Manner, as_model, markdown


def content_of(
    pieces: Pieces, known: Known, remarks: list[str] | None = None, langs: frozenset[str] = frozenset()
) -> Inlines:
    """New text as the model has it; what cannot be said is told in `remarks`. `langs` are the languages that the source
    marks words of: others are left unsaid, since programs mark everything that is typed."""
    asked = compose([], (), pieces, known, langs)
    if remarks is not None:
        remarks += asked.remarks
    return as_model(asked.leaves)


def markdown_of(
    pieces: Pieces,
    known: Known,
    *,
    one_line: bool = False,
    remarks: list[str] | None = None,
    langs: frozenset[str] = frozenset(),
    straight: str = "",
) -> str:
    """The Markdown of a new text: of a paragraph, its lines parted by line ends; `one_line`: of a heading, a cell or a
    caption. Empty where nothing is left to say. `straight` are the quotation marks that the author writes straight.

    Raises CannotSayError.
    """
    asked = compose([], (), pieces, known, langs)
    if remarks is not None:
        remarks += asked.remarks
    if not asked.leaves:
        return ""
    wanted = flat(as_model(asked.leaves))
    for manner in (Manner(straight=straight), CANONICAL) if straight else (CANONICAL,):
        text = markdown(asked.leaves, manner, one_line=one_line)
        if flat(_read(text, one_line)) == wanted:
            return text
    raise CannotSayError("There is no Markdown for this text.")


def _read(text: str, one_line: bool) -> Inlines:
    """What the reader makes of it as a paragraph; nothing where it is something else."""
    from ...readers.markdown.reader import Reader

    reader = Reader(text, "<text>")
    if one_line:
        return reader.line(text, lambda _: Span())
    tokens = reader.tokens()
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return ()
    return reader.inlines(tokens[1])


def heading_line(pieces: Pieces, level: int, known: Known, remarks: list[str] | None = None) -> str:
    """A new heading; `level` from 1."""
    words = markdown_of(pieces, known, one_line=True, remarks=remarks)
    words = re.sub(r"(?<!\\)#\Z", "\\\\#", words)
    return f"{'#' * level} {words}".rstrip(" ")


def item_lines(marker: str, inside: list[str]) -> list[str]:
    """A list's item from its marker ("-", "3.") and the lines of what it holds."""
    gap = "  " if len(marker) == 2 and marker[0].isupper() and marker[1] == "." else " "
    return indented(inside, marker + gap, " " * len(marker + gap))


def prefixed(lines: list[str], prefix: str) -> list[str]:
    """Lines within containers; empty ones end without blanks."""
    return [f"{prefix}{line}".rstrip(" ") if not line else f"{prefix}{line}" for line in lines]


def lines(block: b.AnyBlock) -> list[str]:
    """The lines of a block of the model."""
    return block_lines(block)


def table_of(
    table: TableShown,
    known: Known,
    remarks: list[str] | None = None,
    langs: frozenset[str] = frozenset(),
    pictures: Mapping[str, str] | None = None,
) -> b.Table:
    """A new table: a pipe table will be written where every cell is one line, else a list table. `pictures` are the
    paths of those in it by their digests; others are left out."""

    def cell(one: CellShown) -> b.Cell:
        blocks: list[b.AnyBlock] = []
        for block in one.blocks:
            if isinstance(block, Shown):
                words = tuple(piece for piece in block.pieces if not isinstance(piece, Picture))
                content = content_of(words, known, remarks, langs)
                blocks += [b.Paragraph(content)] if content else []
                for piece in block.pieces:
                    if isinstance(piece, Picture) and (path := (pictures or {}).get(piece.digest)):
                        blocks.append(b.Figure(path, " ".join(piece.alt.split())))
            else:
                blocks.append(table_of(block, known, remarks, langs, pictures))
        return b.Cell(tuple(blocks), one.columns, one.rows)

    def row(one: RowShown) -> b.Row:
        return b.Row(tuple(map(cell, one.cells)))

    header = tuple(row(one) for one in table.rows if one.header)
    body = tuple(row(one) for one in table.rows if not one.header)
    return b.Table((b.Column(),) * table.columns, body, header)
