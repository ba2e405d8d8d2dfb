"""Files as pandoc, python-docx, Google Docs and ChatGPT write them, down to the brief."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pypandoc

from briefing.importing import loose as l
from briefing.importing.importer import import_bytes
from briefing.importing.word import read_word
from briefing.model.dates import PartialDate
from tests.drafts.packed import p, packed, r

from .word_files import shown

MARKDOWN = """---
title: The Strait in Winter
subtitle: An assessment
author: Ines Dahl
date: 2026-02-14
abstract: Two of three ferries lie still.
---

# What happened

The channel was closed.[^1] See [the notice](https://port.example/12), *more* **bold** `code` x^2^.

1. one

   goes on

2. two
    - deep

> Quoted words.

Term
:   Its definition.

```
def f():
    return 1
```

| Week | Crossings |
|------|----------:|
| 2    | 212       |

: Crossings by week

[^1]: By the *chart*.

    Again.
"""


def test_pandoc(tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    pypandoc.convert_text(MARKDOWN, "docx", format="markdown", outputfile=str(target), extra_args=["--toc"])
    loose = read_word(target.read_bytes(), "report.docx")
    (note,) = loose.notes
    assert shown(loose.blocks) == [
        "title: The Strait in Winter",
        "subtitle: An assessment",
        "# Abstract",
        "Two of three ferries lie still.",
        "# What happened",
        f"The channel was closed.{{note {note}}} See [the notice](https://port.example/12), *more* **bold** code x^2^.",
        ["1.", ["one", "goes on"], ["two", ["-", ["deep"]]]],
        [">", "Quoted words."],
        "**Term**",
        "Its definition.",
        "`def f():\n    return 1`",
        ["table 1: Crossings by week", "Week; Crossings", "2; 212"],
    ]
    assert [shown(blocks) for blocks in loose.notes.values()] == [["By the *chart*.", "Again."]]
    assert loose.date == PartialDate(2026, 2, 14)
    assert {one.words for one in loose.left_out} == {"Ines Dahl", "2026-02-14", "Table of Contents"}


def test_python_docx() -> None:
    made = docx.Document()
    made.add_heading("The Strait", 0)
    made.add_heading("What happened", 1)
    made.add_paragraph("Low water.")
    made.add_paragraph("silt", style="List Bullet")
    made.add_paragraph("deep", style="List Bullet 2")
    made.add_paragraph("first", style="List Number")
    made.add_paragraph("second", style="List Number")
    made.add_paragraph("Not both.", style="Intense Quote")
    grid = made.add_table(rows=2, cols=2, style="Light Grid Accent 1")
    for at, text in enumerate(("Week", "Crossings", "2", "212")):
        grid.cell(at // 2, at % 2).text = text
    held = io.BytesIO()
    made.save(held)
    assert shown(read_word(held.getvalue(), "report.docx").blocks) == [
        "title: The Strait",
        "# What happened",
        "Low water.",
        ["-", ["silt", ["-", ["deep"]]]],
        ["1.", ["first"], ["second"]],
        [">", "Not both."],
        ["table 1: ", "Week; Crossings", "2; 212"],
    ]


RAISED = '<w:vertAlign w:val="superscript"/>'
BOLD = '<w:b w:val="1"/>'
#: Google Docs calls its default style "normal", and styles of ours that it does not use are not in the file.
GOOGLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="{style}"{default}><w:name w:val="{name}"/></w:style>'
    for style, name, default in (
        ("Normal", "normal", ' w:default="1"'),
        ("Heading1", "heading 1", ""),
        ("Heading2", "heading 2", ""),
        ("Heading4", "heading 4", ""),
    )
)
DECIMAL = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def link(key: str, text: str) -> str:
    return f'<w:hyperlink r:id="{key}">{r(text)}</w:hyperlink>'


def test_a_report_of_geminis_from_google_docs() -> None:
    notice, survey = "https://port.example/notices/3-26", "https://coast.example/soundings"
    entries = (("Notice to Mariners 3/26", "l1", notice), ("Soundings and Dredging", "l2", survey))
    body = [
        p(r("The Strait in Winter", BOLD), style="Heading1"),
        p(r("1. What happened", BOLD), style="Heading2"),
        p(r("The channel was closed on nine days."), r("1", RAISED), r(" Freight moves by night."), r("2", RAISED)),
        p(r("2. What to do", BOLD), style="Heading2"),
        p(r("Dredge before March."), r("1, 2", RAISED)),
        p(r("Works cited", BOLD), style="Heading4"),
        *(p(r(f"{title}, accessed September 5, 2025, "), link(key, url), ppr=ITEM) for title, key, url in entries),
    ]
    data = packed("".join(body), styles=GOOGLE, numbering=DECIMAL, links={"l1": notice, "l2": survey})
    made = import_bytes(data, "report.docx")
    assert [(each.title, each.url) for each in made.report.sources.values()] == [
        (title, url) for title, _, url in entries
    ]
    assert (made.counts.citations, made.counts.headings, made.report.numbering) == (3, 2, "decimal-dot")
    assert not [one for one in made.left_out if "Dredge" in one.words]


def test_numbers_of_chatgpt_are_links() -> None:
    body = p(r("Closed "), link("l1", "[1]"), link("l2", "[2]"), r("."))
    data = packed(body, links={"l1": "https://port.example/12", "l2": "https://coast.example/"})
    (para,) = read_word(data, "report.docx").blocks
    assert isinstance(para, l.Para)
    assert [(one.text, one.look.url) for one in para.inlines if isinstance(one, l.Words) and one.look.url] == [
        ("[1]", "https://port.example/12"),
        ("[2]", "https://coast.example"),
    ]
