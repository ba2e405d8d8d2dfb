"""Hypothesis strategies for reports: everything the model can hold and Markdown can say.

What Markdown cannot say, and is not generated (it is all that the round trip leaves out):

- an empty Text, two Texts in a row, and control characters other than tab and line feed;
- a paragraph, caption line, term, statement, question or basis with nothing in it where there must be something;
- a Link, or a CrossReference, within a Link; a Link to `#id` that shows nothing (it is a CrossReference);
- a narrative Citation whose first source has words before it;
- sections deeper than four levels, tables whose rows do not fill their columns, and lists without items.
"""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from hypothesis import strategies as st

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Author, Citations, Marking, Numbering, Report
from briefing.model.sources import Name, PartialDate, Source, SourceType
from briefing.readers.markdown.citations import LABELS

_MARKS = "\\`*_[]<>^~@\"'{}()|!#:;.,-+=&/—–%$ \t\n   "
_LETTERS = "abzAIivx019éß한국어中文字ーع😀"
_TRAPS = [
    "https://a.b/c_d", "&amp;", "&#38;", "1. ", "- ", "::: note", "Table: x", "<!-- x -->", "<b>", "\\newpage",
    "@key", "— x", "-- x",
    "[^1]: x", "a. b", "A.  b", "# h", "---", "i. x", "(ii) x", "| a |", "|---|", ": x", "> q", "```", "{#id}",
    "[](", "![", "]:", "](x)",
    "{{< pagebreak >}}", "x@y.z", "snake_case_word", "www.a.b", "p. 4", "~~~", "===", "<br>", "***", "no", "1.10",
    "\\", "a  b",
]  # fmt: skip

characters = (
    st.sampled_from(_MARKS) | st.sampled_from(_LETTERS) | st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"])
)
words = st.lists(characters, min_size=1, max_size=12).map("".join)
text = words | st.sampled_from(_TRAPS) | st.lists(words | st.sampled_from(_TRAPS), min_size=1, max_size=3).map("".join)
plain = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=12) | text
ids = st.from_regex(r"\A(sec|tbl|fig|app)-[a-z0-9-]{1,5}[a-z0-9]\Z") | st.sampled_from(
    ["x", "a:b", "a b", 'q"', "ü-1", "{", "x.y#z"]
)
optional_id = st.none() | ids
keys = (
    st.from_regex(r"\A[a-z]{1,6}[0-9]{0,4}\Z")
    | st.sampled_from(["a:b", "doi:10/x", "a b", "x;y", "{a}", "sec-x", "한국2020", "a.b.", "@", "a\\"])
    | text
)
locators = (
    st.sampled_from(["", "4", "4-6", "iv", "2, 5 & 9", "A12", "3.2", "chapter 2", "p. 4", "4 ff", "{x}", "x; y", " 4"])
    | plain
)
languages = st.sampled_from(["ko", "zh-Hans", "ar", "el", "de-CH", "x y"])
urls = (
    st.sampled_from(
        [
            "https://example.org/a_b?c=1&d=2",
            "https://x.y/(z)",
            "https://x.y/z)",
            "mailto:a@b.org",
            "http://a.b/한글",
            "a b.html",
            "#sec-x",
            "x<y>",
            "",
            "https://x.y/&amp;|*",
        ]
    )
    | plain
)


def _joined(nodes: list[Any]) -> tuple[Any, ...]:
    """Without two Texts in a row, which Markdown cannot tell from one."""
    out: list[Any] = []
    for node in nodes:
        if out and isinstance(node, i.Text) and isinstance(out[-1], i.Text):
            out[-1] = i.Text(out[-1].text + node.text)
        else:
            out.append(node)
    return tuple(out)


cites = st.builds(i.Cite, keys, locators, st.sampled_from(list(LABELS)), plain, plain)


@st.composite
def citations(draw: st.DrawFn) -> i.Citation:
    items = draw(st.lists(cites, min_size=1, max_size=3))
    narrative = draw(st.booleans())
    if narrative:
        first = items[0]
        items[0] = i.Cite(first.key, first.locator, first.label, "", first.suffix)
    return i.Citation(tuple(items), narrative)


def _is_link_to_id(link: i.Link) -> bool:
    return not link.content and link.url.startswith("#") and len(link.url) > 1


