"""What the edits of LibreOffice give, made once for all the tests that look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import build, load
from briefing.drafts.pull import Pulled, pull_bytes

from .edits import BRIEF, BRIEFS, Brief, Case, all_cases
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
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[Brief, Path]:
    """Where each brief's source is, and its draft beside it."""
    laid = {}
    for brief in BRIEFS:
        source = brief.lay_out(tmp_path_factory.mktemp(brief.name))
        source.with_suffix(".docx").write_bytes(build(load(source), ("docx",)).outputs["docx"])
        laid[brief] = source
    return laid


@pytest.fixture(scope="session")
def edited(office: Office, sources: dict[Brief, Path]) -> dict[Case, bytes]:
    """The draft as each case leaves it."""
    jobs = {case.id: Job(case.id, sources[case.brief].with_suffix(".docx"), case.steps) for case in all_cases()}
    saved = office.edit(list(jobs.values()))
    return {case: saved[case.id] for case in all_cases()}


@pytest.fixture(scope="session")
def pulled(edited: dict[Case, bytes], sources: dict[Brief, Path]) -> Pull:
    """`pulled(case)` is what comes of bringing its draft back, worked out once."""
    kept: dict[Case, Pulled] = {}

    def of(case: Case) -> Pulled:
        if case not in kept:
            kept[case] = pull_bytes(edited[case], Path("brief.docx"), sources[case.brief], case.changes)
        return kept[case]

    return of
