"""Cells that span others, in the draft, go in; the spans in the source's list tables are changed, and tables with bars
become lists, which alone can say them.
"""

from __future__ import annotations

from collections.abc import Callable

from ...model import blocks as b
from ...model.walk import blocks
from ...readers.emit.attributes import braces
from ...readers.emit.blocks import indented
from ...readers.markdown.attributes import parse
from ..drawn import RowShown, TableShown
from ..source import SourceText
from ..source import lines as lines_of
from .nodes import Node, Tree

_MARK = "[]{"


def spans(columns: int, rows: int) -> str:
    """What stands at the beginning of a cell that spans columns or rows; empty where it spans none."""
    said = {"colspan": columns, "rowspan": rows}
    made = braces(**{key: str(count) for key, count in said.items() if count != 1})
    return f"[]{made}" if made else ""


def grown(base: TableShown, draft: TableShown) -> bool:
    """Whether cells were merged or parted in a table that has as many columns as it had."""

    def spanned(table: TableShown) -> list[tuple[int, int, int]]:
        return sorted(
            (cell.column, cell.columns, cell.rows)
            for row in table.rows
            for cell in row.cells
            if (cell.columns, cell.rows) != (1, 1)
        )

    return base.columns == draft.columns and spanned(base) != spanned(draft)


def put(tree: Tree, item: Node, said: str) -> None:
    """Let the cell that an item of a list table is begin with its spans, or with none."""
    first = next((child for child in item.kept if child.kind != "remark"), None)
    for child in item.children:
        if child.chunk is not None and child.kind == "paragraph" and child.lines is None:
            end = _end(tree.source.text, child.chunk.start)
            if child is first:
                _write(tree, child.chunk.start, end, said)
            elif end > child.chunk.start:
                tree.edit(child.chunk.start, end, "")
    if not said or (
        first is not None and first.chunk is not None and first.kind == "paragraph" and first.lines is None
    ):
        return
    if first is not None and first.kind == "paragraph" and first.lines:
        first.lines[0] = f"{said} {first.lines[0]}"
        return
    tree.insert(Node("paragraph", lines=[said]), item, item.children.index(first) if first is not None else 0)


def _end(text: str, start: int) -> int:
    """Where the spans at the beginning of a paragraph end, with the blanks behind them; `start`: there are none."""
    found = parse(text, start + len(_MARK) - 1) if text.startswith(_MARK, start) else None
    if found is None or not {"colspan", "rowspan"} & set(found.values):
        return start
    return found.end + len(text[found.end :]) - len(text[found.end :].lstrip(" "))


def _write(tree: Tree, start: int, end: int, said: str) -> None:
    more = tree.source.text[end : end + 1] not in ("", "\n", "\r")
    tree.edit(start, end, f"{said} " if said and more else said)


# ---------------------------------------------------------------- tables with bars


def as_list(
    source: SourceText, node: Node, draft: TableShown, cell: Callable[[int, int], list[str]], caption: str
) -> list[str]:
    """The lines of a list table that says what a table with bars says in the draft: `cell` gives the lines of a cell by
    the numbers of its row and its place in the row; `caption` is the table's.
    """
    was = _authored(source, node)
    header = len(was.header) if was is not None else 0
    columns = was.columns if was is not None else (b.Column(),) * draft.columns
    rows = tuple(_bare(row) for row in draft.rows)
    head = lines_of(b.Table(columns, rows[header:], rows[:header], id=was.id if was is not None else None))[0]
    out = [head, *([f": {caption}", ""] if caption else [])]
    for r, row in enumerate(draft.rows):
        cells: list[str] = []
        for c, shown in enumerate(row.cells):
            said, inside = spans(shown.columns, shown.rows), cell(r, c)
            first = " ".join(filter(None, (said, *inside[:1])))
            cells += indented([first, *inside[1:]], "- ", "  ")
        out += indented(cells, "- ", "  ")
    return [*out, ":::"]


def _authored(source: SourceText, node: Node) -> b.Table | None:
    line = node.chunk.first + 1 if node.chunk is not None else 0
    found = (block for block in blocks(source.report) if isinstance(block, b.Table) and block.at is not None)
    return next((block for block in found if block.at is not None and block.at.line == line), None)


def _bare(row: RowShown) -> b.Row:
    return b.Row(tuple(b.Cell((), cell.columns, cell.rows) for cell in row.cells))


def says(lines: list[str], draft: TableShown) -> bool:
    """Whether the reader sees a table with the cells of the draft in some lines."""
    from ...readers.markdown.blocks import Builder
    from ...readers.markdown.reader import Reader

    reader = Reader("\n".join(lines), "<text>")
    items = list(Builder(reader, reader.tokens()).items())
    if len(items) != 1 or not isinstance(table := items[0], b.Table) or len(table.columns) != draft.columns:
        return False
    seen = [[(cell.columns, cell.rows) for cell in row.cells] for row in (*table.header, *table.rows)]
    return seen == [[(cell.columns, cell.rows) for cell in row.cells] for row in draft.rows]
