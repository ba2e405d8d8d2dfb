"""Each case is a title, a file, and what it gives: sources with their fields, then every message after an exclamation
mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.core.diagnostics import CODES
from briefing.readers import bibliography

from .shown import shown

CASES = Path(__file__).parent / "cases"
ENDINGS = {"bibtex": ".bib", "ris": ".ris", "csl-json": ".json", "yaml": ".yaml"}


def _cases() -> list[object]:
    found: list[object] = []
    for form, ending in ENDINGS.items():
        parts = (CASES / f"{form}.txt").read_text(encoding="utf-8").split("\n.\n")
        for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            found.append(
                pytest.param(source, f"x{ending}", expected.strip("\n").splitlines(), id=f"{form}: {title.strip()}")
            )
    return found


@pytest.mark.parametrize(("source", "name", "expected"), _cases())
def test_a_file_gives(source: str, name: str, expected: list[str]) -> None:
    assert shown(f"{source}\n".encode(), name) == expected


def test_every_code_has_a_case() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(bibliography.__file__).parent.rglob("*.py"))
    used = {code for code in CODES if f'"{code}"' in source}
    cases = "".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("*.*") if path.suffix != ".pyc")
    assert {code for code in used if code not in cases} == set()
