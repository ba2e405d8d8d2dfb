"""Tables of the draft and what they were go in; rows, columns and cells of the source's tables are changed."""

from __future__ import annotations

import re
from collections import Counter

from ..drawn import CellShown, RowShown
from ..merge.align import rising
from .arrange import Arranging
from .entries import Entry, Grid
from .nodes import Node
from .spans import as_list, grown, put, says, spans
from .told import Told, short

_VALUES = re.compile(r"\b(align|aligns|widths)=(\"[^\"]*\"|'[^']*'|[^\s}]+)")
_SPOKEN = "A table's alternative text is made from its caption and its header row; say it in the caption."
_BAR = re.compile(r"(?<!\\)\|")


class Tables:
    """Brings the edits of tables home."""

    def __init__(self, arranging: Arranging, base: list[Entry]) -> None:
        self.arranging, self.base = arranging, base
        self.tree, self.wording, self.homes = arranging.tree, arranging.wording, arranging.homes

    def run(self, base: Grid, draft: Grid) -> None:
        """One table."""
        node = self.homes.tables.get(id(base))
        if node is None or node.gone:
            return
        if draft.table.alt not in ("", base.table.alt):
            line = node.chunk.first + 1 if node.chunk is not None else 0
            self.wording.told.append(Told("not-taken", draft.table.alt, line, _SPOKEN))
        rows = self._rows(base, draft)
        columns = self._columns(base, draft, rows)
        if grown(base.table, draft.table):  # words of a cell that went into another one say nothing of rows and columns
            columns = list(range(base.table.columns))
            rows = list(range(len(rows))) if len(rows) == len(base.table.rows) else rows
        _Table(self, base, draft, node, rows, columns).run()

    def _rows(self, base: Grid, draft: Grid) -> list[int | None]:
        """For each row of the draft the row it was; None: it is new."""
        votes: list[Counter[int]] = [Counter() for _ in draft.table.rows]
        for entry in draft.entries:
            if entry.twin is not None and entry.twin.grid is base:
                votes[entry.row][entry.twin.row] += 1
        return _settled(votes, len(base.table.rows))

    def _columns(self, base: Grid, draft: Grid, rows: list[int | None]) -> list[int | None]:
        votes: list[Counter[int]] = [Counter() for _ in range(draft.table.columns)]
        for entry in draft.entries:
            if entry.twin is None or entry.twin.grid is not base:
                continue
            now = draft.table.rows[entry.row].cells[entry.cell].column
            was = base.table.rows[entry.twin.row].cells[entry.twin.cell].column
            votes[now][was] += 1
        return _settled(votes, base.table.columns)


def _settled(votes: list[Counter[int]], count: int) -> list[int | None]:
    """Which of `count` each is: by most votes; what has none is the one between its neighbours, if it is free."""
    out: list[int | None] = [None] * len(votes)
    ballots = sorted(((number, n, was) for n, one in enumerate(votes) for was, number in one.items()), reverse=True)
    taken: set[int] = set()
    for _, n, was in ballots:
        if out[n] is None and was not in taken:
            out[n] = was
            taken.add(was)
    if len(votes) == count:
        for n, one in enumerate(out):
            if one is None and n not in taken and not votes[n]:
                out[n] = n
                taken.add(n)
        return out
    for n, one in enumerate(out):
        if one is not None or votes[n]:
            continue
        before = out[n - 1] if n else -1
        after = out[n + 1] if n + 1 < len(out) else count
        if before is not None and after is not None and after - before == 2 and before + 1 not in taken:
            out[n] = before + 1
            taken.add(before + 1)
    return out


