"""A theme's file has all that the writers ask for by name, or says what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.core import assets
from briefing.core.diagnostics import BriefingError
from briefing.themes.theme import COLOURS, TEXT_STYLES, load_theme

DEFAULT = assets.folder("assets") / "themes" / "default.yaml"


def test_the_default_theme_has_all_that_is_asked_for() -> None:
    theme = load_theme("default")
    assert set(TEXT_STYLES) == set(theme.text)
    assert set(COLOURS) <= set(theme.colours)


def test_everything_that_a_theme_lacks_is_said_at_once(tmp_path: Path) -> None:
    data = yaml.safe_load(DEFAULT.read_text("utf-8"))
    del data["text"]["banner"], data["colours"]["link"]
    data["text"]["body"]["colour"] = "sepia"
    data["summary"]["fill"] = "mist"
    data["table"]["hairline"] = "hair"
    path = tmp_path / "ours.yaml"
    path.write_text(yaml.safe_dump(data), encoding="utf-8")
    with pytest.raises(BriefingError) as raised:
        load_theme(str(path))
    assert {found.code for found in raised.value.diagnostics} == {"bad-theme"}
    assert [found.message for found in raised.value.diagnostics] == [
        "There is no text style 'banner'.",
        "There is no colour 'link'.",
        "text.body: there is no colour 'sepia'.",
        "summary: there is no colour 'mist'.",
        "table: there is no colour 'hair'.",
    ]
    assert all(found.at.file == str(path) for found in raised.value.diagnostics)
