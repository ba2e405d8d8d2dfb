"""Tables: pipe tables, and the block form `::: list-table`, whose rows and cells are a nested list."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from ...core.diagnostics import did_you_mean
from ...core.spans import Span
from ...model.blocks import Align, AnyBlock, Cell, Column, Paragraph, Row, Table
from .attributes import Attributes
from .inlines import Content

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .attributes import Value
    from .blocks import Builder
    from .reader import Reader

_ALIGNS: tuple[str, ...] = get_args(Align)
_LETTERS = {"l": "left", "c": "center", "r": "right", "d": "left"}
_PIPE_KNOWN = ("widths", "align")
_LIST_KNOWN = ("widths", "align", "header", "caption", "header-rows", "aligns")


def pipe_table(builder: Builder, token: Token) -> Table:
    """The table of the tokens after `table_open`."""
    reader, count = builder.reader, len(token.meta["aligns"])
    caption: Content = ()
    attributes = Attributes()
    rows: list[Row] = []
    while (inner := builder.next()).type != "table_close":
        if inner.type == "caption_open":
            caption, attributes = _caption(builder, inner)
        else:
            rows.append(_pipe_row(builder, inner, count))
    header = () if not any(cell.blocks for cell in rows[0].cells) else (rows[0],)
    columns = _columns(reader, attributes, token.meta["aligns"])
    reader.rest_unknown(attributes, "a table", _PIPE_KNOWN, has_id=True)
    return Table(columns, tuple(rows[1:]), header, caption, id=attributes.id, at=reader.at(token))


def _pipe_row(builder: Builder, opening: Token, count: int) -> Row:
    cells = []
    while builder.next_is("inline"):
        token, content = builder.inline()
        at = builder.reader.at(token)
        cells.append(Cell((Paragraph(content, at=at),) if content else (), at=at))
    builder.next()
    at = builder.reader.at(opening)
    if len(cells) > count:
        message = f"This row has {len(cells)} cells; the table has {count} columns."
        builder.reader.error(
            "bad-table", message, cells[count].at or at, "write \\| for a bar that belongs to the text"
        )
        del cells[count:]
    cells.extend(Cell((), at=at) for _ in range(count - len(cells)))
    return Row(tuple(cells), at=at)


def _caption(builder: Builder, opening: Token) -> tuple[Content, Attributes]:
    inline, caption = builder.inline()
    builder.next()
    attributes = opening.meta["attributes"] or Attributes()
    attributes.relocate(lambda position: _in_caption(builder, opening, inline, position))
    return caption, attributes


def _in_caption(builder: Builder, opening: Token, inline: Token, position: int) -> int:
    """The offset of something in the attributes, which were cut off the inline token's content."""
    content, inline.content = inline.content, opening.meta["raw"]
    inline.meta.pop("ends", None)
    offset = builder.reader.source.offset(inline, position)
    inline.meta.pop("ends", None)
    inline.content = content
    return offset


def _columns(reader: Reader, attributes: Attributes, aligns: list[str]) -> tuple[Column, ...]:
    """Columns from the attributes `align` and `widths`; `aligns` says how many, and what `align` leaves open."""
    count = len(aligns)
    given = attributes.take("align") or attributes.take("aligns")
    if given:
        aligns = _aligns(reader, given, count) or aligns
    widths = _widths(reader, attributes.take("widths"), count)
    return tuple(Column(align, width) for align, width in zip(aligns, widths, strict=True))  # type: ignore[arg-type]


def _parts(value: Value) -> list[str]:
    return value.text.replace(",", " ").split()


def _aligns(reader: Reader, value: Value, count: int) -> list[str]:
    """One alignment for each column; empty, with the problem noted, where they are not."""
    found = [_LETTERS.get(part, part) for part in _parts(value)]
    for part in found:
        if part not in _ALIGNS:
            hint = did_you_mean(part, _ALIGNS) or f"write {', '.join(_ALIGNS)}"
            reader.error("bad-attribute", f"{part!r} is no alignment.", reader.span(value.offset), hint)
            return []
    return found if _fits(reader, "align", value, len(found), count) else []


def _widths(reader: Reader, value: Value | None, count: int) -> list[float | None]:
    if value is None:
        return [None] * count
    found: list[float | None] = []
    for part in _parts(value):
        width = None if part == "-" else _positive(part)
        if width == 0:
            message = f"{part!r} is no width."
            reader.error("bad-attribute", message, reader.span(value.offset), 'write shares, as in widths="2 3 4"')
            return [None] * count
        found.append(width)
    return found if _fits(reader, "widths", value, len(found), count) else [None] * count


