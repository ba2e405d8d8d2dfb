"""LibreOffice loses every note of a draft that has notes in two tables and comments between: the source keeps them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from briefing import build, loads
from briefing.drafts.drawn import Note, paragraphs, words
from briefing.drafts.pull import Pulled, pull_bytes
from briefing.drafts.reading import open_draft

from .resaved import saved_by_libreoffice

SOURCE = """---
title: Ferries
lang: en-GB
sources:
  notice: {type: webpage, title: Notice to mariners, URL: "https://port.example/notice"}
---

# Crossings

| Week | Crossings                      |
|:-----|:-------------------------------|
| 5    | 212^[Counted from noon to noon.] |

: Crossings by week

Ferries lay still.

::: comment
Is this still so?
:::

::: comment
The port has not answered.
:::

| Week | Freight                    |
|:-----|:---------------------------|
| 5    | 1,840^[At the gate.]       |

Freight fell less.^[By weight, not by *value*.] The port says so.[@notice]
"""
BIBLIOGRAPHY = SOURCE.replace("lang: en-GB", "lang: en-GB\ncitations: {word: word, order: listed}")


def pulled(source: str, folder: Path, data: bytes) -> Pulled:
    (folder / "brief.md").write_text(source, "utf-8")
    return pull_bytes(data, folder / "brief.docx")


def with_words(draft: bytes, old: bytes, new: bytes) -> bytes:
    """A draft in whose text some words are others."""
    made = BytesIO()
    with ZipFile(BytesIO(draft)) as package, ZipFile(made, "w", ZIP_DEFLATED) as edited:
        for name in package.namelist():
            data = package.read(name)
            assert name != "word/document.xml" or old in data
            edited.writestr(name, data.replace(old, new) if name == "word/document.xml" else data)
    return made.getvalue()


@pytest.mark.needs_libreoffice
def test_what_libreoffice_loses_the_source_keeps(tmp_path: Path) -> None:
    sources = {"plain": SOURCE, "word": BIBLIOGRAPHY}
    drafts = {
        name: build(loads(source, name=str(tmp_path / "brief.md")), ["docx"]).outputs["docx"]
        for name, source in sources.items()
    }
    saved = saved_by_libreoffice(drafts, tmp_path)
    notes = [
        words(piece.content)
        for para in paragraphs(open_draft(saved["plain"], "plain.docx").blocks)
        for piece in para.pieces
        if isinstance(piece, Note)
    ]
    assert notes == [""] * 3, "LibreOffice keeps them by now: drafts/emptied.py is not needed any more"
    for name in ("plain", "word"):
        found = pulled(sources[name], tmp_path, saved[name])
        assert [told.words for told in found.items] == []
        assert not found.changed
        assert [said.code for said in found.diagnostics] == ["draft-notes-lost"]


@pytest.mark.needs_libreoffice
def test_an_edit_beside_a_lost_note_is_taken(tmp_path: Path) -> None:
    draft = build(loads(SOURCE, name=str(tmp_path / "brief.md")), ["docx"]).outputs["docx"]
    saved = saved_by_libreoffice({"brief": draft}, tmp_path)["brief"]
    found = pulled(SOURCE, tmp_path, with_words(saved, b"Freight fell less.", b"Freight fell far less."))
    assert found.text == SOURCE.replace("Freight fell less.", "Freight fell far less.")
