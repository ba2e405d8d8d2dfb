"""Edits of the bibliography's entries: taken where one field of a source says it for certain, else told with the
source, its line, and what became what."""

from __future__ import annotations

import zipfile
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
bibliography: more.bib
sources:
  notice: {type: webpage, title: Notice to mariners, publisher: Port Authority, URL: "https://port.example.org/12"}
  survey:   # the old one
    type: report
    title: 'Survey of the strait'
    author: ["Kim, Ha-na"]
    publisher: Harbour Press
    issued: 2025-11
---

# What is known

Soundings fell short.[@notice] Two were far off.[@survey, p. 4] One was right.[@lee]
"""
MORE = "@book{lee, title = {Ice and tides}, author = {Lee, Min}, year = {2020}, publisher = {North}}\n"


def _pulled(folder: Path, old: str, new: str, style: str = "endnotes") -> Pulled:
    (folder / "brief.md").write_text(TEXT % style, "utf-8")
    (folder / "more.bib").write_text(MORE, "utf-8")
    data = build(loads(TEXT % style, name=str(folder / "brief.md")), ("docx",)).outputs["docx"]
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    [*_, run] = [text for text in root.iter(f"{W}t") if old in (text.text or "")]
    run.text = (run.text or "").replace(old, new)
    parts["word/document.xml"] = etree.tostring(root)
    return pull_bytes(zipped(parts.items()), folder / "brief.docx", folder / "brief.md")


@pytest.mark.parametrize("style", ["endnotes", "author-date", "ieee"])
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Survey of", "A new survey of", "    title: 'A new survey of the strait'"),
        ("of the strait", "of the strait’s ice", "    title: 'Survey of the strait’s ice'"),
        ("Survey of the strait", 'It\'s: #1, a "survey"', "    title: 'It''s: #1, a \"survey\"'"),
        ("mariners", "seamen, again", None),
    ],
)
def test_a_field_is_taken(old: str, new: str, line: str | None, style: str, tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, old, new, style)
    changed = [one for one in outcome(pulled) if one.startswith("+")]
    if line is None:
        assert changed[0].startswith('+  notice: {type: webpage, title: "Notice to seamen, again", publisher: Port')
    elif changed:  # quotation marks within others are made by the tool: such a title is told
        assert changed == [f"+{line}"]
    else:
        [told] = pulled.items
        assert "survey" in told.reason
    assert loads(pulled.text, name=str(tmp_path / "brief.md")).sources.keys() == {"notice", "survey"}


def test_a_publisher_is_taken(tmp_path: Path) -> None:
    assert outcome(_pulled(tmp_path, "Harbour Press", "Harbour House")) == (
        "-    publisher: Harbour Press",
        "+    publisher: Harbour House",
    )


def test_what_no_field_says_is_told_with_its_source(tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, "November 2025", "December 2025")
    assert not pulled.changed
    [told] = pulled.items
    assert told.words.endswith("December 2025.")
    assert (told.line, pulled.text.split("\n")[told.line - 1]) == (8, "  survey:   # the old one")
    assert told.reason == ("The tool makes this of the source 'survey': change “November” to “December”, at line 8.")


def test_two_changes_are_told_together(tmp_path: Path) -> None:
    [told] = _pulled(tmp_path, "Ha-na Kim. ", "Hana Kim, editor. ").items
    assert "“Ha-na Kim.” to “Hana Kim, editor.”" in told.reason


def test_a_source_of_another_file_is_told_with_the_file(tmp_path: Path) -> None:
    pulled = _pulled(tmp_path, "Ice and", "Frost and")
    assert not pulled.changed
    [told] = pulled.items
    assert (told.line, told.reason) == (
        0, "The tool makes this of the source 'lee': change “Ice” to “Frost”, in more.bib.",
    )  # fmt: skip


def test_an_entry_taken_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(TEXT % "endnotes", "utf-8")
    (tmp_path / "more.bib").write_text(MORE, "utf-8")
    data = build(loads(TEXT % "endnotes", name=str(tmp_path / "brief.md")), ("docx",)).outputs["docx"]
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    [entry] = [p for p in root.iter(f"{W}p") if "Harbour Press" in "".join(p.itertext())]
    entry.getparent().remove(entry)
    parts["word/document.xml"] = etree.tostring(root)
    [told] = pull_bytes(zipped(parts.items()), tmp_path / "brief.docx", tmp_path / "brief.md").items
    assert told.words.startswith("Ha-na Kim.")
    assert told.line == 8
