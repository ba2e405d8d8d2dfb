"""The structure tree: elements and their content in reading order go in, PDF objects come out (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias, Union

from ...core.node import node
from .syntax import byte_string, language, number, text_string

if TYPE_CHECKING:
    from .objects import File

AttributeValue: TypeAlias = str | int | Sequence[float] | Sequence[str]

#: Elements that stand inside a line of text: they take their place among their parent's kids when their first content
#: is drawn. All others take it when they are made.
INLINE = frozenset({"Span", "Link", "Reference", "Note", "Quote", "Code", "BibEntry", "Annot"})
#: Kept even where nothing is drawn in them, so that a table stays regular (ISO 14289-1, 7.5).
CELLS = frozenset({"TR", "TH", "TD"})


@node
class Marked:
    """A marked-content sequence: page by index from 0, and its identifier on that page (ISO 32000-1, 14.7.4.2)."""

    page: int
    mcid: int


@node
class ObjectKid:
    """A whole PDF object, here an annotation, as content of an element (ISO 32000-1, 14.7.4.3)."""

    page: int
    number: int
    """Object number of the annotation."""


Kid: TypeAlias = Union["Element", Marked, ObjectKid]


class Element:
    """A structure element. Layout makes the whole tree up front; drawing adds the content.

    `tag` is a standard structure type (ISO 32000-1, 14.8.4): Document, Part, Sect, H1 to H6, P, L, LI, Lbl, LBody,
    Table, THead, TBody, TR, TH, TD, Caption, Figure, Link, Note, Reference, Span, Quote, BlockQuote, Code, TOC, TOCI,
    BibEntry, Div, Index ...

    `alt` is the alternative description (required for Figure), `lang` a BCP 47 tag where it differs from the parent's,
    `actual_text` what the content stands for, `title` a name for people, `id` an identifier unique in the document
    (every Note is given one if it has none: ISO 14289-1, 7.9). `attributes` are those of 14.8.5, by name, any of:

    - tables: Scope ("Column", "Row", "Both"), RowSpan, ColSpan (integers), Headers (list of ids)
    - lists: ListNumbering ("None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha",
      "LowerAlpha")
    - layout: Placement ("Block", "Inline"), BBox (four numbers in points; `Canvas.image` sets both for a Figure),
      WritingMode ("RlTb": lines run from right to left)

    Elements in which nothing is drawn vanish when the tree is written, except rows and cells of a table that has
    content.
    """

    __slots__ = (
        "_live",
        "_placed",
        "actual_text",
        "alt",
        "attributes",
        "id",
        "kids",
        "lang",
        "parent",
        "tag",
        "title",
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
        attributes: dict[str, AttributeValue] | None = None,
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.alt = alt
        self.lang = lang
        self.actual_text = actual_text
        self.title = title
        self.id = id
        self.attributes: dict[str, AttributeValue] = attributes or {}
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
        """Take the place among the parent's kids now: for a Note, whose text is drawn later at the page's foot."""
        if not self._live:
            self._live = True
            self._take_place()
            if self.parent is not None:
                self.parent.place()

    def stand_behind(self, other: Element) -> None:
        """Take the place behind another element of the same parent, and behind the notes that stand there already."""
        assert self.parent is not None
        kids = self.parent.kids
        at = kids.index(other) + 1
        while at < len(kids) and isinstance(note := kids[at], Element) and note.tag == "Note":
            at += 1
        kids.insert(at, self)
        self._placed = True

    def add(self, kid: Marked | ObjectKid) -> None:
        """Add drawn content (the canvas does this)."""
        if not self._live:
            self.place()
        self.kids.append(kid)

    def __repr__(self) -> str:
        return f"<{self.tag} {len(self.kids)} kids>"


# ---------------------------------------------------------------- writing

#: Which attributes belong to which owner (14.8.5); all others are attributes of layout.
_OWNERS = {"Scope": "Table", "RowSpan": "Table", "ColSpan": "Table", "Headers": "Table", "ListNumbering": "List"}


class Tree:
    """The tree of a document, with the way back from drawn content to elements (14.7.4.4)."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._parents: list[Element | list[Element]] = []
        self.speaks = True
        """Whether every Figure says what it shows (ISO 14289-1, 7.3); known once the tree is written."""

    def page_key(self, marks: list[Element]) -> int:
        """The key of a page in the parent tree; `marks` are its elements by marked-content identifier."""
        self._parents.append(marks)
        return len(self._parents) - 1

    def object_key(self, element: Element) -> int:
        """The key of an annotation that belongs to an element."""
        self._parents.append(element)
        return len(self._parents) - 1

    def write(self, file: File, pages: Sequence[int]) -> int:
        """Write the tree; `pages` are the object numbers of the pages. Returns the object number of its root."""
        _prune(self.root)
        _name_notes(self.root)
        top = file.promise()
        own: dict[Element, int] = {}
        order: list[Element] = []
        _enlist(self.root, file, own, order)
        self.speaks = all(e.alt or e.actual_text for e in order if e.tag == "Figure")
        for element in order:
            parent = top if element.parent is None else own[element.parent]
            file.define(own[element], _dictionary(element, parent, own, pages))
        nums = []
        for key, value in enumerate(self._parents):
            if isinstance(value, Element):
                nums.append(f"{key} {own[value]} 0 R")
            else:
                array = file.add(f"[{' '.join([f'{own[element]} 0 R' for element in value])}]")
                nums.append(f"{key} {array} 0 R")
        parents = file.add(f"<</Nums[{' '.join(nums)}]>>")
        file.define(
            top,
            f"<</Type/StructTreeRoot/K[{own[self.root]} 0 R]/ParentTree {parents} 0 R/ParentTreeNextKey {len(nums)}"
            f"{_id_tree(order, own)}>>",
        )
        return top


