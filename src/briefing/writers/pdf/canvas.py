"""The drawing surface: lines of shaped text, rules, pictures and links go in with the elements they belong to, a tagged PDF comes out.

All places are in points from the lower left corner of the page, as in PDF itself (ISO 32000-1, 8.3.2.3); y of text is its baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from .fonts import Face, FontBook, Shaped
from .structure import Element, Marked

if TYPE_CHECKING:
    from briefing.resolve.tree import Image, Properties

    from .fontfile import FontFile, Piece

__all__ = ["Artifact", "Canvas", "Element", "Rect", "Span"]

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

Artifact: TypeAlias = Literal["", "header", "footer", "background"]
"""What text or graphics without an element are: nothing special, or part of the running lines (ISO 32000-1, 14.8.2.2.2)."""

_ARTIFACTS = {
    "": "/Artifact BMC",
    "header": "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC",
    "footer": "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC",
    "background": "/Artifact <</Type/Layout>> BDC",
}


@dataclass(slots=True)
class Span:
    """Text of one element and one look within a line."""

    element: Element | None
    """The element whose content this is; None: an artifact (running lines, repeated table headers, decoration)."""
    face: Face
    content: Sequence[Shaped | float]
    """Words and gaps as they stand on the line. A gap is a float: the width in points of the space it is (drawn as a real space
    glyph, stretched or shrunk, so that words stay apart when the text is taken out). Use `Shaped` for everything else."""
    size: float
    """In points."""
    colour: str
    """#RRGGBB."""
    rise: float = 0.0
    """Points above the line's baseline (superscripts)."""
    tracking: float = 0.0
    """Letter-spacing: points added after every glyph, spaces included (`Shaped.count` glyphs a word, one a gap). A gap's width is
    without it."""
    actual_text: str | None = None
    """What the text stands for where it differs from what is drawn: the words in their own case under a label in capitals, a soft
    hyphen (U+00AD) under the hyphen at a line's end. None: what is drawn."""


class Canvas:
    """Draws a document page by page. Elements are made by the caller under `root`; drawing gives them their content.

    Draw each page completely, in reading order, before the next. Consecutive lines of one element share a marked-content
    sequence; an element drawn on several pages stays one element.
    """

    root: Element
    """The Document element: parent of all that is drawn."""
    page: int
    """Number of the current page, from 1; 0 before the first."""

    def __init__(self, book: FontBook, properties: Properties, size: tuple[float, float]) -> None:
        """A surface for pages of `size` (width, height) points."""
        self.book = book
        self.properties = properties
        self.size = size
        self.root = Element("Document", None)
        self.page = 0
        self._out: list[str] = []
        self._marks: list[Element] = []
        self._forget_state()

    # ------------------------------------------------------------ pages

    def new_page(self) -> None:
        """End the page before, if any, and begin one. Nothing can be drawn before the first call."""
        raise NotImplementedError

    def finish(self) -> bytes:
        """End the last page and give the whole file. The canvas cannot be used afterwards."""
        raise NotImplementedError

    # ------------------------------------------------------------ text

    def line(self, x: float, y: float, spans: Iterable[Span], *, artifact: Artifact = "", joins: bool = False) -> None:
        """Draw a line of text with its baseline at (x, y).

        The line ends in a space of no visible width, so that its last word and the next line's first stay apart; `joins` leaves it
        out: for a word that goes on in the next line (hyphenated, or an address broken after a slash). `artifact` says what spans
        without an element are.
        """
        raise NotImplementedError

    # ------------------------------------------------------------ graphics: artifacts

    def rect(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose lower left corner is (x, y). An artifact: draw it before the text it lies under."""
        raise NotImplementedError

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float, colour: str) -> None:
        """Draw a straight line `width` points wide. An artifact."""
        raise NotImplementedError

    # ------------------------------------------------------------ pictures

    def image(self, element: Element, image: Image, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture with its lower left corner at (x, y) as the content of a Figure; sets the element's BBox and Placement.

        Raises ValueError where the file's data cannot be decoded.
        """
        raise NotImplementedError

    # ------------------------------------------------------------ links and places

    def link_uri(self, element: Element, rects: Sequence[Rect], url: str, contents: str = "") -> None:
        """Make areas of the current page a link to an outside address: one annotation for each, all in the Link `element`.

        Call it once for each line of a wrapped link, or for each page with all its lines, after drawing the text. `contents` is what
        is read out (ISO 14289-1, 7.18.5); empty: the address.
        """
        raise NotImplementedError

    def link_to(self, element: Element, rects: Sequence[Rect], target: str, contents: str) -> None:
        """The same for a link to a `destination` of the document, which may be set later."""
        raise NotImplementedError

    def destination(self, name: str, y: float) -> None:
        """Name a place on the current page: links and outline lead there, with `y` at the top of the window."""
        raise NotImplementedError

    def outline(self, title: str, target: str, level: int) -> None:
        """Add an entry to the outline, in reading order; `level` counts from 1, `target` is the name of a destination."""
        raise NotImplementedError

    # ------------------------------------------------------------ state

    def _forget_state(self) -> None:
        self._colour = ""
        self._marked: Element | str | None = None
