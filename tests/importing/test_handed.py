"""Sources as programs hand them over."""

from __future__ import annotations

import pytest

from briefing.importing.handed import handed_over
from briefing.importing.loose import Given


def test_addresses_and_mappings() -> None:
    made = handed_over(
        [
            "https://a.example/1",
            {
                "url": "https://a.example/2",
                "title": "Two",
                "snippet": "It was.",
                "accessed": "2026-02-13",
                "author": ["Ann Lee"],
            },
        ]
    )
    assert made == (
        Given("1", "https://a.example/1"),
        Given(
            "2", "https://a.example/2", "Two", {"abstract": "It was.", "accessed": "2026-02-13", "author": ["Ann Lee"]}
        ),
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [({}, "neither a url nor a title"), ({"url": "https://a", "tittle": "x"}, "unknown field 'tittle'")],
)
def test_refused(source: dict[str, str], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        handed_over(["https://a.example", source])
