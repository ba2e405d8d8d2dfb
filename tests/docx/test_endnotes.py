"""Notes of a style are endnotes of Word's own: wherever a citation stands, and before what follows their heading."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from briefing.resolve.tree import (
    CitedItem,
    Contents,
    ContentsEntry,
    Document,
    Endnote,
    Endnotes,
    Heading,
    LiveCitations,
    Pages,
    Run,
    back_links,
    plain,
)  # fmt: skip
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .citing import bibliography, citing, entry, mark, noted
from .documents import document, p
from .fields import bookmarks, results
from .opened import Opened, W, style_of, text_of
from .referential import check
from .test_words import read, said

FACTS = 3


def opened(made: tuple[Document, Pages], theme: Theme) -> Opened:
    data = write_docx(made[0], theme, made[1])
    assert check(data) == []
    return Opened(data)


def notes_of(made: Document) -> Endnotes:
    return next(block for block in made.body if isinstance(block, Endnotes) and block.kind == "notes")


def texts(found: Opened) -> list[str]:
    return [
        " ".join(text_of(note).split())
        for note in found.tree("word/endnotes.xml").iter(f"{W}endnote")
        if note.get(f"{W}type") is None
    ]


@pytest.mark.parametrize("follows", [True, False])
def test_words(follows: bool, theme: Theme) -> None:
    made, pages = noted(follows=follows, legend=True)
    found = opened((made, pages), theme)
    assert " ".join(read(found, FACTS)).endswith(" ".join(said(made, pages)))
    expected = [
        f". {plain(entry.content)} ↑ {', '.join(link.text for link in back_links(entry, pages))}"
        for entry in notes_of(made).entries
    ]
    assert texts(found) == [text.replace("\N{NO-BREAK SPACE}", " ") for text in expected], "Word makes the numbers"


def test_each_is_referred_to_where_it_is_first_named(theme: Theme) -> None:
    """The references stand in the order of the numbers, which Word gives them."""
    made, pages = noted()
    found = opened((made, pages), theme)
    references = [ref.get(f"{W}id") for ref in found.document.iter(f"{W}endnoteReference")]
    assert references == [entry.number for entry in notes_of(made).entries]
    assert all(
        ref.getparent().find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "EndnoteReference"
        for ref in found.document.iter(f"{W}endnoteReference")
    )
    numbers = [note.find(f".//{W}endnoteRef") for note in found.tree("word/endnotes.xml").iter(f"{W}endnote")]
    assert [number is not None for number in numbers] == [False, False] + [True] * len(references)


def test_a_note_named_again_is_a_reference_to_its_number(theme: Theme) -> None:
    found = opened(noted(), theme)
    again = [(i, r) for i, r in results(found.document) if i.startswith("NOTEREF")]
    assert again == [
        (r"NOTEREF _Ref_note_summary \f \h", "1"),
        (r"NOTEREF _Ref_note_box \h", "11"),
        (r"NOTEREF _Ref_note_cell \f \h", "7"),
    ]
    inside = [(i, r) for i, r in results(found.tree("word/endnotes.xml")) if i.startswith("NOTEREF")]
    assert inside == [(r"NOTEREF _Ref_note_cell \h", "7")]
    assert {"_Ref_note_summary", "_Ref_note_box", "_Ref_m_cell_again"} <= set(bookmarks(found))


def test_contents_and_references_to_titles_do_not_repeat_a_note(theme: Theme) -> None:
    made, pages = noted()
    title = next(block for block in made.body if isinstance(block, Heading)).content
    listed = Contents("Contents", 1, (ContentsEntry("sec-findings", 1, "1.0.", title),))
    body = tuple(listed if isinstance(block, Contents) else block for block in made.body)
    found = opened((replace(made, body=body), pages), theme)
    contents = found.paragraphs("TOC1")
    assert all(line.find(f".//{W}endnoteReference") is None for line in contents)
    assert bookmarks(found)["_Ref_sec_findings"] == "Findings"
    assert len(list(found.document.iter(f"{W}endnoteReference"))) == len(texts(found))


def test_what_follows_stands_in_a_section_of_its_own(theme: Theme) -> None:
    """The last paragraph before the notes ends its section: no blank one is needed."""
    found = opened(noted(), theme)
    first, last = found.document.iter(f"{W}sectPr")
    ending = first.getparent().getparent()
    assert text_of(ending) == "What the notes hold."
    assert style_of(ending.getnext()) == "Heading1"
    assert last.find(f"{W}type").get(f"{W}val") == "continuous"
    assert [part.tag for part in last.findall(f"{W}headerReference")] == [], "the running lines go on"
    assert len(first.findall(f"{W}headerReference")) == 2
    assert first.find(f"{W}titlePg") is not None
    assert last.find(f"{W}titlePg") is None
    assert position(found) == "sectEnd"
    for section in (first, last):
        assert section.find(f"{W}endnotePr/{W}numFmt").get(f"{W}val") == "decimal"


def test_the_heading_itself_ends_the_section_where_nothing_is_said_before(theme: Theme) -> None:
    made, pages = noted()
    body = tuple(replace(b, lead=()) if isinstance(b, Endnotes) and b.kind == "notes" else b for b in made.body)
    first, _ = opened((replace(made, body=body), pages), theme).document.iter(f"{W}sectPr")
    assert text_of(first.getparent().getparent()) == "Notes"


def test_nothing_follows(theme: Theme) -> None:
    found = opened(noted(follows=False), theme)
    assert len(list(found.document.iter(f"{W}sectPr"))) == 1
    assert position(found) == "docEnd"


def test_a_legend_follows(theme: Theme) -> None:
    found = opened(noted(follows=False, legend=True), theme)
    _, last = found.document.iter(f"{W}sectPr")
    assert text_of(last.getprevious()) == "What ratings mean."
    assert position(found) == "sectEnd"


def position(found: Opened) -> str:
    return str(found.tree("word/settings.xml").find(f"{W}endnotePr/{W}pos").get(f"{W}val"))


def test_separators_are_there_and_draw_no_line(theme: Theme) -> None:
    found = opened(noted(), theme)
    special = [note for note in found.tree("word/endnotes.xml").iter(f"{W}endnote") if note.get(f"{W}type")]
    assert [(note.get(f"{W}type"), note.get(f"{W}id")) for note in special] == [
        ("separator", "-1"),
        ("continuationSeparator", "0"),
    ]
    assert not any(list(note.iter(f"{W}r")) for note in special)
    settings = found.tree("word/settings.xml")
    named = [note.get(f"{W}id") for note in settings.iterfind(f"{W}endnotePr/{W}endnote")]
    assert named == ["-1", "0"]


def test_no_endnotes_no_part(opened: Opened) -> None:
    assert "word/endnotes.xml" not in opened.parts
    assert b"endnotePr" not in opened.parts["word/settings.xml"] + opened.parts["word/document.xml"]


def two_notes(word: LiveCitations = "fields") -> tuple[Document, Pages]:
    """One citation of two notes, the second of which cites in words."""
    inner = mark("m2", ("Lee 2023", "entry-lee"), form="text", raised=False, items=(CitedItem("lee"),))
    both = mark("m1", ("1", "note-a"), ", ", ("2", "note-b"), form="note", items=(CitedItem("desk"),))
    notes = (entry("a", "1", ("m1",), of="note-"), Endnote("note-b", "2", (Run("So "), inner, Run(".")), ("m1",)))
    body = (p("x", both), bibliography(*notes, title="Notes", kind="notes"), bibliography(entry("lee", "", ("m2",))))
    return document(*body, citing=citing(word, in_notes=True)), Pages(1, {"m1": 1, "m2": 1})


@pytest.mark.parametrize("word", get_args(LiveCitations))
def test_a_citation_of_two_notes_and_a_citation_in_a_note(word: LiveCitations, theme: Theme) -> None:
    found = opened(two_notes(word), theme)
    assert text_of(found.paragraphs("BodyText")[0]) == "x, "
    assert len(list(found.document.iter(f"{W}endnoteReference"))) == 2
    assert texts(found)[1] == "So Lee 2023. ↑ 1"
    assert "_Ref_m2" in bookmarks(found), "it stands at the note's reference, where programs find it"
    links = [link.get(f"{W}anchor") for link in found.tree("word/endnotes.xml").iter(f"{W}hyperlink")]
    assert ("_Ref_entry_lee" in links) == (word == "fields")


@pytest.mark.parametrize("change", ["order", "uncited", "after"])
def test_notes_that_word_would_number_otherwise_are_text(change: str, theme: Theme) -> None:
    """Not each is named, or not in order, or only after them: then they are entries, and their numbers stay right."""
    made, pages = noted()
    body = list(made.body)
    if change == "order":
        body[4], body[5] = body[5], body[4]
    elif change == "uncited":
        body[0] = body[3] = p("Nothing.")
        pages = replace(pages, of={mark: page for mark, page in pages.of.items() if "summary" not in mark})
    else:
        body.append(body.pop(4))
    found = opened((replace(made, body=tuple(body)), pages), theme)
    assert "word/endnotes.xml" not in found.parts
    written = " ".join(found.texts())
    for note in notes_of(made).entries:
        assert plain(note.content) in written
        assert f"_Ref_note_{note.id.removeprefix('note-')}" in bookmarks(found)
    cited = {result for instruction, result in results(found.document) if instruction.startswith("REF _Ref_note_box")}
    assert cited == {"11"}


@pytest.mark.needs_libreoffice
@pytest.mark.needs_poppler
def test_another_program_reads_them(libreoffice_pdf: Callable[[Path], Path], tmp_path: Path, theme: Theme) -> None:
    source = tmp_path / "noted.docx"
    made, pages = noted(label="{}")
    source.write_bytes(write_docx(made, theme, pages))
    text = subprocess.run(
        ["pdftotext", "-layout", str(libreoffice_pdf(source)), "-"], capture_output=True, text=True, check=True
    ).stdout
    flat = re.sub(r"\s+", " ", text)
    for note in notes_of(made).entries:
        assert f"{note.number} {plain(note.content)} ↑" in flat
    for line in ("Bottom line.1", "Findings2", "Reports4", "Head6", "Source: own.8", "Boxed11, and 7",
                 "See Findings and note 11."):  # fmt: skip
        assert line in flat, line
    assert "Error" not in flat
