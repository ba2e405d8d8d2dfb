"""What the edits of LibreOffice give, made once for all the tests that look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import build, load
from briefing.drafts.pull import Pulled, pull_bytes

from .edits import BRIEF, CASES, Case, read_cases
from .office import Job, Office, office_program

Pull = Callable[[Case], Pulled]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Mark the test `needs_libreoffice`."""
    program = office_program()
    assert program, "mark the test needs_libreoffice"
    return Office(program, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def draft() -> bytes:
    """The draft of strait/brief.md."""
    return build(load(BRIEF), ("docx",)).outputs["docx"]


@pytest.fixture(scope="session")
def edited(office: Office, draft: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The draft as each case of edits.txt leaves it, by the case's name."""
    path = tmp_path_factory.mktemp("draft") / "brief.docx"
    path.write_bytes(draft)
    _, cases = read_cases(CASES.read_text(encoding="utf-8"))
    return office.edit([Job(case.name, path, case.steps) for case in cases])


@pytest.fixture(scope="session")
def pulled(edited: dict[str, bytes]) -> Pull:
    """`pulled(case)` is what comes of bringing its draft back, worked out once."""
    kept: dict[str, Pulled] = {}

    def of(case: Case) -> Pulled:
        if case.name not in kept:
            kept[case.name] = pull_bytes(edited[case.name], Path("brief.docx"), BRIEF, case.changes)
        return kept[case.name]

    return of
