"""The blocks of a document go in; its body comes out, parted into sections where pages turn on their side or text
stands in columns (ECMA-376, 17.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TypeGuard

from ...resolve.tree import Block, Blocks, Endnotes, Figure, Landscape, Table
from .blocks import write_blocks
from .draft import Draft, Setting
from .endnotes import entries_of, heading_of, legend_of
from .measures import measures
from .sections import Section, section


class Body:
    """What is written, and the section that is being written."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.upright = draft.page
        self.kind = Section(first=True)
        self.ended: list[str] = []
        """Sections that are complete."""
        self.written: list[str] = []
        """The section being written."""

    def write(self, title: str) -> str:
        """The title block's paragraphs, the document's blocks, and the properties of the last section."""
        draft, setting = self.draft, Setting("BodyText", self.upright.text)
        self.written.append(title)
        for blocks in _stretches(draft.document.body):
            block = blocks[0]
            if isinstance(block, Landscape):
                self._landscape(block)
                continue
            if self.kind.turned:
                self._begin(Section())
            if _is_columned(block):
                self._columned(block, setting)
            else:
                self.written.append(write_blocks(draft, blocks, setting))
        if draft.open_table:
            self.written.append(draft.spacer())
        if draft.parted and not self.kind.goes_on:
            self.kind = Section(goes_on=True)
        return "".join((*self.ended, *self.written)) + section(draft, self.kind)

    def _landscape(self, block: Landscape) -> None:
        """Blocks on pages of their own; running text keeps the width that it has on upright pages."""
        draft = self.draft
        self._begin(Section(turned=True))
        draft.turned = True
        draft.page = measures(draft.theme, draft.document.page, turned=True)
        wide = Setting("BodyText", draft.page.text)
        narrow = wide.within(width=self.upright.text, right=draft.page.text - self.upright.text, indented=True)
        for is_wide, inner in groupby(block.blocks, _is_wide):
            self.written.append(write_blocks(draft, tuple(inner), wide if is_wide else narrow))
        draft.page = self.upright

    def _columned(self, block: Endnotes, setting: Setting) -> None:
        """The entries in columns of their own section, on the page where heading and lead stand.

        Word's own endnotes come last in the document: so its last section has their columns, where they follow at all.
        """
        draft = self.draft
        if block.kind == "notes" and draft.native:
            self.written.append(write_blocks(draft, (block,), setting))
            if not draft.parted:
                self._begin(Section(goes_on=True, columns=block.columns))
                self.written.append(draft.spacer())
            return
        self.written.append(heading_of(draft, block, setting))
        self._begin(Section(goes_on=True, columns=block.columns))
        self.written.append(entries_of(draft, block))
        self._begin(Section(goes_on=True))  # Word evens columns out where a section ends on their page
        self.written.append(legend_of(draft, block) or draft.spacer())

    def _begin(self, kind: Section) -> None:
        """End the section being written with its last paragraph, and begin another."""
        draft = self.draft
        text, properties = "".join(self.written), section(draft, self.kind)
        draft.break_before = False  # a section begins a page of itself
        if draft.open_table or not text.endswith("</w:p>"):
            draft.gap = 0
            text += draft.spacer()
        self.ended.append(_ended(text, properties))
        self.written, self.kind = [], kind
        draft.first, draft.gap = False, draft.gap if kind.goes_on else 0


def _stretches(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks, those together that stand in one section; what parts sections stands alone."""
    stretch: list[Block] = []
    for block in blocks:
        if isinstance(block, Landscape) or _is_columned(block):
            if stretch:
                yield tuple(stretch)
            yield (block,)
            stretch = []
        else:
            stretch.append(block)
    if stretch:
        yield tuple(stretch)


def _is_columned(block: Block) -> TypeGuard[Endnotes]:
    return isinstance(block, Endnotes) and block.columns > 1


def _ended(text: str, properties: str) -> str:
    """Text with section properties in its last paragraph (17.6.18)."""
    at = text.index("</w:pPr>", text.rindex("<w:p>"))
    return text[:at] + properties + text[at:]


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table | Figure)
