"""Every case of an import: the whole brief, and the whole of what a person is told of it, where that was read and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from briefing.importing.telling import told

from .pasted import CASES, imported


def _known(case: Path) -> ParameterSet:
    """A case, marked where something is still wrong with it."""
    fault = case / "fault"
    if not fault.is_file():
        return pytest.param(case, id=case.name)
    why = " ".join(fault.read_text(encoding="utf-8").split())
    return pytest.param(case, id=case.name, marks=pytest.mark.xfail(strict=True, reason=why))


@pytest.mark.parametrize("case", [_known(case) for case in CASES])
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    made = imported(case)
    found = {"brief.md": made.text, "report.txt": "\n".join([*told(made, "brief.md"), ""])}
    if request.config.getoption("--renew-goldens") and not (case / "fault").is_file():
        for name, text in found.items():
            (case / name).write_text(text, encoding="utf-8", newline="\n")
    for name, text in found.items():
        if name == "report.txt" and not (case / name).is_file():
            continue
        assert text == (case / name).read_text(encoding="utf-8"), name
    assert not made.diagnostics


def test_there_is_a_case_for_every_pattern() -> None:
    assert len(CASES) >= 40
