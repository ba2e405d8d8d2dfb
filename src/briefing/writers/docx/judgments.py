"""Key judgments of the tree go in; statements between rules, their facets side by side, come out."""

from __future__ import annotations

from ...resolve.tree import Facet, KeyJudgment, KeyJudgments, Scale, plain
from .draft import Draft, Setting
from .inlines import inlines
from .styles import Paragraphs, colour
from .xml import escape, grid, indent, run, run_properties, shading, spacing, val

_LOOK = '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
#: Height of the scale, in twips, and the width of a step and of the gap between two, in no-break spaces of that size.
_SCALE_HEIGHT, _STEP = 100, 14
#: Width of a letter of a facet, as a share of its size; the narrowest facet, as a share of the width.
_LETTER, _NARROWEST = 0.5, 0.16


def judgments(draft: Draft, block: KeyJudgments, setting: Setting) -> str:
    """The label, every judgment under a rule, and a closing rule."""
    label = draft.paragraph("Label", run(block.label)) if block.label and setting.top else ""
    if block.label and not setting.top:
        label = draft.text(setting, run(block.label, run_properties(style="SummaryHeading")), {"keep_next": True})
    written = label + "".join(_judgment(draft, item, setting) for item in block.items)
    draft.gap = 0
    return written + draft.paragraph("JudgmentEnd", "", _place(setting))


def _judgment(draft: Draft, item: KeyJudgment, setting: Setting) -> str:
    draft.gap = 0
    statement = draft.paragraph("JudgmentStatement", inlines(draft, item.statement), _place(setting))
    if not item.facets:
        return statement
    widths = _widths(draft, item.facets, setting.width)
    cells = "".join(
        _cell(draft, facet, width, item.scale if n == 0 else None)
        for n, (facet, width) in enumerate(zip(item.facets, widths, strict=True))
    )
    names = val("tblDescription", escape("; ".join(facet.label for facet in item.facets)))
    draft.open_table = True
    return (
        f"{statement}<w:tbl><w:tblPr>{val('tblStyle', 'BriefingFacets')}"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{setting.left}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}{names}</w:tblPr>'
        f"{grid(widths)}"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _place(setting: Setting) -> Paragraphs:
    return {"indent": indent(setting.left, setting.right)} if setting.left else {}


def _cell(draft: Draft, facet: Facet, width: int, scale: Scale | None) -> str:
    label = draft.paragraph("JudgmentFacet", run(facet.label), keep_next=True)
    value = draft.paragraph("JudgmentFacet", inlines(draft, facet.value), keep_next=scale is not None)
    bar = _scale(draft, scale) if scale is not None else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{label}{value}{bar}</w:tc>'


def _scale(draft: Draft, scale: Scale) -> str:
    """Tinted blanks, one for each step: a picture without words, which people can still change in Word."""
    theme = draft.theme
    size = _SCALE_HEIGHT // 10
    runs = []
    for step in range(scale.steps):
        fill = colour(theme, theme.table.rule if step == scale.step else "step")
        if step:
            runs.append(run("\N{NO-BREAK SPACE}", run_properties(no_proof=True, size=size)))
        runs.append(run("\N{NO-BREAK SPACE}" * _STEP, run_properties(no_proof=True, size=size, shade=shading(fill))))
    pitch = spacing(40, 0, _SCALE_HEIGHT, "exact")
    return draft.paragraph("JudgmentFacet", "".join(runs), spacing=pitch)


def _widths(draft: Draft, facets: tuple[Facet, ...], width: int) -> list[int]:
    """Each facet as wide as its words ask, the last takes what is left; in proportion where that is too much."""
    size = draft.theme.text["facet"].size.twips
    gap = 2 * draft.theme.table.cell_x.twips
    wanted = [
        max(_NARROWEST * width, max(len(facet.label), len(plain(facet.value))) * _LETTER * size + 2 * gap)
        for facet in facets
    ]
    total = sum(wanted)
    if total > width:
        longest = wanted.index(max(wanted))
        wanted[longest] = max(width - (total - wanted[longest]), _NARROWEST * width)
        factor = width / sum(wanted)
        wanted = [each * factor for each in wanted]
    widths = [round(each) for each in wanted]
    widths[-1] = width - sum(widths[:-1])
    return widths
