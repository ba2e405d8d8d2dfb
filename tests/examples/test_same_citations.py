"""Citations of every form: the Word draft and the PDF say the same words, whoever keeps the draft's citations alive."""

from __future__ import annotations

import difflib

import pytest

from briefing.resolve.tree import Document
from briefing.themes.theme import load_theme
from briefing.writers.docx import write_docx
from briefing.writers.pdf import write_pdf
from tests.docx.citing import every_form

from . import docx_words, pdf_words
from .test_same_words import words

DOCUMENTS = [pytest.param(made, id=name) for name, made in every_form().items()]


@pytest.mark.parametrize("made", DOCUMENTS)
def test_the_same_words(made: Document) -> None:
    theme = load_theme(made.theme)
    pdf = write_pdf(made, theme)
    draft = docx_words.Draft(write_docx(made, theme, pdf.pages))
    paper = pdf_words.Document(pdf.data)
    in_word, in_pdf = words(draft.paragraphs()), words(paper.paragraphs())
    assert in_word == in_pdf, "\n".join(difflib.unified_diff(in_word, in_pdf, "Word", "PDF", lineterm="", n=4))
    notes = [words([number, text]) for number, text in draft.footnotes().items()]
    assert notes == [words([note]) for note in paper.footnotes()]
