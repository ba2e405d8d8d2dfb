"""The Word draft and the PDF say the same words in the same order, numbers and citations included.

Every example does, and any report.

The words are taken from the finished files and from nothing else: from the draft as Word shows it (labels counted from
the numbering part, the results of fields), from the PDF as a screen reader reads it (the structure tree, with the text
that replaces what is drawn). What is evened out, and why, stands in `words`.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from briefing import Report, build
from tests.conftest import example_sources

from . import made
from .any_report import reports
from .docx_words import Draft
from .pdf_words import Document

#: One of each kind: numbers in brackets, names and years, notes with a list, labels, spaces of the French manner.
STYLES = [
    "ieee",
    "apa",
    "chicago-notes-bibliography",
    "american-mathematical-society-label",
    "groupe-danthropologie-et-darcheologie-funeraire",
    "presses-universitaires-de-rennes",
]
EXAMPLES = [pytest.param(source, id=source.parent.name) for source in example_sources()]


def words(paragraphs: list[str]) -> list[str]:
    """Words between white space.

    A soft hyphen is a place where a line may end, not a character; where a line did end the PDF has one, Word decides
    at sight. A hyphen that no line may end after is spelt in two ways in a Word file, both with the same look.
    """
    text = " ".join(paragraphs).replace("\N{SOFT HYPHEN}", "").replace("\N{NON-BREAKING HYPHEN}", "-")
    return text.split()


@cache
def draft(source: Path) -> Draft:
    return Draft(made.built(source).outputs["docx"])


@cache
def paper(source: Path) -> Document:
    return Document(made.built(source).outputs["pdf"])


@cache
def both(source: Path) -> tuple[list[str], list[str]]:
    return words(draft(source).paragraphs()), words(paper(source).paragraphs())


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_same_words_in_the_same_order(source: Path) -> None:
    in_word, in_pdf = both(source)
    assert len(in_word) > 300
    differences = "\n".join(difflib.unified_diff(in_word, in_pdf, "Word", "PDF", lineterm="", n=4))
    assert in_word == in_pdf, differences


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_same_notes(source: Path) -> None:
    both(source)
    in_word = [words([number, text]) for number, text in draft(source).footnotes().items()]
    assert in_word == [words([note]) for note in paper(source).footnotes()]


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_same_alternative_texts(source: Path) -> None:
    assert draft(source).alternatives() == paper(source).alternatives()


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_same_running_lines(source: Path) -> None:
    """Headers and footers, as sets of words: the draft has a part for each kind of page, the PDF draws them on each."""
    pages = paper(source).page_count
    in_word = {word for line in draft(source).running() for word in words([line])}
    in_pdf = {word for line in paper(source).running() for word in words([line])}
    numbers = {str(number) for number in range(1, pages + 1)}
    assert in_word - numbers == in_pdf - numbers
    assert str(pages) in in_word


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_page_count_shown_is_the_page_count(source: Path) -> None:
    pages = paper(source).page_count
    shown = made.document(source).words.pages.format(pages=pages)
    assert shown in " ".join(both(source)[1]), "the title block says how many pages there are"


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", ["winter-ferries", "port-names"])
def test_any_style_says_the_same_in_both(style: str, name: str) -> None:
    source = next(path for path in example_sources() if path.parent.name == name)
    built = build(replace(made.report(source), csl=style), folder=source.parent)
    in_word, in_pdf = Draft(built.outputs["docx"]), Document(built.outputs["pdf"])
    said, read = words(in_word.paragraphs()), words(in_pdf.paragraphs())
    assert said == read, "\n".join(difflib.unified_diff(said, read, "Word", "PDF", lineterm="", n=4))
    notes = [words([number, text]) for number, text in in_word.footnotes().items()]
    assert notes == [words([note]) for note in in_pdf.footnotes()]


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.generate,),  # a build takes a while, and a smaller report says no more than the difference does
    suppress_health_check=list(HealthCheck),
)
@given(reports())
def test_any_report_says_the_same_in_both(report: Report) -> None:
    built = build(report, folder=Path())
    in_word, in_pdf = Draft(built.outputs["docx"]), Document(built.outputs["pdf"])
    said, read = words(in_word.paragraphs()), words(in_pdf.paragraphs())
    assert said == read, "\n".join(difflib.unified_diff(said, read, "Word", "PDF", lineterm="", n=4))
    notes = [words([number, text]) for number, text in in_word.footnotes().items()]
    assert notes == [words([note]) for note in in_pdf.footnotes()]
