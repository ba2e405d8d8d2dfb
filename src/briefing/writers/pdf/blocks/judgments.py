"""Key judgments go in; statements between rules come out, their facets side by side and the likelihood on a scale of
steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import record, replace
from briefing.resolve.tree import Run

from ..boxes import Box, Pen, RuleBox, Stack, stack
from ..lines import Setting
from ..structure import Element

if TYPE_CHECKING:
    from briefing.resolve.tree import Facet, KeyJudgment, KeyJudgments, Scale

    from ..flow import Flow

_RULE = 1.2
_PAD = 9.0
_COLUMN_GAP = 22.0
_STEP_GAP = 1.5
_STEP_HEIGHT = 6.0
_SCALE_WIDTH = 163.0
_SCALE_ABOVE = 5.0


@record
class ScaleBox(Box):
    """A row of steps, one of them filled. Only for the eye."""

    x: float = 0.0
    width: float = 0.0
    scale: Scale | None = None
    empty: str = ""
    full: str = ""

    def paint(self, pen: Pen, y: float) -> None:
        """The steps from left to right."""
        assert self.scale is not None
        step = (self.width + _STEP_GAP) / self.scale.steps
        for n in range(self.scale.steps):
            colour = self.full if n == self.scale.step else self.empty
            pen.canvas.rect(pen.left + self.x + n * step, y - self.height, step - _STEP_GAP, self.height, colour)


def lay_judgments(block: KeyJudgments, flow: Flow) -> None:
    """Lay the label at the hanging edge, then each judgment between rules; a judgment is never parted."""
    section = Element("Sect", flow.parent)
    flow.space(flow.shop.case.style("heading-2").before.pt)
    label = replace(flow, x=flow.hang, width=flow.width + flow.x - flow.hang, parent=section)
    label.text((Run(block.label),), "label", Element("P", section), keep=True)
    several = len(block.items) > 1
    listing = Element("L", section, attributes={"ListNumbering": "None"})
    colour = flow.shop.colour("navy")
    for judgment in block.items:
        flow.add(RuleBox(_RULE, x=flow.x, width=flow.width, colour=colour, keep=True))
        flow.space(_PAD)
        _judgment(
            judgment, flow.under(Element("LBody", Element("LI", listing)) if several else Element("Div", section))
        )
        flow.sink.space = 0.0
        flow.space(_PAD + 2.0)
    flow.add(RuleBox(_RULE, x=flow.x, width=flow.width, colour=colour))
    if len(flow.sink.boxes) > 1:
        flow.sink.boxes[-2].keep = True
    flow.space(flow.shop.theme.table.after.pt)


def _judgment(judgment: KeyJudgment, flow: Flow) -> None:
    flow.text(
        judgment.statement, "judgment", Element("P", flow.parent), setting=Setting.BALANCED, keep=bool(judgment.facets)
    )
    if judgment.facets:
        flow.add(_facets(judgment.facets, judgment.scale, flow))
    elif judgment.scale:
        flow.add(_scale(judgment.scale, flow))


def _scale(scale: Scale, flow: Flow) -> ScaleBox:
    width = min(_SCALE_WIDTH, flow.width)
    empty, full = flow.shop.colour("step"), flow.shop.colour("navy")
    return ScaleBox(_STEP_HEIGHT, x=flow.x, width=width, scale=scale, empty=empty, full=full)


def _facets(facets: tuple[Facet, ...], scale: Scale | None, flow: Flow) -> Stack:
    """Label over value for each facet, the scale under the first; the last one takes the width that is left."""
    row = Stack(x=flow.x, width=flow.width)
    x = flow.x
    for n, facet in enumerate(facets):
        last = n == len(facets) - 1
        width = flow.x + flow.width - x
        if not last:
            width = min(width - (len(facets) - 1 - n) * 70.0, flow.width / 2)
        place = replace(flow.apart(), x=x, width=width, turns=False)
        group = Element("P", flow.parent)
        place.text((Run(facet.label),), "facet", group, setting=Setting.RAGGED, colour="pale")
        place.text(facet.value, "facet", group, setting=Setting.RAGGED)
        if n == 0 and scale is not None:
            place.sink.space = _SCALE_ABOVE
            place.add(_scale(scale, place))
        parts, height = stack(place.sink.boxes)
        row.parts += parts
        row.height = max(row.height, height)
        widest = max((box.line.width for _, box in parts if hasattr(box, "line")), default=0.0)
        x += min(width, max(widest, _least(n))) + _COLUMN_GAP
    row.gather()
    return row


def _least(n: int) -> float:
    """Width of a facet's column at least, so that judgments under each other line up."""
    return 96.0 if n == 0 else 54.0
