"""A style with a fault in it either works or is refused with a place: never a traceback."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from briefing.core.diagnostics import BriefingError
from briefing.styles import load_style, places
from tests.csl_styles import formatted

_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_TAG = re.compile(r"<(/?)([a-z-]+)")
_VALUES = ("", "x", "-1", "999999999999", "title", "issued", "author", "locator", "  ", "&#0;")
_TAGS = ("text", "names", "group", "choose", "date", "label", "layout", "sort", "if", "number", "macro", "term", "name")


def _mutant(text: str, chance: random.Random) -> str:
    """The style with an attribute or a tag changed or lost, or cut short."""
    kind = chance.randrange(8)
    if kind < 4:
        match = chance.choice(list(_ATTRIBUTE.finditer(text)))
        new = "" if kind == 0 else f' {match[1]}="{chance.choice(_VALUES)}"'
        return text[: match.start()] + new + text[match.end() :]
    if kind < 7:
        lines = text.split("\n")
        n = chance.randrange(len(lines))
        lines[n] = "" if kind == 4 else _TAG.sub(lambda match: f"<{match[1]}{chance.choice(_TAGS)}", lines[n], count=1)
        return "\n".join(lines)
    return text[: chance.randrange(len(text))]


@pytest.mark.parametrize("style", ["endnotes", "notes", "author-date"])
def test_a_faulty_style_is_used_or_refused(style: str, tmp_path: Path) -> None:
    chance = random.Random(style)
    text = (places.house() / f"{style}.csl").read_text("utf-8")
    refused = 0
    for n in range(60):
        path = tmp_path / f"{n}.csl"
        path.write_text(_mutant(text, chance), "utf-8")
        try:
            formatted(load_style(path.name, tmp_path), chance.choice(["en-US", "ko-KR", "ar"]))
        except BriefingError as error:
            (problem,) = error.diagnostics
            assert problem.code == "bad-style"
            assert problem.at.line, problem
            refused += 1
    assert 5 < refused < 55
