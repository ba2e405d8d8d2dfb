"""A quotation goes in; indented paragraphs with their attribution come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import replace

from ..structure import Element
from . import lay

if TYPE_CHECKING:
    from briefing.resolve.tree import Quotation

    from ..flow import Flow

_INSET = 18.0
"""Indent in points, left and right."""


def lay_quotation(block: Quotation, flow: Flow) -> None:
    """Lay a quotation; the attribution stays with the last lines."""
    element = Element("BlockQuote", flow.parent)
    flow.space(4.0)
    told = flow.shop.case.style("quotation").inset
    inset = _INSET if told is None else told.pt
    place = replace(flow.inset(inset, inset), parent=element, body="quotation", lead=False)
    lay(block.blocks, place)
    after = flow.shop.case.style(flow.body).after.pt
    if block.attribution:
        flow.keep()
        flow.sink.space = 2.0
        place.text(block.attribution, "attribution", Element("P", element))
    flow.space(after + 3.0)
