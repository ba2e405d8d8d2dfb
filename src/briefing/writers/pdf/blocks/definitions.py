"""A definition list goes in; terms come out in sans semibold with their meanings indented under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import replace

from ..lines import Setting
from ..structure import Element
from . import lay

if TYPE_CHECKING:
    from briefing.resolve.tree import DefinitionList

    from ..flow import Flow


def lay_definitions(block: DefinitionList, flow: Flow) -> None:
    """Lay terms and meanings; a term is never parted from its meaning."""
    element = Element("L", flow.parent, attributes={"ListNumbering": "None"})
    style = flow.shop.theme.list
    for item in block.items:
        pair = Element("LI", element)
        term = Element("Lbl", pair)
        replace(flow, lead=True).text(item.term, flow.body, term, setting=Setting.RAGGED, strong=True, keep=True)
        flow.sink.space = 1.0
        lay(item.blocks, replace(flow.inset(style.indent.pt), parent=Element("LBody", pair)))
        flow.sink.space = style.between.pt * 2
    flow.space(flow.shop.case.style(flow.body).after.pt)
