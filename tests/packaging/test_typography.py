"""The bench that judges lines reads any PDF: where lines end, how wide spaces are, whose paragraphs they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.pdflines import SetLine, Word, lines_of, paragraphs_of
from bench.typography import TEXTS, judge, paragraphs
from briefing import build, loads

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")


def line(text: str, page: int = 0) -> SetLine:
    return SetLine(page, [Word(0, 0, 10, 10, text)])


def test_a_paragraph_is_found_by_its_letters_across_pages() -> None:
    words = ["Soundings in December found the", "chan\u00ad", "nel shallower than the chart says it is."]
    lines = [line("A heading"), line(words[0]), line(words[1]), line("Page 2 of 3", 1), line(words[2], 1), line("More")]
    (found,) = paragraphs_of(lines, ["Soundings in December found the channel shallower than the chart says it is."])
    assert [one.text for one in found] == words
    assert [one.hyphened for one in found] == [False, True, False]


def test_a_text_that_is_not_there_has_no_lines() -> None:
    assert paragraphs_of([line("Something else")], ["Soundings in December found the channel shallower."]) == [[]]


@needs_poppler
def test_lines_are_judged_from_the_pdf_alone(tmp_path: Path) -> None:
    texts = [text.replace("{", "(").replace("}", ")") for text in paragraphs(TEXTS["de-DE"])]
    source = "---\ntitle: Lines\nlang: de-DE\n---\n\n" + "\n\n".join(texts) + "\n"
    pdf = tmp_path / "lines.pdf"
    pdf.write_bytes(build(loads(source), formats=["pdf"]).outputs["pdf"])
    found = paragraphs_of(lines_of(pdf), texts)
    assert all(found)
    for text, lines in zip(texts, found, strict=True):
        said = "".join([one.text for one in lines]).replace("\u00ad", "")
        assert said == text.replace(" ", "")
    judged = judge(pdf, texts)
    assert judged.lines == sum(judged.stretch) == sum(len(lines) - 1 for lines in found)
    assert 0.9 < judged.mean < 1.4
    assert judged.overfull == judged.raised_first == 0
    assert 0 < judged.hyphens < 0.4
