"""Documents made by hand for the tests: one that holds every construct of the tree, and small ones."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

from briefing.resolve.tree import (
    CallOut,
    Caption,
    Cell,
    CitationMark,
    CitePart,
    CodeBlock,
    Column,
    Contents,
    ContentsEntry,
    Definition,
    DefinitionList,
    Document,
    Endnote,
    Endnotes,
    Facet,
    Figure,
    Format,
    Heading,
    Image,
    Inlines,
    KeyJudgment,
    KeyJudgments,
    LineBreak,
    Link,
    List,
    ListItem,
    Marking,
    NoteMark,
    NumberingLevel,
    PageBreak,
    Pages,
    Paragraph,
    Properties,
    QuestionAnswer,
    Quotation,
    ReferenceMark,
    Row,
    Run,
    Scale,
    Summary,
    Table,
    TitleBlock,
    Words,
)  # fmt: skip

STRONG, EMPHASIS = Format(strong=True), Format(emphasis=True)
WORDS = Words(
    "Page {page} of {pages}",
    "{pages} pages",
    "1 page",
    "Back to the text, page {page}",
    "Go to {label}",
)
NUMBERING = (
    NumberingLevel("%1.0.", "decimal"),
    NumberingLevel("%1.%2.", "decimal"),
    NumberingLevel("%1.%2.%3.", "decimal"),
    NumberingLevel("%1.%2.%3.%4.", "decimal"),
)
APPENDICES = (NumberingLevel("Appendix %1", "upperLetter"), NumberingLevel("%1.%2", "decimal"))
LONG = "https://example.org/a/very/long/address/that-goes-on?and=on&more=yes#" + "x" * 150


def words(text: str, form: Format | None = None) -> Inlines:
    return (Run(text, form or Format()),)


def p(*pieces: object) -> Paragraph:
    return Paragraph(tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces))  # type: ignore[misc]


def cite(name: str, *numbers: str) -> CitationMark:
    parts: list[CitePart] = []
    for number in numbers:
        if parts:
            parts.append(CitePart(","))
        parts.append(CitePart(number, f"entry-{number}"))
    return CitationMark(name, tuple(parts), keys=numbers)


def heading(number: str | None, title: str, level: int = 1, kind: str = "section") -> Heading:
    name = "sec-" + title.lower().replace(" ", "-")
    return Heading(name, level, number, words(title), kind)  # type: ignore[arg-type]


def png(width: int = 4, height: int = 2) -> bytes:
    """A small picture, made from scratch."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x14\x37\x5e" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def document(*body: object, marking: Marking | None = None, **changes: object) -> Document:
    """A plain document around some blocks."""
    properties = Properties(
        "The title", ("A. Author", "B. Author"), "The Desk", "What it says.", ("one", "two"), "en-US", 1_757_030_400
    )
    title = TitleBlock(
        "The Desk", "Briefing", words("The title & more"), words("A subtitle"), "5 September 2025", (), "2 sources"
    )
    made = Document(
        properties, title, "The title", "The Desk · 5 September 2025", (), WORDS, body, NUMBERING, APPENDICES, "a4",
        "default",
    )  # type: ignore[arg-type]  # fmt: skip
    return replace(made, **({"markings": (marking,) if marking else ()} | changes))  # type: ignore[arg-type]


def lists() -> tuple[List, List]:
    """An unordered list three deep with an ordered one in it, and a list that starts at three."""
    inner = List(
        True, (ListItem("a.", (p("alpha"),)), ListItem("b.", (p("beta"), p("beta goes on")))), 2, 1, "lower-alpha"
    )
    middle = List(False, (ListItem("–", (p("middle"), inner)),), 1)
    outer = List(False, (ListItem("•", (Paragraph((*words("Lead", STRONG), Run(" and rest"))), middle)),
                         ListItem("•", (p("second"),))), 0)  # fmt: skip
    counted = List(True, tuple(ListItem(f"{n}.", (p(f"item {n}"),)) for n in (3, 4, 5)), 0, 3)
    return outer, counted


def table(name: str = "tbl-one", caption: bool = True) -> Table:
    """Two header rows, spans both ways, every alignment, a list in a cell, an empty cell, notes."""
    columns = tuple(Column(align, share) for align, share in
                    (("left", 0.2), ("center", 0.3), ("right", 0.25), ("decimal", 0.25)))  # fmt: skip
    mark = "mark-cell" if name == "tbl-one" else f"mark-{name}"
    bullet = List(False, (ListItem("•", (p("in a cell"),)), ListItem("•", (p("again", cite(mark, "1")),))), 0)
    header = (
        Row((Cell((p("Actor"),), 0, rows=2), Cell((p("Span"),), 1, columns=3))),
        Row((Cell((p("B"),), 1), Cell((p("C"),), 2), Cell((p("D"),), 3))),
    )
    rows = (
        Row((Cell((p("China"),), 0, rows=2), Cell((p("one"), p("two")), 1), Cell((p("3"),), 2), Cell((p("4.5"),), 3))),
        Row((Cell((bullet,), 1), Cell((), 2), Cell((p("16.25"),), 3))),
        Row((Cell((p("Wide"),), 0, columns=4),)),
    )
    label = Caption("Table", 1, words("What is compared")) if caption else None
    return Table(name, columns, header, rows, label, words("Source: own reading.") if caption else ())


