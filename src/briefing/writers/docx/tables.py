"""A table of the tree goes in; a Word table with a fixed grid, repeated header rows and whole rows comes out."""

from __future__ import annotations

from itertools import pairwise

from ...resolve.tree import Cell, Paragraph, Row, Table, deep, plain
from ...resolve.widths import Needs, em, fitted, longest_word
from .captions import caption
from .decimals import decimal_stops, is_figure
from .draft import Draft, Setting
from .heights import TABLE, page_room, row_height
from .inlines import inlines
from .styles import colour
from .xml import border, escape, grid, spacing, val

#: Bold letters are so much wider.
_BOLD = 1.08
#: A machine without the theme's faces shows wider ones: words, which must not be broken, ask for so much more room.
_FALLBACK = 1.25
#: w:tblLook: header row and first column count, no bands (ECMA-376, 17.4.56).
_LOOK = (
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
    'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
_ALIGN = {"left": "left", "center": "center", "right": "right", "decimal": "right"}
#: Space between the paragraphs of a cell, in twips.
_IN_CELL = 60


def table(draft: Draft, block: Table, setting: Setting) -> str:
    """The caption, the table, its notes; space after it is owed to what follows."""
    needs = _needs(draft, block)
    wide = setting.top and sum(needs.line) > setting.width
    left = -draft.page.hang if wide else setting.left
    width = draft.page.wide if wide else setting.width
    head = caption(draft, block.caption, block.id, setting) if block.caption else _before(draft)
    draft.gap = 0
    columns = _columns(block, needs, width)
    maker = _Rows(draft, block, columns)
    rows = "".join(maker.rows())
    written = (
        f"{head}{_anchor(draft, block)}<w:tbl><w:tblPr>{val('tblStyle', 'BriefingTable')}"
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{_LOOK}{_spoken(block)}</w:tblPr>{grid(columns)}{rows}</w:tbl>"
    )
    draft.gap = draft.theme.table.after.twips
    draft.open_table = True
    return written + (_notes(draft, block, setting) if block.notes else "")


def _before(draft: Draft) -> str:
    """Two tables with nothing between them would become one, and a table cannot pay the space owed above it."""
    return draft.spacer() if draft.open_table or draft.gap else ""


def _anchor(draft: Draft, block: Table) -> str:
    """Where links to a table without a caption lead."""
    return "" if block.caption else draft.bookmarks.around(draft.bookmarks.name(block.id), "")


def _notes(draft: Draft, block: Table, setting: Setting) -> str:
    draft.gap = 0
    after = draft.theme.table.after.twips
    place = draft.place(setting.within(indented=True)) if setting.left else {}
    return draft.paragraph("TableNote", inlines(draft, block.notes), place, spacing=spacing(after=after))


def _needs(draft: Draft, block: Table) -> Needs:
    """What the columns ask for, in twips, by a rough measure of their letters; cells that span columns come last, and
    ask only for their words.
    """
    size, sides = draft.theme.text["table"].size.twips, 2 * draft.theme.table.cell_x.twips
    needs = Needs.none(len(block.columns))
    spanning: list[tuple[Cell, float]] = []
    for rows, head in ((block.header, True), (block.rows, False)):
        for cell in (cell for row in rows for cell in row.cells):
            bold = _BOLD if head or cell.column == 0 else 1.0
            texts = [plain(held.content) for held in deep(cell.blocks) if isinstance(held, Paragraph)]
            word = max((longest_word(text) for text in texts), default=0.0) * size * bold * _FALLBACK + sides
            if cell.columns > 1:
                spanning.append((cell, word))
                continue
            line = max((em(text) for text in texts), default=0.0) * size * bold + sides
            needs.add(cell.column, 1, word, max(word, line))
    for cell, word in spanning:
        needs.add(cell.column, cell.columns, word, word)
    return needs


def _columns(block: Table, needs: Needs, width: int) -> list[int]:
    """Column widths in twips that add up exactly."""
    wanted = fitted([column.share for column in block.columns], needs, width)
    edges = [round(sum(wanted[:n])) for n in range(len(wanted))] + [width]
    return [right - left for left, right in pairwise(edges)]


def _spoken(block: Table) -> str:
    """Title and description for those who cannot see the table."""
    parts = []
    if block.caption:
        words = plain(block.caption.content)
        label = f"{block.caption.label} {block.caption.number}"
        parts.append(val("tblCaption", escape(f"{label}: {words}" if words else label)))
    heads = [" ".join(_words(cell).split()) for row in block.header for cell in row.cells]
    if any(heads):
        parts.append(val("tblDescription", escape("; ".join(filter(None, heads)))))
    return "".join(parts)


def _words(cell: Cell) -> str:
    return " ".join(plain(block.content) for block in cell.blocks if isinstance(block, Paragraph))


class _Rows:
    """Writes the rows, with the cells that a span from above leaves to be continued."""

    def __init__(self, draft: Draft, block: Table, grid: list[int]) -> None:
        self.draft, self.block, self.grid = draft, block, grid
        self.decimals = decimal_stops(draft, block, grid, draft.theme.table.cell_x.twips)
        self.spans: dict[int, tuple[int, int]] = {}
        """Column -> (rows still covered, columns covered)."""

    def rows(self) -> list[str]:
        """All rows; those of a table that is no longer than a good part of a page stay together, else the first two and
        the last two.
        """
        draft, block = self.draft, self.block
        last = len(block.header) - 1
        header = [self._row(row, True, n == last) for n, row in enumerate(block.header)]
        self.spans.clear()
        outer, whole, end = draft.kept, self._is_short(), len(block.rows) - 1
        rows = []
        for n, row in enumerate(block.rows):
            draft.kept = outer or bool(block.notes and n == end) or (n < end and (whole or n in (0, end - 1)))
            rows.append(self._row(row, False, False))
        draft.kept = outer
        return header + rows

    def _is_short(self) -> bool:
        theme, room = self.draft.theme, page_room(self.draft.page)
        left, look, padding = TABLE * room, theme.text["table"], 2 * theme.table.cell_y.twips
        rows = self.block.header + self.block.rows
        if len(rows) * (look.leading.twips + padding) > left:
            return False
        for row in rows:
            left -= row_height(row, self.grid, look, 2 * theme.table.cell_x.twips, room) + padding
            if left < 0:
                return False
        return True

    def _row(self, row: Row, header: bool, last_header: bool) -> str:
        cells: list[str] = []
        column, given = 0, {cell.column: cell for cell in row.cells}
        while column < len(self.grid):
            covered = self.spans.get(column)
            if covered is not None:
                cells.append(self._continued(column, covered, last_header))
                column += covered[1]
                continue
            cell = given.get(column) or Cell((), column)
            if cell.rows > 1:
                self.spans[column] = (cell.rows - 1, cell.columns)
            cells.append(self._cell(cell, header, last_header))
            column += max(1, cell.columns)
        properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def _continued(self, column: int, covered: tuple[int, int], last_header: bool) -> str:
        rows, columns = covered
        if rows > 1:
            self.spans[column] = (rows - 1, columns)
        else:
            del self.spans[column]
        inner = self._frame(column, columns, "<w:vMerge/>", last_header)
        return f"<w:tc>{inner}{self.draft.paragraph('TableText', '')}</w:tc>"

    def _cell(self, cell: Cell, header: bool, last_header: bool) -> str:
        draft = self.draft
        merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
        frame = self._frame(cell.column, cell.columns, merge, last_header)
        style = "TableHeader" if header else "TableText"
        align = _ALIGN[self.block.columns[cell.column].align]
        width = sum(self.grid[cell.column : cell.column + cell.columns]) - 2 * draft.theme.table.cell_x.twips
        decimal = self.decimals.get(cell.column, 0) if not header and is_figure(cell) else 0
        align = "" if decimal or align == "left" else align
        inside = Setting(style, width, own_lists=False, top=False, align=align, decimal=decimal)
        draft.gap, draft.open_table = 0, False
        parts = []
        for n, block in enumerate(cell.blocks):
            if n:
                draft.gap = max(draft.gap, _IN_CELL)
            parts.append(draft.blocks((block,), inside))
        content = "".join(parts) or draft.paragraph(style, "")
        if draft.open_table:
            content += draft.spacer()
        draft.gap = 0
        return f"<w:tc>{frame}{content}</w:tc>"

    def _frame(self, column: int, columns: int, merge: str, last_header: bool) -> str:
        """w:tcPr: width, spans, the rule under the last header row, and no margin at the table's outer edges."""
        width = sum(self.grid[column : column + columns])
        span = val("gridSpan", columns) if columns > 1 else ""
        rule = ""
        if last_header and len(self.block.header) > 1:
            theme = self.draft.theme
            line = border("bottom", theme.table.header_rule.eighths, 0, colour(theme, theme.table.rule))
            rule = f"<w:tcBorders>{line}</w:tcBorders>"
        sides = '<w:left w:w="0" w:type="dxa"/>' if column == 0 else ""
        sides += '<w:right w:w="0" w:type="dxa"/>' if column + columns >= len(self.grid) else ""
        margin = f"<w:tcMar>{sides}</w:tcMar>" if sides else ""
        return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{rule}{margin}</w:tcPr>'
