"""A draft's page goes in; the properties of its sections come out: paper, margins, running lines (ECMA-376, 17.6)."""

from __future__ import annotations

from ...core.node import node
from .draft import Draft
from .furniture import distances
from .measures import measures
from .notes import footnote_format

#: Header and footer parts: name, page type of the section, whether it is the first page's, whether it is for pages on
#: their side.
FURNITURE = (("1", "first", True, False), ("2", "default", False, False), ("3", "default", False, True))

#: Between two columns, as a share of the hanging margin: what hangs from the second stands there.
_GUTTER = 0.9


@node
class Section:
    """How the pages of a section are set up."""

    first: bool = False
    """It is the document's first: its first page has running lines of its own."""
    turned: bool = False
    """Its paper lies on its side."""
    goes_on: bool = False
    """It begins below another on the same page, and takes over that one's running lines."""
    columns: int = 1


def section(draft: Draft, kind: Section) -> str:
    """A `w:sectPr`."""
    page = measures(draft.theme, draft.document.page, kind.turned)
    header, footer = distances(draft, page)
    furniture = "".join(
        f'<w:{part}Reference w:type="{pages}" r:id="{part[0]}{name}"/>'
        for part in ("header", "footer")
        for name, pages, first, turned in FURNITURE
        if turned == kind.turned and (kind.first or not first) and not kind.goes_on
    )
    notes = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>' if draft.notes else ""
    if draft.footnotes and (letters := footnote_format(draft)):
        notes = f"<w:footnotePr>{letters}</w:footnotePr>{notes}"
    starts = '<w:type w:val="continuous"/>' if kind.goes_on else ""
    side = ' w:orient="landscape"' if kind.turned else ""
    columns = f'w:num="{kind.columns}" w:space="{round(page.hang * _GUTTER)}"' if kind.columns > 1 else 'w:space="720"'
    return (
        f"<w:sectPr>{furniture}{notes}{starts}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{side}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{header}" w:footer="{footer}" w:gutter="0"/><w:cols {columns}/>'
        f"{'<w:titlePg/>' if kind.first else ''}</w:sectPr>"
    )
