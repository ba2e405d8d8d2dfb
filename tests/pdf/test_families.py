"""Fonts by the name of their family: what is at hand, what is as wide, and what is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.themes.word.families import INSTEAD
from briefing.writers.pdf import families


def test_a_family_has_its_four_fonts() -> None:
    fonts, shown = families.find("Source Sans Pro")
    assert shown == "Source Sans Pro"
    names = {key: Path(path).stem for key, (path, _) in fonts.items()}
    assert names == {
        (False, False): "SourceSansPro-Regular",
        (False, True): "SourceSansPro-It",
        (True, False): "SourceSansPro-Bold",
        (True, True): "SourceSansPro-BoldIt",
    }


def test_capitals_in_a_name_mean_nothing() -> None:
    assert families.find("SOURCE sans PRO")[0] == families.find("Source Sans Pro")[0]


def test_a_family_that_is_as_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(INSTEAD, "nobody's sans", ("Nobody's Other", "Source Sans Pro"))
    families.find.cache_clear()
    assert families.find("Nobody's Sans") == (families.find("Source Sans Pro")[0], "Source Sans Pro")


def test_a_family_that_nobody_has() -> None:
    assert families.find("Nobody's Serif") == ({}, "")
