"""`briefing pull` at the terminal: what it says and writes, and its exit codes; and what `build` leaves alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli

SOURCE = """\
---
title: The ice
# a remark of the author's
sources: {a: {type: webpage, title: A survey}}
---

The channel was closed in *February*.[@a] Freight moves by night.

Stocks of oil last for three weeks.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A source with its files built."""
    path = tmp_path / "brief.md"
    path.write_text(SOURCE, "utf-8")
    assert run("build", path, "--to", "docx").exit_code == 0
    return path


def edit(path: Path, change: Callable[[str], str]) -> None:
    """Change the body of a draft, as a person would."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = change(parts["word/document.xml"].decode())
    assert body.encode() != parts["word/document.xml"]
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in (parts | {"word/document.xml": body.encode()}).items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())


def in_april(body: str) -> str:
    return body.replace("three weeks", "four weeks")


def test_edits_come_back_and_nothing_else_changes(brief: Path) -> None:
    edit(brief.with_suffix(".docx"), in_april)
    result = run("pull", brief.with_suffix(".docx"))
    assert result.exit_code == 0
    assert "brief.md:9: changed: Stocks of oil last for four weeks." in result.output
    assert brief.read_text("utf-8") == SOURCE.replace("three weeks", "four weeks")


def test_nothing_edited_writes_nothing(brief: Path) -> None:
    before = brief.stat().st_mtime_ns
    result = run("pull", brief.with_suffix(".docx"))
    assert (result.exit_code, "nothing was edited" in result.output) == (0, True)
    assert brief.stat().st_mtime_ns == before


def test_a_dry_run_shows_the_words_and_writes_nothing(brief: Path) -> None:
    edit(brief.with_suffix(".docx"), in_april)
    result = run("pull", brief.with_suffix(".docx"), "--dry-run")
    assert result.exit_code == 0
    assert "brief.md:9: changed\n    Stocks of oil last for [-three-]{+four+} weeks." in result.output
    assert brief.read_text("utf-8") == SOURCE


def test_a_conflict_leaves_both_texts_and_stops_the_build(brief: Path) -> None:
    edit(brief.with_suffix(".docx"), in_april)
    brief.write_text(SOURCE.replace("three weeks", "two weeks"), "utf-8")
    result = run("pull", brief.with_suffix(".docx"))
    assert result.exit_code == 1
    assert "1 conflict" in result.output or "a conflict to settle" in result.output
    text = brief.read_text("utf-8")
    assert re.search(r"<<<<<<< the draft\n.*four weeks\.\n=======\n.*two weeks\.\n>>>>>>> the source\n", text)
    again = run("pull", brief.with_suffix(".docx"))  # not one conflict within another
    assert (again.exit_code, "unsettled-conflict" in again.output) == (1, True)
    assert brief.read_text("utf-8") == text
    built = run("build", brief, "--force")
    assert built.exit_code == 1
    assert "unsettled-conflict" in built.output


def test_for_programs(brief: Path) -> None:
    edit(brief.with_suffix(".docx"), in_april)
    said = json.loads(run("pull", brief.with_suffix(".docx"), "--json").stdout)
    assert said["written"] is True
    assert [(each["kind"], each["line"]) for each in said["edits"]] == [("changed", 9)]
    assert said["not_taken"] == said["conflicts"] == said["tracked"] == said["diagnostics"] == []


def test_without_its_source_a_draft_is_held_against_the_one_at_hand(brief: Path) -> None:
    assert run("build", brief, "--to", "docx", "--without-source").exit_code == 0
    edit(brief.with_suffix(".docx"), in_april)
    result = run("pull", brief.with_suffix(".docx"), "--into", brief)
    assert result.exit_code == 0
    assert "draft-without-source" in result.output
    assert brief.read_text("utf-8") == SOURCE.replace("three weeks", "four weeks")


def test_into_a_file_that_is_not_there_yet(brief: Path, tmp_path: Path) -> None:
    edit(brief.with_suffix(".docx"), in_april)
    assert run("pull", brief.with_suffix(".docx"), "--into", tmp_path / "new.md").exit_code == 0
    assert (tmp_path / "new.md").read_text("utf-8") == SOURCE.replace("three weeks", "four weeks")
    assert brief.read_text("utf-8") == SOURCE


def test_yaml_cannot_be_written_back(brief: Path) -> None:
    result = run("pull", brief.with_suffix(".docx"), "--into", brief.with_suffix(".yaml"))
    assert result.exit_code == 3
    assert "brief.md" in result.output


def test_a_source_that_is_not_to_be_found(brief: Path) -> None:
    brief.rename(brief.with_name("other.txt"))
    result = run("pull", brief.with_suffix(".docx"))
    assert result.exit_code == 3
    assert "--into" in result.output


def test_an_edited_draft_is_not_overwritten_until_it_is_pulled(brief: Path) -> None:
    draft = brief.with_suffix(".docx")
    assert run("build", brief).exit_code == 0  # as it was built
    edit(draft, in_april)
    edited = draft.read_bytes()
    refused = run("build", brief)
    assert refused.exit_code == 1
    assert "draft-edited" in refused.output
    assert f"briefing pull {draft}" in refused.output
    assert draft.read_bytes() == edited
    assert run("pull", draft).exit_code == 0
    assert run("build", brief).exit_code == 0
    assert draft.read_bytes() != edited


def test_force_overwrites_and_what_is_not_ours_is_left(brief: Path) -> None:
    draft = brief.with_suffix(".docx")
    edit(draft, in_april)
    assert run("build", brief, "--force").exit_code == 0
    draft.write_bytes(b"somebody's")
    result = run("build", brief)
    assert (result.exit_code, "draft-not-ours" in result.output) == (1, True)
    assert draft.read_bytes() == b"somebody's"
