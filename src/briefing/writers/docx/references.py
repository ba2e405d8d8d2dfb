"""The id of an entry and the words that name it go in; a live reference to the entry comes out."""

from __future__ import annotations

from .draft import Draft
from .fields import field
from .xml import run

#: What a reference looks like stays as it is when Word renews it (ECMA-376, 17.16.4.3).
_KEEP = " \\* MERGEFORMAT"


def reference(draft: Draft, target: str, shown: str, rpr: str) -> str:
    """The entry's number, or what stands for it, as a REF field, with what stands around it in `shown` as text.

    A link where no field would give the words that are shown.
    """
    name = draft.names.get(target)
    if name is None or not name.core or name.core not in shown:
        return link(draft, target, run(shown, rpr))
    before, core, after = shown.partition(name.core)
    switch = "\\n \\h" if name.listed else "\\h"
    live = field(f"REF {draft.bookmarks.name(target)} {switch}{_KEEP}", core, rpr)
    return (run(before, rpr) if before else "") + live + (run(after, rpr) if after else "")


def link(draft: Draft, target: str, runs: str) -> str:
    """Runs that lead to an element."""
    return f'<w:hyperlink w:anchor="{draft.bookmarks.name(target)}" w:history="1">{runs}</w:hyperlink>'


def note_reference(draft: Draft, target: str, shown: str, rpr: str, raised: bool) -> str:
    """The number of an endnote that is referred to elsewhere (ECMA-376, 17.16.5.40); `raised` as its reference is."""
    switches = "\\f \\h" if raised else "\\h"
    return field(f"NOTEREF {draft.bookmarks.name(target)} {switches}", shown, rpr)
