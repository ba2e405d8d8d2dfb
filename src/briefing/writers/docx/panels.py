"""The summary, call-outs and quotations go in; tinted or indented groups of ordinary paragraphs come out."""

from __future__ import annotations

from ...resolve.tree import CallOut, Quotation, Summary
from .draft import Draft, Setting
from .heights import CALL_OUT, height, page_room
from .inlines import inlines
from .measures import call_out_measures, summary_measures
from .styles import panel_properties, quotation_inset
from .xml import run


def summary(draft: Draft, block: Summary, setting: Setting) -> str:
    """The summary's panel, from the hanging edge to the text's right edge; it may break over pages."""
    panel = draft.theme.summary
    at = summary_measures(draft.page, panel)
    inside = setting.within(
        style="SummaryText",
        left=at.left,
        axis=at.left,
        right=at.right,
        width=draft.page.text - at.left - at.right,
        panel=panel_properties(draft.theme, panel, at),
        own_lists=False,
        top=False,
    )
    draft.gap = max(draft.gap, panel.before.twips)
    label = draft.paragraph("SummaryLabel", run(block.label)) if block.label else ""
    written = label + draft.blocks(block.blocks, inside)
    draft.gap = panel.after.twips
    return written


def call_out(draft: Draft, block: CallOut, setting: Setting) -> str:
    """A tinted box under its label. One that follows another at once is kept apart from it."""
    panel = draft.theme.call_out
    at = call_out_measures(panel)
    variant = int(draft.last_call_out)
    look = panel_properties(draft.theme, panel, at, variant, setting.left)
    left = setting.left + at.left
    inside = setting.within(
        style="CallOut",
        left=left,
        axis=left,
        right=at.right,
        width=setting.width - at.left - at.right,
        panel=look,
        variant=bool(variant or setting.left),
        own_lists=False,
        top=False,
        depth=0,
        indented=False,
    )
    draft.gap = max(draft.gap, panel.before.twips)
    outer, whole = draft.kept, _is_short(draft, block, inside.width)
    draft.kept = outer or whole
    label = ""
    if block.label:
        direct = look if inside.variant else {}
        label = draft.paragraph("CallOutLabel", inlines(draft, block.label), direct)
    written = label + draft.blocks(block.blocks, inside)
    if whole:
        draft.kept, written = outer, written if outer else released(written)
    draft.gap = panel.after.twips
    draft.last_call_out = not variant
    return written


def _is_short(draft: Draft, block: CallOut, width: int) -> bool:
    """Whether a call-out is short enough to be kept on one page."""
    room = page_room(draft.page)
    return height(block.blocks, width, draft.theme.text["call-out"], room) < CALL_OUT * room


def released(written: str) -> str:
    """Paragraphs that are kept together, the last of them no longer with what follows."""
    at = written.rfind("<w:p>")
    return written[:at] + written[at:].replace("<w:keepNext/>", "", 1)


def quotation(draft: Draft, block: Quotation, setting: Setting) -> str:
    """Quoted paragraphs, then who said it."""
    inset = quotation_inset(draft.theme)
    plain = setting.top and setting.panel is None
    inside = setting.within(
        style="Quote" if setting.panel is None else setting.style,
        left=setting.left + inset,
        right=setting.right + (inset if setting.panel is None else 0),  # a panel has one right edge
        own_lists=False,
        top=False,
        italic=draft.theme.text["quotation"].italic,
        indented=not plain,
    )
    written = draft.blocks(block.blocks, inside)
    if not block.attribution:
        return written
    return written + draft.text(inside.within(style="QuoteAttribution"), inlines(draft, block.attribution))
