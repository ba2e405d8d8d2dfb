"""The draft says what the document says, in its order."""

from __future__ import annotations

import re

import pytest

from briefing.resolve import tree
from briefing.resolve.tree import (
    CitationMark,
    Document,
    Endnotes,
    Heading,
    LineBreak,
    NoteMark,
    Pages,
    ReferenceMark,
    Run,
    Summary,
)  # fmt: skip
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx

from .documents import document, heading, lists, p, torture, words
from .opened import Opened, W, text_of


def said(document: Document, pages: Pages) -> list[str]:
    """The words of the body in reading order; numbers and labels that Word makes itself are left out."""
    out: list[str] = []

    def inline(content: tree.Inlines, marks: bool = True) -> None:
        for piece in content:
            match piece:
                case Run():
                    out.append(piece.text)
                case CitationMark():
                    out.append(piece.text if marks else "")
                case ReferenceMark():
                    out.append(piece.prefix + piece.text)
                case LineBreak():
                    out.append(" ")
                case NoteMark():
                    pass

    def line(content: tree.Inlines) -> None:
        inline(content)
        out.append(" ")

    def walk(blocks: tree.Blocks) -> None:
        for block in blocks:
            match block:
                case Heading():
                    line(block.content)
                case tree.Paragraph():
                    line(block.content)
                case tree.List():
                    for item in block.items:
                        walk(item.blocks)
                case tree.DefinitionList():
                    for item in block.items:
                        line(item.term)
                        walk(item.blocks)
                case tree.Table():
                    caption(block.caption)
                    for row in (*block.header, *block.rows):
                        for cell in row.cells:
                            walk(cell.blocks)
                    line(block.notes)
                case tree.Figure():
                    caption(block.caption)
                case tree.Quotation():
                    walk(block.blocks)
                    line(block.attribution)
                case tree.CallOut():
                    line(block.label)
                    walk(block.blocks)
                case tree.KeyJudgments():
                    out.append(block.label + " ")
                    for item in block.items:
                        line(item.statement)
                        for facet in item.facets:
                            out.append(facet.label + " ")
                            line(facet.value)
                case tree.QuestionAnswer():
                    walk((block.question, *block.blocks))
                case tree.CodeBlock():
                    out.append(block.text + " ")
                case tree.Summary():
                    out.append((block.label or "") + " ")
                    walk(block.blocks)
                case tree.Contents():
                    out.append(block.label + " ")
                    for entry in block.entries:
                        out.append((entry.number or "") + " ")
                        inline(entry.content, marks=False)
                        out.append(f" {pages.of.get(entry.target, 1)} ")
                case Endnotes():
                    walk((block.heading,))
                    for entry in block.entries:
                        inline(entry.content)
                        back = ", ".join(str(page) for _, page in tree.back_links(entry, pages))
                        out.append(f" ↑ {back} " if back else " ")

    def caption(block: tree.Caption | None) -> None:
        if block:
            out.append(f"{block.label} {block.number} ")
            line(block.content)

    walk(document.body)
    return "".join(out).replace("\x07", "").split()


def read(opened: Opened, skip: int) -> list[str]:
    return " ".join(opened.texts()[skip:]).split()


def test_words_of_the_torture_document(opened: Opened, tortured: tuple[Document, Pages]) -> None:
    assert read(opened, 4) == said(*tortured)


def test_title_block(opened: Opened) -> None:
    assert [re.sub(r"\s+", " ", text) for text in opened.texts()[:4]] == [
        "The Desk · Briefing UNCLASSIFIED // FOR DISTRIBUTION ",
        "The title & more",
        "A subtitle",
        "5 September 2025 · 5 pages · 2 sources",
    ]


def test_footnote_words(opened: Opened) -> None:
    assert text_of(opened.tree("word/footnotes.xml")).strip() == "A note with a link1."


def test_words_keep_their_case(opened: Opened) -> None:
    """Capitals are a look (w:caps): the words beneath are as the author wrote them."""
    assert "Executive Summary" in opened.texts("Heading1")


def test_characters_that_xml_cannot_hold_are_dropped(theme: Theme) -> None:
    made = Opened(write_docx(document(p("a\x00b\x0bc\ufffe<&>\ud800")), theme, Pages(1, {})))
    assert made.texts("BodyText") == ["abc<&>"]


@pytest.mark.parametrize("body", [(), (p(),), (Summary("Summary", (p("x"),)),), lists(), (heading("1.0.", "Only"),)])
def test_small_documents(body: tuple[object, ...], theme: Theme) -> None:
    made = document(*body)
    assert read(Opened(write_docx(made, theme, Pages(1, {}))), 3) == ["A", "subtitle"][:0] + [
        "5", "September", "2025", "·", "1", "page", "·", "2", "sources", *said(made, Pages(1, {}))
    ]  # fmt: skip


def test_the_authors_stand_before_the_facts(theme: Theme) -> None:
    made, pages = torture()
    from dataclasses import replace

    made = replace(made, title=replace(made.title, authors=("One", "Two"), subtitle=()))
    texts = Opened(write_docx(made, theme, pages)).texts()
    assert texts[2] == "One · Two"
    assert texts[3].startswith("5 September 2025")


def test_no_title_line_without_organisation(theme: Theme) -> None:
    from dataclasses import replace

    made = document(p("x"))
    made = replace(made, title=replace(made.title, organisation="", kind="", title=words("Bare")))
    opened = Opened(write_docx(made, theme, Pages(1, {})))
    assert opened.texts()[0] == "Bare"
    rule = opened.paragraphs()[0].find(f"{W}pPr/{W}pBdr/{W}top")
    assert rule is not None, "the rule above the title block moves to the title"
