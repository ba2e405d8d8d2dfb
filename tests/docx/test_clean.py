"""A Word draft tells nothing of where it was made, and holds nothing that its source leaves unsaid."""

from __future__ import annotations

from io import BytesIO
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


COMMENTS = ("yamlcomment", "blockcomment", "inlinecomment")


def parts_of(tmp_path: Path, *, carry_source: bool) -> dict[str, str]:
    home = tmp_path / "home" / "jane.doe"
    home.mkdir(parents=True)
    (home / "brief.md").write_text(SOURCE, "utf-8")
    built = build(load(home / "brief.md"), ["docx"], carry_source=carry_source)
    with ZipFile(BytesIO(built.outputs["docx"])) as archive:
        assert archive.comment == b""
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_no_path_no_comment_no_address_in_the_properties(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, carry_source=False)
    assert "A paragraph" in parts["word/document.xml"]
    for word in ("jane.doe", *COMMENTS, str(tmp_path)):
        assert [name for name, content in parts.items() if word in content or word in name] == []
    assert [name for name, content in parts.items() if "j.doe@example.org" in content] == ["word/document.xml"]


def test_the_source_that_it_carries_is_all_in_one_part_and_tells_no_path(tmp_path: Path) -> None:
    parts = parts_of(tmp_path, carry_source=True)
    for word in COMMENTS:
        assert [name for name, content in parts.items() if word in content] == ["customXml/item2.xml"]
    for word in ("jane.doe", str(tmp_path)):
        assert [name for name, content in parts.items() if word in content or word in name] == []