def inlines(depth: int = 2, *, min_size: int = 0, in_link: bool = False) -> st.SearchStrategy[tuple[Any, ...]]:
    """Content of a line."""
    leaves = st.one_of(
        text.map(i.Text),
        text.map(i.Text),
        text.map(i.Text),
        st.builds(i.Code, plain),
        citations(),
        st.just(i.LineBreak()),
    )
    if not in_link:
        leaves |= st.builds(i.CrossReference, ids)
    nodes = leaves
    if depth:
        inner = inlines(depth - 1, in_link=in_link)
        nodes |= st.one_of(
            *(st.builds(kind, inner) for kind in (i.Emphasis, i.Strong, i.Superscript, i.Subscript, i.Note)),
            st.builds(i.Foreign, inner, languages),
        )
        if not in_link:
            nodes |= st.builds(i.Link, inlines(depth - 1, in_link=True), urls).filter(
                lambda link: not _is_link_to_id(link)
            )
    return st.lists(nodes, min_size=min_size, max_size=4).map(_joined)


some = inlines(min_size=1)
short = inlines(1)
short_some = inlines(1, min_size=1)
widths = st.none() | st.sampled_from([1.0, 20.0, 2.5, 1 / 3, 1e-3])
starts = st.integers(0, 60) | st.just(999_999_999)


@st.composite
def tables(draw: st.DrawFn, depth: int) -> b.Table:
    count = draw(st.integers(1, 3))
    aligns = st.sampled_from(get_args(b.Align))
    columns = tuple(b.Column(draw(aligns), draw(widths)) for _ in range(count))
    simple = st.just(()) | short_some.map(lambda content: (b.Paragraph(content),))
    cells = draw(st.sampled_from([simple, simple | blocks(depth)]))
    spanning = draw(st.booleans())
    rows = [_row(draw, cells, count, spanning) for _ in range(draw(st.integers(0, 3)))]
    header = [_row(draw, cells, count, spanning) for _ in range(draw(st.sampled_from([1, 0, 1, 2])))]
    if spanning and len(rows) > 1 and count > 1:
        rows = _spanning_down(rows, count)
    return b.Table(columns, tuple(rows), tuple(header), draw(short), draw(short), draw(optional_id))


def _row(draw: st.DrawFn, cells: Any, count: int, spanning: bool) -> b.Row:
    made, left = [], count
    while left:
        columns = draw(st.integers(1, left)) if spanning else 1
        made.append(b.Cell(draw(cells), columns))
        left -= columns
    return b.Row(tuple(made))


def _spanning_down(rows: list[b.Row], count: int) -> list[b.Row]:
    """The first cell of the first row reaches into the second."""
    first, second = rows[0].cells[0], rows[1].cells[0]
    if first.columns != second.columns:
        return rows
    top = b.Row((b.Cell(first.blocks, first.columns, 2), *rows[0].cells[1:]))
    return [top, b.Row(rows[1].cells[1:]), *rows[2:]]


