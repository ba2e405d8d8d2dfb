"""The resolved tree: what the writers draw. Every number, label and bibliography entry is in it as text.

Inline content is flat: a tuple of runs, each with its whole format, in reading order. Blocks nest only where the
page does
(panels, list items, cells, quotations); headings stand in the flow and carry their level. Page numbers are the
writers' own:
wherever one is needed the tree holds the id of the element whose page is meant, and a writer is handed `Pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, Union, assert_never

from ..core.node import node
from ..core.numerals import letters

if TYPE_CHECKING:
    from .svg.drawing import Drawing

# ---------------------------------------------------------------- inline


@node
class Format:
    """How a run is set. The writer gives the look: `strong` is semibold, `emphasis` italic, `code` monospaced."""

    strong: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    code: bool = False
    small_caps: bool = False
    underline: bool = False
    address: bool = False
    """An address spelt out for readers on paper: small sans, and breaks allowed after / ? & = . - _ (never
    hyphenated)."""
    portion: bool = False
    """A portion mark, such as "(S//NF)", and the space behind it: never broken, nor parted from what follows."""


PLAIN = Format()


@node(eq=False)
class Link:
    """One link; every run of it holds the same object, so that a link with mixed formats stays one link."""

    url: str = ""
    """An outside address; empty where the link stays inside."""
    target: str = ""
    """The id of an element of the document; empty where the link leads outside."""


@node
class Run:
    """Text of one format, language and link. Holds no line ends."""

    text: str
    format: Format = PLAIN
    lang: str | None = None
    """BCP 47 tag where it differs from the document's; None: the document's."""
    link: Link | None = None


@node
class CitePart:
    """A piece of a citation's text."""

    text: str
    target: str = ""
    """The id of the entry this piece names, and leads to; empty for "–", ", p. 4" and the like. In a mark of form
    "number" the text of such a piece is exactly that entry's number or its label; in one of form "note" the note's
    number."""
    format: Format = PLAIN
    """Of this piece itself: "et al." may be italic. The mark's own format is that of what stands around."""


@node
class CitedItem:
    """One source as a citation names it, in the terms of CSL-JSON's citation items: for a word processor's live
    citations. Empty strings are left out."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False


CitationForm: TypeAlias = Literal["number", "note", "text"]


@node
class CitationMark:
    """A citation as it is shown: "3–5, 9" or "(Lee 2025, p. 4)". A raised one is never alone at the start of a line: it
    clings to what stands before it."""

    id: str
    """Names this place, so that the entry can lead back to it. Unique in the document."""
    parts: tuple[CitePart, ...]
    superscript: bool = True
    format: Format = PLAIN
    """The surrounding format (as in a heading or a strong run)."""
    keys: tuple[str, ...] = ()
    """The ids of the sources named, in the order shown; a collapsed range names more than its parts show."""
    form: CitationForm = "number"
    """"number": numbers of entries of the bibliography. "note": the number of an entry of the notes, as a footnote's;
    a note named a second time keeps its number. "text": words, such as names and years, each piece leading to its
    entry."""
    items: tuple[CitedItem, ...] = ()
    """What is cited, as the author said it and in that order."""

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(part.text for part in self.parts)


@node
class ReferenceMark:
    """A cross-reference as it is shown: "Section 3.1", "Table 2"."""

    target: str
    """The id of a heading, table or figure, or of an entry of the notes."""
    kind: Literal["heading", "table", "figure", "note"]
    prefix: str
    """What stands before the number and belongs to the link: "Section\N{NO-BREAK SPACE}"; empty where `text` says
    all."""
    text: str
    """The number of a heading without its final stop ("3.1"), its title where it has no number, or a caption's label
    ("Table 2")."""
    format: Format = PLAIN
    form: Literal["number", "title", "label"] = "number"
    """What `text` is: Word refers to a number with REF \\r, to a title or a caption's label with REF alone; to the
    number of a note with NOTEREF."""


@node
class NoteMark:
    """The raised number of a footnote, with the footnote itself."""

    number: int
    content: Inlines
    format: Format = PLAIN
    letter: str = ""
    """What is shown instead of the number where raised numbers are citations: a, b, ... z, aa, bb."""

    @property
    def shown(self) -> str:
        """The mark as it is printed."""
        return self.letter or str(self.number)


@node
class LineBreak:
    """A new line within the paragraph."""


Inline: TypeAlias = Union[Run, CitationMark, ReferenceMark, NoteMark, LineBreak]
Inlines: TypeAlias = tuple[Inline, ...]


class Content(tuple[Inline, ...]):
    """Inlines that show a text of the author's, and which: an edited draft finds its way back by it."""

    origin: object
    """The very inlines of the model that are shown."""

    @classmethod
    def of(cls, inlines: Inlines, origin: object) -> Content:
        """Inlines with what they show."""
        made = cls(inlines)
        made.origin = origin
        return made


