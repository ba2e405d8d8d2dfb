"""Real edits in real drafts: what a person does in LibreOffice, and the lines of the source that change by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .conftest import Pull
from .edits import BRIEF, STRAIT, Case, all_cases, outcome, read_cases, written

ALL = all_cases()

pytestmark = pytest.mark.needs_libreoffice


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_only_what_was_edited_changes(case: Case, pulled: Pull, request: pytest.FixtureRequest) -> None:
    found = outcome(pulled(case))
    if request.config.getoption("--renew-goldens"):
        _renew(case, found)
    else:
        assert "\n".join(found) == "\n".join(case.expected)


def test_an_edit_has_a_consequence(pulled: Pull) -> None:
    silent = {case.name for case in ALL if not case.expected}
    assert silent == {"saved, and nothing edited", "tracked changes rejected"}
    assert ALL[0].brief == STRAIT
    assert pulled(ALL[0]).text == BRIEF.read_bytes().decode()


def _renew(case: Case, found: tuple[str, ...]) -> None:
    head, cases = read_cases(case.brief)
    new = [replace(one, expected=found if one.name == case.name else one.expected) for one in cases]
    case.brief.cases.write_text(written(head, new), encoding="utf-8", newline="\n")
