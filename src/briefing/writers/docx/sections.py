"""A draft's page goes in; the properties of its sections come out: paper, margins, running lines (ECMA-376, 17.6)."""

from __future__ import annotations

from ...core.node import node
from ...resolve.running import has_lines
from .draft import Draft
from .furniture import distances
from .measures import measures
from .notes import footnote_format
from .template import pages_of

#: Header and footer parts: name, page type of the section, whether it is the first page's, whether it is for pages on
#: their side.
FURNITURE = (("1", "first", True, False), ("2", "default", False, False), ("3", "default", False, True))

#: Between two columns, as a share of the hanging margin: what hangs from the second stands there.
_GUTTER = 0.9
#: The same at least, in twips.
_LEAST = 400


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


def furniture_of(draft: Draft) -> tuple[tuple[str, str, bool, bool | None], ...]:
    """Header and footer parts as in `FURNITURE`; those of a template serve pages on either side: None."""
    template = draft.theme.template
    if template is None or not has_lines(template):
        return FURNITURE
    names = {"first": "1", "default": "2", "even": "4"}
    return tuple((names[pages], pages, pages == "first", None) for pages in pages_of(template))


def section(draft: Draft, kind: Section) -> str:
    """A `w:sectPr`."""
    page = measures(draft.theme, draft.document.page, kind.turned)
    header, footer = distances(draft, page)
    furniture = "".join(
        f'<w:{part}Reference w:type="{pages}" r:id="{part[0]}{name}"/>'
        for part in ("header", "footer")
        for name, pages, first, turned in furniture_of(draft)
        if turned in (kind.turned, None) and (kind.first or not first) and not kind.goes_on
    )
    notes = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>' if draft.notes else ""
    if draft.footnotes and (letters := footnote_format(draft)):
        notes = f"<w:footnotePr>{letters}</w:footnotePr>{notes}"
    starts = '<w:type w:val="continuous"/>' if kind.goes_on else ""
    side = ' w:orient="landscape"' if page.width > page.height else ""
    gutter = round(page.hang * _GUTTER) or _LEAST
    columns = f'w:num="{kind.columns}" w:space="{gutter}"' if kind.columns > 1 else 'w:space="720"'
    template = draft.theme.template
    differs = template is None or not has_lines(template) or template.first_differs
    return (
        f"<w:sectPr>{furniture}{notes}{starts}"
        f'<w:pgSz w:w="{page.width}" w:h="{page.height}"{side}/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{header}" w:footer="{footer}" w:gutter="0"/><w:cols {columns}/>'
        f"{'<w:titlePg/>' if kind.first and differs else ''}</w:sectPr>"
    )
