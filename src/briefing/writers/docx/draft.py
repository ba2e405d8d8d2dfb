"""What every part of one Word draft shares: theme, measures, bookmarks, lists, notes, and the space still owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ...core.node import node
from ...resolve import tree
from ...themes.theme import Theme
from .bookmarks import Bookmarks
from .counting import Counter
from .labels import Labels, Name, called_in, labels
from .measures import Measures, measures
from .numbering import Numbering
from .parts import Relations
from .sources import tags
from .typefaces import east_asian
from .xml import TAB, indent, properties, spacing, val
from .xml import tabs as tab_stops

if TYPE_CHECKING:
    from .styles import Paragraphs


#: Ids of content controls count from here: the contents have one below.
_CONTROLS = 2000
#: Stands in a body on both sides of the number of what is written later: no XML holds this character (XML 1.0, 2.2).
_LATER = "\0"


@node
class Setting:
    """Where blocks stand: how their paragraphs are set and how much room there is. Lengths in twips."""

    style: str
    """Paragraph style of running text."""
    width: int
    left: int = 0
    """From the text's left edge of the page, or of the cell."""
    right: int = 0
    axis: int = 0
    """Left indent of the panel's text; paragraphs deeper than this hang from it, so that the panel keeps one edge."""
    panel: Paragraphs | None = None
    """Tint, rule and indents that every paragraph here must carry; None outside panels."""
    variant: bool = False
    """The style does not say all about the panel: running text carries `panel` itself too."""
    depth: int = 0
    """Lists around."""
    own_lists: bool = True
    """Lists take the list styles; else they keep `style` (in cells, panels, quotations)."""
    top: bool = True
    """Directly on the page: wide tables may reach into the margin."""
    italic: bool = False
    """Running text is italic, so that emphasis is upright."""
    align: str = ""
    """A `w:jc` that differs from the style's."""
    decimal: int = 0
    """Where the decimal signs of figures stand; 0: they are set as other text."""
    indented: bool = False
    """Running text carries `left` and `right` itself: it stands deeper than its style says."""

    def within(self, **changes: object) -> Setting:
        """The same with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class Draft:
    """One document on its way to Word."""

    flow: Callable[[Draft, tree.Blocks, Setting], str]
    """Writes blocks: handed down, so that blocks which hold blocks need not know all others."""
    document: tree.Document
    theme: Theme
    ask_pages: Callable[[], tree.Pages]
    """Gives the page numbers, once they are known: whoever lays the pages out may still be at work."""
    page: Measures = field(init=False)
    east_asian: str = field(init=False)
    """Key of the East Asian language that text without a language of its own is taken for."""
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    numbering: Numbering = field(init=False)
    sections: Counter = field(init=False)
    appendices: Counter = field(init=False)
    relations: Relations = field(default_factory=lambda: Relations("d"))
    """Of the part being written: the document's own, or the footnotes'."""
    note_relations: Relations = field(default_factory=lambda: Relations("n"))
    endnote_relations: Relations = field(default_factory=lambda: Relations("e"))
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    comment_relations: Relations = field(default_factory=lambda: Relations("c"))
    in_note: bool = False
    """The content of a footnote or endnote is being written."""
    native: bool = True
    """The notes of the style are endnotes of Word's own."""
    notes: dict[str, tree.Endnote] = field(default_factory=dict)
    """By their ids: what becomes an endnote of Word's own where a citation first names it."""
    longest_note: int = 0
    """How many letters the longest of their labels has."""
    noted: list[str] = field(default_factory=list)
    """The ids of those already named, in order."""
    labels: dict[str, Labels] = field(default_factory=dict)
    """How the entries of a bibliography are labelled, by the id of its heading."""
    names: dict[str, Name] = field(default_factory=dict)
    """How citations refer to an entry, by its id."""
    tags: dict[str, str] = field(default_factory=dict)
    """What Word's own citations call a source, by its id."""
    listed: frozenset[str] = frozenset()
    """Labels of the captions that a list of tables or figures leads to."""
    controls: int = 0
    drawings: int = 0
    gap: int = 0
    """Space owed above the next paragraph, in twips: what stands before it cannot carry space of its own."""
    wanted_marks: frozenset[str] = frozenset()
    """Citations that the bibliography leads back to."""
    break_before: bool = False
    """The next paragraph begins on a new page."""
    parted: bool = False
    """The notes have ended a section, and what follows is another."""
    first: bool = True
    """What is being written is the document's first section."""
    turned: bool = False
    """Some pages lie on their side."""
    section_end: str = ""
    """A `w:sectPr` for the next paragraph, which ends its section."""
    open_table: bool = False
    """A table was just written: another one, or the end of a cell, needs a paragraph between."""
    kept: bool = False
    """Paragraphs stay on the page of what follows them: they are of something that is not to be parted."""
    last_call_out: bool = False
    """The paragraph just written ends a call-out."""
    bitmap: Callable[[tree.Image], bytes] | None = None
    """Makes the PNG that stands in for an SVG; None: there is none."""
    _later: list[Callable[[], str]] = field(default_factory=list)
    run_cache: dict[tuple[object, ...], str] = field(default_factory=dict)
    """Run properties already written, by what they depend on: a text has few, and many runs."""

    def __post_init__(self) -> None:
        """Measure the page and set up the lists."""
        document = self.document
        self.page = measures(self.theme, document.page)
        self.east_asian = east_asian(document.properties.lang) or "zh"
        self.numbering = Numbering(
            self.theme, self.page, self.east_asian, document.numbering, document.appendix_numbering
        )
        self.sections, self.appendices = Counter(document.numbering), Counter(document.appendix_numbering)
        if document.citing.word == "word":
            self.tags = tags(document.citing.data)
        self.listed = frozenset(block.captions for block in document.body if isinstance(block, tree.Contents))
        self._name_entries(document)

    def _name_entries(self, document: tree.Document) -> None:
        """Settle how entries are labelled and referred to, which are notes, and where they lead back to."""
        blocks = [block for block in tree.deep(document.body) if isinstance(block, tree.Endnotes)]
        entries = [entry for block in blocks for entry in block.entries]
        self.wanted_marks = frozenset(mark for entry in entries for mark in entry.marks)
        called, live = called_in(document.body) if entries else {}, document.citing.word != "fields"
        for n, block in enumerate(blocks):
            if block.kind == "notes" and self.native:
                self.notes |= {entry.id: entry for entry in block.entries}
                continue
            made = self.labels[block.heading.id] = labels(block, called, n, live)
            self.names |= {entry.id: Name(made.core(entry), made.way == "list") for entry in block.entries}
        self.longest_note = max((len(note.shown) for note in self.notes.values()), default=0)

    def blocks(self, blocks: tree.Blocks, setting: Setting) -> str:
        """Blocks where `setting` says."""
        return self.flow(self, blocks, setting)

    def paragraph(
        self, style: str, content: str, look: Paragraphs | None = None, *, before: int = 0, **props: str | bool
    ) -> str:
        """A paragraph; pays the space owed. `before` is what its style sets above it, in twips."""
        if look:
            props = look | props
        if self.gap > before and not props.get("spacing"):
            props["spacing"] = spacing(before=self.gap)
        self.gap = 0
        if self.kept:
            props["keep_next"] = True
        if self.break_before:
            self.break_before, props["page_break"] = False, True
        if self.section_end:
            self.section_end, props["section"] = "", self.section_end
        self.last_call_out = self.open_table = False
        return f"<w:p><w:pPr>{properties(style, props)}</w:pPr>{content}</w:p>"

    def text(self, setting: Setting, content: str, look: Paragraphs | None = None) -> str:
        """A paragraph of running text where `setting` says."""
        props = self.place(setting) | (look or {})
        if setting.align:
            props["align"] = val("jc", setting.align)
        if setting.decimal:
            props["tabs"] = tab_stops(("decimal", setting.decimal))
        if setting.panel is not None and setting.left > setting.axis:
            content = TAB + content
        return self.paragraph(setting.style, content, props)

    def spacer(self) -> str:
        """A paragraph as low as can be, where the format asks for one and the page has nothing to say."""
        return self.paragraph("Spacer", "")

    @staticmethod
    def place(setting: Setting) -> Paragraphs:
        """What a paragraph of running text must say itself because its style does not."""
        if setting.panel is not None and setting.left > setting.axis:
            hung = indent(setting.left, setting.right, setting.left - setting.axis)
            return {**setting.panel, "indent": hung, "tabs": tab_stops(("left", setting.left))}
        if setting.panel is not None:
            return {**setting.panel, "indent": indent(setting.left, setting.right)} if setting.variant else {}
        if setting.indented:
            return {"indent": indent(setting.left, setting.right)}
        return {}

    @property
    def pages(self) -> tree.Pages:
        """The page numbers. Ask when all else is written: this waits until they are known."""
        return self.ask_pages()

    def later(self, write: Callable[[], str]) -> str:
        """What hangs on the page numbers: it stands here in the body or a note, and is written when that is settled."""
        self._later.append(write)
        return f"{_LATER}{len(self._later) - 1}{_LATER}"

    def settled(self, xml: str) -> str:
        """A body, or notes, with all in it that was left for later."""
        parts = xml.split(_LATER)
        parts[1::2] = [self._later[int(place)]() for place in parts[1::2]]
        return "".join(parts)

    def page_of(self, target: str) -> str:
        """The page of an element as the PDF's layout found it; "1" where it is not known."""
        return str(self.pages.of.get(target, 1))

    def drawing(self) -> int:
        """A fresh id for a drawing."""
        self.drawings += 1
        return self.drawings

    def control(self) -> int:
        """A fresh id for a content control."""
        self.controls += 1
        return _CONTROLS + self.controls
