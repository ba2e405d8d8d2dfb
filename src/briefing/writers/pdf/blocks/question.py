"""A question with its answer goes in; a heading and the blocks under it come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..structure import Element
from . import lay
from .heading import lay_heading

if TYPE_CHECKING:
    from briefing.resolve.tree import QuestionAnswer

    from ..flow import Flow


def lay_question(block: QuestionAnswer, flow: Flow) -> None:
    """Lay the question like a heading of its level, then the answer."""
    place = flow.under(Element("Sect", flow.parent))
    lay_heading(block.question, place)
    lay(block.blocks, place)