def blocks(depth: int = 2, *, min_size: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Blocks, nested to a depth."""
    nodes = st.one_of(
        some.map(b.Paragraph),
        some.map(b.Paragraph),
        st.just(b.PageBreak()),
        st.builds(
            b.CodeBlock,
            plain | st.sampled_from(["", "\n", "a\n\n  b\n", "```\nx", ":::", "~~~"]),
            plain | st.just("python"),
        ),
        st.builds(b.Figure, plain, plain, short, st.none() | st.floats(0.01, 1), optional_id),
        st.builds(b.Comment, short_some, plain, st.sampled_from(["", "2026-02-14", "2026-02-14T10:30:00Z"])),
        st.builds(b.KeyJudgment, short_some, plain, st.none() | st.sampled_from(get_args(b.Confidence)), short),
    )
    if depth:
        inner = st.deferred(lambda: blocks(depth - 1))
        items = st.lists(inner.map(b.ListItem), min_size=1, max_size=3).map(tuple)
        nodes |= st.one_of(
            st.builds(b.UnorderedList, items),
            st.builds(b.OrderedList, items, starts, st.sampled_from(get_args(b.NumberStyle))),
            st.builds(
                b.DefinitionList,
                st.lists(st.builds(b.Definition, short_some, inner), min_size=1, max_size=3).map(tuple),
            ),
            st.builds(b.Quotation, inner, short),
            st.builds(b.CallOut, inner, st.sampled_from(get_args(b.CallOutKind)), short),
            st.builds(b.QuestionAnswer, short_some, inner, optional_id),
            st.builds(b.Landscape, inner),
            tables(depth - 1),
        )
    return st.lists(nodes, min_size=min_size, max_size=3).map(tuple)


def sections(depth: int) -> st.SearchStrategy[tuple[b.Section, ...]]:
    """Sections with `depth` levels of sections below them."""
    inner = sections(depth - 1) if depth else st.just(())
    return st.lists(st.builds(b.Section, short, blocks(1), inner, optional_id, st.booleans()), max_size=2).map(tuple)


names = (
    st.builds(Name, plain, plain)
    | st.builds(Name, literal=plain)
    | st.builds(Name, plain, suffix=plain, non_dropping_particle=plain)
    | st.builds(Name, plain, comma_suffix=st.booleans(), static_ordering=st.booleans(), parse_names=st.booleans())
)
dates = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)) | st.builds(
    PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12)
)
years = st.integers(-9999, -1) | st.integers(1, 9999)
source_dates = st.one_of(
    dates,
    st.builds(PartialDate, years, season=st.integers(1, 4), circa=st.booleans()),
    st.builds(PartialDate, years, circa=st.booleans(), end=st.none() | dates | st.just(PartialDate())),
    st.builds(PartialDate, literal=plain.filter(bool) | st.sampled_from(["n.d.", "5 May 2019", "2019-13-45", "1850~"])),
)
texts = plain | st.sampled_from(["010", "1.10", "4"])
#: A value for every field of a source, by the field's name.
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    name: (
        st.lists(names, max_size=2).map(tuple)
        if "sources.Name" in str(hint)
        else st.none() | source_dates
        if "PartialDate" in str(hint)
        else texts
    )
    for name, hint in get_type_hints(Source, include_extras=True).items()
    if name not in ("id", "at", "__pydantic_config__")
} | {"type": st.sampled_from(get_args(SourceType)), "rating": st.sampled_from(["", "A1", "F6"]), "url": plain}


@st.composite
def sources(draw: st.DrawFn) -> dict[str, Source]:
    found = {}
    for key in draw(st.lists(keys, max_size=3, unique=True)):
        given = draw(st.lists(st.sampled_from(list(FIELDS)), max_size=8, unique=True))
        found[key] = Source(id=key, **{name: draw(FIELDS[name]) for name in given})
    return found


citation_settings = st.builds(
    Citations,
    st.sampled_from(["appearance", "listed"]),
    title=plain,
    style=plain,
    repeats=st.sampled_from(["note", "number"]),
    bibliography=st.none() | st.booleans(),
    word=st.sampled_from(["fields", "zotero", "word"]),
    ratings=st.booleans(),
    columns=st.sampled_from([1, 2]),
    source_summary=st.booleans(),
)


@st.composite
def reports(draw: st.DrawFn, body: bool = True) -> Report:
    """Reports; `body` false leaves only what the front matter says."""
    said: dict[str, Any] = {
        "title": draw(short),
        "subtitle": draw(short),
        "short_title": draw(plain),
        "kind": draw(plain),
        "organisation": draw(plain),
        "authors": draw(st.lists(st.builds(Author, plain, plain, plain), max_size=2).map(tuple)),
        "date": draw(st.none() | dates),
        "lang": draw(st.sampled_from(["en-US", "de", "fr", "ko", "zh-Hant"])),
        "keywords": draw(st.lists(plain, max_size=2).map(tuple)),
        "marking": draw(
            st.none() | st.builds(Marking, st.none() | st.sampled_from(["RED", "AMBER+STRICT"]), plain, st.booleans())
        ),
        "distribution": draw(short),
        "draft": draw(st.booleans() | plain),
        "links": draw(st.sampled_from(["notes", "plain"])),
        "numbering": draw(st.sampled_from(get_args(Numbering))),
        "contents": draw(st.none() | st.booleans() | st.integers(1, 4)),
        "citations": draw(citation_settings),
        "csl": draw(plain),
        "sources": draw(sources()),
    }
    if not body:
        return Report(**said)
    return Report(
        **said,
        summary=draw(st.none() | st.builds(b.Summary, blocks(1), sections(1))),
        blocks=draw(blocks(1)),
        sections=draw(sections(1)),
        appendices=draw(
            st.lists(st.builds(b.Appendix, short, blocks(1), sections(0), optional_id), max_size=2).map(tuple)
        ),
    )
