from __future__ import annotations

import pytest

from briefing.core.quotes import quotes, typographic


@pytest.mark.parametrize(
    ("typed", "lang", "set_as"),
    [
        ("Trump's belligerence", "en", "Trump’s belligerence"),
        ("promises to help with 'everything'; hugs", "en", "promises to help with ‘everything’; hugs"),
        ("He said \"no\" and 'yes'", "en-US", "He said “no” and ‘yes’"),
        ("Leaders' Statement", "en", "Leaders’ Statement"),
        ("the '90s", "en", "the ’90s"),
        ("'Kim's visit' today", "en", "‘Kim’s visit’ today"),
        ('Er sagte "nein"', "de", "Er sagte „nein“"),
        ("no marks", "en", "no marks"),
        ("‘peace or war’", "en", "‘peace or war’"),
    ],
)
def test_straight_marks_become_typographic(typed: str, lang: str, set_as: str) -> None:
    assert typographic(typed, lang) == set_as


def test_a_language_takes_its_longest_known_beginning() -> None:
    assert quotes("de-CH") == "«»‹›"
    assert quotes("de-AT") == quotes("de")
    assert quotes("xx") == "“”‘’"
