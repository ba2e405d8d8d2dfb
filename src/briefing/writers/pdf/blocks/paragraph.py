"""A paragraph goes in; its lines come out, justified and hyphenated as its style says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..structure import Element

if TYPE_CHECKING:
    from briefing.resolve.tree import Paragraph

    from ..flow import Flow


def lay_paragraph(paragraph: Paragraph, flow: Flow, leads: bool = False) -> None:
    """Lay a paragraph in the body style of its surroundings; `leads`: it introduces the list that follows."""
    first = flow.shop.case.style(flow.body).first.pt if flow.wide else 0.0
    lines = flow.text(paragraph.content, flow.body, Element("P", flow.parent), hanging=-first)
    flow.space(flow.gap)
    if leads and lines:
        lines[-1].keep = True
