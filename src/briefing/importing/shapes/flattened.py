"""A text's blocks go in; paragraphs whose lines ran together come out with the table or list beside them that they may
have been. Their words stay as they are.
"""

from __future__ import annotations

from ...core.node import replace
from ..loose import Asked, Block, Blocks, Loose, Para, Proposal, Quoted
from .known import Known
from .line import flat
from .run_in import list_in
from .tables import table_in

#: No table or list in one paragraph is longer or shorter, in characters.
_LONGEST, _SHORTEST = 20_000, 24
#: Quotations within one another are looked into so deep.
_DEEPEST = 8


def with_proposals(loose: Loose) -> Loose:
    """The text with its proposals."""
    return replace(loose, blocks=_looked_into(loose.blocks, Known(loose.blocks), 0))


def _looked_into(blocks: Blocks, known: Known, depth: int) -> Blocks:
    return tuple(_block(block, known, depth) for block in blocks)


def _block(block: Block, known: Known, depth: int) -> Block:
    match block:
        case Para(style="", proposal=None):
            found = _proposal(block, known)
            return block if found is None else replace(block, proposal=found)
        case Asked() | Quoted() if depth < _DEEPEST:
            return replace(block, blocks=_looked_into(block.blocks, known, depth + 1))
        case _:
            return block


def _proposal(para: Para, known: Known) -> Proposal | None:
    text = flat(para.inlines)
    if not _SHORTEST <= len(text) <= _LONGEST or "\n" in text.strip():
        return None
    return table_in(para, text, known) or list_in(para, text)
