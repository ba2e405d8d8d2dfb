"""Fonts that travel in the Word draft: disguised as the standard says, named in the font table, allowed to travel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from struct import pack
from uuid import UUID

import font_source_serif_pro
import pytest
from click.testing import CliRunner

from briefing.cli import cli
from briefing.resolve.tree import Pages
from briefing.themes.theme import Theme
from briefing.writers.docx import write_docx
from briefing.writers.docx.embedding import disguised, fonts_to_embed

from .documents import document, p
from .opened import Opened, W
from .referential import check

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SERIF = Path(font_source_serif_pro.__file__).parent / "files" / "SourceSerifPro-Regular.ttf"


def test_fonts_come_back_whole(theme: Theme) -> None:
    """17.8.1: the GUID's bytes from the last to the first cover the first 32 of the font, twice over."""
    fonts, found = fonts_to_embed(theme)
    assert found == []
    assert {(font.family, font.style) for font in fonts} == {
        (family, style)
        for family in ("Source Serif Pro", "Source Sans Pro")
        for style in ("Regular", "Bold", "Italic", "BoldItalic")
    }
    data = write_docx(document(p("x")), theme, Pages(1, {}), fonts=fonts)
    assert check(data) == []
    opened = Opened(data)
    table = opened.tree("word/fontTable.xml")
    serif = next(font for font in table if font.get(f"{W}name") == "Source Serif Pro")
    regular = serif.find(f"{W}embedRegular")
    targets = {each.get("Id"): each.get("Target") for each in opened.tree("word/_rels/fontTable.xml.rels")}
    part = opened.parts[f"word/{targets[regular.get(f'{R}id')]}"]
    key = bytes.fromhex(regular.get(f"{W}fontKey").strip("{}").replace("-", ""))
    head = bytes(byte ^ key[15 - n % 16] for n, byte in enumerate(part[:32]))
    assert part[:32] != SERIF.read_bytes()[:32]
    assert head + part[32:] == SERIF.read_bytes()
    assert opened.tree("word/settings.xml").find(f"{W}embedTrueTypeFonts") is not None


def test_no_fonts_travel_unless_asked_for(theme: Theme) -> None:
    opened = Opened(write_docx(document(p("x")), theme, Pages(1, {})))
    assert not [name for name in opened.parts if name.endswith(".odttf")]
    assert opened.tree("word/settings.xml").find(f"{W}embedTrueTypeFonts") is None
    assert b"embedRegular" not in opened.parts["word/fontTable.xml"]


@pytest.mark.parametrize(
    ("rights", "reason"),
    [(0x0002, "forbids embedding"), (0x0004, "viewing and printing"), (0x0200, "forbids embedding"), (0x0008, "")],
)
def test_licences_are_kept(
    rights: int, reason: str, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenType, OS/2, fsType: editable and installable embedding will do, nothing less."""
    data = bytearray(SERIF.read_bytes())
    entry = data.index(b"OS/2")
    at = int.from_bytes(data[entry + 8 : entry + 12], "big") + 8
    data[at : at + 2] = pack(">H", rights)
    package = tmp_path / "marked_fonts"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.ttf").write_bytes(data)
    monkeypatch.syspath_prepend(tmp_path)
    face = replace(theme.faces["serif"], package="marked_fonts", regular="one.ttf", bold="", italic="", bold_italic="")
    fonts, found = fonts_to_embed(replace(theme, faces={"serif": face}))
    assert len(fonts) == (0 if reason else 1)
    assert [each.code for each in found] == (["font-left-out"] if reason else [])
    assert all(reason in each.message for each in found)


def test_disguise_undoes_itself() -> None:
    key, data = UUID("1df903fe-e1d0-4d3b-8b0a-3e9a0c2a9f11"), bytes(range(100))
    assert disguised(disguised(data, key), key) == data
    assert disguised(data, key)[0] == 0x11, "the last byte of the key goes first"


def test_fonts_need_a_draft(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("---\ntitle: T\n---\n\nWords.\n", "utf-8")
    done = CliRunner().invoke(cli, ["build", str(tmp_path / "brief.md"), "--to", "pdf", "--embed-fonts"])
    assert done.exit_code == 2
    assert "add docx" in done.output
