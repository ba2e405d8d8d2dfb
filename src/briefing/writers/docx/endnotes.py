"""The bibliography or the notes of the tree go in; a native list, or endnotes of Word's own, come out."""

from __future__ import annotations

from ...resolve.tree import Endnote, Endnotes
from .backlinks import way_back
from .draft import Draft, Setting
from .entries import bare, beside, labelled, listed
from .fields import field
from .headings import heading
from .inlines import inlines
from .labels import Labels
from .live import bibliography_block, bibliography_field
from .sections import Section, section
from .styles import Paragraphs
from .xml import TAB, number, run, styled


class NotesOutOfOrder(Exception):
    """Word would give the notes other numbers than the document: not each is named, in order, before they come."""


def endnotes(draft: Draft, block: Endnotes, setting: Setting) -> str:
    """Heading, what is said before, the entries, and what is said after; raises NotesOutOfOrder."""
    if block.kind == "notes" and draft.native:
        return _notes(draft, block, setting)
    return heading_of(draft, block, setting) + entries_of(draft, block) + legend_of(draft, block)


def heading_of(draft: Draft, block: Endnotes, setting: Setting) -> str:
    """The heading of a bibliography, and what is said before its entries."""
    return heading(draft, block.heading, setting.within(style="Bibliography")) + _lead(draft, block)


def entries_of(draft: Draft, block: Endnotes) -> str:
    """Its entries."""
    return _entries(draft, block, draft.labels[block.heading.id])


def _lead(draft: Draft, block: Endnotes) -> str:
    return draft.paragraph("BodyText", inlines(draft, block.lead)) if block.lead else ""


def legend_of(draft: Draft, block: Endnotes) -> str:
    """What the entries' signs mean; empty where there is nothing to say."""
    if not block.legend:
        return ""
    draft.gap = max(draft.gap, draft.theme.text["endnote"].leading.twips)
    return draft.paragraph("BibliographyNote", inlines(draft, block.legend), beside(draft.page))


# ---------------------------------------------------------------- notes


def _notes(draft: Draft, block: Endnotes, setting: Setting) -> str:
    """What stands around the notes; they themselves stand where the citations first name them.

    Word prints them at the end of the document, or of the section where something follows: then the last paragraph
    before them ends its section (ECMA-376, 17.11.22), so that no blank one has to.
    """
    if [entry.id for entry in block.entries] != draft.noted:
        raise NotesOutOfOrder
    follows = bool(block.legend) or draft.document.body[-1] is not block
    end = section(draft, Section(draft.first)) if block.entries and follows else ""
    draft.parted = bool(end)
    draft.section_end = "" if block.lead else end
    head = heading(draft, block.heading, setting.within(style="Bibliography"))
    draft.section_end = end if block.lead else ""
    return head + _lead(draft, block) + legend_of(draft, block)


# ---------------------------------------------------------------- bibliography


def _entries(draft: Draft, block: Endnotes, made: Labels) -> str:
    """The entries, in one field where another program is to write them anew."""
    place = _place(draft, block, made)
    head, tail = bibliography_field(draft) if block.kind == "bibliography" else ("", "")
    last = len(block.entries) - 1
    written = [
        draft.paragraph(
            "Bibliography",
            (head if n == 0 else "") + _entry(draft, entry, made, n) + (tail if n == last else ""),
            place,
        )
        for n, entry in enumerate(block.entries)
    ]
    return bibliography_block(draft, "".join(written)) if head else "".join(written)


def _place(draft: Draft, block: Endnotes, made: Labels) -> Paragraphs:
    match made.way:
        case "list":
            return {"number": number(draft.numbering.entries(made.pattern, *listed(draft.page)))}
        case "bare":
            return bare(draft.page)
        case _:
            return labelled(draft.theme, draft.page, max(len(entry.shown) for entry in block.entries))


def _entry(draft: Draft, entry: Endnote, made: Labels, n: int) -> str:
    """Label, content, way back; the bookmark is around what citations show, or around all in a list."""
    marks = draft.bookmarks
    name = marks.name(entry.id)
    content = inlines(draft, entry.content) + way_back(draft, entry)
    core = made.core(entry)
    if made.way in ("list", "bare") or not core:
        return marks.around(name, content)
    look = styled("EntryLabel")
    before, _, after = entry.shown.partition(core)
    live = run(core, look)
    if made.way == "sequence":
        again = " \\r 1" if n == 0 else ""
        live = field(f"SEQ {made.sequence} \\* ARABIC{again}", core, look)
    label = (run(before, look) if before else "") + marks.around(name, live) + (run(after, look) if after else "")
    return label + TAB + content
