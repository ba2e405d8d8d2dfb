"""Blocks of the tree go in; paragraphs and tables come out, in reading order."""

from __future__ import annotations

from typing import assert_never

from ...resolve import tree
from .contents import contents
from .draft import Draft, Setting
from .endnotes import endnotes
from .figures import figure
from .headings import heading
from .inlines import inlines
from .judgments import judgments
from .leadins import introduces
from .lists import bullet_or_number_list, definition_list
from .panels import call_out, quotation, summary
from .remarks import remarked
from .tables import table
from .xml import BREAK, TAB, run


def write_blocks(draft: Draft, blocks: tree.Blocks, setting: Setting) -> str:
    """Blocks where `setting` says."""
    last = len(blocks) - 1
    return "".join(
        [
            _lead_in(draft, block, setting)
            if n < last and introduces(block, blocks[n + 1])
            else _block(draft, block, setting)
            for n, block in enumerate(blocks)
        ]
    )


def _lead_in(draft: Draft, block: tree.Block, setting: Setting) -> str:
    """A paragraph that stays on the page of what it introduces."""
    assert isinstance(block, tree.Paragraph)
    content = inlines(draft, block.content, italic=setting.italic)
    return remarked(draft, draft.text(setting, content, {"keep_next": True}), block.comments)


def _block(draft: Draft, block: tree.Block, setting: Setting) -> str:
    """A block, with the comments on it around its first paragraph."""
    written = _bare(draft, block, setting)
    comments: tree.Comments = getattr(block, "comments", ())
    return remarked(draft, written, comments) if comments else written


def _bare(draft: Draft, block: tree.Block, setting: Setting) -> str:
    match block:
        case tree.Paragraph():
            return draft.text(setting, inlines(draft, block.content, italic=setting.italic))
        case tree.Heading():
            return heading(draft, block, setting)
        case tree.List():
            return bullet_or_number_list(draft, block, setting)
        case tree.DefinitionList():
            return definition_list(draft, block, setting)
        case tree.Table():
            return table(draft, block, setting)
        case tree.Figure():
            return figure(draft, block, setting)
        case tree.Quotation():
            return quotation(draft, block, setting)
        case tree.CallOut():
            return call_out(draft, block, setting)
        case tree.KeyJudgments():
            return judgments(draft, block, setting)
        case tree.QuestionAnswer():
            return heading(draft, block.question, setting) + write_blocks(draft, block.blocks, setting)
        case tree.CodeBlock():
            return _code(draft, block, setting)
        case tree.PageBreak():
            draft.break_before = True
            return ""
        case tree.Landscape():
            return write_blocks(draft, block.blocks, setting)  # `body` has turned the page
        case tree.Summary():
            return summary(draft, block, setting)
        case tree.Contents():
            return contents(draft, block)
        case tree.Endnotes():
            return endnotes(draft, block, setting)
        case _:
            assert_never(block)


def _code(draft: Draft, block: tree.CodeBlock, setting: Setting) -> str:
    """One paragraph with line breaks, so that the whole is selected and kept as one."""
    lines = block.text.rstrip("\n").split("\n")
    content = BREAK.join(TAB.join(run(piece) for piece in line.split("\t")) for line in lines)
    inside = setting.within(style="CodeBlock", indented=setting.indented or bool(setting.left), align="")
    return draft.text(inside, content)
