"""The contents of the tree go in; a filled-in contents field comes out (ECMA-376, 17.16.5.68)."""

from __future__ import annotations

from ...resolve.tree import Contents, ContentsEntry
from .captions import sequence
from .draft import Draft
from .fields import field, field_parts
from .inlines import words_only
from .styles import HEADING_LEVELS, colour
from .xml import TAB, run, run_properties

#: Page numbers leave the text when the document is shown as a web page, as Word has it.
_PAGE = run_properties(hidden=True)
#: Id of the content control: below those that the draft counts.
_CONTROL = 1001


def contents(draft: Draft, block: Contents) -> str:
    """A content control of Word's gallery of contents, with its label and the field in it; a list of captions, which
    that gallery does not know, stands by itself.
    """
    if block.captions:
        return _captions(draft, block)
    label = draft.paragraph("TOCHeading", run(block.label)) if block.label else ""
    depth = max(1, min(block.depth, HEADING_LEVELS))
    head, tail = field_parts(f'TOC \\o "1-{depth}" \\h \\z \\u')
    draft.gap = 0
    last = len(block.entries) - 1
    lines = [
        _line(draft, entry, head if n == 0 else "", tail if n == last else "") for n, entry in enumerate(block.entries)
    ]
    draft.gap = draft.theme.text["facts"].after.twips if lines else 0
    if not label and not lines:
        return ""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{_CONTROL}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{label}{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _captions(draft: Draft, block: Contents) -> str:
    """A list of tables or figures: what their sequence counts."""
    label = draft.paragraph("TOCHeading", run(block.label))
    head, tail = field_parts(f'TOC \\h \\z \\c "{sequence(block.captions)}"')
    draft.gap = 0
    last = len(block.entries) - 1
    lines = [
        _line(draft, entry, head if n == 0 else "", tail if n == last else "", "TableofFigures")
        for n, entry in enumerate(block.entries)
    ]
    draft.gap = draft.theme.text["facts"].after.twips
    return label + "".join(lines)


def _line(draft: Draft, entry: ContentsEntry, head: str, tail: str, style: str = "") -> str:
    name = draft.bookmarks.toc(entry.target)
    pale = run_properties(bold=False, colour=colour(draft.theme, draft.theme.text["number"].colour))
    number = (run(entry.number, pale) if entry.number else "") + TAB
    if not draft.page.hang:
        number = run(f"{entry.number}\N{NO-BREAK SPACE} ", pale) if entry.number else ""
    page = draft.later(lambda: field(f"PAGEREF {name} \\h", draft.page_of(entry.target), _PAGE))
    words = words_only(draft, entry.content)
    gap = f"<w:r><w:rPr>{_PAGE}</w:rPr><w:tab/></w:r>"
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{number}{words}{gap}{page}</w:hyperlink>'
    level = max(1, min(entry.level, HEADING_LEVELS))
    return draft.paragraph(style or f"TOC{level}", head + link + tail)
