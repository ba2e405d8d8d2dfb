"""A Document and a theme go in; the finished layout comes out: every line at its place, the page of everything,
nothing drawn yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from briefing.core.diagnostics import Diagnostic
from briefing.core.node import record
from briefing.core.spans import Span
from briefing.resolve.tree import Document, Endnotes, Pages

from .blocks import lay
from .blocks.title import lay_title
from .flow import Flow, Sink
from .fonts import FontBook
from .pages import Paginator, Room, Rooms, Sheet, settle
from .shop import Shop

if TYPE_CHECKING:
    from briefing.core.attachments import Attachment
    from briefing.themes.theme import Theme

    from .boxes import Box

_ATTEMPTS = 5
"""How often a document is laid out until its back-links name the right pages."""
_TITLE_TOP = 9.2
"""How far in points the title block's rule stands above the header's baseline, which the first page does not show."""


@record
class LaidOut:
    """A document on its pages, ready to draw."""

    shop: Shop
    sheets: list[Sheet]
    pages: Pages
    settled: bool
    """Whether every back-link names the page on which its mark stands."""
    problems: list[Diagnostic] = field(default_factory=list)
    """What went wrong when it was drawn."""

    def draw(self, attachments: Sequence[Attachment] = ()) -> bytes:
        """The PDF, with the files that travel in it; a layout can be drawn once."""
        from .draw import draw

        return draw(self, attachments)

    @property
    def missing(self) -> dict[str, str]:
        """Characters that no font has, with their Unicode names; complete once it is drawn."""
        return self.shop.book.missing

    def _instead(self) -> Iterator[Diagnostic]:
        """Families that a template names and this machine has not."""
        template = self.shop.theme.template
        at = Span(template.file if template is not None else "")
        for alike in (True, False):
            pairs = [f"{wanted} ({shown})" for wanted, (shown, same) in self.shop.book.instead.items() if same == alike]
            if pairs:
                fonts = f"{', '.join(pairs[:-1])} and {pairs[-1]}" if pairs[1:] else pairs[0]
                message = f"Fonts that this machine has not, and what the PDF shows instead: {fonts}."
                hint = "" if alike else "install them to see the PDF as the Word draft is meant"
                yield Diagnostic("font-instead", message, at, hint, "info" if alike else None)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What went wrong besides: page numbers that never came to rest, pictures that cannot be drawn."""
        found = [*self.problems, *self._instead()]
        if not self.settled:
            found.append(
                Diagnostic(
                    "pages-unsettled",
                    f"After {_ATTEMPTS} layouts some back-links of the endnotes still name a page beside theirs.",
                    hint="a small change of the text, such as a page break before the endnotes, lets them settle",
                )
            )
        return found


def compose(document: Document, theme: Theme) -> LaidOut:
    """Lay a document out; again only where page numbers in the endnotes turn out to be others than assumed."""
    book = FontBook(theme, document.properties.lang)
    laid = _attempt(document, theme, book, None)
    for _ in range(_ATTEMPTS - 1):
        if laid.settled:
            break
        laid = _attempt(document, theme, book, laid.pages)
    return laid


def _attempt(document: Document, theme: Theme, book: FontBook, known: Pages | None) -> LaidOut:
    shop = Shop(document, theme, book, known)
    rooms = _rooms(shop)
    if known is None:
        shop.survey = lambda sink: _pages(Paginator(sink, rooms).run())
    flow = Flow(shop, Sink(), shop.root, 0.0, shop.measure, -shop.hang)
    lay_title(document, flow)
    lay(document.body, flow)
    paginator = Paginator(flow.sink, rooms)
    sheets = settle(paginator, paginator.run())
    pages = _pages(sheets)
    return LaidOut(shop, sheets, pages, _settled(document, shop.known, pages))


def _rooms(shop: Shop) -> Rooms:
    """The first page, whose title block stands where the header of the others does; the others; landscape pages."""
    page, paper = shop.theme.page, shop.paper
    first = other = Room(paper.top, paper.room)
    if shop.house is not None:
        first = Room(*shop.house.room(paper, first=True))
    elif shop.document.tlp is None and shop.theme.template is None:
        rise = page.top.pt - page.header.pt + _TITLE_TOP
        first = Room(paper.top - rise, paper.room + rise)
    return Rooms(first, other, Room(shop.turned.top, shop.turned.room, turned=True))


def _pages(sheets: Sequence[Sheet]) -> Pages:
    """The page of every id."""
    of: dict[str, int] = {}
    for sheet in sheets:
        for placed in sheet.boxes:
            _note(placed.box, sheet.number, of)
        for placed in sheet.notes:
            _note(placed.box, sheet.number, of)
    return Pages(len(sheets), of)


def _note(box: Box, number: int, of: dict[str, int]) -> None:
    for name in box.ids:
        of.setdefault(name, number)


def _settled(document: Document, known: Pages, pages: Pages) -> bool:
    """Whether the pages that the endnotes were laid out with are the ones that came out."""
    return all(
        known.of.get(mark) == pages.of.get(mark)
        for block in document.body
        if isinstance(block, Endnotes)
        for entry in block.entries
        for mark in entry.marks
    )
