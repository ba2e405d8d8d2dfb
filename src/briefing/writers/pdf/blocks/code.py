"""Literal lines go in; the same lines come out in the code face beside a hairline, long ones broken where they must
be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.core.node import replace
from briefing.resolve.tree import Format

from ..boxes import Frame
from ..lines import NEVER, Setting
from ..looks import Look
from ..pieces import Bit
from ..structure import Element
from ..text import Text

if TYPE_CHECKING:
    from briefing.resolve.tree import CodeBlock

    from ..flow import Flow

_INSET = 10.0
"""Between the hairline and the text, in points."""
_PARTS = re.compile(" +|[^ ]+")


def lay_code(block: CodeBlock, flow: Flow) -> None:
    """Lay code; spaces and line ends count."""
    element = Element("Code", Element("P", flow.parent))
    shop = flow.shop
    look = shop.case.look("code", Format(code=True))
    frame = Frame(flow.x, flow.width, shop.colour("white"), shop.colour("hairline"), 1.5, 1.0, flow.frame, shop.rtl)
    place = replace(flow.inset(0.0, _INSET) if shop.rtl else flow.inset(_INSET), frame=frame)
    texts = [_literal(line, look, element) for line in block.text.expandtabs(4).rstrip("\n").split("\n")]
    place.set(texts, "code", setting=Setting.RAGGED)


def _literal(line: str, look: Look, element: Element) -> Text:
    """One line with all its spaces as glyphs of their own."""
    text = Text()
    text.surroundings = False
    for part in _PARTS.findall(line) or [" "]:
        text.append(Bit(look, part, 0.0 if part[0] == " " else NEVER), element)
    return text
