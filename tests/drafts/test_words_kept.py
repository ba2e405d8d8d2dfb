"""Every word that stands in a draft is afterwards in the source, in a conflict, or in the report."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing import build, load
from briefing.drafts.pull import Pulled, pull_bytes

from .conftest import Pull
from .counted import W, words_of, words_of_draft, words_of_report
from .edits import BRIEF, Case, all_cases, lay_out


def _lost(draft: bytes, pulled: Pulled, endnotes: bool = True) -> Counter[str]:
    """Words of the draft that are nowhere."""
    with TemporaryDirectory() as folder:
        again = build(load(lay_out(pulled, Path(folder))), ("docx",)).outputs["docx"]
    typed = words_of(pulled.text) - words_of(pulled.before)  # `[@key]` is read as a citation, and shows a number
    now, before = words_of_draft(again, endnotes=endnotes), words_of_draft(draft, endnotes=endnotes)
    return before - now - words_of_report(pulled) - typed


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_edited_in_libreoffice(case: Case, edited: dict[Case, bytes], pulled: Pull) -> None:
    assert not _lost(edited[case], pulled(case), not case.brief.in_notes)


# ---------------------------------------------------------------- any edits, in the XML

Body = list[etree._Element]
Edit = Callable[[Body, int], None]


def _add_words(body: Body, at: int) -> None:
    texts = [text for text in body[at].iter(f"{W}t") if not _cites(text)]
    if texts:
        texts[len(texts) // 2].text = f"{texts[len(texts) // 2].text} zebra{_letters(at)} "


def _cites(text: etree._Element) -> bool:
    """It is a citation's: what is typed there is a case of its own."""
    style = text.find(f"../{W}rPr/{W}rStyle")
    return style is not None and style.get(f"{W}val") == "Citation"


def _cut_words(body: Body, at: int) -> None:
    texts = list(body[at].iter(f"{W}t"))
    if texts:
        words = (texts[0].text or "").split(" ")
        texts[0].text = " ".join(words[: len(words) // 2])


def _remove(body: Body, at: int) -> None:
    parent = body[at].getparent()
    if parent is not None and parent.tag == f"{W}body":
        parent.remove(body[at])


def _copy(body: Body, at: int) -> None:
    body[at].addnext(deepcopy(body[at]))


def _swap(body: Body, at: int) -> None:
    other = body[(at + 3) % len(body)]
    parent, second = body[at].getparent(), other.getparent()
    if parent is None or second is None or parent is not second:
        return
    body[at].addnext(other)


def _insert(body: Body, at: int) -> None:
    new = deepcopy(body[at])
    for child in list(new):
        if child.tag != f"{W}pPr":
            new.remove(child)
    run = etree.SubElement(new, f"{W}r")
    etree.SubElement(run, f"{W}t").text = f"Quagga{_letters(at)} *and* [okapi] <came> along."
    body[at].addprevious(new)


def _letters(number: int) -> str:
    return chr(97 + number // 26) + chr(97 + number % 26)


EDITS: list[Edit] = [_add_words, _cut_words, _remove, _copy, _swap, _insert]


@cache
def _draft() -> bytes:
    return build(load(BRIEF), ("docx",)).outputs["docx"]


@cache
def _labels() -> Counter[str]:
    """Words that the tool sets beside an author's, and takes away with them: "Basis"."""
    return words_of_draft(_draft(), made=True)


def _with_edits(draft: bytes, edits: list[tuple[Edit, int]]) -> bytes:
    """Edits at paragraphs that are the author's: those with a bookmark of a text."""
    with zipfile.ZipFile(BytesIO(draft)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for edit, number in edits:
        body = [p for p in root.iter(f"{W}p") if any(
            mark.get(f"{W}name", "").startswith("_blk_") for mark in p.iter(f"{W}bookmarkStart")
        )]  # fmt: skip
        if body:
            edit(body, number % len(body))
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 80)), min_size=1, max_size=6))
@settings(max_examples=25)
def test_edited_anyhow(edits: list[tuple[Edit, int]]) -> None:
    data = _with_edits(_draft(), edits)
    lost = _lost(data, pull_bytes(data, Path("brief.docx"), BRIEF))
    assert not [word for word in lost if word not in _labels()]


def test_typed_into_a_citation() -> None:
    def typed(body: Body, at: int) -> None:
        [number, *_] = [text for text in body[at].iter(f"{W}t") if _cites(text)]
        number.text = f"{number.text} zebra"

    data = _with_edits(_draft(), [(typed, 2)])
    pulled = pull_bytes(data, Path("brief.docx"), BRIEF)
    assert pulled.text == pulled.before
    assert [told.words for told in pulled.items] == ["1 zebra"]
