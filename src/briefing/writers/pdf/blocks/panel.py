"""The summary and call-outs go in; their blocks come out in a tinted frame with a rule at its left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.node import replace

from ..boxes import Box, Frame
from ..structure import Element
from . import lay

if TYPE_CHECKING:
    from briefing.resolve.tree import CallOut, Inlines, Summary

    from ..flow import Flow


def lay_summary(block: Summary, flow: Flow) -> None:
    """Lay the summary's panel from the hanging edge to the right edge of the text; its text stays in line with the
    body's where it has room.
    """
    style = flow.shop.theme.summary
    element = Element("Sect", flow.parent)
    fill, rule, rule_width, padding = flow.shop.panel(style)
    frame = Frame(flow.hang, flow.x + flow.width - flow.hang, fill, rule, rule_width, padding, flow.frame)
    edge = flow.hang + rule_width + padding
    x = max(flow.x, edge)  # where nothing hangs in the margin, the text makes room for the rule
    place = replace(
        flow,
        parent=element,
        x=x,
        width=flow.x + flow.width - padding - x,
        hang=edge,
        body="summary",
        frame=frame,
        wide=False,
    )
    flow.space(style.before.pt)
    _open(place, padding)
    if block.label:
        place.text(_label(block.label), "label", Element("P", element), keep=True)
    lay(block.blocks, place)
    _close(place, padding)
    flow.space(style.after.pt)


def lay_call_out(block: CallOut, flow: Flow) -> None:
    """Lay a call-out in the measure of its surroundings."""
    style = flow.shop.theme.call_out
    element = Element("Div", flow.parent)
    fill, rule, rule_width, padding = flow.shop.panel(style)
    frame = Frame(flow.x, flow.width, fill, rule, rule_width, padding, flow.frame)
    inner = flow.inset(rule_width + padding, padding)
    place = replace(inner, parent=element, body="call-out", frame=frame, lead=False)
    flow.space(style.before.pt)
    _open(place, padding)
    place.text(block.label, "call-out-label", Element("P", element), keep=True)
    lay(block.blocks, place)
    _close(place, padding)
    flow.space(style.after.pt)


def _label(text: str) -> Inlines:
    from briefing.resolve.tree import Run

    return (Run(text),)


def _open(flow: Flow, padding: float) -> None:
    """The padding above the first line."""
    flow.add(Box(padding, keep=True))


def _close(flow: Flow, padding: float) -> None:
    """The padding under the last line, instead of its space."""
    flow.sink.space = 0.0
    flow.keep()
    flow.add(Box(padding))
