"""The long briefing of the benchmark is the real one, its body repeated, and sound."""

from __future__ import annotations

from bench.scale import SOURCE, scaled
from briefing import build, loads


def test_the_body_is_repeated_and_the_ids_stay_unique() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    once = build(loads(text), formats=["txt"], folder=SOURCE.parent)
    thrice = build(loads(scaled(text, 3)), formats=["txt"], folder=SOURCE.parent)
    phrase = b"a deliberate and cohesive projection of power"
    assert once.outputs["txt"].count(phrase) == 1
    assert thrice.outputs["txt"].count(phrase) == 3
    assert [d for d in thrice.diagnostics if d.level == "error"] == []


def test_once_is_the_briefing_itself() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    assert scaled(text, 1).rstrip() == text.rstrip()
