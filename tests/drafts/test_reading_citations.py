"""Citations and references are one piece each, and words that people type at their edges are words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import build
from briefing.drafts.drawn import CITATION, Cited, Look, Made, Note, Piece, Referred, Shown, Words, paragraphs, words
from briefing.drafts.reading import edges_of, open_draft
from briefing.resolve.tree import CitationMark, deep, inlines_of
from tests.examples import made

from .packed import field, mark, p, packed, r

UP = '<w:rStyle w:val="Citation"/>'
STYLES = "".join(
    f'<w:style w:type="character" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Citation", "Back Link", "Entry Label")
)
EXAMPLE = made.EXAMPLES / "winter-ferries" / "brief.md"
RAISED = Look(superscript=True)


def number(target: str, shown: str) -> str:
    return field(f"REF _Ref_source_{target} \\n \\h", r(shown, UP), rpr=UP)


def link(target: str, shown: str) -> str:
    return f"<w:hyperlink w:anchor='_Ref_source_{target}'>{r(shown)}</w:hyperlink>"


def pieces(*content: str, **parts: str) -> tuple[Piece, ...]:
    (shown,) = open_draft(packed(p(*content), styles=STYLES, **parts), "x.docx").blocks
    assert isinstance(shown, Shown)
    return shown.pieces


def cited(*content: str, **parts: str) -> tuple[Piece, ...]:
    return pieces(mark(7, "_Ref_cite_1", *content), **parts)


def test_numbers() -> None:
    found = cited(number("a", "3"), r("–", UP), number("b", "5"), r(", ", UP), number("c", "9"))
    targets = ("_Ref_source_a", "_Ref_source_b", "_Ref_source_c")
    assert found == (Cited("_Ref_cite_1", "3–5, 9", targets, raised=True),)


@pytest.mark.parametrize(
    ("before", "shown", "after"),
    [
        ("(", "Lee 2025", ")"),
        ("(see ", "Lee 2025", ", p. 4, who differs)"),
        ("[", "3", ", p. 14]"),
        ("", "Lee (2025)", ""),
    ],
)
def test_words_of_a_citation_with_its_brackets(before: str, shown: str, after: str) -> None:
    (found,) = cited(r(before) if before else "", link("a", shown), r(after) if after else "")
    assert isinstance(found, Cited)
    assert found.text == before + shown + after


@pytest.mark.parametrize("place", [" (p. 7)", ", 4", " (ص 7)", " (app. B)"])
def test_a_raised_place_in_the_source(place: str) -> None:
    (found,) = cited(number("a", "3"), r(place, UP))
    assert isinstance(found, Cited)
    assert found.text == f"3{place}"


def test_words_typed_at_its_edges_do_not_vanish() -> None:
    found = cited(r("Before it "), number("a", "3"), r(" and after it"))
    assert found == (
        Words("Before it "),
        Cited("_Ref_cite_1", "3", ("_Ref_source_a",), raised=True),
        Words(" and after it"),
    )
    assert words(cited(number("a", "3"), r(" typed raised", UP))) == "3 typed raised"
    assert cited(number("a", "3"), r(" typed raised", UP))[1] == Words(" typed raised", RAISED)
    named = cited(r("Prose (see "), link("a", "Lee 2025"), r(") more prose"))
    assert [getattr(piece, "text", "") for piece in named] == ["Prose ", "(see Lee 2025)", " more prose"]


def test_words_that_replaced_a_citation_are_words() -> None:
    assert cited(r("nobody says so")) == (Words("nobody says so"),)


def test_notes_that_are_citations() -> None:
    note = f"<w:endnote w:id='1'>{p('<w:r><w:endnoteRef/></w:r>', r('Lee 2025.'))}</w:endnote>"
    (found,) = cited(mark(8, "_Ref_note_1", "<w:r><w:endnoteReference w:id='1'/></w:r>"), endnotes=note)
    assert isinstance(found, Cited)
    assert found.note is not None
    assert (found.name, found.text, words(found.note.content)) == ("_Ref_cite_1", "", "Lee 2025.")
    (again,) = cited(field("NOTEREF _Ref_note_1 \\f \\h", r("1", UP)))
    assert again == Cited("_Ref_cite_1", "1", ("_Ref_note_1",), raised=True)


@pytest.mark.parametrize(
    "instruction", ["CITATION Lee25 \\l 1033", "ADDIN ZOTERO_ITEM CSL_CITATION {&quot;citationID&quot;: 1}"]
)
def test_citations_of_other_programs(instruction: str) -> None:
    live = field(instruction, r("(Lee, "), r("2025", "<w:i/>"), r(")"))
    assert [type(each) for each in pieces(r("So. "), live, r(" Next."))] == [Words, Cited, Words]
    assert pieces(live) == (Cited("", "(Lee, 2025)"),)
    assert cited(live) == (Cited("_Ref_cite_1", "(Lee, 2025)"),)
    control = f"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{live}</w:sdtContent></w:sdt>"
    assert pieces(control) == (Cited("", "(Lee, 2025)"),)


def test_citations_whose_bookmarks_are_gone() -> None:
    found = pieces(r("So."), number("a", "1"), r(", ", UP), number("b", "2"), r(" Next."))
    assert found == (
        Words("So."),
        Cited("", "1, 2", ("_Ref_source_a", "_Ref_source_b"), raised=True),
        Words(" Next."),
    )


def test_references() -> None:
    found = pieces(
        r("See "),
        f"<w:hyperlink w:anchor='_Ref_tbl_a'>{r('Table ')}</w:hyperlink>",
        field("REF _Ref_tbl_a \\h", r("1")),
        r(" and "),
        field("_Ref_tbl_b \\h", r("b")),
        r(" and "),
        field("REF _Ref_tbl_c", r("c")),
        r("."),
    )
    assert found == (
        Words("See "),
        Referred("_Ref_tbl_a", "Table 1"),
        Words(" and "),
        Referred("_Ref_tbl_b", "b"),
        Words(" and "),
        Referred("_Ref_tbl_c", "c"),
        Words("."),
    )


def test_the_way_back_is_made() -> None:
    back = '<w:rStyle w:val="BackLink"/>'
    found = pieces(r("Lee 2025."), r(" ↑ ", back), field("PAGEREF _Ref_cite_1 \\h", r("1", back)), r("a", back))
    assert found == (Words("Lee 2025."), Made(" ↑ 1a"))
    typed = pieces(r("Lee 2025."), r(" ↑ ", back), r("see the reprint", back))
    assert words(typed) == "Lee 2025.see the reprint"


def test_labels_of_entries_are_made() -> None:
    label = '<w:rStyle w:val="EntryLabel"/>'
    found = pieces(r("[", label), field("SEQ Bibliography", r("1", label)), r("]", label), r("\t"), r("Lee 2025."))
    assert found == (Made("[1]\t"), Words("Lee 2025."))


def test_a_footnote_is_no_citation_but_names_those_in_it() -> None:
    notes = f"<w:footnote w:id='1'>{p('<w:r><w:footnoteRef/></w:r>', r(' So '), number('a', '9'), r('.'))}</w:footnote>"
    reference = mark(3, "_blk_1", r("Said"), mark(7, "_Ref_cite_8", "<w:r><w:footnoteReference w:id='1'/></w:r>"))
    _, note = pieces(reference, footnotes=notes)
    assert isinstance(note, Note)
    assert note.marks == ("_blk_1",)
    assert Cited("_Ref_cite_8", "9", ("_Ref_source_a",), raised=True) in note.content


def test_known_words_of_a_citation_are_told_from_words_beside_it() -> None:
    edges = {"_Ref_cite_1": ("see ", ", and the chart itself")}
    content = (r("So we "), r("say, see "), number("a", "2"), r(", and the chart"), r(" itself, though"))
    data = packed(p(mark(7, "_Ref_cite_1", *content)), styles=STYLES)
    (shown,) = open_draft(data, "x.docx", edges=edges).blocks
    assert isinstance(shown, Shown)
    assert [getattr(piece, "text", "") for piece in shown.pieces] == [
        "So we say, ",
        "see 2, and the chart itself",
        ", though",
    ]


@pytest.mark.parametrize("style", ["ieee", "apa", "american-mathematical-society-label"])
def test_citations_of_other_styles(style: str) -> None:
    report = made.report(EXAMPLE)
    built = build(replace(report, citations=replace(report.citations, style=style)), ["docx"], folder=EXAMPLE.parent)
    found = paragraphs(open_draft(built.outputs["docx"], "x.docx", edges=edges_of(built.document)).blocks)
    texts = {piece.name: piece.text for each in found for piece in each.pieces if isinstance(piece, Cited)}
    inlines = [inline for block in deep(built.document.body) for inline in inlines_of(block)]
    expected = {mark.id.replace("cite:", CITATION): mark.text for mark in inlines if isinstance(mark, CitationMark)}
    assert texts == expected
    assert any(text.startswith("see ") or "see " in text for text in texts.values())