# ---------------------------------------------------------------- blocks


@node
class Comment:
    """A note of the author's on a block: a comment of the word processor's, and printed nowhere."""

    content: Inlines
    """Runs and line breaks alone."""
    author: str = ""
    date: str = ""
    """As xsd:dateTime; empty: not known."""


Comments: TypeAlias = tuple[Comment, ...]

HeadingKind: TypeAlias = Literal["section", "appendix", "unnumbered", "summary"]


@node
class Heading:
    """A heading in the flow.

    `kind` is "summary" for the label of the summary panel (small letter-spaced capitals; still a heading of its
    level, in the
    outline and the contents), "unnumbered" for parts outside the numbering, "appendix" for what is under appendix
    lettering.
    """

    id: str
    level: int
    """1 to 4."""
    number: str | None
    """As printed, for example "1.0." or "Appendix A"; None where the heading has none."""
    content: Inlines
    kind: HeadingKind = "section"
    comments: Comments = ()


@node
class Paragraph:
    """A paragraph of running text."""

    content: Inlines
    comments: Comments = ()


#: Labels of bulleted lists by depth; the last serves deeper lists.
BULLETS = ("•", "–", "·")


@node
class ListItem:
    """An item with its label as printed ("•", "3.", "b.") and what it holds."""

    label: str
    blocks: Blocks


@node
class List:
    """A list. `depth` counts from 0 for a list that stands in no other list."""

    ordered: bool
    items: tuple[ListItem, ...]
    depth: int
    start: int = 1
    style: Literal["decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"] = "decimal"
    """Number style of an ordered list; labels are already written, this is for formats that number natively."""
    comments: Comments = ()


@node
class Definition:
    """A term and what it means."""

    term: Inlines
    blocks: Blocks


@node
class DefinitionList:
    """Terms with their meanings."""

    items: tuple[Definition, ...]
    comments: Comments = ()


@node
class Caption:
    """A caption; stands above its table or figure and is never parted from it."""

    label: str
    """The word in the document's language: "Table", "Figure"."""
    number: int
    content: Inlines
    """May be empty: then only label and number are shown."""


@node
class Column:
    """A column: its alignment, and its share of the table's width (shares add up to 1)."""

    align: Literal["left", "center", "right", "decimal"]
    share: float


@node
class Cell:
    """A cell; `column` is the index of its first column."""

    blocks: Blocks
    column: int
    columns: int = 1
    rows: int = 1


@node
class Row:
    """A row. Cells covered by a cell above that spans rows are absent."""

    cells: tuple[Cell, ...]


