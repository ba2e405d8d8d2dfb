"""The same citations in styles of each kind: numbers, notes, words."""

from __future__ import annotations

import pytest

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Citations
from briefing.model.sources import Name, PartialDate, Source
from briefing.resolve import tree
from briefing.writers.text import inline

from .helpers import cite, document, findings, para, text

SOURCES = {
    "lee": Source(id="lee", type="book", title="Tides", author=(Name("Lee", "Ann"),), issued=PartialDate(2025)),
    "kim": Source(id="kim", type="report", title="Winds", author=(Name("Kim", "Sue"),), issued=PartialDate(2024)),
    "more": Source(id="more", type="report", title="Waves", author=(Name("Kim", "Sue"),), issued=PartialDate(2024)),
}


def made(style: str, *blocks: b.AnyBlock, **settings: object) -> tree.Document:
    return document(sources=SOURCES, blocks=blocks, citations=Citations(style=style, **settings))  # type: ignore[arg-type]


def lines(found: tree.Document) -> list[str]:
    """Paragraphs as text; a citation stands in ^raised^ marks or as it is."""
    return [shown(block.content) for block in found.body if isinstance(block, tree.Paragraph)]


def shown(content: tree.Inlines) -> str:
    return "".join(
        (f"^{piece.text}^" if piece.superscript else piece.text)
        if isinstance(piece, tree.CitationMark)
        else inline((piece,))
        for piece in content
    )


def lists(found: tree.Document) -> list[tree.Endnotes]:
    return [block for block in found.body if isinstance(block, tree.Endnotes)]


@pytest.mark.parametrize("source", [("fell.", ""), ("fell ", ".")], ids=["stop before", "stop behind"])
@pytest.mark.parametrize(
    ("style", "wanted"), [("endnotes", "It fell.^1^"), ("notes", "It fell.^1^"), ("author-date", "It fell (Lee 2025).")]
)
def test_a_citation_stands_where_its_style_wants_it_however_it_was_written(
    source: tuple[str, str], style: str, wanted: str
) -> None:
    before, behind = source
    assert lines(made(style, para(f"It {before}", cite("lee"), behind))) == [wanted]


@pytest.mark.parametrize(
    ("before", "behind", "wanted"),
    [
        ("말했다.", "", "말했다(Lee 2025)."),
        ("“Yes.”", "", "“Yes.” (Lee 2025)"),
        ("Really?", "", "Really? (Lee 2025)"),
        ("(so ", ")", "(so (Lee 2025))"),
        ("", " says so", "(Lee 2025) says so"),
        ("a ", "; b", "a (Lee 2025); b"),
    ],
)
def test_joints_of_citations_in_the_line(before: str, behind: str, wanted: str) -> None:
    assert lines(made("author-date", para(before, cite("lee"), behind))) == [wanted]


def test_words_lead_to_their_entries_and_back() -> None:
    found = made("author-date", para("x ", i.Citation((i.Cite("lee", "4"), i.Cite("kim", prefix="see")))))
    mark = next(p for p in found.body[0].content if isinstance(p, tree.CitationMark))  # type: ignore[union-attr]
    assert mark.form == "text"
    assert [(part.text, part.target) for part in mark.parts if part.target] == [
        ("Kim 2024b", "source:kim"),
        ("Lee 2025, p.\N{NO-BREAK SPACE}4", "source:lee"),
    ]
    (listed,) = lists(found)
    assert [(entry.id, entry.shown, entry.marks) for entry in listed.entries] == [
        ("source:more", "", ()),
        ("source:kim", "", ("cite:1",)),
        ("source:lee", "", ("cite:1",)),
    ]
    assert listed.heading.content == (tree.Run("References"),)


@pytest.mark.parametrize(
    ("style", "wanted"),
    [
        ("endnotes", "As Lee^1 (p.\N{NO-BREAK SPACE}3)^ says"),
        ("notes", "As Lee^1^ says"),
        ("author-date", "As Lee (2025, p.\N{NO-BREAK SPACE}3) says"),
    ],
)
def test_a_narrative_citation_says_the_names_in_the_sentence(style: str, wanted: str) -> None:
    narrative = i.Citation((i.Cite("lee", "3"),), narrative=True)
    assert lines(made(style, para("As ", narrative, " says"))) == [wanted]


def test_names_said_already_are_left_out_when_asked() -> None:
    assert lines(made("author-date", para("Lee ", cite("lee", suppress_author=True)))) == ["Lee (2025)"]


