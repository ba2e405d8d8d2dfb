"""A caption goes in; a caption paragraph with a live number comes out, bookmarked for cross-references."""

from __future__ import annotations

from ...resolve.tree import Caption
from .draft import Draft, Setting
from .fields import field
from .inlines import inlines
from .xml import run, styled

#: Between a caption's label and its words.
_BETWEEN = "\N{EN SPACE}"


def caption(draft: Draft, block: Caption, target: str, setting: Setting) -> str:
    """Stands above its table or figure and is kept with it; the bookmark holds "Table 1" and no more."""
    look = styled("CaptionLabel")
    marks = draft.bookmarks
    counted = field(f"SEQ {sequence(block.label)} \\* ARABIC", str(block.number), look)
    label = marks.around(marks.name(target), run(f"{block.label}\N{NO-BREAK SPACE}", look) + counted)
    words = run(_BETWEEN) + inlines(draft, block.content) if block.content else ""
    content = label + words
    if block.label in draft.listed:
        content = marks.around(marks.toc(target), content)
    place = draft.place(setting.within(indented=True)) if setting.left else {}
    return draft.paragraph("Caption", content, place, before=draft.theme.table.before.twips)


def sequence(label: str) -> str:
    """The name of the sequence: the label where Word can take it as one word."""
    name = "".join(char for char in label if char.isalnum() or char == "_")
    return name if name and not name[0].isdigit() else "Item"
