"""Lists of tables and figures: fields that are filled in, and lead to the captions."""

from __future__ import annotations

from dataclasses import replace

from briefing.compile import loads, resolved
from briefing.resolve.tree import Contents, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx
from briefing.writers.text import write_text

from .opened import Opened, W, style_of, text_of
from .referential import check

SOURCE = """---
title: T
list-of-tables: true
list-of-figures: true
---

# One

| A | B |
|---|---|
| 1 | 2 |

: First *things* {#tbl-first}

# Two

| A | B |
|---|---|
| 3 | 4 |

: Second {#tbl-second}
"""


def test_lists_stand_after_the_contents_where_there_is_anything_to_list() -> None:
    document, found = resolved(loads(SOURCE))
    assert list(found) == []
    listings = [block for block in document.body if isinstance(block, Contents)]
    assert [(block.label, block.captions) for block in listings] == [("Tables", "Table")], "there are no figures"
    assert [entry.number for entry in listings[0].entries] == ["Table\N{NO-BREAK SPACE}1", "Table\N{NO-BREAK SPACE}2"]


def test_nothing_is_listed_unless_asked_for() -> None:
    document, _ = resolved(loads(SOURCE.replace("true", "false")))
    assert not any(isinstance(block, Contents) for block in document.body)


def test_word_has_a_field_that_is_filled_in(theme: Theme) -> None:
    document, _ = resolved(loads(SOURCE))
    data = write_docx(document, theme, Pages(4, {"tbl-first": 2, "tbl-second": 3}))
    opened = Opened(data)
    assert check(data) == []
    lines = [text_of(each) for each in opened.paragraphs() if style_of(each) == "TableofFigures"]
    assert lines == ["Table\N{NO-BREAK SPACE}1\tFirst things\t2", "Table\N{NO-BREAK SPACE}2\tSecond\t3"]
    assert b"TOC \\h \\z \\c &quot;Table&quot;" in opened.parts["word/document.xml"]
    captions = [each for each in opened.paragraphs() if style_of(each) == "Caption"]
    marks = [each.find(f"{W}bookmarkStart").get(f"{W}name") for each in captions]
    anchors = [link.get(f"{W}anchor") for link in opened.document.iter(f"{W}hyperlink")]
    assert marks == anchors[:2]


def test_captions_that_no_list_leads_to_have_no_second_bookmark(theme: Theme) -> None:
    document, _ = resolved(loads(SOURCE))
    plain = replace(document, body=tuple(block for block in document.body if not isinstance(block, Contents)))
    opened = Opened(write_docx(plain, theme, Pages(1, {})))
    marks = [start.get(f"{W}name") for start in opened.document.iter(f"{W}bookmarkStart")]
    assert len([name for name in marks if name.startswith("_Toc")]) == 2, "one for each heading"


def test_the_text_has_it_too() -> None:
    document, _ = resolved(loads(SOURCE))
    assert "[Tables]\n    Table\N{NO-BREAK SPACE}1 First things" in write_text(document)