def test_notes_are_full_then_short_and_refer_to_the_first() -> None:
    found = made("notes", para("a", cite("lee")), para("b", cite("kim")), para("c", cite("lee", locator="7")))
    assert lines(found) == ["a^1^", "b^2^", "c^3^"]
    (notes,) = lists(found)
    assert notes.kind == "notes"
    assert [(entry.id, entry.number, entry.marks) for entry in notes.entries] == [
        ("note:1", "1", ("cite:1",)),
        ("note:2", "2", ("cite:2",)),
        ("note:3", "3", ("cite:3",)),
    ]
    referring = [piece for piece in notes.entries[2].content if isinstance(piece, tree.ReferenceMark)]
    assert [(mark.kind, mark.target, mark.text) for mark in referring] == [("note", "note:1", "1")]
    assert len(inline(notes.entries[2].content)) < len(inline(notes.entries[0].content))


def test_a_repeated_note_may_keep_its_number() -> None:
    found = made("notes", para("a", cite("lee")), para("b", cite("kim")), para("c", cite("lee")), repeats="number")
    assert lines(found) == ["a^1^", "b^2^", "c^1^"]
    assert [entry.marks for entry in lists(found)[0].entries] == [("cite:1", "cite:3"), ("cite:2",)]


def test_in_a_footnote_a_note_style_speaks_in_words() -> None:
    found = made("notes", para("a", cite("lee")), para("b", i.Note((i.Text("See "), cite("kim"), i.Text(".")))))
    footnote = next(p for p in found.body[1].content if isinstance(p, tree.NoteMark))  # type: ignore[union-attr]
    mark = next(p for p in footnote.content if isinstance(p, tree.CitationMark))
    assert mark.form == "text"
    assert not mark.text.endswith(".")
    assert [entry.number for entry in lists(found)[0].entries] == ["1"]


def test_a_list_that_is_not_wanted_is_not_led_to() -> None:
    found = made("author-date", para("x ", cite("lee")), bibliography=False)
    assert lists(found) == []
    assert all(not part.target for mark in found.body[0].content if isinstance(mark, tree.CitationMark)  # type: ignore[union-attr]
               for part in mark.parts)  # fmt: skip


def test_a_style_without_a_bibliography_says_so() -> None:
    found = findings(
        sources=SOURCES, blocks=(para(cite("lee")),), citations=Citations(style="notes", bibliography=True)
    )
    assert [d.code for d in found] == ["no-bibliography"]


def test_sources_kept_for_a_list_that_is_not_there_are_named() -> None:
    settings = Citations(style="notes", uncited="keep")
    found = findings(sources=SOURCES, blocks=(para(cite("lee")),), citations=settings)
    assert [d.code for d in found] == ["no-bibliography"]
    assert "'kim', 'more' will not be seen" in found[0].message


def test_an_unknown_style_is_named_with_its_neighbour() -> None:
    found = findings(sources=SOURCES, blocks=(para(cite("lee")),), citations=Citations(style="author-dat"))
    assert [d.code for d in found] == ["unknown-style"]
    assert "author-date" in found[0].hint


def test_what_is_cited_goes_along_for_live_citations() -> None:
    found = made("author-date", para("x ", cite("lee")), word="zotero")
    assert found.citing.word == "zotero"
    assert found.citing.data["lee"]["title"] == "Tides"


def test_sources_of_files_are_listed_when_cited_or_kept() -> None:
    library = {"far": Source(id="far", title="Far"), "near": Source(id="near", title="Near")}
    few = document(sources=SOURCES, library=library, blocks=(para(cite("near")),))
    assert [entry.id for entry in lists(few)[0].entries] == ["source:near", "source:lee", "source:kim", "source:more"]
    all_of_them = document(
        sources=SOURCES, library=library, blocks=(para(cite("near")),), citations=Citations(uncited="keep")
    )
    assert lists(all_of_them)[0].entries[-1].id == "source:far"


@pytest.mark.parametrize("style", ["endnotes", "notes", "author-date"])
def test_citations_are_found_wherever_text_stands(style: str) -> None:
    table = b.Table(
        (b.Column(),), (b.Row((b.Cell((para("a", cite("lee")),)),)),), caption=(*text("Caption"), cite("kim"))
    )
    found = document(
        sources=SOURCES,
        citations=Citations(style=style),
        blocks=(
            table,
            b.Quotation((para("d", cite("more")),)),
            b.UnorderedList((b.ListItem((para("l", cite("lee")),)),)),
        ),
        sections=(b.Section((*text("Heading"), cite("kim"))),),
    )
    marks = [
        piece
        for block in tree.deep(found.body)
        for piece in tree.with_notes(tree.inlines_of(block))
        if isinstance(piece, tree.CitationMark)
    ]
    assert len(marks) == 5
    assert [mark.id for mark in marks] == [f"cite:{n}" for n in range(1, 6)]