@node
class Table:
    """A table. The cells of `header` are column headers; those of the body in the first column are row headers."""

    id: str
    columns: tuple[Column, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Caption | None
    notes: Inlines
    comments: Comments = ()


@node
class Image:
    """A picture's file, read and measured."""

    data: bytes
    """The file without anything but the picture: no metadata, comments, scripts or addresses."""
    format: Literal["png", "jpeg", "svg"]
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    dpi: float
    """Pixels to the inch; 96 where the file does not say."""
    drawing: Drawing | None = None
    """What an SVG shows; None for the others."""


@node
class Figure:
    """A picture with its caption."""

    id: str
    image: Image
    alt: str
    caption: Caption | None
    share: float | None
    """Share of the text width; None: natural size, shrunk to the text width where wider."""
    comments: Comments = ()


@node
class Quotation:
    """A quotation set off from the text."""

    blocks: Blocks
    attribution: Inlines
    comments: Comments = ()


@node
class CallOut:
    """A tinted box with a rule at its left and a label in letter-spaced capitals."""

    kind: Literal["note", "important", "warning", "implication", "recommendation"]
    label: Inlines
    blocks: Blocks
    comments: Comments = ()


@node
class Facet:
    """A small labelled value: "Likelihood", "Very likely (80–95 %)"."""

    label: str
    value: Inlines


@node
class Scale:
    """A row of steps with one filled, as the likelihood scale: `step` counts from 0 of `steps`. Only for the eye."""

    steps: int
    step: int


@node
class KeyJudgment:
    """A judgment between rules: the statement, then its facets side by side, the scale under the first."""

    statement: Inlines
    facets: tuple[Facet, ...]
    scale: Scale | None
    comments: Comments = ()


@node
class KeyJudgments:
    """Judgments that stand together under one label ("Key judgments")."""

    label: str
    items: tuple[KeyJudgment, ...]


@node
class QuestionAnswer:
    """A question, set like a heading of its level, and its answer. In the outline and the contents as a heading."""

    question: Heading
    blocks: Blocks
    comments: Comments = ()


@node
class CodeBlock:
    """Literal lines in a monospaced face; spaces and line ends count."""

    text: str
    comments: Comments = ()


@node
class PageBreak:
    """What follows begins on a new page."""


@node
class Landscape:
    """Pages of the same paper on their side; a page begins before and after it. Stands in nothing else."""

    blocks: Blocks


@node
class Summary:
    """The executive summary's panel. `label` is a word of the tool's where the summary has no heading of its own,
    else None
    (then the first block is a Heading of kind "summary")."""

    label: str | None
    blocks: Blocks


@node
class ContentsEntry:
    """A line of the contents: leads to `target`, whose page is shown at the right."""

    target: str
    level: int
    number: str | None
    content: Inlines


@node
class Contents:
    """The table of contents; `label` is its heading (not itself in the outline)."""

    label: str
    depth: int
    entries: tuple[ContentsEntry, ...]
    captions: str = ""
    """The label of the captions listed ("Table"), for a list of tables or figures; empty: headings are listed."""


@node
class Endnote:
    """An entry of the bibliography or the notes. `marks` are the ids of the citations that name it, in reading order;
    may be empty."""

    id: str
    number: str
    """What citations call it by; empty where entries have no numbers."""
    content: Inlines
    marks: tuple[str, ...]
    label: str = ""
    """What stands before the entry, hanging: "[3]", "3."; empty: the number itself."""

    @property
    def shown(self) -> str:
        """The label as it is printed; empty for an entry without a number."""
        return self.label or self.number


@node
class Endnotes:
    """A heading and entries in smaller type: hanging numbers, or hanging first lines where entries have none."""

    heading: Heading
    entries: tuple[Endnote, ...]
    kind: Literal["bibliography", "notes"] = "bibliography"
    """"notes": what citations of form "note" refer to, one entry for each number, in the order of the numbers 1, 2,
    3 ...: Word's own endnotes. An entry may hold ReferenceMarks of kind "note" to other entries."""
    legend: Inlines = ()
    """A paragraph in the same small type after the entries: what source ratings mean. Empty: none."""
    lead: Inlines = ()
    """A paragraph between the heading and the entries: the source summary statement. Empty: none."""
    columns: Literal[1, 2] = 1
    """In how many columns the entries stand; heading, lead and legend span them."""


Block: TypeAlias = Union[
    Heading,
    Paragraph,
    List,
    DefinitionList,
    Table,
    Figure,
    Quotation,
    CallOut,
    KeyJudgments,
    QuestionAnswer,
    CodeBlock,
    PageBreak,
    Landscape,
    Summary,
    Contents,
    Endnotes,
]
Blocks: TypeAlias = tuple[Block, ...]

# ---------------------------------------------------------------- document


@node
class NumberingLevel:
    """How one level is numbered, in the terms of ECMA-376 17.9: `text` is a `w:lvlText` ("%1.%2."), `format` a
    `w:numFmt`."""

    text: str
    format: Literal["decimal", "upperRoman", "upperLetter", "lowerLetter", "lowerRoman"]


@node
class Marking:
    """How far the document may travel, ready to draw."""

    text: str
    kind: Literal["tlp", "classification"]
    """TLP labels stand in both header and footer, right-justified, 12 pt or more, coloured text on a black box (FIRST
    TLP 2.0). Classifications are banners: centred at the top and at the bottom of every page, outside the running
    lines, and in a box in the title block."""
    foreground: str = ""
    """Colour of the text in its box, "#RRGGBB"; empty: the theme's."""
    background: str = ""
    """Colour of the box, and of a banner's words; empty: the theme's."""


@node
class Words:
    """The tool's own words in the document's language."""

    page_of: str
    """With {page} and {pages}: "Page {page} of {pages}"."""
    pages: str
    """With {pages}: "{pages} pages"; in the title block."""
    page: str
    """The same for a document of one page: "1 page"."""
    back: str
    """What a back-link from an endnote means, for readers who hear it: "Back to the text, page {page}"."""
    go_to: str
    """What a link inside the document means, for readers who hear it: "Go to {label}"."""


@node
class TitleBlock:
    """The head of the first page, each line ready to draw; empty strings and tuples are left out."""

    organisation: str
    kind: str
    title: Inlines
    subtitle: Inlines
    date: str
    """The date in the document's language: "5 September 2025"."""
    authors: tuple[str, ...]
    sources: str
    """"21 sources"; empty where there are none."""
    distribution: Inlines = ()
    """To whom the document may be given; stands last in the title block."""


@node
class Properties:
    """What goes into the files' own properties; plain text."""

    title: str
    authors: tuple[str, ...]
    organisation: str
    description: str
    keywords: tuple[str, ...]
    lang: str
    """BCP 47."""
    stamp: int
    """Seconds since 1970-01-01 UTC: the report's date, or SOURCE_DATE_EPOCH. The only time either file may hold."""


LiveCitations: TypeAlias = Literal["fields", "zotero", "word"]


@node
class Citing:
    """What a word processor's live citations need beside the text that is shown."""

    word: LiveCitations = "fields"
    """Whose citations the Word draft holds: our own cross-references, Zotero's fields, or Word's own sources."""
    style: str = ""
    """The CSL style's id, an address."""
    in_notes: bool = False
    """The style puts citations into notes."""
    lang: str = "en-US"
    """The language of its terms, BCP 47."""
    data: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Source id to its CSL-JSON, for every source cited or listed."""


@node
class Document:
    """A report with nothing left to decide."""

    properties: Properties
    title: TitleBlock
    running_title: str
    """The short title, for the header of every page but the first."""
    running_foot: str
    """Organisation and date, for the footer: "Strategic Studies Desk · 5 September 2025"."""
    markings: tuple[Marking, ...]
    """At most one of each kind."""
    words: Words
    body: Blocks
    """Everything after the title block, in reading order, contents and endnotes included."""
    numbering: tuple[NumberingLevel, ...]
    """One for each level of section headings; empty where sections are not numbered."""
    appendix_numbering: tuple[NumberingLevel, ...]
    page: Literal["a4", "letter"]
    theme: str
    citing: Citing = Citing()
    lettered_notes: bool = False
    """Footnotes are marked a, b, c, because raised numbers are citations."""
    draft: str = ""
    """What the watermark of every page says; empty: there is none."""

    @property
    def tlp(self) -> Marking | None:
        """The label of the Traffic Light Protocol."""
        return next((marking for marking in self.markings if marking.kind == "tlp"), None)

    @property
    def banner(self) -> Marking | None:
        """The classification."""
        return next((marking for marking in self.markings if marking.kind == "classification"), None)


@node
class Pages:
    """What the page layout found out: how many there are, and the page of every id: headings, tables, figures,
    citation marks, endnotes."""

    count: int
    of: Mapping[str, int]


class BackLink(NamedTuple):
    """A way back from an entry to one place that cites it."""

    mark: str
    """The id of the citation."""
    page: int
    letter: str
    """Which of the places on this page it is: a, b ...; empty where it is the only one."""
    first: bool
    """It is the first on its page, and shows the page's number; the others show their letters alone."""

    @property
    def text(self) -> str:
        """What is shown: "3", "3a", "b"."""
        return f"{self.page if self.first else ''}{self.letter}"


def back_links(entry: Endnote, pages: Pages) -> list[BackLink]:
    """Where an entry leads back to, in the order of the pages: "1a, b, 3" for two places on page 1 and one on page 3.

    Both writers show exactly these, so that they say the same words.
    """
    on: dict[int, list[str]] = {}
    for mark in entry.marks:
        page = pages.of.get(mark)
        if page is not None:
            on.setdefault(page, []).append(mark)
    return [
        BackLink(mark, page, letters(n) if len(marks) > 1 else "", n == 1)
        for page, marks in sorted(on.items())
        for n, mark in enumerate(marks, 1)
    ]


def plain(content: Inlines, notes: bool = False) -> str:
    """The words of inline content; citations and note numbers are left out, footnotes too unless asked for."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Run():
                parts.append(inline.text)
            case ReferenceMark():
                parts.append(inline.prefix + inline.text)
            case LineBreak():
                parts.append(" ")
            case NoteMark():
                if notes:
                    parts.append(f" [{plain(inline.content)}]")
            case CitationMark():
                pass
    return "".join(parts)


def deep(blocks: Blocks) -> Iterator[Block]:
    """Every block in reading order, a holder before what it holds; a question's and the endnotes' headings too."""
    for block in blocks:
        yield block
        match block:
            case List() | DefinitionList():
                for item in block.items:
                    yield from deep(item.blocks)
            case Table():
                for row in block.header + block.rows:
                    for cell in row.cells:
                        yield from deep(cell.blocks)
            case Quotation() | CallOut() | Summary() | Landscape():
                yield from deep(block.blocks)
            case QuestionAnswer():
                yield block.question
                yield from deep(block.blocks)
            case Endnotes():
                yield block.heading
            case Heading() | Paragraph() | Figure() | KeyJudgments() | CodeBlock() | PageBreak() | Contents():
                pass
            case _:
                assert_never(block)


def inlines_of(block: Block) -> Iterator[Inline]:
    """The inlines that are a block's own: not those of the blocks it holds, nor what the contents repeat."""
    match block:
        case Heading() | Paragraph():
            yield from block.content
        case DefinitionList():
            for definition in block.items:
                yield from definition.term
        case Table():
            yield from block.caption.content if block.caption else ()
            yield from block.notes
        case Figure():
            yield from block.caption.content if block.caption else ()
        case Quotation():
            yield from block.attribution
        case CallOut():
            yield from block.label
        case KeyJudgments():
            for judgment in block.items:
                yield from judgment.statement
                for facet in judgment.facets:
                    yield from facet.value
        case Endnotes():
            yield from block.lead
            for entry in block.entries:
                yield from entry.content
            yield from block.legend
        case List() | QuestionAnswer() | CodeBlock() | PageBreak() | Landscape() | Summary() | Contents():
            pass
        case _:
            assert_never(block)


def with_notes(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Inlines, with those of footnotes behind their marks."""
    for inline in inlines:
        yield inline
        if isinstance(inline, NoteMark):
            yield from with_notes(inline.content)
