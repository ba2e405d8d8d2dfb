"""Numbers that can change are live fields, and already right."""

from __future__ import annotations

import re

from briefing.resolve.tree import Contents, Document, Endnote, Endnotes, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import cite, document, heading, p, words
from .fields import bookmarks, results
from .opened import Opened, W


def test_contents_are_a_field_with_cached_pages(opened: Opened, tortured: tuple[Document, Pages]) -> None:
    fields = list(results(opened.document))
    assert sum(instruction == r'TOC \o "1-3" \h \z \u' for instruction, _ in fields) == 1
    pages = [result for instruction, result in fields if instruction.startswith("PAGEREF _Toc")]
    of = tortured[1].of
    contents = next(block for block in tortured[0].body if isinstance(block, Contents))
    assert pages == [str(of[entry.target]) for entry in contents.entries]  # type: ignore[attr-defined]
    assert opened.document.find(f".//{W}docPartGallery").get(f"{W}val") == "Table of Contents"


def test_nothing_asks_to_update_fields(opened: Opened) -> None:
    assert b"updateFields" not in opened.parts["word/settings.xml"]
    assert b"w:dirty" not in opened.parts["word/document.xml"]


def test_each_heading_has_a_bookmark_for_the_contents(opened: Opened) -> None:
    marks = bookmarks(opened)
    headings = [text for style in range(1, 5) for text in opened.texts(f"Heading{style}")]
    tocs = [text for name, text in marks.items() if name.startswith("_Toc")]
    assert sorted(tocs) == sorted(headings)


def test_cross_references(opened: Opened) -> None:
    fields = dict(results(opened.document))
    assert fields[r"REF _Ref_sec_second_level \r \h"] == "2.1"
    assert fields[r"REF _Ref_tbl_one \h"] == "Table\N{NO-BREAK SPACE}1"
    assert fields[r"REF _Ref_sec_afterword \h"] == "Afterword"
    marks = bookmarks(opened)
    assert marks["_Ref_tbl_one"] == "Table\N{NO-BREAK SPACE}1"
    assert marks["_Ref_sec_afterword"] == "Afterword"


def test_captions_count_by_themselves(opened: Opened) -> None:
    fields = list(results(opened.document))
    assert (r"SEQ Table \* ARABIC", "1") in fields
    assert (r"SEQ Figure \* ARABIC", "1") in fields


def test_citations_are_references_to_the_entries(opened: Opened) -> None:
    fields = [(i, r) for i, r in results(opened.document) if i.startswith("REF _Ref_entry")]
    assert fields, "no citation is live"
    for instruction, result in fields:
        assert instruction == rf"REF _Ref_entry_{result} \n \h \* MERGEFORMAT"


def test_entries_lead_back(opened: Opened) -> None:
    entries = opened.paragraphs("Bibliography")
    backs = [
        [result for instruction, result in results(entry) if instruction.startswith("PAGEREF")] for entry in entries
    ]
    assert backs == [["1", "2"], ["1"], []]


def test_a_note_s_citation_is_found_at_the_note_s_reference(theme: Theme) -> None:
    from briefing.resolve.tree import NoteMark, Run

    note = NoteMark(1, (Run("n"), cite("mark", "1")))
    entries = (Endnote("entry-1", "1", words("E"), ("mark",)),)
    made = document(p("x", note), Endnotes(heading(None, "Endnotes"), entries))
    opened = Opened(write_docx(made, theme, Pages(1, {"mark": 1})))
    assert "_Ref_mark" in bookmarks(opened)
    assert b"bookmarkStart" not in opened.parts["word/footnotes.xml"]


def test_entries_numbered_otherwise_are_text(theme: Theme) -> None:
    """Where the numbers are not 1, 2, 3 they cannot be Word's: the bookmark then holds the number itself."""
    entries = (Endnote("entry-7", "7", words("Seven"), ()),)
    made = document(p("x", cite("m", "7")), Endnotes(heading(None, "Endnotes"), entries))
    opened = Opened(write_docx(made, theme, Pages(1, {})))
    assert opened.texts("Bibliography") == ["7\tSeven"]
    assert bookmarks(opened)["_Ref_entry_7"] == "7"
    assert (r"REF _Ref_entry_7 \h \* MERGEFORMAT", "7") in list(results(opened.document))


def test_bookmark_names(theme: Theme) -> None:
    """At most forty characters, letters and figures, unique without regard to case, the same every time."""
    ids = ["sec-a", "sec-A", "sec_a", "x" * 80, "x" * 81, "é – ü", "1"]
    from briefing.writers.docx.bookmarks import Bookmarks

    first, second = Bookmarks(), Bookmarks()
    names = [first.name(each) for each in ids]
    assert names == [second.name(each) for each in ids]
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(re.fullmatch(r"_[A-Za-z0-9_]{0,39}", name) for name in names)


def test_page_x_of_y(opened: Opened, theme: Theme) -> None:
    for part in ("word/footer1.xml", "word/footer2.xml"):
        assert {"PAGE", "NUMPAGES"} <= set(opened.fields(part))
    words = document().words
    from dataclasses import replace

    made = document(words=replace(words, page_of="{pages} 中的第 {page} 页"))
    footer = Opened(write_docx(made, theme, Pages(4, {}))).tree("word/footer2.xml")
    assert [instruction for instruction, _ in results(footer)] == ["NUMPAGES", "PAGE"]
    assert "".join(text.text or "" for text in footer.iter(f"{W}t")).endswith("4 中的第 2 页")


def test_links_lead_to_what_has_no_caption(theme: Theme) -> None:
    """Tables and figures without captions can be linked to all the same."""
    from briefing.resolve.tree import Figure, Image, Link, Run

    from .documents import png, table
    from .referential import check

    links = (
        Run("t", link=Link(target="tbl")),
        Run("f", link=Link(target="fig")),
        Run("s", link=Link(target="sec-here")),
    )
    figure = Figure("fig", Image(png(), "png", 4, 2, 96.0), "alt", None, None)
    made = document(p(*links), heading("1.0.", "Here"), table("tbl", caption=False), figure)
    data = write_docx(made, theme, Pages(1, {}))
    assert [finding for finding in check(data) if "_Ref_entry" not in finding] == []
    assert {"_Ref_tbl", "_Ref_fig", "_Ref_sec_here"} <= set(bookmarks(Opened(data)))
