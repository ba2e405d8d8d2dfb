"""Citations of every form, wherever they may stand: each leads to its entry, and the entry leads back to its page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from briefing.resolve.tree import (
    Block,
    CallOut,
    Caption,
    Cell,
    CitationMark,
    CitePart,
    Column,
    Definition,
    DefinitionList,
    Document,
    Endnote,
    Endnotes,
    Facet,
    Figure,
    Format,
    Heading,
    Inline,
    Inlines,
    KeyJudgment,
    KeyJudgments,
    List,
    ListItem,
    NoteMark,
    PageBreak,
    Paragraph,
    QuestionAnswer,
    Quotation,
    ReferenceMark,
    Row,
    Run,
    Summary,
    Table,
    back_links,
)
from briefing.themes.theme import load_theme
from briefing.writers.pdf import PdfResult, lay_out, write_pdf
from briefing.writers.pdf.boxes import LineBox

from .checker import assert_sound
from .drawing import png
from .samples import PROSE, document, heading, paragraph, words

ENTRY = "source:lee"


def raised(place: str) -> CitationMark:
    return CitationMark(place, (CitePart("1", ENTRY),))


def in_line(place: str) -> CitationMark:
    return CitationMark(place, (CitePart("["), CitePart("1", ENTRY), CitePart("]")), superscript=False)


def noted(place: str) -> CitationMark:
    return CitationMark(place, (CitePart("1", ENTRY),), form="note")


def worded(place: str) -> CitationMark:
    parts = (CitePart("("), CitePart("Lee and Park 2025", ENTRY), CitePart(", p. 4)"))
    return CitationMark(place, parts, superscript=False, form="text")


FORMS = {"raised": raised, "in line": in_line, "note": noted, "words": worded}


def entries(*marks: str, number: str = "1", kind: str = "bibliography") -> Endnotes:
    entry = Endnote(ENTRY, number, words("Lee and Park, Parades of our time. Seoul 2025."), marks)
    return Endnotes(heading("References", kind="unnumbered"), (entry,), kind=kind)  # type: ignore[arg-type]


def written(doc: Document) -> PdfResult:
    return write_pdf(doc, load_theme("default"))


# ---------------------------------------------------------------- wherever a citation may stand


def _said(mark: CitationMark) -> Inlines:
    return (Run("So it is said "), mark, Run("."))


def _cells(mark: CitationMark) -> Table:
    row = Row((Cell((Paragraph(_said(mark)),), 0), Cell((), 1)))
    return Table("t", (Column("left", 0.5), Column("left", 0.5)), (), (row,), None, ())


def _captioned(mark: CitationMark) -> Table:
    row = Row((Cell((paragraph("A"),), 0), Cell((paragraph("B"),), 1)))
    columns = (Column("left", 0.5), Column("left", 0.5))
    return Table("t", columns, (row,), (row,), Caption("Table", 1, _said(mark)), ())


PLACES: dict[str, Callable[[CitationMark], Block]] = {
    "paragraph": lambda mark: Paragraph(_said(mark)),
    "heading": lambda mark: Heading("h", 1, "2.0.", _said(mark)),
    "cell": _cells,
    "table's caption": _captioned,
    "table's notes": lambda mark: Table("t", (Column("left", 1.0),), (), (), None, _said(mark)),
    "figure's caption": lambda mark: Figure("f", png(), "A picture", Caption("Figure", 1, _said(mark)), None),
    "list": lambda mark: List(False, (ListItem("•", (Paragraph(_said(mark)),)),), 0),
    "term": lambda mark: DefinitionList((Definition(_said(mark), (paragraph("A"),)),)),
    "quotation": lambda mark: Quotation((Paragraph(_said(mark)),), ()),
    "attribution": lambda mark: Quotation((paragraph("A"),), _said(mark)),
    "call-out": lambda mark: CallOut("note", words("Note"), (Paragraph(_said(mark)),)),
    "call-out's label": lambda mark: CallOut("note", _said(mark), (paragraph("A"),)),
    "summary": lambda mark: Summary("Summary", (Paragraph(_said(mark)),)),
    "judgment": lambda mark: KeyJudgments("Key judgments", (KeyJudgment(_said(mark), (), None),)),
    "basis": lambda mark: KeyJudgments(
        "Key judgments", (KeyJudgment(words("A"), (Facet("Basis", _said(mark)),), None),)
    ),
    "question": lambda mark: QuestionAnswer(Heading("q", 1, None, _said(mark)), (paragraph("A"),)),
    "footnote": lambda mark: Paragraph((Run("A"), NoteMark(1, _said(mark)))),
}


class Ways:
    """The links and the places of a file, by page from 1."""

    def __init__(self, data: bytes) -> None:
        self.links: set[tuple[int, str]] = set()
        self.places: dict[str, int] = {}
        with pikepdf.open(io.BytesIO(data)) as pdf:
            numbers = {page.obj.objgen: n for n, page in enumerate(pdf.pages, 1)}
            for n, page in enumerate(pdf.pages, 1):
                self.links |= {(n, str(link.Dest)) for link in page.obj.get("/Annots", []) if "/Dest" in link}
            for leaf in pdf.Root.Names.Dests.Kids:
                names = list(leaf.Names)
                for name, goal in zip(names[::2], names[1::2], strict=True):
                    self.places[str(name)] = numbers[goal[0].objgen]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", PLACES)
def test_a_citation_leads_to_its_entry_and_the_entry_back(place: str, form: str) -> None:
    cited = PLACES[place](FORMS[form]("here"))
    first = heading("A beginning", "1.0.")
    number = "" if form == "words" else "1"
    result = written(document(first, paragraph(), PageBreak(), cited, PageBreak(), entries("here", number=number)))
    assert_sound(result.data)
    ways = Ways(result.data)
    assert {ways.places["here"], result.pages.of["here"]} == {2}
    assert {ways.places[ENTRY], result.pages.of[ENTRY]} == {3}
    assert {(2, ENTRY), (3, "here")} <= ways.links


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_leads_back_to_every_place_that_cites_it(form: str) -> None:
    body: list[Block] = []
    marks = [f"mark-{n}" for n in range(6)]
    for n, mark in enumerate(marks):
        body += [Paragraph(_said(FORMS[form](mark))), *([PageBreak()] if n % 2 else [])]
    result = written(document(*body, entries(*marks)))
    ways = Ways(result.data)
    assert {goal for page, goal in ways.links if page == 4} == set(marks)
    assert [ways.places[mark] for mark in marks] == [1, 1, 2, 2, 3, 3]


def test_a_citation_within_an_entry_has_its_page_too() -> None:
    note = Endnote("note:1", "1", _said(worded("in-note")), ("here",))
    notes = Endnotes(heading("Notes", kind="unnumbered"), (note,), kind="notes")
    mark = CitationMark("here", (CitePart("1", "note:1"),), form="note")
    listed = entries("in-note", number="")
    laid = lay_out(document(Paragraph(_said(mark)), PageBreak(), notes, PageBreak(), listed), load_theme("default"))
    assert laid.settled
    assert back_links(listed.entries[0], laid.shop.known) == [("in-note", 2, "", True)]
    assert {(2, ENTRY), (3, "in-note"), (2, "here"), (1, "note:1")} <= Ways(laid.draw()).links


# ---------------------------------------------------------------- how they are set


def _lines(*content: Inline) -> list[str]:
    """The lines of a paragraph, each as text with its spaces."""
    laid = lay_out(document(Paragraph(content), entries(number="")), load_theme("default"))
    found: list[str] = []
    for placed in laid.sheets[0].boxes:
        box = placed.box
        if isinstance(box, LineBox) and box.entry is None and box.outline is None and box.text.bits:
            shown = range(box.line.first, box.line.last + 1)
            cut = [box.text.part(n, box.line)[3] + (" " if box.text.stream.gaps[n] else "") for n in shown]
            found.append("".join(cut).strip())
    return found


def _all(text: str, mark: CitationMark) -> list[Inline]:
    return [piece for n in range(40) for piece in (Run(text[: 30 + 3 * n] + " "), mark)]


def test_a_bracketed_number_is_never_broken_inside() -> None:
    parts = (
        *(CitePart("["), CitePart("31", ENTRY), CitePart("], "), CitePart("["), CitePart("52", ENTRY)),
        *(CitePart("]–["), CitePart("117", ENTRY), CitePart("]")),
    )
    lines = _lines(*_all(PROSE, CitationMark("m", parts, superscript=False)))
    assert all(line.count("[") == line.count("]") for line in lines)
    assert not any(line.startswith(("]", "–")) or line.endswith(("[", "–")) for line in lines)
    assert any(line.startswith("[31]") for line in lines), "after a space it may begin a line"
    assert any(line.endswith("[31],") for line in lines), "between two numbers a line may end"


def test_words_of_a_citation_are_set_as_the_text_around_them() -> None:
    mark = CitationMark(
        "m",
        (CitePart("("), CitePart("Zwischenstaatlichkeit and Internationalisation 2025", ENTRY), CitePart(")")),
        superscript=False,
        form="text",
    )
    lines = _lines(*_all(PROSE, mark))
    assert any(line.startswith("(Zwischen") for line in lines)
    assert any("Internatio" in line and "Internationalisation" not in line for line in lines), "it is hyphenated"


def test_a_raised_number_never_begins_a_line() -> None:
    mark = CitationMark("m", (CitePart("7", ENTRY),))
    assert not any(line.startswith("7") for line in _lines(*_all(PROSE, mark)))


def test_several_raised_numbers_stay_on_one_line() -> None:
    parts = (CitePart("81", ENTRY), CitePart(", "), CitePart("82", ENTRY), CitePart(", "), CitePart("83 (p. 4)", ENTRY))
    lines = _lines(*_all(PROSE, CitationMark("m", parts)))
    assert sum(line.count("81, 82, 83 (p. 4)") for line in lines) == " ".join(lines).count("82") > 20


def test_a_piece_has_its_own_format_within_that_of_the_citation() -> None:
    parts = (CitePart("Lee ", ENTRY), CitePart("et al.", ENTRY, Format(emphasis=True)), CitePart(" 2025", ENTRY))
    for around, looks in ((Format(), [False, True, False]), (Format(emphasis=True, strong=True), [True, False, True])):
        mark = CitationMark("m", parts, superscript=False, format=around, form="text")
        laid = lay_out(document(Paragraph((mark,)), entries(number="")), load_theme("default"))
        box = next(p.box for p in laid.sheets[0].boxes if isinstance(p.box, LineBox) and p.box.ids == ("m",))
        assert [bit.look.face.file.is_italic for bit in box.text.bits] == [looks[0], looks[1], looks[1], looks[2]]
        assert all(("Semibold" in bit.look.face.file.path) == around.strong for bit in box.text.bits)


# ---------------------------------------------------------------- what is read


def test_words_over_two_lines_are_one_link_with_two_areas() -> None:
    name = "The Federal Ministry of the Interior and for Every Other Thing That a Name May Hold 2025"
    mark = CitationMark("m", (CitePart("("), CitePart(name, ENTRY), CitePart(")")), superscript=False, form="text")
    result = written(document(Paragraph((Run("So it is said "), mark)), entries("m", number="")))
    findings = assert_sound(result.data)
    (reference,) = findings.root.find("Reference")
    (link,) = reference.find("Link")
    assert link.links == 2
    assert " ".join(link.text.split()) == name
    assert " ".join(reference.text.split()) == f"({name})"


def test_a_name_of_several_formats_is_one_link() -> None:
    parts = (CitePart("Lee ", ENTRY), CitePart("et al.", ENTRY, Format(emphasis=True)), CitePart(" (2025)", ENTRY))
    mark = CitationMark("m", parts, superscript=False, form="text")
    data = written(document(Paragraph((Run("As "), mark, Run(" say."))), entries("m", number=""))).data
    (link,) = assert_sound(data).root.find("Reference")[0].find("Link")
    assert (" ".join(link.text.split()), link.links) == ("Lee et al. (2025)", 1)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.pages[0].obj.Annots[0].Contents) == "Go to References: Lee et al. (2025)"


def test_a_link_says_where_it_leads() -> None:
    numbered = Endnotes(heading("Notes", kind="unnumbered"), (Endnote("note:1", "1", words("A"), ()),), "notes")
    note = CitationMark("n", (CitePart("1", "note:1"),), form="note")
    see = ReferenceMark("note:1", "note", "note\N{NO-BREAK SPACE}", "1")
    body = Paragraph((Run("A"), note, Run(" "), worded("w"), Run("; see "), see))
    with pikepdf.open(io.BytesIO(written(document(body, numbered, entries(number=""))).data)) as pdf:
        said = [str(link.Contents) for link in pdf.pages[0].obj.Annots]
    assert said == ["Go to Notes 1", "Go to References: Lee and Park 2025", "Go to note\N{NO-BREAK SPACE}1"]


def test_a_reference_to_a_note_leads_to_it() -> None:
    see = ReferenceMark("note:1", "note", "note\N{NO-BREAK SPACE}", "1")
    notes = (Endnote("note:1", "1", words("A"), ("a",)), Endnote("note:2", "2", (Run("See "), see), ("b",)))
    marks = [CitationMark(name, (CitePart(n, f"note:{n}"),), form="note") for name, n in (("a", "1"), ("b", "2"))]
    body = Paragraph((Run("A"), marks[0], Run(" and B"), marks[1]))
    block = Endnotes(heading("Notes", kind="unnumbered"), notes, "notes")
    result = written(document(body, PageBreak(), block))
    assert_sound(result.data)
    assert {(1, "note:1"), (1, "note:2"), (2, "note:1"), (2, "a"), (2, "b")} == Ways(result.data).links


def test_a_citation_without_words_does_not_lose_its_place() -> None:
    empty = CitationMark("m", (), superscript=False, form="text")
    assert written(document(Paragraph((Run("A"), empty)), entries("m"))).pages.of["m"] == 1
