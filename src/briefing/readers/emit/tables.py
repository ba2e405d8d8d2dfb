"""Tables into Markdown: a pipe table where every cell is a line, else the block form `::: list-table`."""

from __future__ import annotations

from ...model.blocks import Cell, Paragraph, Row, Table
from .attributes import braces
from .blocks import Lines, blocks, div, indented, line, paragraph
from .escapes import edges
from .inlines import inlines

_RULES = {"left": "---", "center": ":-:", "right": "--:", "decimal": "---"}


def table(block: Table) -> Lines:
    """A table with its caption and notes."""
    out = _pipes(block) if _fits_pipes(block) else _list(block)
    if block.notes:
        out += ["", *div("table-notes", None, paragraph(block.notes))]
    return out


def _fits_pipes(block: Table) -> bool:
    if len(block.header) > 1 or (block.header and not any(cell.blocks for cell in block.header[0].cells)):
        return False
    count = len(block.columns)
    rows = (*block.header, *block.rows)
    return all(len(row.cells) == count and all(map(_is_line, row.cells)) for row in rows)


def _is_line(cell: Cell) -> bool:
    if (cell.columns, cell.rows) != (1, 1):
        return False
    return not cell.blocks or (len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph))


def _pipes(block: Table) -> Lines:
    header = block.header[0] if block.header else Row(tuple(Cell(()) for _ in block.columns))
    out = [_pipe_row(header), f"|{'|'.join(_RULES[column.align] for column in block.columns)}|"]
    out.extend(_pipe_row(row) for row in block.rows)
    attributes = _attributes(block, any(column.align == "decimal" for column in block.columns))
    if attributes or block.caption:
        out += [
            "",
            f": {line(block.caption)} {attributes}".rstrip(" ").replace(":  ", ": ", 1)
            if block.caption
            else f": {attributes}",
        ]
    return out


def _pipe_row(row: Row) -> str:
    return f"| {' | '.join(map(_pipe_cell, row.cells))} |"


def _pipe_cell(cell: Cell) -> str:
    if not cell.blocks:
        return ""
    (only,) = cell.blocks
    assert isinstance(only, Paragraph)
    return edges(inlines(only.content, one_line=True)).replace("|", "\\|")


def _attributes(block: Table, aligned: bool, classes: tuple[str, ...] = (), **more: str) -> str:
    if aligned:
        more["align"] = " ".join(column.align for column in block.columns)
    if any(column.width is not None for column in block.columns):
        more["widths"] = " ".join(
            "-" if c.width is None else f"{c.width:g}" if float(f"{c.width:g}") == c.width else repr(c.width)
            for c in block.columns
        )
    return braces(block.id, classes, **more)


def _list(block: Table) -> Lines:
    rows = (*block.header, *block.rows)
    widest = max((sum(cell.columns for cell in row.cells) for row in rows), default=1)
    aligned = any(column.align != "left" for column in block.columns) or widest != len(block.columns)
    more = {"header": str(len(block.header))} if block.header else {}
    out = [f"::: {_attributes(block, aligned, ('list-table',), **more)}"]
    if block.caption:
        out += [f": {line(block.caption)}", ""]
    for row in rows:
        cells = [text for cell in row.cells for text in indented(_cell(cell), "- ", "  ")]
        out.extend(indented(cells, "- ", "  "))
    return [*out, ":::"]


def _cell(cell: Cell) -> Lines:
    spans = {"colspan": cell.columns, "rowspan": cell.rows}
    said = braces(**{key: str(value) for key, value in spans.items() if value != 1})
    if not said:
        return blocks(cell.blocks)
    if cell.blocks and isinstance(first := cell.blocks[0], Paragraph):
        inside = paragraph(first.content)
        rest = blocks(cell.blocks)[len(inside) :]
        return [f"[]{said} {inside[0]}", *inside[1:], *rest]
    return [f"[]{said}", *(["", *blocks(cell.blocks)] if cell.blocks else [])]
