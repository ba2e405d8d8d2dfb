"""Each case is a title, a source, and every message that reading it gives: file:line:column: code: sentence | hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import readers
from briefing.core.diagnostics import CODES, BriefingError, FileError
from briefing.readers import read, read_text

from .dump import dump

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


NAMES = {"markdown": "x.md", "yaml": "x.yaml", "json": "x.json"}


def form_of(title: str) -> str:
    """The form of a case's source stands before a colon in its title; none: Markdown."""
    form = title.split(":")[0]
    return form if form in NAMES else "markdown"


@pytest.mark.parametrize(("source", "expected"), _cases("faults.txt"))
def test_faults(source: str, expected: list[str], request: pytest.FixtureRequest) -> None:
    form = form_of(request.node.callspec.id)
    assert messages(source + "\n", NAMES[form], form) == expected


@pytest.mark.parametrize(("source", "expected"), _cases("good.txt"))
def test_trees(source: str, expected: list[str], request: pytest.FixtureRequest) -> None:
    form = form_of(request.node.callspec.id)
    reading = read_text(source + "\n", NAMES[form], form)  # type: ignore[arg-type]
    assert not list(reading.diagnostics)
    assert dump(reading.report).splitlines() == expected


def test_every_code_of_a_reader_has_a_case() -> None:
    """The readers' codes are all those that stand in their source; files are tried below, bibliographies apart."""
    files = [path for path in Path(readers.__file__).parent.rglob("*.py") if "bibliography" not in path.parts]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    used = {code for code in CODES if f'"{code}"' in source} - {"unknown-format"}
    cases = (CASES / "faults.txt").read_text(encoding="utf-8")
    assert {code for code in used if f": {code}: " not in cases} == set()


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
