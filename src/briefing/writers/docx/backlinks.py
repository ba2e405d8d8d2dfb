"""An entry goes in; the way back to the citations that name it comes out."""

from __future__ import annotations

from ...resolve.tree import BackLink, Endnote, back_links
from .draft import Draft
from .fields import field
from .xml import run, styled

_BACK = styled("BackLink")


def way_back(draft: Draft, entry: Endnote) -> str:
    """ " ↑ 1a, b, 3": each page and each letter a link to a citation on it. It is written when the pages are known."""
    return draft.later(lambda: _way_back(draft, entry)) if entry.marks else ""


def _way_back(draft: Draft, entry: Endnote) -> str:
    links = back_links(entry, draft.pages)
    if not links:
        return ""
    return run(" ↑\N{NO-BREAK SPACE}", _BACK) + run(", ", _BACK).join(_link(draft, link) for link in links)


def _link(draft: Draft, link: BackLink) -> str:
    """The page as a live number, the letter behind it; further places on the page by their letters alone."""
    name = draft.bookmarks.name(link.mark)
    if link.first:
        return field(f"PAGEREF {name} \\h", str(link.page), _BACK) + (run(link.letter, _BACK) if link.letter else "")
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(link.letter, _BACK)}</w:hyperlink>'