class _Table:
    """One table."""

    def __init__(
        self, tables: Tables, base: Grid, draft: Grid, node: Node, rows: list[int | None], columns: list[int | None]
    ) -> None:
        self.tables, self.base, self.draft, self.node = tables, base, draft, node
        self.tree, self.wording = tables.tree, tables.wording
        self.rows, self.columns = rows, columns
        self.same_columns = columns == list(range(base.table.columns))
        self.bars = node.kind == "table"
        self.holder = node if self.bars else next((c for c in node.children if c.kind == "list"), node)
        self.nodes = [child for child in self.holder.children if child.kind == ("row" if self.bars else "item")]
        if self.bars and len(self.nodes) > len(base.table.rows):
            del self.nodes[0]  # a header row without words is not drawn

    def run(self) -> None:
        """Cells, columns, rows."""
        if len(self.nodes) != len(self.base.table.rows):
            self._refuse_all()
            return
        merged = self._merged()
        if merged and not self.same_columns:
            self._tell(
                "not-taken", merged, "Cells were merged or parted where columns came or went; do one of the two."
            )
        elif merged and self.bars:
            self._as_list(merged)
            return
        elif merged:
            self._tell("changed", f"cells merged or parted: {merged}")
        for now, was in enumerate(self.rows):
            if was is not None:
                self._row(now, was)
        if not self.same_columns and not merged:
            self._said_columns()
        self._order_rows()

    # ------------------------------------------------------------ rows

    def _row(self, now: int, was: int) -> None:
        shown, before = self.draft.table.rows[now], self.base.table.rows[was]
        row = self.nodes[was]
        if self.bars and not self.same_columns:
            self._written_anew(row, now, was)
            return
        for c, (index, cell) in enumerate(self._cells(shown, before)):
            entries = self.draft.cell(now, c)
            if self.bars:
                entries = [entry for entry in entries if entry.role.kind != "figure"]
            if index is None:
                if self.bars:
                    continue
                self._new_cell(row, c, entries, cell)
                continue
            old = self.base.cell(was, index)
            if self.bars:
                self._bar_cell(row, index, old, entries)
            else:
                self._list_cell(row, index, old, entries, (before.cells[index], cell))
        if not self.bars and (not self.same_columns or len(shown.cells) != len(before.cells)):
            self._drop_cells(row, shown, before)

    def _cells(self, shown: RowShown, before: RowShown) -> list[tuple[int | None, CellShown]]:
        """For each cell of a row the index of the one it was."""
        at = {cell.column: n for n, cell in enumerate(before.cells)}
        out: list[tuple[int | None, CellShown]] = []
        for cell in shown.cells:
            column = self.columns[cell.column]
            out.append((at.get(column) if column is not None else None, cell))
        return out

    def _order_rows(self) -> None:
        kept = {was for was in self.rows if was is not None}
        stays = {now for now, _ in rising([(now, was) for now, was in enumerate(self.rows) if was is not None])}
        before: Node | None = None
        for now, was in enumerate(self.rows):
            if was is not None and now in stays:
                before = self._last(self.nodes[was])
                continue
            at = self.holder.children.index(before) + 1 if before is not None else self._first()
            if was is not None:
                self.tree.move(self.nodes[was], self.holder, at)
                self._tell("moved", self._words(self.draft, now))
                before = self.nodes[was]
                continue
            made = self._new_row(now)
            self.tree.insert(made, self.holder, at)
            self._tell("inserted", self._words(self.draft, now))
            before = self._last(made)
        for was, node in enumerate(self.nodes):
            if was not in kept:
                self._tell("deleted", self._words(self.base, was))
                self.tree.remove(node)

    def _last(self, row: Node) -> Node:
        """A row, or the rule under it."""
        at = self.holder.children.index(row)
        following = self.holder.children[at + 1 : at + 2]
        return following[0] if following and following[0].kind == "rule" else row

    def _first(self) -> int:
        rule = next((n + 1 for n, c in enumerate(self.holder.children) if c.kind == "rule"), 0)
        return rule if self.bars else 0

    def _new_row(self, now: int) -> Node:
        shown = self.draft.table.rows[now]
        if self.bars:
            cells = [""] * len(self.columns)
            for c, cell in enumerate(shown.cells):
                cells[cell.column] = self._bar_text(self.draft.cell(now, c))
            return Node("row", lines=[_bars(cells)])
        inner = Node("list", marker="-", tight=True, changed=True)
        for c, cell in enumerate(shown.cells):
            made = self._new_item(self.draft.cell(now, c), cell)
            made.parent = inner
            inner.children.append(made)
        row = Node("item", marker=self._marker(), children=[inner], changed=True)
        inner.parent = row
        return row

    def _marker(self) -> str:
        return self.holder.marker or "-"

    # ------------------------------------------------------------ cells of a table of bars

    def _bar_text(self, entries: list[Entry]) -> str:
        lines = [line for entry in entries for line in self.wording.lines(entry, self._owner(entry), True)]
        return "<br>".join(lines).replace("\\|", "|").replace("|", "\\|")

    def _owner(self, entry: Entry) -> Entry | None:
        owner = entry.twin or entry.split
        return owner if owner is not None and owner.marks else None

    def _bar_cell(self, row: Node, index: int, old: list[Entry], entries: list[Entry]) -> None:
        shown = [entry for entry in entries if entry.text.strip() or entry.shown.pieces]
        was = next((entry for entry in old if entry.marks), None)
        if was is not None and len(shown) == 1 and shown[0].twin is was:
            if self.wording.put(shown[0], was):
                self.wording.tell("changed", shown[0], self._line(row))
            return
        if was is None and not any(entry.text.strip() for entry in shown):
            return
        text = self._bar_text(shown)
        written = self.wording.places.get(was.marks[0]) if was is not None else None
        if written is not None:
            self.tree.edit(written.start, written.end, text)
        elif row.chunk is not None and index < len(row.chunk.children):
            self._fill(row.chunk.children[index].start, text)
        words = " ".join(entry.text for entry in shown)
        self._tell("changed" if words else "deleted", words or (was.text if was is not None else ""))

    def _fill(self, at: int, text: str) -> None:
        """Put words into an empty cell."""
        source = self.tree.source.text
        before = "" if source[at - 1 : at] == " " else " "
        self.tree.edit(at, at, f"{before}{text} ")

    def _written_anew(self, row: Node, now: int, was: int) -> None:
        """A row whose cells are others now."""
        shown, before = self.draft.table.rows[now], self.base.table.rows[was]
        cells = [""] * len(self.columns)
        for c, (index, _) in enumerate(self._cells(shown, before)):
            entries = self.draft.cell(now, c)
            column = shown.cells[c].column
            old = self.base.cell(was, index) if index is not None else []
            owner = next((entry for entry in old if entry.marks), None)
            if owner is not None and len(entries) == 1 and entries[0].twin is owner:
                self.wording.put(entries[0], owner)
                written = self.wording.places[owner.marks[0]]
                cells[column] = self.tree.written(written.start, written.end)
            else:
                cells[column] = self._bar_text(entries)
        row.lines = [_bars(cells)]
        self.tree.touch(row)

    # ------------------------------------------------------------ cells of a list

    def _items(self, row: Node) -> Node | None:
        return next((child for child in row.children if child.kind == "list" and not child.gone), None)

    def _list_cell(
        self, row: Node, index: int, old: list[Entry], entries: list[Entry], cells: tuple[CellShown, CellShown]
    ) -> None:
        items = self._items(row)
        originals = [c for c in items.children if c.index >= 0 and c.kind == "item"] if items is not None else []
        if index >= len(originals):
            self._refuse(entries)
            return
        self.tables.arranging.run(old, entries, originals[index])
        was, now = (spans(cell.columns, cell.rows) for cell in cells)
        if was or now:
            put(self.tree, originals[index], now)

    def _new_item(self, entries: list[Entry], cell: CellShown) -> Node:
        item = Node("item", marker="-", changed=True)
        for entry in entries:
            lines = self.wording.lines(entry, self._owner(entry))
            if lines:
                item.children.append(Node("paragraph", lines=lines, parent=item))
        put(self.tree, item, spans(cell.columns, cell.rows))
        return item

    def _new_cell(self, row: Node, at: int, entries: list[Entry], cell: CellShown) -> None:
        items = self._items(row)
        if items is None:
            self._refuse(entries)
            return
        made = self._new_item(entries, cell)
        made.marker = items.marker or "-"
        self.tree.insert(made, items, min(at, len(items.children)))

    def _drop_cells(self, row: Node, shown: RowShown, before: RowShown) -> None:
        """Take out cells whose columns are gone, and bring the others into their order."""
        items = self._items(row)
        if items is None:
            return
        originals = [c for c in items.children if c.index >= 0 and c.kind == "item"]
        wanted = [index for index, _ in self._cells(shown, before)]
        for index, cell in enumerate(originals):
            if index not in wanted:
                self.tree.remove(cell)
        order = [originals[index] for index in wanted if index is not None and index < len(originals)]
        places = sorted(items.children.index(cell) for cell in order)
        if [items.children[at] for at in places] != order:
            for at, cell in zip(places, order, strict=True):
                items.children[at] = cell
                cell.moved = True
            self.tree.touch(items)

    # ------------------------------------------------------------ columns

    def _said_columns(self) -> None:
        """Alignments and widths follow their columns."""
        new = sum(1 for column in self.columns if column is None)
        gone = self.base.table.columns - (len(self.columns) - new)
        said = f"{new} columns inserted" if new else f"{gone} columns deleted" if gone else "columns moved"
        said = said.replace("1 columns", "1 column")
        kind = "inserted" if new else "deleted" if gone else "moved"
        self._tell(kind, said)
        if self.bars:
            rule = next((child for child in self.node.children if child.kind == "rule"), None)
            if rule is not None and rule.chunk is not None:
                self._rule(rule)
        chunk = next((c.chunk for c in self.node.children if c.kind == "caption"), None)
        lines = [(chunk.first, chunk.last)] if chunk is not None else []
        if not self.bars and self.node.chunk is not None:
            lines.append((self.node.chunk.first, self.node.chunk.first + 1))
        for first, last in lines:
            start, end = self.tree.source.offset(first), self.tree.source.offset(last)
            for found in _VALUES.finditer(self.tree.source.text, start, end):
                value = self._reordered(found[1], found[2].strip("\"'").replace(",", " ").split())
                self.tree.edit(found.start(2), found.end(2), f'"{value}"')

    def _reordered(self, name: str, parts: list[str]) -> str:
        usual = "-" if name == "widths" else "left"
        return " ".join(
            parts[column] if column is not None and column < len(parts) else usual for column in self.columns
        )

    def _rule(self, rule: Node) -> None:
        assert rule.chunk is not None
        line = self.tree.source.lines[rule.chunk.first][len(rule.chunk.prefix) :].strip()
        parts = line.strip("|").split("|")
        cells = [parts[c] if c is not None and c < len(parts) else "---" for c in self.columns]
        rule.lines = [f"|{'|'.join(cells)}|"]
        self.tree.touch(rule)

    # ------------------------------------------------------------ merged cells of a table with bars

    def _as_list(self, merged: str) -> None:
        """Write a table with bars as a list, which can say what spans what."""
        lines = as_list(self.tree.source, self.node, self.draft.table, self._cell_lines, self._caption())
        if not says(lines, self.draft.table):
            self._tell("not-taken", merged, "There is no way to write these merged cells; merge them in the source.")
            return
        self.node.lines = lines
        self.tree.touch(self.node.parent)
        self._tell("changed", f"cells merged, and the table written as a list: {merged}")
        known = {entry.twin.index for entry in self.draft.entries if entry.twin is not None}
        for entry in self.base.entries:
            if entry.text.strip() and entry.index not in known:
                self._tell("deleted", entry.text)
        for entry in self.draft.entries:
            if entry.text.strip() and (entry.twin is None or entry.twin.text != entry.text):
                self.wording.tell("inserted" if entry.twin is None else "changed", entry, self._line(self.node))

    def _cell_lines(self, row: int, cell: int) -> list[str]:
        out: list[str] = []
        for entry in self.draft.cell(row, cell):
            lines = self.wording.lines(entry, self._owner(entry)) if entry.role.kind != "figure" else []
            out += [*([""] if out and lines else []), *lines]
        return out

    def _caption(self) -> str:
        """The table's caption as the draft has it, in Markdown of a line."""
        homes = self.tables.homes
        for index, part in homes.parts.items():
            if part.kind == "caption" and part.parent is self.node:
                was = self.tables.base[index]
                return "".join(self.wording.lines(was.twin, was, True)[:1]) if was.twin is not None else ""
        return ""

    # ------------------------------------------------------------ what cannot be

    def _merged(self) -> str:
        """Words of cells that span other columns or rows than they did."""
        out = []
        for now, was in enumerate(self.rows):
            if was is None:
                continue
            at = {cell.column: cell for cell in self.base.table.rows[was].cells}
            for c, cell in enumerate(self.draft.table.rows[now].cells):
                column = self.columns[cell.column]
                old = at.get(column) if column is not None else None
                spans = (old.columns, old.rows) if old is not None else (1, 1)
                if (cell.columns, cell.rows) != spans:
                    out.append(" ".join(entry.text for entry in self.draft.cell(now, c)))
        return " ".join(out)

    def _refuse(self, entries: list[Entry]) -> None:
        for entry in entries:
            if entry.text.strip() and (entry.twin is None or entry.twin.text != entry.text):
                self._tell("not-taken", entry.text, "The source's table has no cell for it.")

    def _refuse_all(self) -> None:
        self._refuse(self.draft.entries)

    def _line(self, row: Node) -> int:
        return row.chunk.first + 1 if row.chunk is not None else 0

    def _words(self, grid: Grid, row: int) -> str:
        return " | ".join(entry.text for entry in grid.entries if entry.row == row)

    def _tell(self, kind: str, words: str, reason: str = "") -> None:
        line = self.node.chunk.first + 1 if self.node.chunk is not None else 0
        self.wording.told.append(Told(kind, words if reason else short(words), line, reason))  # type: ignore[arg-type]


def _bars(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
