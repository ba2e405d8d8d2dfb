"""Looks that the source has no words for are told once for each paragraph; a language is taken."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from briefing import build, loads
from briefing.drafts.pull import Pulled, pull_bytes

from ..core.packages import zipped
from .edits import outcome

TEXT = """---
title: The Strait in Winter
lang: en-GB
sources:
  survey: {type: report, title: Survey of the strait, author: ["Kim, Ha-na"], issued: 2025-11}
---

# What is known

Soundings fell short.[@survey] The pilots said [trop peu]{lang=fr} and left.^[They said [au revoir]{lang=fr} too.]

Two were far off.

| Week | Ships |
|-----:|:-----:|
| 5    | 212   |
"""
Change = Callable[[str], str]
MAIN, NOTES = "word/document.xml", "word/footnotes.xml"


def _pulled(folder: Path, change: Change, part: str = MAIN) -> Pulled:
    (folder / "brief.md").write_text(TEXT, "utf-8")
    data = build(loads(TEXT, name=str(folder / "brief.md")), ("docx",)).outputs["docx"]
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return pull_bytes(zipped(parts.items()), folder / "brief.docx", folder / "brief.md")


def _set(text: str, words: str, properties: str) -> str:
    """Give some words of one run properties of their own."""
    found = re.search(rf"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*?){words}([^<]*)</w:t></w:r>", text)
    assert found, words
    own = (found[1] or "")[7:-8]
    shown = [(found[2], own), (words, own + properties), (found[3], own)]
    runs = "".join(
        f'<w:r><w:rPr>{given}</w:rPr><w:t xml:space="preserve">{part}</w:t></w:r>' for part, given in shown if part
    )
    return text[: found.start()] + runs + text[found.end() :]


@pytest.mark.parametrize(
    ("properties", "what"),
    [
        ('<w:highlight w:val="yellow"/>', "highlight"),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', "highlight"),
        ('<w:color w:val="C00000"/>', "colour"),
        ('<w:u w:val="single"/>', "underline"),
        ("<w:strike/>", "strikethrough"),
        ("<w:smallCaps/>", "capitals"),
        ('<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/>', "font"),
        ('<w:sz w:val="40"/>', "size"),
        ('<w:color w:val="C00000"/><w:sz w:val="40"/><w:highlight w:val="red"/>', "highlight, colour and size"),
    ],
)
def test_looks(properties: str, what: str, tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, lambda text: _set(text, "fell short", properties))
    assert not pulled.changed
    [told] = pulled.items
    assert (told.words, told.line, told.lost) == ("fell short", 10, False)
    assert f" the {what} of these words" in told.reason


def test_one_line_for_each_paragraph(tmp_path: Path) -> None:
    def twice(text: str) -> str:
        text = _set(text, "Soundings", '<w:color w:val="C00000"/>')
        text = _set(text, "and left", '<w:highlight w:val="yellow"/>')
        return _set(text, "far off", '<w:highlight w:val="yellow"/>')

    found = [(told.words, told.line) for told in _pulled(tmp_path, twice).items]
    assert found == [("and left … Soundings", 10), ("far off", 12)]


def test_an_alignment(tmp_path: Path) -> None:
    def centred(text: str) -> str:
        at = text.index("<w:pPr>", text.rindex("<w:p>", 0, text.index("Two were far off"))) + len("<w:pPr>")
        at = text.index("/>", at) + 2
        return text[:at] + '<w:jc w:val="center"/>' + text[at:]

    [told] = _pulled(tmp_path, centred).items
    assert told.words == "Two were far off."
    assert "alignment" in told.reason


def test_text_of_the_tool_is_told_where_it_is_marked(tmp_path: Path) -> None:
    yellow = '<w:highlight w:val="yellow"/>'
    [told] = _pulled(tmp_path, lambda text: _set(text, "November 2025", yellow)).items
    assert told.words == "November 2025"
    assert _pulled(tmp_path, lambda text: _set(text, "November 2025", '<w:color w:val="C00000"/>')).items == ()


@pytest.mark.parametrize(
    "properties",
    ['<w:color w:val="auto"/>', '<w:u w:val="none"/>', '<w:highlight w:val="none"/>', '<w:strike w:val="0"/>',
     '<w:shd w:val="clear" w:fill="auto"/>', '<w:rFonts w:hint="eastAsia" w:eastAsia="SimSun"/>'],
)  # fmt: skip
def test_what_makes_no_difference_is_no_look(properties: str, tmp_path: Path) -> None:
    assert _pulled(tmp_path, lambda text: _set(text, "Two were far off", properties)).items == ()


def test_what_a_program_writes_for_every_run_is_no_look(tmp_path: Path) -> None:
    given = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="1F1F1F"/><w:sz w:val="22"/></w:rPr>'
    body = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>And more of it.</w:t></w:r></w:p>'

    def flattened(text: str) -> str:
        at = text.index("</w:p>", text.index("Two were far off")) + len("</w:p>")
        return (text[:at] + 3 * body + text[at:]).replace("<w:r><w:t", f"<w:r>{given}<w:t")

    told = [one for one in _pulled(tmp_path, flattened).items if one.kind == "not-taken"]
    assert not [one for one in told if one.words in ("And more of it.", "Two were far off.")]


def test_a_language_is_taken(tmp_path: Path) -> None:
    french = '<w:lang w:val="fr-FR"/>'
    pulled = _pulled(tmp_path, lambda text: _set(text, "far off", french))
    assert outcome(pulled) == ("-Two were far off.", "+Two were [far off]{lang=fr}.")
    pulled = _pulled(tmp_path, lambda text: text.replace('<w:lang w:val="fr"/>', ""))
    assert "said trop peu and left.^[They said [au revoir]{lang=fr} too.]" in pulled.text


@pytest.mark.parametrize(
    ("change", "note"),
    [
        (lambda text: text.replace('<w:lang w:val="fr"/>', ""), "They said au revoir too."),
        (lambda text: text.replace('"fr"', '"de-AT"'), "They said [au revoir]{lang=de} too."),
        (
            lambda text: _set(text, "They said", '<w:lang w:val="fr-FR"/>'),
            "[They said]{lang=fr} [au revoir]{lang=fr} too.",
        ),
    ],
)
def test_a_language_in_a_note_is_taken(change: Change, note: str, tmp_path: Path) -> None:
    assert f"^[{note}]" in _pulled(tmp_path, change, NOTES).text
