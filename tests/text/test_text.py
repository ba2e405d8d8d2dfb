"""The text writer: a citation of every form, and what stands around the entries of notes and bibliographies."""

from __future__ import annotations

import pytest

from briefing.resolve.tree import CitationMark, CitePart, Endnote, Endnotes, Paragraph, ReferenceMark, Run
from briefing.writers.text import inline, write_text

from ..pdf.samples import document, heading, words

MARKS = {
    "So[3–5]": CitationMark("m", (CitePart("3–5"),)),
    "So[(3)]": CitationMark("m", (CitePart("(3)"),)),
    "So[3], [5]–[7]": CitationMark("m", (CitePart("[3], [5]–[7]"),), superscript=False),
    "So(3)": CitationMark("m", (CitePart("(3)"),), superscript=False),
    "So[3]": CitationMark("m", (CitePart("3"),), superscript=False),
    "So[12]": CitationMark("m", (CitePart("12"),), form="note"),
    "So(Lee 2025, p. 4)": CitationMark("m", (CitePart("(Lee 2025, p. 4)"),), superscript=False, form="text"),
    "SoLee": CitationMark("m", (CitePart("Lee"),), superscript=False, form="text"),
}


@pytest.mark.parametrize("shown", MARKS)
def test_citations_are_bracketed_once_and_words_not_at_all(shown: str) -> None:
    assert inline((Run("So"), MARKS[shown])) == shown


def test_a_reference_to_a_note_is_words() -> None:
    assert inline((Run("see "), ReferenceMark("note:3", "note", "note ", "3"))) == "see note 3"


def test_entries_stand_behind_their_labels_between_lead_and_legend() -> None:
    entries = (
        Endnote("a", "1", words("Bare"), ()),
        Endnote("b", "2", words("Stopped"), (), "2."),
        Endnote("c", "3", words("Bracketed"), (), "[3]"),
        Endnote("d", "", words("Nothing"), ()),
    )
    block = Endnotes(heading("References"), entries, lead=words("It rests on this."), legend=words("A: reliable."))
    text = write_text(document(Paragraph(words("So.")), block))
    assert text.split("# References\n")[1].splitlines() == [
        "It rests on this.",
        "1. Bare",
        "2. Stopped",
        "[3] Bracketed",
        "Nothing",
        "A: reliable.",
    ]
