"""`briefing import` at the terminal: what it says and writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing import load
from briefing.cli import cli
from briefing.importing.intake import LARGEST
from briefing.model.walk import plain

PASTE = """\
The Strait in Winter

1. What Happened

The channel was closed on 9 February.1 Freight moves by night.2

2. What Follows

Hospitals hold supplies for nine days, says the port.2 Nobody knows more.9

Works cited

1. Notice to mariners - Port Authority, accessed February 13, 2026, https://port.example/notice-12
2. Winter crossings | The Ferry Post, accessed February 13, 2026, https://ferrypost.example/winter
"""


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=text)


@pytest.fixture
def paste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pasted text in the working directory."""
    monkeypatch.chdir(tmp_path)
    Path("paste.txt").write_text(PASTE, "utf-8")
    return tmp_path


def test_a_brief_is_written_and_builds(paste: Path) -> None:
    done = run("import", "paste.txt")
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert lines[0].startswith("brief.md: made of paste.txt (text")
    assert lines[1] == "  2 headings, 3 citations, 2 sources"
    assert "Left out:" in lines
    (doubt,) = [line for line in lines if "[import-number-above]" in line]
    assert doubt.startswith("  paste.txt:9: ")
    report = load("brief.md")
    assert plain(report.title) == "The Strait in Winter"
    assert [plain(section.title) for section in report.sections] == ["What Happened", "What Follows"]
    assert [source.container_title for source in report.sources.values()] == ["Port Authority", "The Ferry Post"]
    built = run("build", "brief.md")
    assert built.exit_code == 0, built.output
    assert built.output.split() == ["brief.docx", "brief.pdf"]


def test_what_is_there_is_not_written_over(paste: Path) -> None:
    Path("brief.md").write_text("mine")
    done = run("import", "paste.txt")
    assert done.exit_code == 3
    assert "brief.md exists already. [import-exists]" in done.stderr
    assert "--force" in done.stderr
    assert Path("brief.md").read_text() == "mine"
    assert run("import", "paste.txt", "-o", "other.md").exit_code == 0
    assert run("import", "paste.txt", "--force").exit_code == 0
    assert Path("brief.md").read_text("utf-8") == Path("other.md").read_text("utf-8") != "mine"


def test_from_standard_input_to_standard_output(paste: Path) -> None:
    done = run("import", "-", "-o", "-", text=PASTE)
    assert done.exit_code == 0
    assert done.stdout.startswith("---\ntitle: The Strait in Winter\n")
    assert "made of <stdin>" in done.stderr
    assert not Path("brief.md").exists()


def test_json_for_programs(paste: Path) -> None:
    done = run("import", "paste.txt", "--json", "--lang", "en-GB")
    told = json.loads(done.stdout)
    assert (told["brief"], told["file"], told["form"], told["title"]) == (
        "brief.md",
        "paste.txt",
        "text",
        "The Strait in Winter",
    )
    assert told["counts"]["citations"] == 3
    assert [(source["publisher"], source["accessed"], source["cited"]) for source in told["sources"]] == [
        ("Port Authority", "2026-02-13", True),
        ("The Ferry Post", "2026-02-13", True),
    ]
    assert [doubt["code"] for doubt in told["doubts"]] == ["import-number-above"]
    assert {one["code"] for one in told["left_out"]} >= {"typed-number", "list-label"}
    assert "lang: en-GB" in Path("brief.md").read_text("utf-8")


def test_quiet_says_what_is_doubtful_alone(paste: Path) -> None:
    lines = run("import", "paste.txt", "-q").stdout.splitlines()
    assert lines[0] == "Doubtful:"
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("name", "data", "code", "exit_code"),
    [
        ("report.pdf", b"%PDF-1.7 ...", "import-not-text", 1),
        ("empty.txt", b" \n", "empty-source", 1),
        ("none.txt", None, "file-not-found", 3),
        ("draft.docx", b"PK\x03\x04 cut off", "bad-package", 3),
    ],
)
def test_what_cannot_be_imported(paste: Path, name: str, data: bytes | None, code: str, exit_code: int) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    done = run("import", name)
    assert done.exit_code == exit_code, done.output
    assert f"[{code}]" in done.stderr
    assert not Path("brief.md").exists()


def test_a_file_too_large_is_not_read_to_its_end(paste: Path) -> None:
    with Path("large.txt").open("wb") as file:
        file.truncate(3 * LARGEST)
    done = run("import", "large.txt")
    assert done.exit_code == 1
    assert "[import-too-large]" in done.stderr


def test_an_unknown_manner_is_a_usage_error(paste: Path) -> None:
    assert run("import", "paste.txt", "--from", "telepathy").exit_code == 2
