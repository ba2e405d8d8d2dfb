"""Right-to-left documents as Word must be told of them (ECMA-376, 17.3.1.6, 17.3.2.30, 17.4.1, 17.6.1)."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from briefing import build
from briefing.compile import read
from briefing.core.direction import is_right_to_left, runs_right_to_left

ARABIC = """# العنوان الأول

فقرة عربية مع (HMS Victory) والرقم 12 في وسطها.

English words of which a whole paragraph consists.

::: note
ملاحظة قصيرة.
:::

| اسم | قيمة |
|:----|-----:|
| أول | 1.5  |
"""


def parts(text: str, lang: str, folder: Path) -> dict[str, str]:
    """The XML of a built draft."""
    source = folder / "brief.md"
    source.write_text(f"---\ntitle: T\nlang: {lang}\norganisation: O\n---\n\n{text}", "utf-8")
    found = read(source)
    data = build(found.report, found=found.diagnostics).outputs["docx"]
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}


def paragraph(xml: str, words: str) -> str:
    """The paragraph that holds some words."""
    return next(p for p in re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL) if words in p)


def test_everything_runs_from_right_to_left(tmp_path: Path) -> None:
    made = parts(ARABIC, "ar", tmp_path)
    document, styles = made["word/document.xml"], made["word/styles.xml"]
    assert "<w:pPrDefault><w:pPr><w:widowControl/><w:suppressAutoHyphens/><w:bidi/>" in styles
    assert 'w:bidi="ar-SA"' in styles
    assert re.search(r"<w:bidi/></w:sectPr>", document)
    assert document.count("<w:bidiVisual/>") == document.count("<w:tblPr>") > 0
    margins = re.search(r'w:right="(\d+)" w:bottom="\d+" w:left="(\d+)"', document)
    assert margins is not None
    assert int(margins[1]) > int(margins[2]), "the hanging margin is at the right"


def test_a_panels_rule_stands_at_the_right(tmp_path: Path) -> None:
    def sides(lang: str) -> tuple[int, int]:
        made = parts(ARABIC, lang, tmp_path)["word/styles.xml"]
        style = re.search(r'w:styleId="CallOut".*?<w:pBdr>(.*?)</w:pBdr>', made, re.DOTALL)
        assert style is not None
        left, right = (int(re.findall(rf'<w:{side} [^>]*w:sz="(\d+)"', style[1])[0]) for side in ("left", "right"))
        return left, right

    assert sides("ar") == tuple(reversed(sides("en")))


def test_arabic_runs_say_so_and_foreign_ones_do_not(tmp_path: Path) -> None:
    document = parts(ARABIC, "ar", tmp_path)["word/document.xml"]
    runs = re.findall(r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t [^>]*>(.*?)</w:t></w:r>", paragraph(document, "فقرة"))
    assert [(text, "<w:rtl/>" in look) for look, text in runs] == [
        ("فقرة عربية مع (", True),
        ("HMS Victory", False),
        (") والرقم 12 في وسطها.", True),
    ]


def test_a_paragraph_of_the_other_direction_says_so(tmp_path: Path) -> None:
    document = parts(ARABIC, "ar", tmp_path)["word/document.xml"]
    assert '<w:bidi w:val="0"/>' in paragraph(document, "English words")
    assert "w:bidi" not in paragraph(document, "فقرة")
    document = parts(ARABIC, "en", tmp_path)["word/document.xml"]
    assert "<w:bidi/>" in paragraph(document, "فقرة")
    assert "w:bidi" not in paragraph(document, "English words")
    assert "<w:bidiVisual/>" not in document


def test_running_lines_go_the_documents_way(tmp_path: Path) -> None:
    made = parts("text", "ar\nmarking: TLP:AMBER", tmp_path)
    for name in ("header1", "header2", "footer1"):
        assert "<w:bidi" not in made[f"word/{name}.xml"], "the style says so, and nothing else to the contrary"


def test_a_draft_without_such_words_is_as_it_was(tmp_path: Path) -> None:
    made = parts("# One\n\nTwo.\n", "en", tmp_path)
    assert not re.search(r"<w:(bidi|rtl|bidiVisual)[ /]", "".join(made.values()))


@pytest.mark.parametrize(
    "lang", ["ar", "ar-EG", "fa", "he", "iw", "ur", "yi", "ps", "dv", "syr", "az-Arab", "ku_Arab-IQ"]
)
def test_languages_from_right_to_left(lang: str) -> None:
    assert is_right_to_left(lang)


@pytest.mark.parametrize("lang", ["en", "ar-Latn", "fa-Latn-IR", "az", "uz-Cyrl", "zh-Hant", "", "en-x-arab"])
def test_languages_from_left_to_right(lang: str) -> None:
    assert not is_right_to_left(lang)


def test_a_paragraph_goes_the_documents_way_unless_most_of_it_does_not() -> None:
    assert runs_right_to_left("GDP نما الاقتصاد سريعًا", True)
    assert runs_right_to_left("12.5 %", True)
    assert not runs_right_to_left("A whole English sentence, مرحبا.", True)
    assert not runs_right_to_left("مرحبا is the Arabic word for a greeting", False)
    assert runs_right_to_left("مرحبا بالعالم", False)
    assert not runs_right_to_left("", False)
