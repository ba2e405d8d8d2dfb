from __future__ import annotations

from briefing.core.spans import Span
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.resolve import tree

from .helpers import document, findings, para, text


def test_made_ids_follow_the_title_and_never_collide() -> None:
    made = document(
        sections=(
            b.Section(text("Same title!")),
            b.Section(text("Same title!")),
            b.Section(text("x"), id="sec-same-title"),
        )
    )
    ids = [h.id for h in tree.deep(made.body) if isinstance(h, tree.Heading)]
    assert ids == ["sec-same-title-2", "sec-same-title-3", "sec-same-title"]


def test_titles_in_any_script_make_ids() -> None:
    made = document(sections=(b.Section(text("한국어 제목")), b.Section(text("…"))))
    assert [h.id for h in tree.deep(made.body) if isinstance(h, tree.Heading)] == ["sec-한국어-제목", "sec-1"]


def test_an_id_given_twice_is_a_fault_at_the_second_place() -> None:
    found = findings(
        sections=(
            b.Section(text("a"), id="sec-x", at=Span("b.md", 3, 1)),
            b.Section(text("b"), id="sec-x", at=Span("b.md", 9, 1)),
        )
    )
    assert [(d.code, d.at.line, d.hint) for d in found] == [("duplicate-id", 9, "the first stands at b.md:3:1")]


def test_one_object_in_two_places_is_a_fault() -> None:
    table = b.Table((b.Column(),), (b.Row((b.Cell((para("x"),)),)),), caption=text("c"))
    assert [d.code for d in findings(blocks=(table, table))] == ["duplicate-id"]


def test_five_levels_are_too_many() -> None:
    section = b.Section(text("5"))
    for title in "4321":
        section = b.Section(text(title), sections=(section,))
    assert [d.code for d in findings(sections=(section,))] == ["heading-too-deep"]


def test_references_show_number_label_or_title() -> None:
    table = b.Table((b.Column(),), (b.Row((b.Cell((para("x"),)),)),), caption=text("c"), id="tbl-x")
    refs = [i.CrossReference(t) for t in ("sec-a", "sec-u", "tbl-x", "app-a", "q")]
    made = document(
        numbering="decimal-zero",
        blocks=(para(*refs), table, b.QuestionAnswer(text("Why?"), (para("Because."),), id="q")),
        sections=(b.Section(text("A"), id="sec-a"), b.Section(text("Untold"), id="sec-u", numbered=False)),
        appendices=(b.Appendix(text("Method"), id="app-a"),),
    )
    paragraph = next(block for block in made.body if isinstance(block, tree.Paragraph))
    shown = [(m.prefix + m.text, m.form) for m in paragraph.content if isinstance(m, tree.ReferenceMark)]
    assert shown == [
        ("Section\N{NO-BREAK SPACE}1.0", "number"),
        ("Untold", "title"),
        ("Table\N{NO-BREAK SPACE}1", "label"),
        ("Appendix\N{NO-BREAK SPACE}A", "number"),
        ("Why?", "title"),
    ]


def test_a_reference_to_nothing_is_a_fault() -> None:
    found = findings(blocks=(para(i.CrossReference("sec-bb")),), sections=(b.Section(text("B"), id="sec-b"),))
    assert [(d.code, d.hint) for d in found] == [("unknown-reference", "did you mean 'sec-b'?")]


def test_a_table_without_caption_and_id_has_no_number_to_refer_to() -> None:
    table = b.Table((b.Column(),), (b.Row((b.Cell((para("x"),)),)),))
    found = findings(blocks=(table, para(i.CrossReference("tbl-1"))))
    assert [(d.code, d.hint) for d in found] == [("unknown-reference", "give it a caption")]
