"""A heading of the tree goes in; a paragraph of a heading style comes out, numbered by Word where it counts alike."""

from __future__ import annotations

from ...resolve.tree import CitationMark, Heading, Inlines, NoteMark
from .draft import Draft, Setting
from .inlines import authored, inlines
from .styles import HEADING_LIST, Paragraphs, colour, pitch
from .xml import TAB, indent, number, run, run_properties, spacing, styled, tabs

#: Space above a heading in a panel, as a share of the theme's.
_CLOSER = 0.65
#: Width of a figure of a number, stops between them counted, and of the space after it, as shares of the size.
_FIGURE, _GAP = 0.5, 0.8


def heading(draft: Draft, block: Heading, setting: Setting) -> str:
    """The paragraph, with one bookmark for the contents and one for cross-references."""
    style = "SummaryHeading" if block.kind == "summary" else ""
    props, literal = _numbering(draft, block)
    if setting.panel is not None:
        props |= _in_panel(draft, block, setting)
    look = draft.theme.text[f"heading-{block.level}"]
    before = look.before.twips
    if setting.style == "Bibliography":
        ends = draft.theme.text["endnotes-heading"]
        props |= {"indent": indent(-draft.page.hang) if block.number is None else "", "spacing": pitch(ends)}
    elif setting.panel is not None or not setting.top:
        before = 0 if block.kind == "summary" else round(before * _CLOSER)
        props["spacing"] = spacing(before=max(before, draft.gap))
    if style:
        props["mark"] = f"<w:rPr>{styled(style)}</w:rPr>"
    marks = draft.bookmarks
    title, noted = _parted(block.content)
    inner = marks.around(marks.name(block.id), inlines(draft, title, italic=look.italic, style=style))
    inner = authored(draft, block.content, inner + inlines(draft, noted, italic=look.italic, style=style))
    content = marks.around(marks.toc(block.id), inner)
    return draft.paragraph(f"Heading{block.level}", literal + content, props, before=before)


def _parted(content: Inlines) -> tuple[Inlines, Inlines]:
    """The title, and the citations and notes at its end: a reference to the title must not make them again."""
    at = len(content)
    while at and isinstance(content[at - 1], CitationMark | NoteMark):
        at -= 1
    return content[:at], content[at:]


def _numbering(draft: Draft, block: Heading) -> tuple[Paragraphs, str]:
    """What puts the heading into its list or takes it out, and the number as text where no list would show it."""
    level = block.level - 1
    appendix = block.kind == "appendix"
    listed = level < len(draft.document.numbering)
    if block.number is None:
        return ({"number": number(0), "indent": indent()} if listed else {}), ""
    counter = draft.appendices if appendix else draft.sections
    if counter.next(level) == block.number:
        list_id = draft.numbering.appendix_list if appendix else HEADING_LIST
        return ({"number": number(list_id, level)} if appendix else {}), ""
    hanging: Paragraphs = {"tabs": tabs(("left", 0)), "indent": indent(0, None, draft.page.hang)}
    if listed:
        hanging["number"] = number(0)
    return hanging, run(block.number, _pale(draft)) + (TAB if draft.page.hang else run("\N{EN SPACE}"))


def _pale(draft: Draft) -> str:
    return run_properties(bold=False, italic=False, colour=colour(draft.theme, draft.theme.text["number"].colour))


def _in_panel(draft: Draft, block: Heading, setting: Setting) -> Paragraphs:
    """The number stands at the panel's text, where it keeps the panel's edge; the title hangs from it."""
    assert setting.panel is not None
    size = draft.theme.text["label" if block.kind == "summary" else f"heading-{block.level}"].size.twips
    room = round((len(block.number or "") * _FIGURE + _GAP) * size)
    if not block.number:
        return dict(setting.panel)
    left = setting.left + room
    return {**setting.panel, "tabs": tabs(("left", left)), "indent": indent(left, setting.right, room)}
