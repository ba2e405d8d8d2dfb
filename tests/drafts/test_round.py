"""Build, edit, pull, build: the new draft says what the edited one said, and has nothing more to bring back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import build, loads
from briefing.drafts.pull import pull_bytes

from .conftest import Pull
from .counted import words_of, words_of_draft
from .edits import BRIEF, CASES, Case, lay_out, read_cases

_, ALL = read_cases(CASES.read_text(encoding="utf-8"))
#: Where all that was done to the draft came home.
TAKEN = [case for case in ALL if case.changes == "accept" and not any(line[0] == "!" for line in case.expected)]

pytestmark = pytest.mark.needs_libreoffice


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.name.replace(" ", "-"))
def test_the_next_draft_says_the_same(case: Case, edited: dict[str, bytes], pulled: Pull, tmp_path: Path) -> None:
    lay_out(pulled(case), tmp_path)
    again = build(loads(pulled(case).text, name=str(BRIEF)), ("docx",), folder=tmp_path).outputs["docx"]
    now, before = words_of_draft(again), words_of_draft(edited[case.name])
    typed = words_of(pulled(case).text) - words_of(pulled(case).before)  # `[@key]` is a citation now
    assert not before - now - typed
    if "bookmarks gone" not in case.name:  # there LibreOffice shows no reference any more
        assert not now - before
    source = tmp_path / "brief.md"
    source.write_text(pulled(case).text, encoding="utf-8", newline="")
    twice = pull_bytes(edited[case.name], Path("brief.docx"), source)
    assert (twice.text, twice.files) == (pulled(case).text, {})
    assert not twice.conflicts
