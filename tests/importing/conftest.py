"""While the rooms of the import are being built: the tests of the whole wait until all are there."""

from __future__ import annotations

from importlib import import_module

_ROOMS = {"works": "gather", "marks": "link", "shapes": "shape", "markdown": "read_markdown", "html": "read_html",
          "word": "read_word"}  # fmt: skip


def _there(room: str, name: str) -> bool:
    try:
        return hasattr(import_module(f"briefing.importing.{room}"), name)
    except ImportError:
        return False


collect_ignore = (
    []
    if all(_there(room, name) for room, name in _ROOMS.items())
    else [
        "test_cases.py",
        "test_hostile_imports.py",
        "test_law_of_words.py",
        "test_round_trip.py",
        "test_seeds.py",
        "test_works_in_19_languages.py",
    ]
)
