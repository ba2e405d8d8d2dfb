"""What every part of the layout of one document shares: fonts and looks, the document's words, and the pages known
so far.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefing.core.direction import is_right_to_left
from briefing.resolve.running import has_lines
from briefing.resolve.tree import (
    CallOut,
    DefinitionList,
    Endnotes,
    Figure,
    Heading,
    Landscape,
    List,
    Pages,
    QuestionAnswer,
    Quotation,
    Summary,
    Table,
    plain,
)

from .looks import Typecase
from .paper import turned, upright
from .structure import Element

if TYPE_CHECKING:
    from briefing.resolve.tree import Blocks, Document
    from briefing.themes.theme import Panel, Theme

    from .flow import Sink
    from .fonts import FontBook
    from .house import House


class Shop:
    """One layout of one document."""

    def __init__(self, document: Document, theme: Theme, book: FontBook, known: Pages | None) -> None:
        self.document, self.theme, self.book = document, theme, book
        self.lang = document.properties.lang
        self.rtl = is_right_to_left(self.lang)
        """Whether the document runs from right to left: pages are laid out as others are, and mirrored when drawn."""
        self.case = Typecase(book, theme, self.lang)
        self.root = Element("Document", None, attributes={"WritingMode": "RlTb"} if self.rtl else {})
        self.known = known or Pages(0, {})
        """Pages of the attempt before this one; what stands before the endnotes is added as soon as it is known."""
        self.survey: Callable[[Sink], Pages] | None = None
        """Finds the pages of what was laid so far; None where they are known from an attempt before."""
        self.labels: dict[str, str] = {}
        """What places of the document are called, for those who hear where a link leads."""
        self.unnumbered: set[str] = set()
        """Entries of the endnotes that have no number."""
        self.entries = 0
        """How many entries of endnotes are laid so far."""
        self._label(document.body)
        self.paper = upright(theme, document.page)
        self.turned = turned(theme, document.page)
        """The paper of landscape pages."""
        self.house: House | None = None
        """The running lines of a template; None: the document has our own."""
        if has_lines(theme.template):
            from .house import House

            self.house = House(self)
            self.paper, self.turned = self.house.cleared(self.paper), self.house.cleared(self.turned)
        self.measure = self.paper.measure
        """Width of running text."""
        self.hang = theme.page.hang.pt

    def _label(self, blocks: Blocks) -> None:
        """Note what headings, tables, figures and entries of the endnotes are called."""
        for block in blocks:
            match block:
                case Heading():
                    self.labels[block.id] = _called(block)
                case QuestionAnswer():
                    self.labels[block.question.id] = _called(block.question)
                    self._label(block.blocks)
                case Endnotes():
                    self._label_entries(block)
                case Table() | Figure():
                    if block.caption:
                        self.labels[block.id] = f"{block.caption.label} {block.caption.number}"
                case Summary() | CallOut() | Quotation() | Landscape():
                    self._label(block.blocks)
                case List() | DefinitionList():
                    for item in block.items:
                        self._label(item.blocks)
                case _:
                    pass

    def _label_entries(self, block: Endnotes) -> None:
        title = self.labels[block.heading.id] = plain(block.heading.content)
        for entry in block.entries:
            self.labels[entry.id] = f"{title} {entry.number}".strip()
            if not entry.number:
                self.unnumbered.add(entry.id)

    def go_to_entry(self, entry: str, shown: str) -> str:
        """What the link of a citation says aloud; `shown` stands in where the entry has no number."""
        label = self.labels.get(entry, shown)
        if entry in self.unnumbered:
            label = f"{label}: {shown}"
        return self.document.words.go_to.format(label=label)

    def colour(self, name: str) -> str:
        """#RRGGBB of a colour of the theme."""
        return self.theme.colour(name)

    def panel(self, panel: Panel) -> tuple[str, str, float, float]:
        """Fill, rule, rule width and padding of a panel of the theme."""
        return self.colour(panel.fill), self.colour(panel.rule), panel.rule_width.pt, panel.padding.pt


def _called(heading: Heading) -> str:
    return " ".join(f"{heading.number or ''} {plain(heading.content)}".split())
