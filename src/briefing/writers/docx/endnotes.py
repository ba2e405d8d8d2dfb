"""The bibliography of the tree goes in; a native numbered list comes out, with links back to the citations."""

from __future__ import annotations

from ...resolve.tree import Endnote, Endnotes, back_links
from .draft import Draft, Setting
from .fields import field
from .headings import heading
from .inlines import inlines
from .styles import Paragraphs
from .xml import TAB, indent, number, run, styled, tabs

#: Where entries stand, as shares of the hanging margin: wider than the text, numbers well inside the margin.
_LEFT, _HANG = 0.375, 0.13
_BACK = styled("BackLink")


def endnotes(draft: Draft, block: Endnotes, setting: Setting) -> str:
    """Heading and entries; where the numbers are not 1, 2, 3 ... they are text instead of Word's."""
    head = heading(draft, block.heading, setting.within(style="Bibliography"))
    return head + "".join(_entry(draft, entry) for entry in block.entries)


def _entry(draft: Draft, entry: Endnote) -> str:
    left, hang = -round(draft.page.hang * _LEFT), round(draft.page.hang * _HANG)
    marks = draft.bookmarks
    name = marks.name(entry.id)
    content = inlines(draft, entry.content) + _back(draft, entry)
    if draft.counted:
        props: Paragraphs = {"number": number(draft.numbering.entries(left, hang))}
        return draft.paragraph("Bibliography", marks.around(name, content), props)
    label = marks.around(name, run(entry.number)) + TAB if entry.number else marks.around(name, "")
    props = {"indent": indent(left, None, 2 * hang), "tabs": tabs(("left", left))}
    return draft.paragraph("Bibliography", label + content, props)


def _back(draft: Draft, entry: Endnote) -> str:
    """ " ↑ 3, 4": each page a link to the first citation on it."""
    links = back_links(entry, draft.pages)
    if not links:
        return ""
    pages = [field(f"PAGEREF {draft.bookmarks.name(mark)} \\h", str(page), _BACK) for mark, page in links]
    return run(" ↑\N{NO-BREAK SPACE}", _BACK) + run(", ", _BACK).join(pages)
