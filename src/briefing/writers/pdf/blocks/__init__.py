"""Blocks of the resolved tree go in; boxes are added to the flow: one file for each construct."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from briefing.core.node import replace
from briefing.resolve.tree import (
    Block,
    Blocks,
    CallOut,
    CodeBlock,
    Contents,
    DefinitionList,
    Endnotes,
    Figure,
    Heading,
    KeyJudgments,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    QuestionAnswer,
    Quotation,
    Summary,
    Table,
    plain,
)

from ..boxes import LineBox

if TYPE_CHECKING:
    from ..boxes import Box
    from ..flow import Flow


def lay(blocks: Blocks, flow: Flow) -> None:
    """Lay blocks one under the other."""
    fresh = False
    for n, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            fresh = True
            continue
        turning = isinstance(block, Landscape) and flow.wide and bool(block.blocks)
        fresh = fresh or turning
        begin = len(flow.sink.boxes)
        if fresh:
            flow.sink.space = 0.0
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        lay_block(block, _place(block, flow), following)
        if n and isinstance(blocks[n - 1], Heading) and len(flow.sink.boxes) == begin + 1:
            _accompany(flow.sink.boxes[-1], following)
        if fresh and len(flow.sink.boxes) > begin:
            flow.sink.boxes[begin].new_page = True
            fresh = False
        if turning and len(flow.sink.boxes) > begin:
            flow.sink.turned.append(range(begin, len(flow.sink.boxes)))
            fresh = True


def _accompany(line: Box, following: Block | None) -> None:
    """A single line under a heading is too little to stand with it alone at the foot of a page."""
    if (
        isinstance(line, LineBox)
        and following is not None
        and not isinstance(following, PageBreak | Landscape | Endnotes)
    ):
        line.keep = True


def _place(block: Block, flow: Flow) -> Flow:
    """Where a block of a landscape page stands: text has its usual width, tables and figures all that there is."""
    if flow.turned and flow.wide and isinstance(block, Table | Figure):
        return replace(flow, width=flow.paper.measure)
    return flow


def _leads(block: Paragraph, following: Block | None) -> bool:
    """Whether a paragraph introduces what follows: a list, or what it announces with a colon."""
    if isinstance(following, List | DefinitionList):
        return True
    return isinstance(following, Quotation | CodeBlock | Table) and plain(block.content).rstrip().endswith(":")


def lay_block(block: Block, flow: Flow, following: Block | None = None) -> None:
    """Lay one block; `following` is the one after it, which an introducing paragraph is kept with."""
    match block:
        case Paragraph():
            from .paragraph import lay_paragraph

            lay_paragraph(block, flow, leads=_leads(block, following))
        case Heading():
            from .heading import lay_heading

            lay_heading(block, flow)
        case List():
            from .lists import lay_list

            lay_list(block, flow)
        case DefinitionList():
            from .definitions import lay_definitions

            lay_definitions(block, flow)
        case Table():
            from .table import lay_table

            lay_table(block, flow)
        case Figure():
            from .figure import lay_figure

            lay_figure(block, flow)
        case Quotation():
            from .quotation import lay_quotation

            lay_quotation(block, flow)
        case CallOut():
            from .panel import lay_call_out

            lay_call_out(block, flow)
        case Summary():
            from .panel import lay_summary

            lay_summary(block, flow)
        case KeyJudgments():
            from .judgments import lay_judgments

            lay_judgments(block, flow)
        case QuestionAnswer():
            from .question import lay_question

            lay_question(block, flow)
        case CodeBlock():
            from .code import lay_code

            lay_code(block, flow)
        case Contents():
            from .contents import lay_contents

            lay_contents(block, flow)
        case Endnotes():
            from .endnotes import lay_endnotes

            lay_endnotes(block, flow)
        case PageBreak():
            pass  # `lay` has seen to it
        case Landscape():
            lay(block.blocks, replace(flow, turned=flow.turned or flow.wide))
        case _:
            assert_never(block)
