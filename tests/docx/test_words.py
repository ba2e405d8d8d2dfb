"""The draft says what the document says, in its order."""

from __future__ import annotations

import re

import pytest

from briefing.resolve import tree
from briefing.resolve.tree import (
    CitationMark,
    Document,
    Endnotes,
    Format,
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
from briefing.writers.docx.labels import called_in, labels

from .documents import document, heading, lists, p, torture, words
from .opened import Opened, W, text_of


def said(document: Document, pages: Pages) -> list[str]:
    """The words of the body in reading order; numbers and labels that Word makes itself are left out."""
    speaker = Speaker(pages)
    speaker.labelled = _labelled_by_text(document)
    speaker.blocks(document.body)
    return "".join(speaker.out).replace("\x07", "").split()


def _labelled_by_text(document: Document) -> set[str]:
    """The headings of bibliographies whose labels no list of Word's makes."""
    blocks = [block for block in document.body if isinstance(block, Endnotes)]
    called, live = called_in(document.body), document.citing.word != "fields"
    return {block.heading.id for n, block in enumerate(blocks) if labels(block, called, n, live).way != "list"}


class Speaker:
    """Says a tree aloud."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.out: list[str] = []
        self.labelled: set[str] = set()
        """Headings of bibliographies whose labels are text."""
        self.noted: set[str] = set()
        """Notes that a citation has named: their first reference is a number that Word makes."""

    def inline(self, content: tree.Inlines, marks: bool = True) -> None:
        for piece in content:
            match piece:
                case Run():
                    self.out.append(piece.text)
                case CitationMark():
                    self.out += [self.cited(piece, part) for part in piece.parts if marks]
                case ReferenceMark():
                    self.out.append(piece.prefix + piece.text)
                case LineBreak():
                    self.out.append(" ")
                case NoteMark():
                    pass

    def cited(self, mark: CitationMark, part: tree.CitePart) -> str:
        if mark.form != "note" or not part.target or part.target in self.noted:
            return part.text
        self.noted.add(part.target)
        return ""

    def line(self, content: tree.Inlines) -> None:
        self.inline(content)
        self.out.append(" ")

    def caption(self, block: tree.Caption | None) -> None:
        if block:
            self.out.append(f"{block.label} {block.number} ")
            self.line(block.content)

    def blocks(self, blocks: tree.Blocks) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: tree.Block) -> None:
        match block:
            case Heading() | tree.Paragraph():
                self.line(block.content)
            case tree.List():
                for item in block.items:
                    self.blocks(item.blocks)
            case tree.DefinitionList():
                for pair in block.items:
                    self.line(pair.term)
                    self.blocks(pair.blocks)
            case tree.Figure():
                self.caption(block.caption)
            case tree.Quotation():
                self.blocks(block.blocks)
                self.line(block.attribution)
            case tree.CallOut():
                self.line(block.label)
                self.blocks(block.blocks)
            case tree.Landscape():
                self.blocks(block.blocks)
            case tree.QuestionAnswer():
                self.blocks((block.question, *block.blocks))
            case tree.CodeBlock():
                self.out.append(block.text + " ")
            case tree.Summary():
                self.out.append((block.label or "") + " ")
                self.blocks(block.blocks)
            case _:
                self.large(block)

    def large(self, block: tree.Block) -> None:
        match block:
            case tree.Table():
                self.caption(block.caption)
                for row in (*block.header, *block.rows):
                    for cell in row.cells:
                        self.blocks(cell.blocks)
                self.line(block.notes)
            case tree.KeyJudgments():
                self.out.append(block.label + " ")
                for item in block.items:
                    self.line(item.statement)
                    for facet in item.facets:
                        self.out.append(facet.label + " ")
                        self.line(facet.value)
            case tree.Contents():
                self.out.append(block.label + " ")
                for entry in block.entries:
                    self.out.append((entry.number or "") + " ")
                    self.inline(entry.content, marks=False)
                    self.out.append(f" {self.pages.of.get(entry.target, 1)} ")
            case Endnotes():
                self.blocks((block.heading,))
                self.line(block.lead)
                for note in block.entries if block.kind == "bibliography" else ():
                    self.out.append(f"{note.shown} " if block.heading.id in self.labelled else "")
                    self.entry(note)
                self.line(block.legend)

    def entry(self, note: tree.Endnote) -> None:
        self.inline(note.content)
        back = ", ".join(link.text for link in tree.back_links(note, self.pages))
        self.out.append(f" ↑ {back} " if back else " ")


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


def test_small_capitals_and_underlines_are_looks(theme: Theme) -> None:
    both = Format(small_caps=True, underline=True)
    made = Opened(write_docx(document(p(Run("Quiet", both))), theme, Pages(1, {})))
    props = made.paragraphs("BodyText")[0].find(f"{W}r/{W}rPr")
    assert [child.tag.removeprefix(W) for child in props] == ["smallCaps", "u"]
    assert made.texts("BodyText") == ["Quiet"]


@pytest.mark.parametrize("body", [(), (p(),), (Summary("Summary", (p("x"),)),), lists(), (heading("1.0.", "Only"),)])
def test_small_documents(body: tuple[object, ...], theme: Theme) -> None:
    made = document(*body)
    facts = ["5", "September", "2025", "·", "1", "page", "·", "2", "sources"]
    assert read(Opened(write_docx(made, theme, Pages(1, {}))), 3) == [*facts, *said(made, Pages(1, {}))]


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
