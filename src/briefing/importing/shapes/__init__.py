"""A text's blocks go in; they come out with typed numbers off the headings, questions told from answers, and beside
tables and lists whose lines ran together what they may have been; with them the scheme of the headings' numbers.
"""

from __future__ import annotations

from ...core.node import replace
from ...model.report import Numbering
from ..loose import Asked, Loose
from .flattened import with_proposals
from .numbers import without_numbers
from .questions import with_questions


def shape(loose: Loose) -> tuple[Loose, Numbering]:
    """The text in its shape. The scheme is "decimal" where no numbers were typed."""
    loose, numbering = without_numbers(loose)
    loose = with_questions(loose)
    asked = {block.line for block in loose.blocks if isinstance(block, Asked)}
    # a line that is a question is not doubted as a heading
    doubts = tuple(one for one in loose.doubts if one.code != "import-doubtful-heading" or one.line not in asked)
    return with_proposals(replace(loose, doubts=doubts)), numbering
