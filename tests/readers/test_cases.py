"""Each case is a title, a source, and every message that reading it gives: file:line:column: code: sentence | hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.core.diagnostics import BriefingError, FileError
from briefing.readers import read, read_text

CASES = Path(__file__).parent / "cases"


def _cases(name: str) -> list[object]:
    parts = (CASES / name).read_text(encoding="utf-8").split("\n.\n")
    return [
        pytest.param(source, expected.strip().splitlines(), id=title.strip())
        for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    ]


def messages(text: str, name: str, form: str) -> list[str]:
    try:
        found = list(read_text(text, name, form).diagnostics)  # type: ignore[arg-type]
    except BriefingError as error:
        found = list(error.diagnostics)
    return [f"{d.at}: {d.code}: {d.message}" + (f" | {d.hint}" if d.hint else "") for d in found]


@pytest.mark.parametrize(("source", "expected"), _cases("faults.txt"))
def test_faults_in_markdown(source: str, expected: list[str]) -> None:
    assert messages(source + "\n", "x.md", "markdown") == expected


@pytest.mark.parametrize("example", ["beijing-gathering", "alliance-questions", "port-names"])
def test_the_examples_give_no_message(example: str) -> None:
    path = Path(__file__).parents[2] / "examples" / example / "brief.md"
    assert not list(read(path).diagnostics)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    (tmp_path / "bad.md").write_bytes(b"---\ntitle: \xff\n")
    for name, code in (
        ("", "file-unreadable"),
        ("none.md", "file-not-found"),
        ("x.txt", "unknown-format"),
        ("bad.md", "not-utf8"),
    ):
        with pytest.raises(FileError) as caught:
            read(tmp_path / name)
        assert [d.code for d in caught.value.diagnostics] == [code]
    assert caught.value.diagnostics[0].at[1:] == (2, 8)
