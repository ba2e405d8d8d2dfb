"""An entry goes in; the way back to the citations that name it comes out."""

from __future__ import annotations

from ...resolve.tree import Endnote, back_links
from .draft import Draft
from .fields import field
from .xml import run, styled

_BACK = styled("BackLink")


def way_back(draft: Draft, entry: Endnote) -> str:
    """ " ↑ 3, 4": each page a link to the first citation on it."""
    links = back_links(entry, draft.pages)
    if not links:
        return ""
    pages = [field(f"PAGEREF {draft.bookmarks.name(mark)} \\h", str(page), _BACK) for mark, page in links]
    return run(" ↑\N{NO-BREAK SPACE}", _BACK) + run(", ", _BACK).join(pages)
