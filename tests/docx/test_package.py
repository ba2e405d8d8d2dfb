"""The file as a file: the same bytes twice, only our own parts, readable by others."""

from __future__ import annotations

import datetime
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from briefing.resolve.tree import Document, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import document, p, torture
from .opened import Opened, W


def test_same_input_same_bytes(tortured: tuple[Document, Pages], theme: Theme, draft: bytes) -> None:
    again, pages = torture()
    assert write_docx(again, theme, pages) == draft
    assert write_docx(tortured[0], theme, tortured[1]) == draft


def test_parts(opened: Opened) -> None:
    assert next(iter(opened.parts)) == "[Content_Types].xml"
    assert set(opened.parts) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "word/document.xml",
        "word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml", "word/settings.xml",
        "word/fontTable.xml",
        "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml", "word/footnotes.xml",
        "word/_rels/footnotes.xml.rels", "word/media/image1.png", "word/media/image2.png",
    } - {"word/media/image2.png"}  # fmt: skip


def test_every_member_bears_the_report_s_date(opened: Opened) -> None:
    assert opened.dates == {(2025, 9, 5, 0, 0, 0)}


@pytest.mark.parametrize("stamp", [-5, 0, 10**11])
def test_dates_that_an_archive_cannot_hold(stamp: int, theme: Theme) -> None:
    made = document(p("x"))
    made = replace(made, properties=replace(made.properties, stamp=min(stamp, 4_000_000_000)))
    assert Opened(write_docx(made, theme, Pages(1, {}))).texts("BodyText") == ["x"]


def test_python_docx_reads_it(draft: bytes) -> None:
    again = docx.Document(BytesIO(draft))
    core = again.core_properties
    assert (core.title, core.author, core.comments, core.keywords, core.language) == (
        "The title", "A. Author; B. Author", "What it says.", "one, two", "en-US"
    )  # fmt: skip
    assert core.created == core.modified == datetime.datetime(2025, 9, 5, tzinfo=datetime.UTC)
    assert {style.name for style in again.styles} >= {
        "Title", "Subtitle", "Heading 1", "Heading 4", "Body Text", "Caption", "List Bullet",
        "List Bullet 2", "List Number",
        "List Number 3", "Quote", "toc 1", "TOC Heading", "footnote text", "footnote reference",
        "Bibliography", "Hyperlink", "Header", "Footer", "Briefing Table",
    }  # fmt: skip
    assert [p.text for p in again.paragraphs if p.style.name == "Heading 2"]
    assert again.tables


def test_settings(opened: Opened) -> None:
    settings = opened.tree("word/settings.xml")
    modes = {s.get(f"{W}name"): s.get(f"{W}val") for s in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    assert settings.find(f"{W}autoHyphenation") is not None


@pytest.mark.parametrize(("paper", "size"), [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_paper(paper: str, size: tuple[str, str], theme: Theme) -> None:
    """The text is as wide on Letter as on A4."""
    section = Opened(write_docx(document(p("x"), page=paper), theme, Pages(1, {}))).document.find(f".//{W}sectPr")
    page, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == size
    width = int(size[0]) - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    assert width == pytest.approx(7937, abs=1)


def test_long_properties(theme: Theme) -> None:
    made = document(p("x"))
    made = replace(made, properties=replace(made.properties, title="t" * 400, keywords=("k" * 300,), authors=()))
    core = docx.Document(BytesIO(write_docx(made, theme, Pages(1, {})))).core_properties
    assert (len(core.title), len(core.keywords), core.author) == (255, 255, "The Desk")
