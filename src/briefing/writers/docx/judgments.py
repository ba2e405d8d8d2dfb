"""Key judgments of the tree go in; statements between rules, their facets side by side, come out."""

from __future__ import annotations

from ...resolve.tree import Facet, KeyJudgment, KeyJudgments, Scale, plain
from .draft import Draft, Setting
from .inlines import inlines
from .remarks import remarked
from .styles import SCALE_HEIGHT, Paragraphs, colour
from .xml import border, escape, grid, indent, run, run_properties, shading, styled, val

_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
    'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
#: Width of a step of the scale beyond its blank, and of a facet that has the scale under it, in twips.
_STEP, _UNDER_SCALE = 350, 3100
#: Width of a letter of a facet, as a share of its size; the narrowest facet, as a share of the width.
_LETTER, _NARROWEST = 0.5, 0.16
#: Under the closing rule, in twips.
_BELOW = 280
#: From a rule to the text below it and above it, in points.
_UNDER_RULE, _ABOVE_RULE = 7, 5


def judgments(draft: Draft, block: KeyJudgments, setting: Setting) -> str:
    """The label, every judgment under a rule, and a closing rule. In a panel the label cannot reach into the margin."""
    label = ""
    if block.label and setting.top:
        before = draft.theme.text["heading-2"].before.twips
        draft.gap = max(draft.gap, before)
        label = draft.paragraph("Label", run(block.label))
    elif block.label:
        label = draft.text(setting, run(block.label, styled("SummaryHeading")), {"keep_next": True})
    last = len(block.items) - 1
    written = label + "".join(_judgment(draft, item, setting, n == last) for n, item in enumerate(block.items))
    draft.gap = _BELOW
    return written


def _judgment(draft: Draft, item: KeyJudgment, setting: Setting, last: bool) -> str:
    """Statement and facets; the last judgment's last part carries the closing rule."""
    draft.gap = 0
    style = draft.theme.table
    size, ink = style.header_rule.eighths, colour(draft.theme, style.rule)
    look = _place(setting)
    if last and not item.facets:
        sides = border("top", size, _UNDER_RULE, ink) + border("bottom", size, _ABOVE_RULE, ink)
        look = look | {"borders": f"<w:pBdr>{sides}</w:pBdr>"}
    statement = remarked(
        draft, draft.paragraph("JudgmentStatement", inlines(draft, item.statement), look), item.comments
    )
    if not item.facets:
        return statement
    closing = f"<w:tblBorders>{border('bottom', size, 0, ink)}</w:tblBorders>" if last else ""
    return statement + _facets(draft, item, setting, closing)


def _facets(draft: Draft, item: KeyJudgment, setting: Setting, borders: str) -> str:
    """One row, a cell for each facet; the row counts as a header so that those who hear the table are told so."""
    widths = _widths(draft, item, setting.width)
    cells = "".join(
        _cell(draft, facet, width, item.scale if n == 0 else None)
        for n, (facet, width) in enumerate(zip(item.facets, widths, strict=True))
    )
    names = val("tblDescription", escape("; ".join(facet.label for facet in item.facets)))
    draft.open_table = True
    return (
        f"<w:tbl><w:tblPr>{val('tblStyle', 'BriefingFacets')}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{setting.left}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}{names}</w:tblPr>{grid(widths)}'
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _place(setting: Setting) -> Paragraphs:
    return {"indent": indent(setting.left, setting.right)} if setting.left else {}


def _cell(draft: Draft, facet: Facet, width: int, scale: Scale | None) -> str:
    draft.gap = 0
    label = draft.paragraph("JudgmentFacet", run(facet.label), {"keep_next": True})
    value = draft.paragraph("JudgmentFacet", inlines(draft, facet.value))
    bar = draft.paragraph("JudgmentScale", _scale(draft, scale)) if scale is not None else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{label}{value}{bar}</w:tc>'


def _scale(draft: Draft, scale: Scale) -> str:
    """Tinted blanks, one for each step: a picture without words, which people can still change in Word.

    Each is one blank with letter-spacing, so that its width hardly depends on the face at hand.
    """
    theme, size = draft.theme, SCALE_HEIGHT // 10
    full, empty = colour(theme, theme.table.rule), colour(theme, "step")
    between = run("\N{NO-BREAK SPACE}", run_properties(no_proof=True, size=size))
    fills = (full if step == scale.step else empty for step in range(scale.steps))
    steps = [
        run("\N{NO-BREAK SPACE}", run_properties(no_proof=True, tracking=_STEP, size=size, shade=shading(fill)))
        for fill in fills
    ]
    # without the last blank, programs that drop blanks at the end of a line would draw one step less
    return between.join(steps) + between


def _widths(draft: Draft, item: KeyJudgment, width: int) -> list[int]:
    """Each facet as wide as its words ask, the last takes what is left; in proportion where that is too much."""
    size = draft.theme.text["facet"].size.twips
    gap = 4 * draft.theme.table.cell_x.twips
    wanted = [
        max(_NARROWEST * width, max(len(facet.label), len(plain(facet.value))) * _LETTER * size + gap)
        for facet in item.facets
    ]
    if item.scale is not None:
        wanted[0] = max(wanted[0], _UNDER_SCALE)
    total = sum(wanted)
    if total > width:
        longest = wanted.index(max(wanted))
        wanted[longest] = max(width - (total - wanted[longest]), _NARROWEST * width)
        factor = width / sum(wanted)
        wanted = [each * factor for each in wanted]
    widths = [round(each) for each in wanted]
    widths[-1] = width - sum(widths[:-1])
    return widths