def _has_content(element: Element) -> bool:
    return any(not isinstance(kid, Element) or _has_content(kid) for kid in element.kids)


def _prune(element: Element, in_table: bool = False) -> bool:
    """Take out elements without content, but not the cells of a table that has some; whether the element stays."""
    if element.tag == "Table":
        in_table = _has_content(element)
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _prune(kid, in_table)]
    return bool(element.kids) or (in_table and element.tag in CELLS)


def _name_notes(root: Element) -> None:
    """Give every Note an identifier (ISO 14289-1, 7.9)."""
    taken: set[str] = set()
    notes: list[Element] = []

    def walk(element: Element) -> None:
        if element.id:
            taken.add(element.id)
        elif element.tag == "Note":
            notes.append(element)
        for kid in element.kids:
            if isinstance(kid, Element):
                walk(kid)

    walk(root)
    count = 0
    for note in notes:
        count += 1
        while f"note-{count}" in taken:
            count += 1
        note.id = f"note-{count}"


def _enlist(element: Element, file: File, own: dict[Element, int], order: list[Element]) -> None:
    own[element] = file.promise()
    order.append(element)
    for kid in element.kids:
        if isinstance(kid, Element):
            _enlist(kid, file, own, order)


def _dictionary(element: Element, parent: int, own: dict[Element, int], pages: Sequence[int]) -> str:
    """A structure element (table 323). Its page is that of its first own content."""
    home: int | None = None
    kids: list[str] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{own[kid]} 0 R")
        elif isinstance(kid, Marked):
            if home is None:
                home = kid.page
            inside = kid.page == home
            kids.append(str(kid.mcid) if inside else f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mcid}>>")
        else:
            kids.append(f"<</Type/OBJR/Obj {kid.number} 0 R/Pg {pages[kid.page]} 0 R>>")
    parts = [f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R"]
    if home is not None:
        parts.append(f"/Pg {pages[home]} 0 R")
    if kids:
        parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.id:
        parts.append(f"/ID{byte_string(element.id.encode('utf-8'))}")
    if element.title is not None:
        parts.append(f"/T{text_string(element.title)}")
    if element.lang is not None and (lang := language(element.lang)) is not None:
        parts.append(f"/Lang{text_string(lang)}")
    if element.alt is not None:
        parts.append(f"/Alt{text_string(element.alt)}")
    if element.actual_text is not None:
        parts.append(f"/ActualText{text_string(element.actual_text)}")
    if element.attributes:
        parts.append(f"/A{_attributes(element.attributes)}")
    parts.append(">>")
    return "".join(parts)


def _attributes(attributes: dict[str, AttributeValue]) -> str:
    """Attributes as one dictionary for each owner (14.7.5)."""
    by_owner: dict[str, list[str]] = {}
    for key, value in attributes.items():
        by_owner.setdefault(_OWNERS.get(key, "Layout"), []).append(f"/{key}{_value(value)}")
    owners = [f"<</O/{owner}{''.join(entries)}>>" for owner, entries in by_owner.items()]
    return owners[0] if len(owners) == 1 else f"[{''.join(owners)}]"


def _value(value: AttributeValue) -> str:
    match value:
        case str():
            return f"/{value}"
        case int():
            return f" {value}"
        case _:
            parts = [byte_string(v.encode("utf-8")) if isinstance(v, str) else number(v) for v in value]
            return f"[{' '.join(parts)}]"


def _id_tree(order: list[Element], own: dict[Element, int]) -> str:
    """The tree from identifiers to elements (table 322)."""
    named = sorted((element.id.encode("utf-8"), own[element]) for element in order if element.id)
    if not named:
        return ""
    return f"/IDTree<</Names[{' '.join([f'{byte_string(key)} {at} 0 R' for key, at in named])}]>>"
