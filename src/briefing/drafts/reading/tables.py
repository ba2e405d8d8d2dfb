"""A `w:tbl` goes in; its rows and cells as they are seen come out, spans worked out (ECMA-376, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

from ...core.node import record
from ..drawn import CellShown, RowShown, ShownBlock, TableShown, words
from .names import VAL, W, flag, value, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from .story import Story
    from .styles import Style

#: Word's own limit, and a bound for spans.
_MOST_COLUMNS = 63


@record
class _Cell:
    """A cell while cells below may still join it."""

    blocks: list[ShownBlock]
    column: int
    columns: int
    rows: int = 1

    def shown(self) -> CellShown:
        return CellShown(tuple(self.blocks), self.column, self.columns, self.rows)


def table(story: Story, element: Element) -> TableShown | None:
    """The table; None where a change took all of it away."""
    properties = element.find(W + "tblPr")
    style = story.book.styles.other(value(properties, "tblStyle"))
    look = _Bold(style, properties)
    made: list[tuple[list[_Cell], bool]] = []
    above: dict[int, _Cell] = {}
    grid = element.find(W + "tblGrid")
    columns = len(grid.findall(W + "gridCol")) if grid is not None else 0
    for row in _members(story, element, W + "tr"):
        rpr = row.find(W + "trPr")
        with ExitStack() as open_changes:
            shown = _changes(story, open_changes, rpr, ("ins", "del"))
            cells, width = _row(story, row, look, len(made), above)
        if shown:
            made.append((cells, bool(flag(rpr, "tblHeader"))))
            columns = max(columns, width)
    rows = tuple(RowShown(tuple(cell.shown() for cell in cells), header) for cells, header in made)
    alt = " ".join(filter(None, (value(properties, "tblCaption"), value(properties, "tblDescription"))))
    name = style.name if style.id else ""
    return TableShown(name, rows, columns, " ".join(alt.split()), look.at(0, 1)) if rows else None


def _row(story: Story, row: Element, look: _Bold, number: int, above: dict[int, _Cell]) -> tuple[list[_Cell], int]:
    """The cells that begin in a row, and how many columns it has."""
    column = min(whole(value(row.find(W + "trPr"), "gridBefore")), _MOST_COLUMNS)
    cells: list[_Cell] = []
    for cell in _members(story, row, W + "tc"):
        properties = cell.find(W + "tcPr")
        span = min(max(1, whole(value(properties, "gridSpan"), 1)), _MOST_COLUMNS)
        with ExitStack() as open_changes:
            shown = _changes(story, open_changes, properties, ("cellIns", "cellDel"))
            outer, story.bold = story.bold, look.at(number, column)
            blocks = story.blocks(cell)
            story.bold = outer
        if not shown:
            continue
        merge = properties.find(W + "vMerge") if properties is not None else None
        beside = properties.find(W + "hMerge") if properties is not None else None
        upper = above.get(column)
        if merge is not None and merge.get(VAL, "continue") == "continue" and upper is not None:
            upper.rows += 1
            upper.blocks += _with_words(blocks)
        elif beside is not None and beside.get(VAL, "continue") == "continue" and cells:
            cells[-1].columns += span
            cells[-1].blocks += _with_words(blocks)
        else:
            made = _Cell(list(blocks), column, span)
            cells.append(made)
            above.pop(column, None)
            if merge is not None:
                above[column] = made
        column += span
    return cells, column


def _with_words(blocks: tuple[ShownBlock, ...]) -> tuple[ShownBlock, ...]:
    """What programs hide in cells that are joined to others is kept where it has words."""
    return tuple(block for block in blocks if isinstance(block, TableShown) or words(block.pieces).strip())


def _changes(story: Story, stack: ExitStack, properties: Element | None, names: tuple[str, ...]) -> bool:
    """Enter the tracked changes of a row or cell; whether it is shown."""
    shown = True
    for name in names if properties is not None else ():
        change = properties.find(W + name)  # type: ignore[union-attr]  # asked in the same line
        if change is not None:
            shown = stack.enter_context(story.change(change)) and shown
    return shown


def _members(story: Story, parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, those in content controls too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from _members(story, content, tag)
        elif child.tag in (W + "customXml", W + "ins", W + "del", W + "moveTo", W + "moveFrom"):
            yield from _members(story, child, tag)
        else:
            story.loose(child)


class _Bold:
    """Which cells a table's style sets in bold (17.7.6)."""

    def __init__(self, style: Style, properties: Element | None) -> None:
        look = properties.find(W + "tblLook") if properties is not None else None
        bits = whole_hex(look.get(VAL, "")) if look is not None else 0
        said = (look.get(W + "firstRow"), look.get(W + "firstColumn")) if look is not None else (None, None)
        self._row = style.first_row and _on(said[0], bool(bits & 0x20))
        self._column = (style.first_column or style.name == "BriefingTable") and _on(said[1], bool(bits & 0x80))

    def at(self, row: int, column: int) -> bool:
        return (self._row and row == 0) or (self._column and column == 0)


def _on(said: str | None, bit: bool) -> bool:
    return bit if said is None else said in ("1", "true", "on")


def whole_hex(text: str) -> int:
    """A number in hexadecimal; 0 where it is none."""
    try:
        return int(text, 16) if len(text) < 12 else 0
    except ValueError:
        return 0
