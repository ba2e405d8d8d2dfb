from __future__ import annotations

import pytest

from briefing.core.diagnostics import CODES, BriefingError, Diagnostic, Diagnostics, did_you_mean
from briefing.core.spans import Span


def test_a_diagnostic_says_place_sentence_code_and_hint() -> None:
    found = Diagnostic("unknown-citation", "No source has the id 'x'.", Span("brief.md", 3, 7), "add it")
    assert str(found) == "brief.md:3:7: error: No source has the id 'x'. [unknown-citation]\n    hint: add it"


def test_a_place_shows_only_what_is_known() -> None:
    assert str(Span("brief.md")) == "brief.md"
    assert str(Span("brief.md", 4)) == "brief.md:4"
    assert str(Span()) == "<report>"


def test_everything_is_raised_together_and_in_order() -> None:
    found = Diagnostics()
    found.add("unknown-citation", "Second.", Span("b.md", 9, 1))
    found.add("uncited-source", "First.", Span("b.md", 2, 1))
    with pytest.raises(BriefingError) as caught:
        found.raise_if_errors()
    assert [d.message for d in caught.value.diagnostics] == ["First.", "Second."]


def test_warnings_alone_stop_nothing() -> None:
    found = Diagnostics()
    found.add("uncited-source", "Only a warning.")
    found.raise_if_errors()
    assert len(found) == 1
    assert found.errors == []


def test_codes_are_kebab_case_and_explained() -> None:
    for code, (severity, meaning) in CODES.items():
        assert code == code.lower().replace("_", "-").replace(" ", "-")
        assert severity in ("error", "warning", "info")
        assert meaning.endswith(".")


@pytest.mark.parametrize(
    ("word", "hint"),
    [("guardain", "did you mean 'guardian'?"), ("GUARDIAN", "did you mean 'guardian'?"), ("zzz", "")],
)
def test_near_words_are_offered(word: str, hint: str) -> None:
    assert did_you_mean(word, ["guardian", "rferl"]) == hint