def _positive(text: str) -> float:
    """The number above 0 that a text says; 0 where it says none."""
    try:
        number = float(text.removesuffix("%"))
    except ValueError:
        return 0
    return number if 0 < number < 1e9 else 0


def _fits(reader: Reader, what: str, value: Value, found: int, count: int) -> bool:
    if found == count:
        return True
    message = f"{what!r} names {found} columns; the table has {count}."
    reader.error("bad-attribute", message, reader.span(value.offset))
    return False


def list_table(builder: Builder, token: Token, attributes: Attributes) -> Table:
    """The table of a div `list-table`: a list of rows, each a list of cells."""
    reader = builder.reader
    caption: Content = ()
    if title := attributes.take("caption"):
        caption = reader.attribute_inlines(title)
    rows: list[Row] = []
    while (inner := builder.next()).type != "div_close":
        if inner.type == "caption_open":
            caption, more = _caption(builder, inner)
            attributes.id = attributes.id or more.id
            attributes.values |= more.values
        elif inner.type == "list_open" and not rows:
            rows = _rows(builder)
        elif inner.type != "comment":
            _unexpected(builder, inner)
    header = _header(reader, attributes, len(rows))
    columns = _columns(reader, attributes, ["left"] * _count(attributes, rows))
    reader.rest_unknown(attributes, "a list table", _LIST_KNOWN, has_id=True)
    if not rows:
        message = "A list table holds no rows."
        reader.error("bad-table", message, reader.at(token), "write a list of rows, each a list of cells: - - one")
    return Table(columns, tuple(rows[header:]), tuple(rows[:header]), caption, id=attributes.id, at=reader.at(token))


def _unexpected(builder: Builder, token: Token) -> None:
    at = builder.reader.at(token)
    builder.reader.error("bad-table", "A list table holds one list and a caption, nothing else.", at)
    depth: int = token.nesting
    while depth > 0:
        depth += builder.next().nesting


def _header(reader: Reader, attributes: Attributes, rows: int) -> int:
    value = attributes.take("header") or attributes.take("header-rows")
    if value is None:
        return 0
    if not value.text.isdecimal() or int(value.text) > rows:
        message = f"'header' says how many of the {rows} rows are header rows, not {value.text!r}."
        reader.error("bad-attribute", message, reader.span(value.offset))
        return 0
    return int(value.text)


def _count(attributes: Attributes, rows: list[Row]) -> int:
    """How many columns: as many as the attributes name, or as the widest row has."""
    for key in ("align", "aligns", "widths"):
        if key in attributes.values:
            return len(_parts(attributes.values[key]))
    return max((sum(cell.columns for cell in row.cells) for row in rows), default=1)


def _rows(builder: Builder) -> list[Row]:
    rows = []
    while builder.next_is("item_open"):
        at = builder.reader.at(builder.next())
        cells: tuple[Cell, ...] = ()
        while (inner := builder.next()).type != "item_close":
            if inner.type == "list_open" and not cells:
                cells = _cells(builder)
            elif inner.type != "comment":
                _unexpected(builder, inner)
        rows.append(Row(cells, at=at))
    builder.next()
    return rows


def _cells(builder: Builder) -> tuple[Cell, ...]:
    cells = []
    while builder.next_is("item_open"):
        at = builder.reader.at(builder.next())
        columns, rows = _spans(builder)
        blocks: tuple[AnyBlock, ...] = builder.blocks("item_close")
        cells.append(Cell(blocks, columns, rows, at=at))
    builder.next()
    return tuple(cells)


def _spans(builder: Builder) -> tuple[int, int]:
    """Take `[]{colspan=2 rowspan=3}` off the beginning of a cell."""
    if not builder.next_is("paragraph_open"):
        return 1, 1
    inline = builder.tokens[builder.index + 1]
    children = inline.children or []
    if len(children) < 2 or (children[0].type, children[1].type) != ("span_open", "span_close"):
        return 1, 1
    attributes: Attributes = children[0].meta["attributes"]
    if not {"colspan", "rowspan"} & set(attributes.values):
        return 1, 1
    inline.children = children[2:]
    inline.meta["after spans"] = attributes.end
    if inline.children and inline.children[0].type == "text":
        inline.children[0].content = inline.children[0].content.lstrip()
    at = builder.reader.source.span(builder.reader.source.offset(inline, children[0].meta["pos"]))
    return _span(builder, attributes, "colspan", at), _span(builder, attributes, "rowspan", at)


def _span(builder: Builder, attributes: Attributes, key: str, at: Span) -> int:
    text = attributes.text(key) or "1"
    if text.isdecimal() and 0 < int(text) <= 1000:
        return int(text)
    builder.reader.error("bad-attribute", f"{key!r} is a number above 0, not {text!r}.", at)
    return 1
