"""The structure tree: elements with what they hold in reading order go in, pre-formatted PDF objects come out (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Union

#: Elements that stand inside a line of text: they take their place among their parent's kids when their first content is drawn.
#: All others take it when they are made.
INLINE = frozenset({"Span", "Link", "Reference", "Note", "Quote", "Code", "BibEntry", "Annot"})
#: Kept even where nothing is drawn in them, so that a table stays regular (ISO 14289-1, 7.5).
CELLS = frozenset({"TR", "TH", "TD"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence: page by index from 0, and its identifier on that page (ISO 32000-1, 14.7.4.2)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectKid:
    """A whole PDF object, here an annotation, as content of an element (ISO 32000-1, 14.7.4.3)."""

    page: int
    number: int
    """Object number of the annotation."""


Kid: TypeAlias = Union["Element", Marked, ObjectKid]


class Element:
    """A structure element. Layout makes the whole tree up front; drawing adds the content.

    `tag` is a standard structure type (ISO 32000-1, 14.8.4): Document, Part, Sect, H1 to H6, P, L, LI, Lbl, LBody, Table, THead,
    TBody, TR, TH, TD, Caption, Figure, Link, Note, Reference, Span, Quote, BlockQuote, Code, TOC, TOCI, BibEntry, Div, Index ...

    `alt` is the alternative description (required for Figure), `lang` a BCP 47 tag where it differs from the parent's,
    `actual_text` what the content stands for, `title` a name for people, `id` an identifier unique in the document (every Note
    is given one if it has none: ISO 14289-1, 7.9). `attributes` are those of 14.8.5, by name, any of:

    - tables: Scope ("Column", "Row", "Both"), RowSpan, ColSpan (integers), Headers (list of ids)
    - lists: ListNumbering ("None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha")
    - layout: Placement ("Block", "Inline"), BBox (four numbers in points; `Canvas.image` sets both for a Figure)

    Elements in which nothing is drawn vanish when the tree is written, except rows and cells of a table that has content.
    """

    __slots__ = (
        "actual_text",
        "alt",
        "attributes",
        "children",
        "id",
        "kids",
        "lang",
        "parent",
        "tag",
        "title",
        "_live",
        "_placed",
    )

    def __init__(
        self,
        tag: str,
        parent: Element | None,
        *,
        alt: str | None = None,
        lang: str | None = None,
        actual_text: str | None = None,
        title: str | None = None,
        id: str | None = None,  # noqa: A002 - the name of the entry in ISO 32000-1, table 323
        attributes: dict[str, str | int | list[float] | list[str]] | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.lang = lang
        self.actual_text = actual_text
        self.title = title
        self.id = id
        self.attributes = attributes or {}
        self.kids: list[Kid] = []
        self._live = parent is None
        self._placed = parent is None
        if parent is not None and tag not in INLINE:
            self._take_place()

    def _take_place(self) -> None:
        if not self._placed and self.parent is not None:
            self._placed = True
            self.parent.kids.append(self)

    def place(self) -> None:
        """Take the place among the parent's kids now: for a Note, whose text is drawn later, at the foot of the page."""
        if not self._live:
            self._live = True
            self._take_place()
            if self.parent is not None:
                self.parent.place()

    def add(self, kid: Marked | ObjectKid) -> None:
        """Add drawn content (the canvas does this)."""
        if not self._live:
            self.place()
        self.kids.append(kid)

    def __repr__(self) -> str:
        return f"<{self.tag} {len(self.kids)} kids>"
