"""Build, edit, pull, build: the new draft says what the edited one said, and has nothing more to bring back."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import build, load
from briefing.drafts.pull import pull_bytes

from .conftest import Pull
from .counted import words_of, words_of_draft
from .edits import Case, all_cases, lay_out

#: Where all that was done to the draft came home.
TAKEN = [case for case in all_cases() if case.changes == "accept" and not any(line[0] == "!" for line in case.expected)]

pytestmark = pytest.mark.needs_libreoffice


@pytest.mark.parametrize("case", TAKEN, ids=lambda case: case.id)
def test_the_next_draft_says_the_same(case: Case, edited: dict[Case, bytes], pulled: Pull, tmp_path: Path) -> None:
    source = lay_out(pulled(case), tmp_path)
    again = build(load(source), ("docx",)).outputs["docx"]
    notes = not case.brief.in_notes
    now, before = words_of_draft(again, endnotes=notes), words_of_draft(edited[case], endnotes=notes)
    typed = words_of(pulled(case).text) - words_of(pulled(case).before)  # `[@key]` is a citation now
    assert not before - now - typed
    new = any("[@" in step for step in case.steps)  # it may be shown with names and years
    if not new and "bookmarks gone" not in case.name:  # there LibreOffice shows no reference any more
        assert not now - before
    twice = pull_bytes(edited[case], Path("brief.docx"), source)
    assert (twice.text, twice.files) == (pulled(case).text, {})
    assert not twice.conflicts
