"""What a person can do wrong: each fault gives a place, a sentence and a hint; earlier outputs stay untouched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import cli

FRONT = "---\ntitle: A brief\nsources:\n  guardian: {type: webpage, title: One}\n---\n"

#: name: (source, code, line, column, a word of the hint)
FAULTS: dict[str, tuple[str, str, int, int, str]] = {
    "unknown citation key": (FRONT + "\nSaid so.[@guardain]\n", "unknown-citation", 7, 10, "guardian"),
    "duplicate id": (FRONT + "\n# One {#sec-a}\n\n# Two {#sec-a}\n\nSaid.[@guardian]\n", "duplicate-id", 9, 1, "7:1"),
    "unknown field": ("---\ntitle: A brief\nsubtitel: x\n---\n\nText.\n", "unknown-field", 3, 1, "subtitle"),
    "wrong type": ("---\ntitle: A brief\nkeywords: {a: b}\n---\n\nText.\n", "wrong-type", 3, 11, ""),
    "wrong choice": (
        "---\ntitle: A brief\nnumbering: decimal-zer\n---\n\nText.\n",
        "wrong-type",
        3,
        12,
        "decimal-zero",
    ),
    "bad date": ("---\ntitle: A brief\ndate: 2025-13-05\n---\n\nText.\n", "wrong-type", 3, 7, ""),
    "broken yaml": ("---\ntitle: [A brief\nlang: en\n---\n\nText.\n", "bad-yaml", 3, 5, ""),
    "missing title": ("---\nlang: en\n---\n\nText.\n", "missing-field", 2, 1, "title"),
    "missing image": ("---\ntitle: A brief\n---\n\n![A map](map.png){alt=x}\n", "image-missing", 5, 1, "folder"),
    "unclosed div": ("---\ntitle: A brief\n---\n\n::: summary\nText.\n", "unclosed-div", 5, 1, ":::"),
    "unknown div": ("---\ntitle: A brief\n---\n\n::: sumary\nText.\n:::\n", "unknown-div", 5, 1, "summary"),
    "reference to nothing": (FRONT + "\nSee @tbl-none. Said.[@guardian]\n", "unknown-reference", 7, 5, ""),
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with outputs of an earlier build in it."""
    for name in ("brief.docx", "brief.pdf"):
        (tmp_path / name).write_bytes(b"before")
    return tmp_path


def untouched(folder: Path) -> bool:
    return {p.name: p.read_bytes() for p in folder.glob("brief.[dp]*")} == {
        "brief.docx": b"before",
        "brief.pdf": b"before",
    }


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_place_and_hint(name: str, folder: Path) -> None:
    text, code, line, column, hint = FAULTS[name]
    source = folder / "brief.md"
    source.write_text(text, "utf-8")
    result = run("build", source)
    assert result.exit_code == 1, result.output
    assert f"{source}:{line}:{column}: error: " in result.output
    assert f"[{code}]" in result.output
    if hint:
        assert re.search(rf"hint: .*{re.escape(hint)}", result.output), result.output
    assert "Traceback" not in result.output
    assert untouched(folder)


def test_all_problems_at_once(folder: Path) -> None:
    source = folder / "brief.md"
    source.write_text(FRONT + "\nSee @tbl-none, @sec-none.[@nobody]\n\n# One {#a}\n\n# Two {#a}\n", "utf-8")
    result = run("build", source)
    assert result.exit_code == 1
    assert result.output.count("error: ") == 4
    assert "4 errors; nothing was written." in result.output


def test_not_utf8(folder: Path) -> None:
    source = folder / "brief.md"
    source.write_bytes("---\ntitle: Größe\n---\n".encode("latin-1"))
    result = run("build", source)
    assert result.exit_code == 3
    assert f"{source}:2:10: error: " in result.output
    assert "save the file as UTF-8" in result.output
    assert untouched(folder)


@pytest.mark.parametrize("content", ["", "\n\n", "---\n---\n"])
def test_an_empty_source(folder: Path, content: str) -> None:
    source = folder / "brief.md"
    source.write_text(content, "utf-8")
    result = run("build", source)
    assert result.exit_code == 1
    assert f"{source}:" in result.output
    assert "hint: " in result.output
    assert untouched(folder)


def test_a_directory_and_a_file_that_is_not_there(folder: Path) -> None:
    for path, words in ((folder, "is a directory"), (folder / "none.md", "does not exist")):
        result = run("build", path)
        assert result.exit_code == 3
        assert words in result.output


def test_a_suffix_nobody_reads(folder: Path) -> None:
    source = folder / "brief.odt"
    source.write_text("x")
    result = run("build", source)
    assert result.exit_code == 3
    assert "[unknown-format]" in result.output


def test_an_unwritable_target(folder: Path) -> None:
    source = folder / "brief.md"
    source.write_text("---\ntitle: A brief\n---\n\nText.\n", "utf-8")
    (folder / "taken").write_text("a file where a folder should be")
    result = run("build", source, "-o", folder / "taken")
    assert result.exit_code == 3
    assert "[file-unwritable]" in result.output
    assert untouched(folder)


def test_one_target_in_the_way_leaves_both_as_they_were(tmp_path: Path) -> None:
    source = tmp_path / "brief.md"
    source.write_text("---\ntitle: A brief\n---\n\nText.\n", "utf-8")
    (tmp_path / "brief.docx").write_bytes(b"before")
    (tmp_path / "brief.pdf").mkdir()
    result = run("build", source, "--force")
    assert result.exit_code == 3
    assert (tmp_path / "brief.docx").read_bytes() == b"before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brief.docx", "brief.md", "brief.pdf"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "build"),
        (["build"], "SOURCE"),
        (["build", "x.md", "--to", "odt"], "docx, pdf, txt"),
        (["build", "x.md", "--to", ","], "at least one"),
        (["build", "x.md", "--set", "date"], "KEY=VALUE"),
        (["list", "colours"], "themes"),
    ],
)
def test_a_wrong_command_line(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.output


def test_an_unknown_theme(folder: Path) -> None:
    source = folder / "brief.md"
    source.write_text("---\ntitle: A brief\n---\n\nText.\n", "utf-8")
    result = run("build", source, "--theme", "defalt")
    assert result.exit_code == 1
    assert "did you mean 'default'?" in result.output
    assert untouched(folder)
