"""A draft's page goes in; the properties of its sections come out: paper, margins, running lines (ECMA-376, 17.6)."""

from __future__ import annotations

from .draft import Draft
from .notes import footnote_format

#: Header and footer parts: name, page type of the section, whether it is the first page's.
FURNITURE = (("1", "first", True), ("2", "default", False))


def section(draft: Draft, goes_on: bool = False) -> str:
    """A `w:sectPr`.

    The first section has running lines, with a first page of their own; one that `goes_on` below another on the same
    page takes over that one's.
    """
    page, theme = draft.page, draft.theme
    running = theme.text["running"]
    header = theme.page.header.twips - running.size.twips
    footer = theme.page.footer.twips - (running.leading.twips - running.size.twips)
    furniture = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part[0]}{name}"/>'
        for part in ("header", "footer")
        for name, kind, _ in FURNITURE
    )
    notes = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>' if draft.notes else ""
    if draft.footnotes and (letters := footnote_format(draft)):
        notes = f"<w:footnotePr>{letters}</w:footnotePr>{notes}"
    starts = '<w:type w:val="continuous"/>' if goes_on else ""
    return (
        f"<w:sectPr>{'' if goes_on else furniture}{notes}{starts}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{header}" w:footer="{footer}" w:gutter="0"/><w:cols w:space="720"/>'
        f"{'' if goes_on else '<w:titlePg/>'}</w:sectPr>"
    )
