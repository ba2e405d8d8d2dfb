"""A table of the tree goes in; a Word table with a fixed grid, repeated header rows and whole rows comes out."""

from __future__ import annotations

import re
from itertools import pairwise

from ...core.node import node
from ...resolve.tree import Cell, Paragraph, Row, Table, plain
from .captions import caption
from .draft import Draft, Setting
from .inlines import inlines
from .styles import colour
from .xml import border, escape, grid, spacing, val

#: A column whose longest text is below this part of the table's width is set without breaks where there is room.
_SHORT = 0.22
#: Where lines may break in a cell, and the width of a blank there, in em.
_BREAKS = re.compile(r"[ /–—-]")
_BLANK = 0.25
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
    needs = _Needs.of(draft, block)
    wide = setting.top and sum(needs.natural) > setting.width
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


@node
class _Needs:
    """What the columns of a table ask for, in twips, by a rough measure of their letters."""

    word: list[float]
    """The longest word of each column, with its margins."""
    natural: list[float]
    """The longest text of each column on one line, with its margins."""

    @classmethod
    def of(cls, draft: Draft, block: Table) -> _Needs:
        """Measure every cell that spans no columns."""
        size = draft.theme.text["table"].size.twips
        margins = 2 * draft.theme.table.cell_x.twips
        needs = cls([0.0] * len(block.columns), [0.0] * len(block.columns))
        for row in (*block.header, *block.rows):
            for cell in row.cells:
                if cell.columns == 1:
                    widths = [_width(word) * size for word in _BREAKS.split(_words(cell))]
                    blanks = _BLANK * size * (len(widths) - 1)
                    needs.word[cell.column] = max(needs.word[cell.column], max(widths) + margins)
                    needs.natural[cell.column] = max(needs.natural[cell.column], sum(widths) + blanks + margins)
        return needs


def _columns(block: Table, needs: _Needs, width: int) -> list[int]:
    """Column widths in twips that add up exactly: the shares asked for, but no word cut where there is room for it.

    A column of short texts keeps each on one line.
    """
    wanted = [column.share * width for column in block.columns]
    least = [n if n <= _SHORT * width else word for n, word in zip(needs.natural, needs.word, strict=True)]
    if sum(least) > width:
        least = needs.word
    if sum(least) < width:
        short = sum(max(0.0, low - want) for low, want in zip(least, wanted, strict=True))
        spare = sum(max(0.0, want - low) for low, want in zip(least, wanted, strict=True))
        if short and spare:
            kept = 1 - short / spare
            wanted = [low + (want - low) * kept if want > low else low for low, want in zip(least, wanted, strict=True)]
    edges = [round(sum(wanted[:n])) for n in range(len(wanted))] + [width]
    return [right - left for left, right in pairwise(edges)]


def _width(word: str) -> float:
    """Width of a word in em: capitals are wide, other letters less so, with room for the bold of a row's header."""
    return sum(0.66 if char.isupper() or char > "\u2e80" else 0.54 for char in word)


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
        self.spans: dict[int, tuple[int, int]] = {}
        """Column -> (rows still covered, columns covered)."""

    def rows(self) -> list[str]:
        last = len(self.block.header) - 1
        header = [self._row(row, True, n == last) for n, row in enumerate(self.block.header)]
        self.spans.clear()
        return header + [self._row(row, False, False) for row in self.block.rows]

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
        inside = Setting(style, width, own_lists=False, top=False, align=align if align != "left" else "")
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
