"""Drafts that other programs made, saved or stripped: each comes back as far as it can, and no word of it is lost."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from briefing.drafts.pull import Pulled, pull_bytes

from ..core.packages import zipped
from .counted import words_of, words_of_draft, words_of_report
from .edits import BRIEF, Case, all_cases, outcome
from .office import Job, Office

DOCUMENT = "word/document.xml"
Change = Callable[[str], str]


def _changed(draft: bytes, change: Change, without: str = "") -> bytes:
    """The draft with its main part changed, and without the parts whose names begin so."""
    with zipfile.ZipFile(BytesIO(draft)) as package:
        parts = {n: package.read(n) for n in package.namelist() if not without or not n.startswith(without)}
    parts[DOCUMENT] = change(parts[DOCUMENT].decode()).encode()
    if without:
        kept = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", parts["word/_rels/document.xml.rels"])
        parts["word/_rels/document.xml.rels"] = kept
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = re.sub(rb"<Override [^>]*/customXml/[^>]*/>", b"", types)
    return zipped(parts.items())


def _pulled(data: bytes) -> Pulled:
    return pull_bytes(data, Path("brief.docx"), BRIEF)


def _one_word(text: str) -> str:
    assert text.count("Lorries gather at dusk") == 1
    return text.replace("Lorries gather at dusk", "Lorries gather at noon")


def _no_bookmarks(text: str) -> str:
    return re.sub(r"<w:bookmark(Start|End)\b[^>]*/>", "", text)


def _renamed(text: str) -> str:
    """As Google Docs does: bookmarks have names of its own, and references to them are gone."""
    text = re.sub(r'(<w:bookmarkStart [^>]*w:name=")(_[^"]*)"', lambda m: f'{m[1]}id.{abs(hash(m[2])) % 10**9}"', text)
    return re.sub(r'<w:hyperlink w:anchor="[^"]*"', "<w:hyperlink", text)


def _in_controls(text: str) -> str:
    """Runs in content controls, as Google Docs wraps them."""
    control = '<w:sdt><w:sdtPr><w:id w:val="{}"/><w:tag w:val="goog_rdk_{}"/></w:sdtPr><w:sdtContent>'
    count = iter(range(100_000, 200_000))

    def wrapped(found: re.Match[str]) -> str:
        number = next(count)
        return control.format(number, number) + found[0] + "</w:sdtContent></w:sdt>"

    return re.sub(r"<w:r><w:t\b[^>]*>[^<]*</w:t></w:r>", wrapped, text)


WORD = (
    "-Lorries gather at dusk and sail at eleven. Drivers complain about the noise; hauliers do",
    "+Lorries gather at noon and sail at eleven. Drivers complain about the noise; hauliers do",
)


@pytest.mark.parametrize(
    ("change", "without"),
    [(str, ""), (_no_bookmarks, ""), (_renamed, ""), (_in_controls, ""), (str, "customXml"),
     (lambda text: _in_controls(_renamed(text)), "customXml")],
    ids=["as-it-is", "no-bookmarks", "renamed", "in-controls", "no-manifest", "all-at-once"],
)  # fmt: skip
def test_one_word_changed(draft: bytes, change: Change, without: str) -> None:
    nothing = _pulled(_changed(draft, change, without))
    assert outcome(nothing) == ()
    pulled = _pulled(_changed(draft, lambda text: change(_one_word(text)), without))
    assert outcome(pulled) == WORD
    told = [found.code for found in pulled.diagnostics]
    assert told == (["draft-without-source"] if without else [])


@pytest.mark.needs_libreoffice
def test_saved_by_libreoffice_and_then_stripped(edited: dict[Case, bytes]) -> None:
    saved = edited[all_cases()[0]]
    assert outcome(_pulled(saved)) == ()
    assert outcome(_pulled(_changed(saved, str, "customXml"))) == ()


# ---------------------------------------------------------------- made by others


def _kept(data: bytes, pulled: Pulled) -> None:
    lost = words_of_draft(data) - words_of(pulled.text) - words_of_report(pulled)
    assert not lost


def _by_python_docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("The Strait in Winter", 0)
    document.add_heading("What happened", 1)
    document.add_paragraph("The harbour master closed the channel. Walruses were seen.")
    document.add_paragraph("Silt from the river.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Week", "Crossings", "9", "Zero"), strict=True
    ):
        cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _by_pandoc(tmp_path: Path) -> bytes:
    import pypandoc

    text = "# What happened\n\nThe harbour master *closed* the channel.^[A note on it.]\n\n- Silt\n- Walruses\n"
    pypandoc.convert_text(text, "docx", "markdown", outputfile=str(tmp_path / "made.docx"))
    return (tmp_path / "made.docx").read_bytes()


def test_made_by_python_docx() -> None:
    data = _by_python_docx()
    pulled = _pulled(data)
    _kept(data, pulled)
    assert "Walruses were seen." in pulled.text
    assert [found.code for found in pulled.diagnostics] == ["draft-without-source"]


def test_made_by_pandoc(tmp_path: Path) -> None:
    data = _by_pandoc(tmp_path)
    pulled = _pulled(data)
    _kept(data, pulled)
    assert "Walruses" in pulled.text
    assert "^[A note on it.]" in pulled.text


@pytest.mark.needs_libreoffice
def test_made_by_pandoc_and_saved_by_libreoffice(office: Office, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(_by_pandoc(tmp_path))
    data = office.edit([Job("saved", tmp_path / "draft.docx", ())])["saved"]
    pulled = _pulled(data)
    _kept(data, pulled)
    assert "Walruses" in pulled.text
