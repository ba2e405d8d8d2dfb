"""Citations whose bookmarks a program took away are the same citations still, wherever they stand."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from briefing import build, loads
from briefing.drafts.pull import Pulled, pull_bytes

from ..core.packages import zipped
from .counted import W
from .edits import outcome

TEXT = """---
title: The Strait in Winter
lang: en-GB
citations: {style: %s}
sources:
  notice: {type: webpage, title: Notice to mariners, publisher: Port Authority, URL: "https://port.example.org/12"}
  survey: {type: report, title: Survey of the strait, author: ["Kim, Ha-na"], issued: 2025-11}
---

# What is known

Soundings fell short.[@notice] Two were far off.[@survey, p. 4] One was right.[see @survey, p. 9; @notice]
Pilots said so before [-@survey, chap. 2].

As @survey [p. 7] says, it is so. That is all.^[See [@survey, p. 3].]

Others differ [compare @notice; @survey, pp. 4-9, and more].
"""
STYLES = ("endnotes", "notes", "author-date", "ieee")
Change = Callable[[str], str]


def _no_bookmarks(text: str) -> str:
    return re.sub(r"<w:bookmark(Start|End)\b[^>]*/>", "", text)


def _broken(text: str) -> str:
    """As LibreOffice writes fields that lead to nothing any more, when it has laid them out anew."""
    shown = re.compile(r'( REF _Ref_source_.*?w:fldCharType="separate"/></w:r><w:r>.*?<w:t[^>]*>)[^<]*(</w:t>)')
    return shown.sub(r"\1Error: Reference source not found\2", _no_bookmarks(text))


def _pulled(folder: Path, style: str, change: Change) -> Pulled:
    source = folder / "brief.md"
    source.write_text(TEXT % style, "utf-8")
    data = build(loads(TEXT % style, name=str(source)), ("docx",)).outputs["docx"]
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for part in ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml"):
        if part in parts:
            parts[part] = change(parts[part].decode()).encode()
    return pull_bytes(zipped(parts.items()), folder / "brief.docx", source)


@pytest.mark.parametrize("change", [_no_bookmarks, _broken])
@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_lost_of_them(style: str, change: Change, tmp_path: Path) -> None:
    assert outcome(_pulled(tmp_path, style, change)) == ()


def _paragraph(root: etree._Element, words: str) -> etree._Element:
    [found] = (p for p in root.iter(f"{W}p") if words in "".join(text.text or "" for text in p.iter(f"{W}t")))
    return found


def _moved(text: str) -> str:
    """The first paragraph goes behind the second, and a word of it goes."""
    if "Soundings" not in text:
        return text
    root = etree.fromstring(text.encode())
    _paragraph(root, "That is all").addnext(_paragraph(root, "Soundings"))
    return etree.tostring(root, encoding="unicode").replace("Soundings fell short", "Soundings fell")


def _copied(text: str) -> str:
    """The first paragraph stands at the end as well, with other words; what is pasted has no bookmarks."""
    if "Soundings" not in text:
        return text
    root = etree.fromstring(text.encode())
    copy = etree.tostring(_paragraph(root, "Soundings"), encoding="unicode")
    copy = _no_bookmarks(copy).replace("Soundings fell short", "So they say")
    _paragraph(root, "Others differ").addnext(etree.fromstring(copy))
    return etree.tostring(root, encoding="unicode")


def _body(pulled: Pulled) -> list[str]:
    """The paragraphs of the source, each in one line."""
    assert not [told for told in pulled.items if told.kind == "not-taken"]
    return [text.replace("\n", " ") for text in pulled.text.rstrip().split("\n\n")][2:]


FIRST = (
    "Soundings fell short.[@notice] Two were far off.[@survey, p. 4] One was right.[see @survey, p. 9; @notice] "
    "Pilots said so before [-@survey, chap. 2]."
)
SECOND = "As @survey [p. 7] says, it is so. That is all.^[See [@survey, p. 3].]"
THIRD = "Others differ [compare @notice; @survey, pp. 4-9, and more]."


@pytest.mark.parametrize("change", [_no_bookmarks, _broken])
@pytest.mark.parametrize("style", STYLES)
def test_in_a_paragraph_that_moved(style: str, change: Change, tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, style, lambda text: change(_moved(text)))
    assert _body(pulled) == [SECOND, FIRST.replace(" short", ""), THIRD]


@pytest.mark.parametrize("change", [lambda text: text, _no_bookmarks, _broken])
@pytest.mark.parametrize("style", STYLES)
def test_copies(style: str, change: Change, tmp_path: Path) -> None:
    *old, new = _body(_pulled(tmp_path, style, lambda text: change(_copied(text))))
    assert old == [FIRST, SECOND, THIRD]
    assert re.findall(r"\[.*?\]", new) == [
        "[@notice]", "[@survey, p. 4]", "[see @survey, p. 9; @notice]", "[-@survey, chapter 2]",
    ]  # fmt: skip


# ---------------------------------------------------------------- what is typed into them


def _typed(text: str, behind: str, place: str) -> str:
    """Another page in the citation behind some words."""
    if "Soundings" not in text:
        return text
    root = etree.fromstring(text.encode())
    seen = False
    for one in _paragraph(root, behind).iter(f"{W}t"):
        if seen and (new := re.sub(r"(?<=p\.[\xa0 ])4", place, one.text or "")) != one.text:
            one.text = new
            return etree.tostring(root, encoding="unicode")
        seen = seen or behind in (one.text or "")
    raise AssertionError(behind)


@pytest.mark.parametrize("style", ["endnotes", "author-date", "ieee"])
def test_words_typed_into_one_that_moves(style: str, tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, style, lambda text: _moved(_typed(text, "Two were", "4 zebra")))
    [told] = [told for told in pulled.items if told.kind == "not-taken"]
    assert "zebra" in told.words
    assert told.line
    assert "Two were far off.[@survey, p. 4]" in pulled.text


@pytest.mark.parametrize("style", ["endnotes", "author-date", "ieee"])
def test_words_typed_into_a_copy(style: str, tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, style, lambda text: _typed(_twice(text), "Both were", "4 zebra"))
    told = [told.words for told in pulled.items if told.kind == "not-taken"]
    assert "zebra" in " ".join(told) or "zebra" in pulled.text


def _twice(text: str) -> str:
    """As `_copied`, with other words before the citation with a place."""
    if "Soundings" not in text:
        return text
    root = etree.fromstring(_copied(text).encode())
    for one in _paragraph(root, "So they say").iter(f"{W}t"):
        one.text = (one.text or "").replace("Two were", "Both were")
    return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("style", ["endnotes", "author-date", "ieee"])
@pytest.mark.parametrize("page", ["p.", "pp."])
@pytest.mark.parametrize("change", [lambda text: text, _moved])
def test_another_page_is_taken(style: str, change: Change, page: str, tmp_path: Path) -> None:
    def typed(text: str) -> str:
        return re.sub(r"p\.([\xa0 ]4\N{EN DASH}6, 9)", rf"{page}\1", _typed(text, "Two were", "4\N{EN DASH}6, 9"))

    pulled = _pulled(tmp_path, style, lambda text: change(typed(text)))
    assert "Two were far off.[@survey, pp. 4-6, 9]" in pulled.text
    assert not [told for told in pulled.items if told.kind == "not-taken"]


def test_a_place_taken_out_is_told(tmp_path: Path) -> None:
    def cut(text: str) -> str:
        return text.replace(" (p.\xa04)", "", 1)

    pulled = _pulled(tmp_path, "endnotes", cut)
    assert not pulled.changed
    [told] = pulled.items
    assert (told.words, told.line) == ("2", 12)


def _pasted(text: str) -> str:
    """As `_copied`, with the bookmarks that LibreOffice gives to a copy."""
    if "Soundings" not in text:
        return text
    root = etree.fromstring(text.encode())
    copy = etree.tostring(_paragraph(root, "Soundings"), encoding="unicode")
    copy = re.sub(r'w:name="_blk_\d+"', 'w:name="mine"', copy).replace("Soundings fell short", "So they say")
    copy = re.sub(r'(w:name="_Ref_\w+)"', r'\1_Copy_1"', re.sub(r'w:id="', 'w:id="9', copy))
    copy = re.sub(r'(<w:endnoteReference [^>]*w:id=")9', r"\1", copy)
    _paragraph(root, "Others differ").addnext(etree.fromstring(copy))
    return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("style", STYLES)
def test_pasted_in_libreoffice(style: str, tmp_path: Path) -> None:
    *old, new = _body(_pulled(tmp_path, style, _pasted))
    assert old == [FIRST, SECOND, THIRD]
    cited = re.findall(r"\[.*?\]", new)
    assert cited[:3] == ["[@notice]", "[@survey, p. 4]", "[see @survey, p. 9; @notice]"]


def test_words_typed_into_an_endnote_are_told_with_its_source(tmp_path: Path) -> None:
    def typed(text: str) -> str:
        return text.replace("Survey of the strait", "Survey of the zebra", 1) if "w:endnotes" in text else text

    pulled = _pulled(tmp_path, "notes", typed)
    assert not pulled.changed
    [told] = pulled.items
    assert "zebra" in told.words
    assert "(survey)" in told.reason
