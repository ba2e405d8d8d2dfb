"""What a pasted text holds before anything is decided about it: blocks in reading order, each with its line.

Front ends make it from plain text, Markdown, HTML and Word files; what comes after them knows no file format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal, TypeAlias, Union

from ..core.node import node
from ..model.dates import PartialDate

Form: TypeAlias = Literal["text", "markdown", "html", "docx"]


@node
class Look:
    """How words are set."""

    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    code: bool = False
    url: str = ""
    """Where a link leads, as it stands in the input; empty: none."""
    title: str = ""
    """The link's title."""
    lang: str = ""


PLAIN = Look()


@node
class Words:
    """Words of one look; line ends within a paragraph are spaces."""

    text: str
    line: int
    look: Look = PLAIN


@node
class Newline:
    """A forced line break."""

    line: int


@node
class Picture:
    """A picture: none is taken over, since its file is not there."""

    alt: str
    source: str
    line: int


@node
class NoteMark:
    """The reference of a footnote or endnote whose text is in `Loose.notes`."""

    name: str
    line: int


@node
class Address:
    """A source that a mark names by itself."""

    url: str
    title: str = ""


@node
class Mark:
    """What points at sources, as a reader of marks found it among the words."""

    raw: str
    """As it stands in the input; it stays text where nothing answers to it."""
    line: int
    names: tuple[str, ...] = ()
    """The numbers or names of the sources it points at: "2", "turn0search3", "1_1"."""
    addresses: tuple[Address, ...] = ()
    """The sources it names by themselves."""
    locator: str = ""
    """Where in the source, as it is written: "L231-L239"."""
    sure: bool = True
    """It can be nothing else than a citation; False: digits that may be one, which the sources decide."""
    look: Look = PLAIN
    """Of what it stays if it stays text."""


@node
class Reference:
    """A citation of sources that are known: what a mark became."""

    keys: tuple[str, ...]
    line: int
    locators: tuple[str, ...] = ()
    """One for each key, empty where there is none; none at all: no key has one."""


Inline: TypeAlias = Union[Words, Newline, Picture, NoteMark, Mark, Reference]
Inlines: TypeAlias = tuple[Inline, ...]


@node
class Proposal:
    """What a paragraph may have been before its lines ran together."""

    kind: Literal["table", "list"]
    blocks: Blocks = ()
    """A table or list that could stand in its place, where the reading is certain enough; empty: it is not."""
    columns: int = 0
    rows: int = 0
    """Of a table, the header row counted; of a list, `rows` counts the items. 0: not known."""


@node
class Para:
    """A paragraph."""

    inlines: Inlines
    line: int
    style: str = ""
    """"title", "subtitle", "caption" where the input says so (a Word style, an HTML element); else empty."""
    proposal: Proposal | None = None


@node
class Heading:
    """A heading, with the number that was typed before it, if one was."""

    level: int
    inlines: Inlines
    line: int


@node
class Item:
    """One item of a list."""

    blocks: tuple[Block, ...]
    line: int


@node
class Listing:
    """A list."""

    ordered: bool
    items: tuple[Item, ...]
    line: int
    start: int = 1


@node
class GridCell:
    """A cell of a table; what a cell above or before it spans is absent."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    header: bool = False


@node
class Grid:
    """A table: rows of cells."""

    rows: tuple[tuple[GridCell, ...], ...]
    line: int
    header: int = 0
    """How many of the first rows are headers."""
    caption: Inlines = ()
    aligns: tuple[str, ...] = ()
    """"left", "center", "right" of each column; empty: not said."""


@node
class Quoted:
    """Words set off as a quotation."""

    blocks: tuple[Block, ...]
    line: int


@node
class Literally:
    """Lines of code."""

    text: str
    language: str
    line: int


@node
class Rule:
    """A line across the page."""

    line: int


@node
class Remark:
    """A comment of a word processor's on the block before it."""

    text: str
    author: str
    date: str
    line: int


@node
class Asked:
    """A question and its answer."""

    question: Inlines
    blocks: Blocks
    line: int


Block: TypeAlias = Union[Para, Heading, Listing, Grid, Quoted, Literally, Rule, Remark, Asked]
Blocks: TypeAlias = tuple[Block, ...]


@node
class Given:
    """A source that the input carries as data: a reference definition, a field of Zotero's, Mendeley's or Word's, an
    address handed over by a program."""

    name: str
    """What marks call it; empty: nothing."""
    url: str = ""
    title: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Further variables in the names of CSL-JSON."""
    line: int = 0


@node
class LeftOut:
    """Words of the input that are not in the brief, and why."""

    words: str
    reason: str
    """A clause: "navigation of the web site"."""
    first: int
    last: int
    """Lines of the input, from 1, the last included."""
    code: str = "chrome"
    """"chrome", "picture", "typed-number", "list-label", "empty-mark", "link", "hidden", "note", "other"."""


@node
class Doubt:
    """What is not certain, and what was done about it."""

    code: str
    """A code of core.diagnostics that begins with "import-"."""
    message: str
    line: int
    words: str = ""
    proposal: str = ""
    """Markdown that could stand in its place; empty: none."""


@node
class Loose:
    """A pasted text."""

    form: Form
    blocks: Blocks
    notes: Mapping[str, Blocks] = field(default_factory=dict)
    """Footnotes and endnotes by name, with the lines they stand on."""
    given: tuple[Given, ...] = ()
    title: str = ""
    """What the file says of itself outside its text: an HTML title, a Word property."""
    titled: bool = False
    """That title goes before any in the text."""
    lang: str = ""
    """BCP 47, where the file says it; empty: it does not."""
    date: PartialDate | None = None
    """The day that the file says it is of."""
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
