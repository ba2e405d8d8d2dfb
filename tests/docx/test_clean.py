"""A Word draft tells nothing of where it was made, and holds nothing that its source leaves unsaid."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from briefing import build, load

SOURCE = """\
---
title: The ice
# yamlcomment
authors: {name: J. Doe, email: j.doe@example.org}
draft: true
---

<!-- blockcomment -->

A paragraph <!-- inlinecomment --> with [a link](https://example.org/a).
"""


def test_no_path_no_comment_no_address_in_the_properties(tmp_path: Path) -> None:
    home = tmp_path / "home" / "jane.doe"
    home.mkdir(parents=True)
    (home / "brief.md").write_text(SOURCE, "utf-8")
    (tmp_path / "brief.docx").write_bytes(build(load(home / "brief.md"), ["docx"]).outputs["docx"])
    with ZipFile(tmp_path / "brief.docx") as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
        assert archive.comment == b""
    assert "A paragraph" in parts["word/document.xml"]
    for word in ("jane.doe", "yamlcomment", "blockcomment", "inlinecomment", str(tmp_path)):
        assert [name for name, content in parts.items() if word in content or word in name] == []
    assert [name for name, content in parts.items() if "j.doe@example.org" in content] == ["word/document.xml"]
