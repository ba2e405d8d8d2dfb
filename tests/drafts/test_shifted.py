"""Ends of bookmarks that LibreOffice moved by one letter, in the paragraph of the first note, are where they were."""

from __future__ import annotations

import pytest

from briefing.drafts.drawn import Cited, Note, Shown, Words
from briefing.drafts.reading import open_draft

from .packed import field, p, packed, r

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FOOTNOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>Alpha.</w:t></w:r></w:p></w:footnote>'
RAISED = '<w:vertAlign w:val="superscript"/>'
START = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
TEXT, CITED = START.format(1, "_blk_1"), START.format(2, "_Ref_cite_1")
END, TEXT_END = '<w:bookmarkEnd w:id="2"/>', '<w:bookmarkEnd w:id="1"/>'
RADIO = field("REF _Ref_source_radio \\n \\h", r("1", RAISED))
SURVEY = field("REF _Ref_source_survey \\n \\h", r("2", RAISED))


def said(body: str) -> list[str]:
    opened = open_draft(packed(body, footnotes=FOOTNOTES), "x.docx")
    (shown,) = (each for each in opened.blocks if isinstance(each, Shown))
    return [
        f"({piece.text})" if isinstance(piece, Cited) else "^" if isinstance(piece, Note) else piece.text
        for piece in shown.pieces
        if isinstance(piece, Cited | Note | Words)
    ]


@pytest.mark.parametrize(
    ("inside", "outside", "expected"),
    [
        (RADIO + r(" (p. 3", RAISED), r(")", RAISED) + r(" here") + TEXT_END + r("."), "1 (p. 3)"),
        (RADIO + r(", ", RAISED), TEXT_END + SURVEY, "1, 2"),
    ],
)
def test_a_citation_is_whole(inside: str, outside: str, expected: str) -> None:
    found = said(p(TEXT + r("One note") + NOTE + r(" and") + CITED + inside + END + outside))
    assert found[:4] == ["One note", "^", " and", f"({expected})"]


def test_also_where_words_were_typed_behind_it() -> None:
    cut = RADIO + r(" (p. 3", RAISED) + END + r(")", RAISED) + r(" here") + TEXT_END + r(". And more.")
    assert said(p(TEXT + r("One note") + NOTE + r(" and") + CITED + cut)) == [
        "One note", "^", " and", "(1 (p. 3))", " here. And more."
    ]  # fmt: skip


def test_without_a_note_before_it_nothing_is_moved() -> None:
    found = said(p(TEXT + r("No note and") + CITED + RADIO + END + r(" here") + TEXT_END + r(".")))
    assert found == ["No note and", "(1)", " here."]


def test_words_typed_behind_a_number_are_not_raised() -> None:
    look = '<w:rStyle w:val="Citation"/>'
    style = '<w:style w:type="character" w:styleId="Citation"><w:name w:val="Citation"/></w:style>'
    blocks = open_draft(packed(p(r("Trade figures bear it out.", look)), styles=style), "x.docx").blocks
    assert [each.pieces for each in blocks if isinstance(each, Shown)] == [(Words("Trade figures bear it out."),)]