def judgments() -> KeyJudgments:
    facets = (
        Facet("Likelihood", (*words("Very likely", STRONG), Run(" (80–95 %)"))),
        Facet("Confidence", words("Moderate", STRONG)),
        Facet("Basis", (Run("Three reports"), cite("mark-basis", "2"))),
    )
    return KeyJudgments(
        "Key judgments",
        (KeyJudgment(words("It will hold."), facets, Scale(7, 5)), KeyJudgment(words("It will not."), (), None)),
    )


def torture(**changes: object) -> tuple[Document, Pages]:
    """A document that holds every construct of the tree, in places where they are hard."""
    link, inner = Link(url="https://example.org/?a=1&b=2"), Link(target="sec-findings")
    outer, counted = lists()
    figure = Figure(
        "fig-map", Image(png(), "png", 4, 2, 96.0), 'A map, "quoted" & marked <up>', Caption("Figure", 1, ()), 0.5
    )
    bare = Figure("fig-bare", Image(png(), "png", 4000, 9000, 72.0), "Bare", None, None)
    note = NoteMark(1, (Run("A note with "), Run("a link", link=link), cite("mark-note", "1"), Run(".")))
    entries = (
        Endnote("entry-1", "1", (Run("First & best. "), Run(LONG, Format(address=True), link=Link(url=LONG))),
                ("mark-summary", "mark-note", "mark-cell")),
        Endnote("entry-2", "2", words("Second."), ("mark-basis",)),
        Endnote("entry-3", "3", words("Never cited."), ()),
    )  # fmt: skip
    heads = [
        heading("1.0.", "Executive Summary", 1, "summary"),
        heading("1.1.", "Reality", 2),
        heading("2.0.", "Findings"),
        heading("2.1.", "Second level", 2),
        heading("2.1.1.", "Third level", 3),
        heading("2.1.1.1.", "Fourth level", 4),
        heading("2.2.", "What next", 2),
        heading(None, "Afterword", 1, "unnumbered"),
        heading("Appendix A", "Method", 1, "appendix"),
        heading("A.1", "Detail", 2, "appendix"),
    ]
    notes_heading = heading(None, "Endnotes", 1, "unnumbered")
    contents = Contents(
        "Contents", 3,
        tuple(ContentsEntry(h.id, h.level, h.number, h.content) for h in (*heads, notes_heading) if h.level <= 3),
    )  # fmt: skip
    body = (
        Summary(None, (heads[0], p("Bottom line.", cite("mark-summary", "1", "2")), heads[1], p("More."), lists()[0])),
        contents,
        judgments(),
        heads[2],
        p("Plain ", Run("strong", STRONG), Run(" emphasis", EMPHASIS), Run(" code", Format(code=True)), " H",
          Run("2", Format(subscript=True)), "O x", Run("2", Format(superscript=True)), LineBreak(), "next line",
          Run(" 한국", lang="ko"), Run(" 中国", lang="zh-Hant"), Run(" العربية", lang="ar"),
          Run(" Ἑλλάς", lang="el"), " <&>\x07", note),
        p("See ", ReferenceMark("sec-second-level", "heading", "Section\N{NO-BREAK SPACE}", "2.1"), ", ",
          ReferenceMark("tbl-one", "table", "", "Table\N{NO-BREAK SPACE}1", form="label"), ", ",
          ReferenceMark("sec-afterword", "heading", "", "Afterword", form="title"), " and ",
          Run("a link", link=link), Run(" in bold", STRONG, link=link), " or ", Run("inside", link=inner), "."),
        heads[3], outer, counted, heads[4], table(), table("tbl-two", caption=False), table("tbl-three", caption=False),
        heads[5],
        DefinitionList((Definition(words("Term"), (p("Meaning."), p("More meaning."))),)),
        figure, bare,
        Quotation((p("Quoted ", Run("words", EMPHASIS)),), words("A person")),
        CallOut("note", words("Note"), (p("First box."), lists()[0], table("tbl-four", caption=False))),
        CallOut("warning", words("Warning"), (p("Second box."),)),
        ListBlock(),
        QuestionAnswer(heads[6], (p("An answer."), CodeBlock("def f():\n    return 1\n"))),
        PageBreak(),
        heads[7], p("After."), heads[8], p("How."), heads[9],
        Endnotes(notes_heading, entries),
        table("tbl-last", caption=False),
    )  # fmt: skip
    marking = Marking("UNCLASSIFIED // FOR DISTRIBUTION", "classification", "#FFFFFF", "#14375E")
    pages = Pages(5, {
        **{h.id: n // 3 + 1 for n, h in enumerate(heads)}, "sec-endnotes": 5,
        "mark-summary": 1, "mark-note": 2, "mark-cell": 2, "mark-basis": 1,
    })  # fmt: skip
    return document(*body, **{"marking": marking, **changes}), pages


def ListBlock() -> List:  # noqa: N802 - reads like the block it makes
    """An ordered list whose items hold a quotation, a call-out and a table, one of them with nothing before it."""
    return List(
        True,
        (
            ListItem("(i)", (p("with a box"), CallOut("note", words("Boxed"), (p("inside"),)))),
            ListItem("(ii)", (Quotation((p("quoted"),), ()),)),
            ListItem("(iii)", (p("table"), table("tbl-five", caption=False))),
        ),
        0,
        1,
        "lower-roman",
    )
