"""A block and the next one go in; whether the first introduces the second, and stays with it, comes out."""

from __future__ import annotations

from ...resolve.tree import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Inlines,
    KeyJudgments,
    List,
    Paragraph,
    Quotation,
    Run,
    Table,
)

#: What a lead-in ends with, in the scripts of Europe and of East Asia.
_COLONS = (":", "\N{FULLWIDTH COLON}")


def introduces(block: Block, following: Block) -> bool:
    """Whether a paragraph ends with a colon before a list, a table or the like."""
    return (
        isinstance(following, List | Table | Figure | DefinitionList | Quotation | CodeBlock | KeyJudgments)
        and isinstance(block, Paragraph)
        and ends_with_colon(block.content)
    )


def ends_with_colon(content: Inlines) -> bool:
    """Whether the last words end so; citations and notes after them do not count."""
    for inline in reversed(content):
        if isinstance(inline, Run) and inline.text.strip():
            return inline.text.rstrip().endswith(_COLONS)
    return False
