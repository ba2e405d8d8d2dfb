"""The HTML of a page, a file or a clipboard goes in; loose blocks come out, without the navigation around them."""

from __future__ import annotations

from ..loose import Loose
from .flow import Flow
from .scope import plan_of
from .tree import tree


def read_html(text: str) -> Loose:
    """The blocks of a page; its line ends are line feeds. Never raises: what is not closed or not nested is mended."""
    page = tree(text)
    told = Flow(page.nodes, plan_of(page)).run()
    return Loose("html", told.blocks, told.notes, left_out=told.left_out)
