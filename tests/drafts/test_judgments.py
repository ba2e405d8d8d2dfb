"""Likelihood and confidence of a key judgment that were changed in a draft come back as attributes of the source."""

from __future__ import annotations

import pytest

from tests.drafts.paper import Paper, para

TEXT = """First words.

::: {.key-judgment likelihood="very likely" confidence=moderate}
The northern route will carry most freight.

The notice.[@lee]
:::

::: key-judgment {confidence='high'}
It will not snow.
:::

> ::: {.key-judgment likelihood=unlikely}
> Trains will run.
> :::
"""

TAKEN: dict[str, tuple[str, str, str]] = {
    "a likelihood with its share": (
        "Very likely| (80–95\N{NO-BREAK SPACE}%)",
        "Almost certain| (95–99\N{NO-BREAK SPACE}%)",
        'likelihood="almost certain" confidence=moderate}',
    ),
    "its word only": ("Very likely", "Likely", "likelihood=likely confidence=moderate}"),
    "another word of the same band": (
        "Very likely", "highly  probable", 'likelihood="highly probable" confidence=moderate}',
    ),
    "a confidence": ("Moderate", "low", 'likelihood="very likely" confidence=low}'),
    "a confidence between other marks": ("High", "Moderate", "::: key-judgment {confidence=moderate}"),
    "a likelihood in a quotation": ("Unlikely", "Remote", "likelihood=remote}"),
}  # fmt: skip


def edited(paper: Paper, old: str, new: str) -> None:
    for before, after in zip(old.split("|"), new.split("|"), strict=True):
        paper.change(before, after)


@pytest.mark.parametrize("name", TAKEN)
def test_a_term_of_the_scale_is_taken(name: str) -> None:
    old, new, expected = TAKEN[name]
    paper = Paper(TEXT)
    edited(paper, old, new)
    removed, added = paper.home().split("\n")
    assert added.endswith(expected)
    assert removed[:4] == "-" + added[1:4]
    ((told),) = paper.planned().items
    assert told.kind == "changed"
    assert told.words.partition(":")[0] in ("likelihood", "confidence")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("Very likely", "Quite likely", "no term of the scale"),
        (" (80–95\N{NO-BREAK SPACE}%)", " (90–95\N{NO-BREAK SPACE}%)", "does not fit the term"),
        (" (80–95\N{NO-BREAK SPACE}%)", "", "belongs to the term"),
        ("Moderate", "Medium", "Low, Moderate, High"),
    ],
)
def test_anything_else_is_told(old: str, new: str, reason: str) -> None:
    paper = Paper(TEXT)
    edited(paper, old, new)
    ((_, why),) = paper.refused()
    assert reason in why
    assert paper.planned().text == paper.text


def test_a_level_is_known_in_the_language_of_the_report() -> None:
    front = (
        "---\ntitle: Fähren\nlang: de\nsources: {lee: {type: webpage, title: A, URL: 'https://example.org/a'}}\n---\n\n"
    )
    paper = Paper(TEXT, front=front)
    paper.change("Mittel", "hoch")
    assert '+::: {.key-judgment likelihood="very likely" confidence=high}' in paper.home()
    other = Paper(TEXT, front=front)
    other.change("Mittel", "halb")
    assert "Gering, Mittel, Hoch" in other.refused()[0][1]


def test_it_moves_with_its_judgment_and_with_other_words() -> None:
    paper = Paper(TEXT)
    paper.change("Moderate", "High")
    paper.change("most freight", "all freight")
    paper.put("First words", para("Second words."))
    home = paper.home()
    assert '+::: {.key-judgment likelihood="very likely" confidence=high}' in home
    assert "+The northern route will carry all freight." in home
