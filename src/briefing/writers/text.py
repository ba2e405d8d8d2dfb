"""Document -> plain text, a line for each thing drawn: for people without a viewer, and the cheapest golden of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from ..resolve import tree


def write_text(document: tree.Document) -> str:
    """The whole document; ends with a line end."""
    return "\n".join(_lines(document)) + "\n"


def _lines(document: tree.Document) -> Iterator[str]:
    head = document.title
    if document.draft:
        yield f"[{document.draft}]"
    for marking in document.markings:
        yield f"[{marking.text}]"
    yield " · ".join(filter(None, (head.organisation, head.kind)))
    yield f"# {inline(head.title)}"
    if head.subtitle:
        yield inline(head.subtitle)
    yield " · ".join(filter(None, (head.date, head.sources, *head.authors)))
    if head.distribution:
        yield inline(head.distribution)
    yield from _blocks(document.body, "")


def _blocks(blocks: tree.Blocks, indent: str) -> Iterator[str]:
    for block in blocks:
        yield from (indent + line if line else "" for line in _block(block))


def _block(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.Heading():
            yield ""
            yield _heading(block)
        case tree.Paragraph():
            yield ""
            yield inline(block.content)
        case tree.List():
            for item in block.items:
                yield from _hung(f"{item.label} ", item.blocks)
        case tree.DefinitionList():
            for definition in block.items:
                yield ""
                yield inline(definition.term)
                yield from _blocks(definition.blocks, "    ")
        case tree.Table():
            yield from _table(block)
        case tree.Figure():
            yield ""
            if block.caption:
                yield _caption(block.caption)
            yield f"[{block.image.width} x {block.image.height} {block.image.format}: {block.alt}]"
        case tree.Quotation():
            yield from _blocks(block.blocks, "> ")
            if block.attribution:
                yield f"> — {inline(block.attribution)}"
        case tree.CallOut():
            yield ""
            yield f"! {inline(block.label)}"
            yield from _blocks(block.blocks, "! ")
        case tree.KeyJudgments():
            yield ""
            yield f"[{block.label}]"
            for judgment in block.items:
                yield f"* {inline(judgment.statement)}"
                yield from (f"    {facet.label}: {inline(facet.value)}" for facet in judgment.facets)
        case tree.QuestionAnswer():
            yield ""
            yield _heading(block.question)
            yield from _blocks(block.blocks, "")
        case tree.CodeBlock():
            yield ""
            yield from (f"    {line}" for line in block.text.split("\n"))
        case tree.PageBreak():
            yield "\f"
        case tree.Landscape():
            yield "\f"
            yield from _blocks(block.blocks, "")
            yield "\f"
        case tree.Summary():
            yield ""
            if block.label:
                yield f"| [{block.label}]"
            yield from _blocks(block.blocks, "| ")
        case tree.Contents():
            yield ""
            yield f"[{block.label}]"
            for entry in block.entries:
                yield "  " * entry.level + " ".join(filter(None, (entry.number, inline(entry.content))))
        case tree.Endnotes():
            yield from _endnotes(block)
        case _:
            assert_never(block)


def _heading(heading: tree.Heading) -> str:
    return " ".join(filter(None, ("#" * heading.level, heading.number, inline(heading.content))))


def _endnotes(block: tree.Endnotes) -> Iterator[str]:
    yield ""
    yield _heading(block.heading)
    if block.lead:
        yield inline(block.lead)
    yield from (_entry(entry) for entry in block.entries)
    if block.legend:
        yield inline(block.legend)


def _entry(entry: tree.Endnote) -> str:
    """An entry behind its label; a bare number is given a stop."""
    label = f"{entry.shown}." if entry.shown.isalnum() else entry.shown
    return " ".join(filter(None, (label, inline(entry.content))))


def _hung(label: str, blocks: tree.Blocks) -> Iterator[str]:
    lines = [line for line in _blocks(blocks, "") if line] or [""]
    yield label + lines[0]
    yield from (" " * len(label) + line for line in lines[1:])


def _caption(caption: tree.Caption) -> str:
    return f"{caption.label} {caption.number}  {inline(caption.content)}".rstrip()


def _table(table: tree.Table) -> Iterator[str]:
    yield ""
    if table.caption:
        yield _caption(table.caption)
    for rows, rule in ((table.header, "="), (table.rows, "-")):
        for row in rows:
            for cell in row.cells:
                lines = [line for line in _blocks(cell.blocks, "") if line]
                yield f"| {cell.column + 1}: " + " / ".join(lines)
            yield "|" + rule * 3
    if table.notes:
        yield inline(table.notes)


def inline(content: tree.Inlines) -> str:
    """Inline content in one line: citations and notes in brackets, unless they stand in the line as they are."""
    parts: list[str] = []
    for piece in content:
        match piece:
            case tree.Run():
                parts.append(piece.text)
            case tree.CitationMark():
                parts.append(_citation(piece))
            case tree.ReferenceMark():
                parts.append(piece.prefix + piece.text)
            case tree.NoteMark():
                parts.append(f"[note {piece.shown}: {inline(piece.content)}]")
            case tree.LineBreak():
                parts.append(" / ")
            case _:
                assert_never(piece)
    return "".join(parts)


def _citation(mark: tree.CitationMark) -> str:
    """Words, and numbers that carry brackets of their own, as they are."""
    bracketed = mark.text.startswith(("[", "("))
    return mark.text if mark.form == "text" or (bracketed and not mark.superscript) else f"[{mark.text}]"
