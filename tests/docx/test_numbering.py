"""Word's own counting gives the numbers that the document says; where it would not, the number is text."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.resolve.tree import List, ListItem, NumberingLevel, Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx
from briefing.writers.docx.counting import Counter, formatted

from .documents import NUMBERING, document, heading, p, torture
from .opened import Opened, W


def num_id(paragraph: object) -> str | None:
    found = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")  # type: ignore[attr-defined]
    return None if found is None else found.get(f"{W}val")


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [(1, "decimal", "1"), (27, "upperLetter", "AA"), (28, "lowerLetter", "bb"), (4, "lowerRoman", "iv"),
     (1994, "upperRoman", "MCMXCIV")],
)  # fmt: skip
def test_number_formats(value: int, kind: str, shown: str) -> None:
    assert formatted(value, kind) == shown


def test_counting() -> None:
    counter = Counter(NUMBERING)
    assert [counter.next(level) for level in (0, 1, 1, 2, 0, 1)] == ["1.0.", "1.1.", "1.2.", "1.2.1.", "2.0.", "2.1."]
    assert Counter(NUMBERING).next(2) is None, "a level was skipped"
    assert Counter(NUMBERING[:1]).next(1) is None, "the list has no such level"


def test_headings_are_numbered_by_word(opened: Opened) -> None:
    assert [num_id(p) for p in opened.paragraphs("Heading1")] == [None, None, "0", "4", "0"]
    assert opened.texts("Heading1") == ["Executive Summary", "Findings", "Afterword", "Method", "Endnotes"]
    numbering = opened.tree("word/numbering.xml")
    first = numbering.find(f"{W}abstractNum")
    assert [level.get(f"{W}val") for level in first.iter(f"{W}lvlText")] == [level.text for level in NUMBERING]
    assert [style.get(f"{W}val") for style in first.iter(f"{W}pStyle")] == [f"Heading{n}" for n in range(1, 5)]


def test_a_number_word_would_not_make_is_text(theme: Theme) -> None:
    made = document(heading("1.0.", "One"), heading("1.0.1.", "Skipped", 3), heading("9.", "Odd"))
    opened = Opened(write_docx(made, theme, Pages(1, {})))
    assert opened.texts("Heading3") == ["1.0.1.\tSkipped"]
    assert opened.texts("Heading1") == ["One", "9.\tOdd"]
    assert [num_id(p) for p in opened.paragraphs("Heading3")] == ["0"]


def test_unnumbered_documents(theme: Theme) -> None:
    made = document(heading(None, "One"), numbering=(), appendix_numbering=())
    opened = Opened(write_docx(made, theme, Pages(1, {})))
    assert [num_id(p) for p in opened.paragraphs("Heading1")] == [None]
    style = next(s for s in opened.tree("word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1")
    assert style.find(f"{W}pPr/{W}numPr") is None


def test_each_ordered_list_starts_again(theme: Theme) -> None:
    def counted(start: int) -> List:
        return List(True, (ListItem(f"{start}.", (p("x"),)),), 0, start)

    opened = Opened(write_docx(document(counted(1), counted(1), counted(3)), theme, Pages(1, {})))
    ids = [num_id(p) for p in opened.paragraphs("ListNumber")]
    assert len(set(ids)) == 3
    nums = {num.get(f"{W}numId"): num for num in opened.tree("word/numbering.xml").iter(f"{W}num")}
    starts = [nums[number].find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") for number in ids]
    assert starts == ["1", "1", "3"]


@pytest.mark.parametrize(
    ("style", "label", "pattern"),
    [("decimal", "(1)", "(%1)"), ("lower-alpha", "a.", "%1."), ("upper-roman", "I)", "%1)"), ("decimal", "*", "%1.")],
)
def test_label_patterns(style: str, label: str, pattern: str, theme: Theme) -> None:
    made = document(List(True, (ListItem(label, (p("x"),)),), 0, 1, style))  # type: ignore[arg-type]
    opened = Opened(write_docx(made, theme, Pages(1, {})))
    last = list(opened.tree("word/numbering.xml").iter(f"{W}abstractNum"))[-1]
    assert last.find(f"{W}lvl/{W}lvlText").get(f"{W}val") == pattern


@pytest.mark.needs_libreoffice
@pytest.mark.needs_poppler
def test_another_program_counts_alike(libreoffice_pdf: Callable[[Path], Path], tmp_path: Path, theme: Theme) -> None:
    """LibreOffice, which makes the numbers itself, shows exactly those of the document."""
    made, pages = torture(
        appendix_numbering=(NumberingLevel("Appendix %1", "upperLetter"), NumberingLevel("%1.%2", "decimal"))
    )
    source = tmp_path / "torture.docx"
    source.write_bytes(write_docx(made, theme, pages))
    shown = subprocess.run(
        ["pdftotext", "-layout", str(libreoffice_pdf(source)), "-"], capture_output=True, text=True, check=True
    ).stdout
    flat = re.sub(r"\s+", " ", shown)
    for line in ("1.1. Reality", "2.0. Findings", "2.1. Second level", "2.1.1. Third level", "2.1.1.1. Fourth level",
                 "2.2. What next", "Appendix A Method", "A.1 Detail", "3. item 3", "5. item 5",
                 "(iii) table", "b. beta",                 "1 First & best.", "3 Never cited."):  # fmt: skip
        assert line in flat, line
    assert re.search(r"1\.0\. executive summary", flat, re.IGNORECASE)
    assert "Error" not in flat, "a reference leads nowhere"
