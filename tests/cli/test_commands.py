from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import COMMANDS, cli

SOURCE = """---
title: A brief
date: 2025-09-05
sources:
  one: {type: webpage, title: One, URL: "https://example.org/1", accessed: 2025-09-05}
  two: {type: webpage, title: Two}
---

# First

Said.[@one]

| A | B |
|---|---|
| 1 | 2 |

: Numbers {#tbl-n}
"""


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=text)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(SOURCE, "utf-8")
    return path


def test_both_files_are_named_after_the_source(source: Path) -> None:
    result = run("build", source, "-o", source.parent / "out")
    assert result.exit_code == 0, result.output
    out = source.parent / "out"
    assert sorted(p.name for p in out.iterdir()) == ["note.docx", "note.pdf"]
    assert (out / "note.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert (out / "note.docx").read_bytes().startswith(b"PK")
    assert f"{source}:6:3: warning: The source 'two' is never cited. [uncited-source]" in result.output


def test_beside_the_source_unless_told_otherwise(source: Path) -> None:
    assert run("build", source, "--to", "pdf", "-q").output.count("\n") == 2  # the warning and its hint
    assert sorted(p.name for p in source.parent.iterdir()) == ["note.md", "note.pdf"]


def test_strict_turns_the_warning_into_a_stop(source: Path) -> None:
    result = run("build", source, "--strict")
    assert result.exit_code == 1
    assert "nothing was written" in result.output
    assert sorted(p.name for p in source.parent.iterdir()) == ["note.md"]


def test_fields_are_set_from_the_command_line(source: Path) -> None:
    result = run("build", source, "--to", "txt", "--set", "title=Another", "--set", "citations={uncited: drop}")
    assert result.exit_code == 0, result.output
    text = source.with_suffix(".txt").read_text("utf-8")
    assert "# Another" in text
    assert "Two" not in text


@pytest.mark.parametrize(("setting", "code"), [("titel=x", "unknown-field"), ("date=soon", "wrong-type")])
def test_a_setting_that_does_not_fit(source: Path, setting: str, code: str) -> None:
    result = run("build", source, "--set", setting)
    assert result.exit_code == 1
    assert f"[{code}]" in result.output
    assert "--set" in result.output


def test_standard_input(tmp_path: Path) -> None:
    result = run("build", "-", "-o", tmp_path, "--to", "txt", text=SOURCE)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "brief.txt").read_text("utf-8").count("Said.[1]") == 1


def test_inspect_tells_the_resolved_outline(source: Path) -> None:
    result = CliRunner().invoke(cli, ["inspect", str(source), "--json"])
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["title"] == "A brief"
    assert data["sections"] == [{"number": "1", "title": "First", "level": 1, "id": "sec-first"}]
    assert data["tables"] == [{"label": "Table 1", "caption": "Numbers", "columns": 2, "rows": 1}]
    assert data["citations"] == [{"keys": ["one"], "number": "1", "section": "1"}]
    assert [(s["number"], s["id"], s["cited"], s["accessed"]) for s in data["sources"]] == [
        (1, "one", True, "2025-09-05"),
        (2, "two", False, None),
    ]
    assert [(d["code"], d["line"]) for d in data["diagnostics"]] == [("uncited-source", 6)]


def test_inspect_shows_faults_with_the_outline(source: Path) -> None:
    source.write_text(SOURCE.replace("[@one]", "[@nobody]"), "utf-8")
    result = run("inspect", source, "--json")
    assert result.exit_code == 1
    assert "unknown-citation" in [d["code"] for d in json.loads(result.stdout)["diagnostics"]]


def test_inspect_for_people(source: Path) -> None:
    result = run("inspect", source)
    assert "  1 First" in result.output
    assert "1 citations, 2 sources, 1 of them cited" in result.output


def test_the_schema_is_json() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["title"]["description"] == "The title."
    assert "at" not in json.dumps(list(schema["$defs"]["Table"]["properties"]))


@pytest.mark.parametrize("kind", ["templates", "themes", "styles", "rules"])
def test_list_shows_what_there_is(kind: str) -> None:
    result = run("list", kind)
    assert result.exit_code == 0
    assert result.output.strip()


def test_version() -> None:
    from importlib.metadata import version

    assert run("--version").output == f"briefing {version('briefing')}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_words_worth_reading(name: str) -> None:
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    for parameter in command.params:
        if parameter.param_type_name == "option":
            assert len(parameter.help or "") > 15, parameter.name  # type: ignore[attr-defined]


def test_a_full_disk_is_no_traceback() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as out:
        done = subprocess.run(
            [sys.executable, "-m", "briefing", "schema"], stdout=out, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    command = f"{sys.executable} -m briefing schema | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("{")
    assert "Traceback" not in done.stderr
