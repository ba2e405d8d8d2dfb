"""Headers and footers of a Word template, as data: what both files show of them.

Lengths are EMU as everywhere; colours are #RRGGBB.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from ..core.lengths import Length
from ..core.node import node

#: Pages that have running lines of their own, as Word calls them.
Pages: TypeAlias = Literal["first", "default", "even"]
Side: TypeAlias = Literal["left", "center", "right"]


@node
class RunningLook:
    """How words of a running line are set."""

    face: str
    """A key of the theme's faces."""
    size: Length
    colour: str
    weight: Literal["regular", "bold"] = "regular"
    italic: bool = False
    capitals: bool = False
    underline: bool = False
    tracking: Length = Length(0)


@node
class Words:
    """Words of a running line, all in one look; a tab is a tab, a line feed ends the line."""

    text: str
    look: RunningLook


@node
class Field:
    """What differs from page to page, or from document to document."""

    name: Literal["page", "pages", "heading", "title", "author", "organisation", "date", "subject", "keywords"]
    look: RunningLook
    level: int = 0
    """Of the heading that is shown: the first of the page, or the last before it."""
    last: bool = False
    """The last heading of the page is shown instead."""
    number: bool = False
    """Its number is shown, not its words."""
    roman: bool = False
    """Pages are counted in Roman numbers."""
    properties: str = ""
    """Of its run in Word: the children of a `w:rPr`."""


@node
class Place:
    """Where something stands that is not in a line."""

    x: Length | Side
    """From the left edge of `x_from`, or aligned there."""
    y: Length | Literal["top", "center", "bottom"]
    x_from: str = "column"
    """page, margin, column, or another word of Word's (ECMA-376, 20.4.3.4)."""
    y_from: str = "paragraph"
    """page, margin, paragraph, or another word of Word's (20.4.3.5)."""


@node
class Picture:
    """A picture of a running line, as it is in the template; what reads it must not trust it."""

    data: bytes
    width: Length
    height: Length
    words: str = ""
    """Its alternative text."""
    place: Place | None = None
    """None: in its line as a letter is."""


@node
class Frame:
    """What some paragraphs stand in, aside from the others."""

    place: Place
    width: Length
    """0: as wide as its words."""


@node
class Rule:
    """A border."""

    width: Length
    colour: str
    space: Length
    """From the words."""


@node
class Paragraph:
    """A paragraph of a running line."""

    content: tuple[Words | Field | Picture, ...]
    align: Literal["left", "center", "right", "both"]
    stops: tuple[tuple[Side, Length], ...]
    """Tab stops, from the text's left edge."""
    look: RunningLook
    """Of the paragraph itself, which gives an empty line its height."""
    line: float
    """Height of a line in times of the face's own, where `leading` is 0."""
    leading: Length
    exact: bool
    left: Length = Length(0)
    right: Length = Length(0)
    first: Length = Length(0)
    """More indent of the first line; negative: it hangs."""
    before: Length = Length(0)
    after: Length = Length(0)
    borders: Mapping[str, Rule] = field(default_factory=dict)
    """By side: top, bottom, left, right."""
    fill: str = ""
    frame: Frame | None = None
    """Neighbours in one frame stand under each other there."""


@node
class Cell:
    """A cell of a running table."""

    blocks: tuple[Paragraph | Table, ...]
    width: Length
    borders: Mapping[str, Rule]
    fill: str = ""
    upright: Literal["top", "center", "bottom"] = "top"


@node
class Table:
    """A table that holds running lines apart."""

    rows: tuple[tuple[Cell, ...], ...]
    left: Length
    """Of the first cell's edge, from the text's left edge."""
    padding: tuple[Length, Length, Length, Length]
    """Of cells: top, right, bottom, left."""
    heights: tuple[Length, ...]
    """Of rows, at least."""


@node
class Running:
    """The header or footer of some pages."""

    blocks: tuple[Paragraph | Table, ...]
    xml: tuple[str | Field, ...]
    """The same as WordprocessingML: the children of the part's root, cut where a document's own words stand."""
    pictures: Mapping[str, bytes]
    """What the XML shows, by relationship id."""

    def fields(self) -> frozenset[str]:
        """The names of the fields in it."""
        return frozenset(piece.name for piece in self.xml if isinstance(piece, Field))
