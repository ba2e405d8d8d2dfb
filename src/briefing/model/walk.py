"""A report's nodes in reading order: summary, lead blocks, sections, appendices; captions before what they caption."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias, assert_never

from . import blocks as b
from . import inlines as i
from .report import Report

PartKind: TypeAlias = Literal["summary", "section", "appendix"]


class Heading(NamedTuple):
    """A section or appendix with its depth from 1, and the part of the report it stands in."""

    node: b.Section | b.Appendix
    level: int
    part: PartKind


def headings(report: Report) -> Iterator[Heading]:
    """Every section and appendix."""
    if report.summary:
        yield from _sections(report.summary.sections, 1, "summary")
    yield from _sections(report.sections, 1, "section")
    for appendix in report.appendices:
        yield Heading(appendix, 1, "appendix")
        yield from _sections(appendix.sections, 2, "appendix")


def _sections(sections: tuple[b.Section, ...], level: int, part: PartKind) -> Iterator[Heading]:
    for section in sections:
        yield Heading(section, level, part)
        yield from _sections(section.sections, level + 1, part)


def blocks(report: Report) -> Iterator[b.AnyBlock]:
    """Every block, however deep."""
    if report.summary:
        yield from within(report.summary.blocks)
        for heading in _sections(report.summary.sections, 1, "summary"):
            yield from within(heading.node.blocks)
    yield from within(report.blocks)
    for heading in headings(report):
        if heading.part != "summary":
            yield from within(heading.node.blocks)


def within(blocks: b.Blocks) -> Iterator[b.AnyBlock]:
    """Blocks with all that stand in them, a holder before what it holds."""
    found: list[b.AnyBlock] = []
    _gather_blocks(blocks, found)
    return iter(found)


def _gather_blocks(blocks: b.Blocks, found: list[b.AnyBlock]) -> None:
    for block in blocks:
        found.append(block)
        for held in children(block):
            _gather_blocks(held, found)


def children(block: b.AnyBlock) -> Iterator[b.Blocks]:
    """The block sequences that a block holds."""
    match block:
        case b.Paragraph() | b.Figure() | b.KeyJudgment() | b.CodeBlock() | b.PageBreak() | b.Comment():
            pass
        case b.OrderedList() | b.UnorderedList() | b.DefinitionList():
            for item in block.items:
                yield item.blocks
        case b.Table():
            for row in block.header + block.rows:
                for cell in row.cells:
                    yield cell.blocks
        case b.Quotation() | b.CallOut() | b.QuestionAnswer() | b.Landscape():
            yield block.blocks
        case _:
            assert_never(block)


def inlines(report: Report) -> Iterator[i.AnyInline]:
    """Every inline, however deep, notes at the place of their marks; title and subtitle first."""
    found: list[i.AnyInline] = []
    _gather(report.title, found)
    _gather(report.subtitle, found)
    if report.summary:
        _inlines_of_blocks(report.summary.blocks, found)
        _inlines_of_sections(report.summary.sections, found)
    _inlines_of_blocks(report.blocks, found)
    _inlines_of_sections(report.sections, found)
    _inlines_of_sections(report.appendices, found)
    return iter(found)


def _inlines_of_sections(sections: tuple[b.Section, ...] | tuple[b.Appendix, ...], found: list[i.AnyInline]) -> None:
    for section in sections:
        _gather(section.title, found)
        _inlines_of_blocks(section.blocks, found)
        _inlines_of_sections(section.sections, found)


def _inlines_of_blocks(blocks: b.Blocks, found: list[i.AnyInline]) -> None:
    for block in blocks:
        before, after = own_inlines(block)
        for content in before:
            _gather(content, found)
        if isinstance(block, b.DefinitionList):
            for definition in block.items:
                _gather(definition.term, found)
                _inlines_of_blocks(definition.blocks, found)
        else:
            for held in children(block):
                _inlines_of_blocks(held, found)
        for content in after:
            _gather(content, found)


def own_inlines(block: b.AnyBlock) -> tuple[tuple[i.Inlines, ...], tuple[i.Inlines, ...]]:
    """The inline content that is a block's own: what stands before the blocks it holds, and what stands after them.

    The terms of a definition list stand between its blocks; they are `Definition.term`.
    """
    match block:
        case b.Paragraph():
            return (block.content,), ()
        case b.Table():
            return (block.caption,), (block.notes,)
        case b.Figure():
            return (block.caption,), ()
        case b.Quotation():
            return (), (block.attribution,)
        case b.CallOut():
            return (block.title,), ()
        case b.KeyJudgment():
            return (block.statement, block.basis), ()
        case b.QuestionAnswer():
            return (block.question,), ()
        case b.OrderedList() | b.UnorderedList() | b.DefinitionList() | b.CodeBlock() | b.PageBreak() | b.Landscape():
            return (), ()
        case b.Comment():  # no text of the report's: nothing in it is cited, numbered or checked
            return (), ()
        case _:
            assert_never(block)


def inlines_within(content: i.Inlines) -> Iterator[i.AnyInline]:
    """Inlines with all that stand in them."""
    found: list[i.AnyInline] = []
    _gather(content, found)
    return iter(found)


def _gather(content: i.Inlines, found: list[i.AnyInline]) -> None:
    for inline in content:
        found.append(inline)
        match inline:
            case i.Text() | i.Code() | i.Citation() | i.CrossReference() | i.LineBreak():
                pass
            case i.Emphasis() | i.Strong() | i.Superscript() | i.Subscript() | i.Link() | i.Foreign() | i.Note():
                _gather(inline.content, found)
            case _:
                assert_never(inline)


def plain(content: i.Inlines) -> str:
    """The words of inlines, without notes and citations."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case i.Text() | i.Code():
                parts.append(inline.text)
            case i.LineBreak():
                parts.append(" ")
            case i.Link():
                parts.append(plain(inline.content) or inline.url)
            case i.Emphasis() | i.Strong() | i.Superscript() | i.Subscript() | i.Foreign():
                parts.append(plain(inline.content))
            case i.Citation() | i.CrossReference() | i.Note():
                pass
            case _:
                assert_never(inline)
    return "".join(parts)
