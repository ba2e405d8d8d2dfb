"""What a Word draft shows, as read from its XML: paragraphs and tables in reading order, their text in flat pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal, TypeAlias, Union

from ..core.node import node


@node
class Look:
    """How text is set beyond what its paragraph's style says, in the terms of the model's inlines."""

    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    code: bool = False
    lang: str = ""
    """BCP 47 where a run says another language than the draft's own; empty: it does not."""
    url: str = ""
    """The outside address that a link leads to; empty: none."""


PLAIN = Look()


@node
class Words:
    """Text of one look. `marks` are the names of the bookmarks that it stands in."""

    text: str
    look: Look = PLAIN
    marks: tuple[str, ...] = ()


@node
class Cited:
    """A citation: what stands in a bookmark `_Ref_cite_N`, or in a citation field of Word's or Zotero's."""

    name: str
    """Its bookmark; empty where it has none, as in a note, or where a program took the bookmarks away."""
    text: str
    """What is read: "3–5, 9"; empty for a native note, whose number is not in the file."""
    targets: tuple[str, ...] = ()
    """Bookmarks of the entries its fields and links lead to, in order."""
    raised: bool = False
    note: Note | None = None
    """The native endnote it is, where notes are Word's own."""
    marks: tuple[str, ...] = ()
    shape: str = field(default="", compare=False)
    """What is read, with `LIVE` for each field that shows an entry's number: programs number them anew, or break them.
    Empty: it is not known."""
    data: tuple[str, ...] = field(default=(), compare=False)
    """What a program keeps beside it: the instruction of its field, and the data of EndNote's; the tag of its content
    control. One for each."""


@node
class Referred:
    """A cross-reference: its words and its field are one piece."""

    target: str
    """The bookmark it leads to."""
    text: str
    look: Look = PLAIN
    marks: tuple[str, ...] = ()


@node
class Note:
    """The reference of a footnote or endnote, with the note's own text."""

    kind: Literal["footnote", "endnote"]
    id: str
    content: tuple[Piece, ...]
    """Its paragraphs with `Break` between, without the note's own number."""
    marks: tuple[str, ...] = ()


@node
class Break:
    """A new line within a paragraph."""

    marks: tuple[str, ...] = ()


@node
class Picture:
    """A picture in the line."""

    name: str
    """The part it is kept in: "word/media/image1.png"; empty: none inside the package."""
    alt: str = ""
    marks: tuple[str, ...] = ()
    digest: str = ""
    """Of its bytes; programs rename the parts that hold pictures. Empty: none inside the package."""
    link: str = ""
    """Where a picture outside the package is; empty: it is inside, or there is none."""
    svg: str = field(default="", compare=False)
    """The part with the SVG that it stands in for, which some programs drop; empty: it is itself."""
    width: int = field(default=0, compare=False)
    """How wide it is drawn, in EMU; 0: not said."""
    crop: tuple[float, float, float, float] = field(default=(0, 0, 0, 0), compare=False)
    """How much of it is hidden at its left, top, right and bottom, as shares of its width and height."""


@node
class Made:
    """Text that the tool or the program makes and no author wrote: a label, a number, a page, a tab before them."""

    text: str
    marks: tuple[str, ...] = ()


Piece: TypeAlias = Union[Words, Cited, Referred, Note, Break, Picture, Made]
Pieces: TypeAlias = tuple[Piece, ...]


@node
class Item:
    """Membership of a list."""

    ordered: bool
    depth: int
    """From 0."""
    list: str
    """Names the list: items with one name count together."""
    start: int = field(default=1, compare=False)
    """The number that the list begins with."""
    bare: bool = field(default=False, compare=False)
    """Nothing stands before it: it goes on with the item above."""


@node
class Remark:
    """A comment of the word processor's."""

    id: str
    author: str
    date: str
    """ISO 8601 as the file says it; empty: not said."""
    text: tuple[str, ...]
    """Its paragraphs."""
    reply_to: str = ""
    """Id of the comment it answers; empty: none."""
    done: bool = False
    """Somebody marked it as settled."""


@node
class Change:
    """A tracked change (ECMA-376, 17.13.5)."""

    kind: Literal["inserted", "deleted", "moved", "formatted"]
    author: str
    date: str
    text: str
    before: str
    """Some words that stand before it, so that a person finds it."""


@node
class Dressed:
    """Words that look otherwise than their style says, in a way that the model has no words for."""

    kind: Literal["highlight", "colour", "underline", "strikethrough", "capitals", "font", "size", "alignment"]
    value: str
    """As the file says it; of an alignment, empty: lines begin at one edge, and end where they end."""
    text: str
    """Empty for the alignment of a paragraph."""


@node
class Shown:
    """A paragraph."""

    style: str
    """What its style is called by us: the id where the style is ours or its id or name is one that Word has built in
    ("Heading1", "BodyText", "ListBullet2", "Normal"); else the style's own name."""
    pieces: Pieces
    level: int = 0
    """Of a heading, from 1; 0: no heading."""
    item: Item | None = None
    quoted: bool = False
    remarks: tuple[Remark, ...] = ()
    """Comments whose range begins here."""
    starts: tuple[str, ...] = ()
    """Names of the bookmarks that begin in it, in order."""
    page_break: bool = False
    """A page break stands before it, or in it before any text."""
    dressed: tuple[Dressed, ...] = field(default=(), compare=False)
    bold: bool = field(default=False, compare=False)
    """Its style is bold."""
    size: int = field(default=0, compare=False)
    """The size of its smallest letters, in half points; 0: not said, or not asked for."""
    generated: str = field(default="", compare=False)
    """What a program makes anew of the whole of it: the keyword of its field ("TOC", "ADDIN ZOTERO_BIBL"), the gallery
    or tag of its content control. Empty: nothing, or not asked for."""


@node
class CellShown:
    """A cell of a table; cells that a cell above spans are absent."""

    blocks: tuple[ShownBlock, ...]
    column: int
    columns: int = 1
    rows: int = 1


@node
class RowShown:
    """A row of a table."""

    cells: tuple[CellShown, ...]
    header: bool = False
    """It is repeated on every page."""


@node
class TableShown:
    """A table."""

    style: str
    rows: tuple[RowShown, ...]
    columns: int
    alt: str = field(default="", compare=False)
    """What is said of it to those who cannot see it; empty: nothing."""
    first_row: bool = field(default=False, compare=False)
    """Its style sets the first row in bold."""


ShownBlock: TypeAlias = Union[Shown, TableShown]


def words(pieces: Pieces) -> str:
    """All that is read in some pieces; notes and what is made are left out."""
    parts: list[str] = []
    for piece in pieces:
        match piece:
            case Words() | Cited() | Referred():
                parts.append(piece.text)
            case Break():
                parts.append(" ")
            case Note() | Picture() | Made():
                pass
    return "".join(parts)


def paragraphs(blocks: tuple[ShownBlock, ...]) -> Iterator[Shown]:
    """Every paragraph in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Shown):
            yield block
            continue
        for row in block.rows:
            for cell in row.cells:
                yield from paragraphs(cell.blocks)


#: What the bookmark of an authored text is called: the prefix, then a number that counts them in the draft's order.
BLOCK = "_blk_"
#: Stands in the shape of a citation for a field.
LIVE = "\ufffc"
#: What the bookmark of a citation is called: the prefix, then the number of the citation in the document.
CITATION = "_Ref_cite_"
