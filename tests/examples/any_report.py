"""Hypothesis strategies for reports that build: every block and inline in every place, in ordinary words."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Author, Citations, Marking, Numbering, Report
from briefing.model.sources import PartialDate, Source

KEYS = [f"source{number}" for number in range(1, 7)]
SOURCES = {key: Source(id=key, title=f"Title of {key}", url=f"https://example.org/{key}/a-path") for key in KEYS}
#: Between words of the other direction: a number beside Arabic words stands elsewhere in the line than it is read.
ARABIC = (i.Text("harbour "), i.Foreign((i.Text("الدار البيضاء"),), "ar"), i.Text(" harbour "))
ADDRESSES = [f"https://example.org/{name}" for name in ("", "a-report", "source1/a-path")] + ["mailto:a@example.org"]
TARGETS = ["sec-first", "sec-last", "tbl-first"]
MARKINGS = [
    Marking("RED"),
    Marking(None, "RESTRICTED"),
    Marking("AMBER+STRICT", "TOP SECRET//SI/TK//ORCON/NOFORN//REL TO USA, AUS, CAN, GBR, NZL"),
    Marking(None, "SECRET//NOFORN", True),
]
WORDS = [
    "(U)",
    "harbour",
    "naïve",
    "co-operation",
    "3.14",
    "(so",
    "called)",
    "“quoted”",
    "U.S.",
    "Ελλάδα",
    "부산",
    "港口",
    "an",
]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
cites = st.builds(i.Cite, st.sampled_from(KEYS), st.sampled_from(["", "", "4", "7-9"]))
citations = st.lists(cites, min_size=1, max_size=4).map(lambda items: i.Citation(tuple(items)))


@cache
def inlines(notes: bool = True) -> st.SearchStrategy[tuple[Any, ...]]:
    """A line: words first, then whatever may stand in one."""
    content = words.map(lambda text: (i.Text(text),))
    marked = st.sampled_from([i.Emphasis, i.Strong, i.Superscript, i.Subscript])
    parts: st.SearchStrategy[Any] = st.one_of(
        words.map(i.Text),
        st.builds(lambda mark, inner: mark(inner), marked, content),
        st.builds(i.Code, words),
        st.builds(i.Link, content, st.sampled_from(ADDRESSES)),
        st.builds(i.CrossReference, st.sampled_from(TARGETS)),
        st.just(i.LineBreak()),
        citations,
    )
    if notes:
        parts |= st.builds(i.Note, st.deferred(lambda: inlines(notes=False)))
    runs = st.lists(parts.map(lambda part: (part,)) | st.just(ARABIC), max_size=4)
    rest = runs.map(lambda found: tuple(part for run in found for part in run))
    return st.builds(lambda first, after: (i.Text(f"{first} "), *after), words, rest)


line = inlines()
bare = inlines(notes=False)
titles = words.map(lambda text: (i.Text(text),))
paragraphs = st.builds(b.Paragraph, line)


@st.composite
def tables(draw: st.DrawFn) -> b.Table:
    """Two or three columns, cells of one or two paragraphs, perhaps a cell across two columns."""
    count = draw(st.integers(2, 3))
    cells = st.lists(paragraphs, max_size=2).map(tuple)
    rows = [b.Row(tuple(b.Cell(draw(cells)) for _ in range(count))) for _ in range(draw(st.integers(1, 4)))]
    if draw(st.booleans()):
        rows.append(b.Row((b.Cell(draw(cells), columns=2), *(b.Cell(draw(cells)) for _ in range(count - 2)))))
    header = (b.Row(tuple(b.Cell((b.Paragraph(draw(titles)),)) for _ in range(count))),)
    columns = tuple(b.Column(draw(st.sampled_from(get_args(b.Align)))) for _ in range(count))
    return b.Table(columns, tuple(rows), header, draw(st.just(()) | bare), draw(st.just(()) | bare))


@cache
def blocks(depth: int) -> st.SearchStrategy[tuple[Any, ...]]:
    """Blocks, each kind of them, nested to a depth."""
    found: st.SearchStrategy[Any] = paragraphs | st.builds(b.CodeBlock, st.sampled_from(["x = 1", "a\n\n    b = 2\nc"]))
    if depth:
        inner = blocks(depth - 1).filter(bool)
        items = st.lists(st.builds(b.ListItem, inner), min_size=1, max_size=3).map(tuple)
        definitions = st.lists(st.builds(b.Definition, titles, inner), min_size=1, max_size=2).map(tuple)
        found |= st.one_of(
            st.builds(b.UnorderedList, items),
            st.builds(b.OrderedList, items, st.integers(1, 30), st.sampled_from(get_args(b.NumberStyle))),
            st.builds(b.DefinitionList, definitions),
            st.builds(b.Quotation, inner, st.just(()) | bare),
            st.builds(b.CallOut, inner, st.sampled_from(get_args(b.CallOutKind)), st.just(()) | titles),
            tables(),
        )
    return st.lists(found, max_size=3).map(tuple)


judgments = st.builds(
    b.KeyJudgment,
    bare,
    st.sampled_from(["", "likely", "almost certain"]),
    st.none() | st.sampled_from(get_args(b.Confidence)),
    st.just(()) | bare,
)
questions = st.builds(b.QuestionAnswer, titles, blocks(1))
comments = st.builds(b.Comment, bare, st.sampled_from(["", "Ann Lee"]), st.sampled_from(["", "2026-02-14"]))


@cache
def sections(depth: int, turned: bool = True) -> st.SearchStrategy[tuple[b.Section, ...]]:
    """Up to two sections, with `depth` levels below them; `turned`: some with landscape pages."""
    below = sections(depth - 1, turned) if depth else st.just(())
    held = st.one_of(blocks(2), blocks(2), landscapes()) if turned else blocks(2)
    return st.lists(st.builds(b.Section, titles, held, below, numbered=st.booleans()), max_size=2).map(tuple)


@cache
def landscapes() -> st.SearchStrategy[tuple[Any, ...]]:
    """Blocks with landscape pages among them."""
    turned = blocks(1).map(lambda held: (b.Landscape(held),))
    return st.tuples(blocks(1), turned, blocks(1)).map(lambda parts: sum(parts, ()))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with something for every cross-reference to lead to."""
    table = b.Table((b.Column(),), (b.Row((b.Cell(draw(blocks(0))),)),), (), draw(titles), id="tbl-first")
    first = b.Section(draw(titles), (*draw(blocks(2)), table), draw(sections(2)), "sec-first")
    last = b.Appendix(draw(titles), draw(blocks(1)), draw(sections(1)), "sec-last")
    lead = st.lists(judgments | questions | paragraphs | comments, max_size=4).map(tuple)
    return Report(
        title=draw(titles),
        subtitle=draw(st.just(()) | titles),
        organisation=draw(st.just("") | words),
        authors=draw(st.lists(st.builds(Author, words, words), max_size=2).map(tuple)),
        date=draw(st.none() | st.just(PartialDate(2026, 3, 12))),
        lang=draw(st.sampled_from(["en-US", "de", "fr"])),
        marking=draw(st.none() | st.sampled_from(MARKINGS)),
        distribution=draw(st.just(()) | bare),
        draft=draw(st.booleans() | words),
        links=draw(st.sampled_from(["notes", "plain"])),
        numbering=draw(st.sampled_from(get_args(Numbering))),
        contents=draw(st.none() | st.booleans() | st.integers(1, 4)),
        citations=Citations(
            draw(st.sampled_from(["appearance", "listed"])),
            draw(st.sampled_from(["keep", "drop"])),
            columns=draw(st.sampled_from([1, 2])),
        ),
        sources=SOURCES,
        summary=draw(st.none() | st.builds(b.Summary, blocks(1), sections(1, turned=False))),
        blocks=draw(lead),
        sections=(first, *draw(sections(3))),
        appendices=(last,),
        page=draw(st.sampled_from(["a4", "letter"])),
    )
