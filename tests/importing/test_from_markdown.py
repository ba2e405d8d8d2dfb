"""What a research agent hands over: its Markdown, and the sources that it drew on, as addresses and as dicts."""

from __future__ import annotations

import pytest

from briefing import BriefingError, loads
from briefing.importing.importer import from_markdown

from .reading import cited, lines

TEXT = """# Ferries

The channel was closed [1]. Two stayed [2][1]. See [the count](https://c.example/z) too. It is above [4].
"""
SOURCES = [
    {
        "url": "https://a.example/x?utm_source=agent",
        "title": "Winter",
        "accessed": "2025-09-05",
        "published": "2025-09-03",
        "author": ["Jane Roe", "A. B. Chu"],
        "snippet": "The channel was closed.",
    },
    "https://b.example/y",
    {"title": "A book of tides", "author": "Ann Lee"},
]


def test_numbers_count_the_sources() -> None:
    made = from_markdown(TEXT, SOURCES)
    assert cited(made.report) == [[1], [2, 1]]
    (line,) = lines(made.report)
    assert line == (
        "The channel was closed{https://a.example/x}. Two stayed{https://b.example/y}{https://a.example/x}. "
        "See the count too. It is above [4]."
    )
    assert [(one.code, one.words) for one in made.doubts] == [("import-number-above", "[4]")]


def test_sources_say_what_was_said_of_them() -> None:
    winter, bare, book = from_markdown(TEXT, SOURCES).report.sources.values()
    assert (winter.title, winter.url, winter.abstract) == ("Winter", "https://a.example/x", "The channel was closed.")
    assert (winter.accessed and winter.accessed.iso, winter.issued and winter.issued.iso) == (
        "2025-09-05",
        "2025-09-03",
    )
    assert len(winter.author) == 2
    assert (bare.url, bare.title, bare.accessed) == ("https://b.example/y", "", None)
    assert (book.title, book.url, len(book.author)) == ("A book of tides", "", 1)


def test_a_list_in_the_text_and_sources_of_the_program_are_one() -> None:
    text = f"{TEXT}\n## Sources\n\n1. [Winter](https://www.a.example/x)\n2. [The south](https://b.example/y/)\n"
    made = from_markdown(text, SOURCES[:2])
    assert [one.title for one in made.report.sources.values()] == ["Winter", "The south"]
    winter = next(iter(made.report.sources.values()))
    assert winter.accessed is not None  # what the list does not say, the program did


def test_title_and_language_of_the_program_go_first() -> None:
    made = from_markdown(TEXT, title="Winter ferries", lang="en-GB")
    assert loads(made.text).lang == "en-GB"
    assert made.text.splitlines()[1] == "title: Winter ferries"


def test_an_agent_s_text_without_words() -> None:
    with pytest.raises(BriefingError, match="empty-source"):
        from_markdown(" \n")
