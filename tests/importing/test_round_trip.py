"""The example's report, flattened into each exporter's manner and imported: its headings, words, citations and sources
are those that it had, as far as the manner keeps them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing import build, load
from briefing.importing.found import Imported
from briefing.importing.importer import import_bytes
from briefing.model import walk
from briefing.model.report import Report

from ..conftest import ROOT
from .flatten import MANNERS, flattened
from .reading import headings, lines, straight, tables

EXAMPLE = ROOT / "examples" / "beijing-gathering" / "brief.md"
#: Manners whose marks name no source: what they point at is not in what is copied.
WITHOUT_CITATIONS = {"grok"}
#: Manners that keep titles, publishers, and days of access.
TITLES = set(MANNERS) - {"perplexity", "gptr"}
ACCESSED = {"gemini, pasted", "gemini, pasted in Korean", "gemini, Markdown", "html"}
PUBLISHERS = ACCESSED | {"chatgpt, daggers"}
#: Manners that list what is never cited.
UNCITED = set(MANNERS) - {"chatgpt, links"}
#: Manners that type the numbers of headings.
NUMBERED = {"gemini, pasted", "gemini, pasted in Korean", "gemini, Markdown"}
#: What a brief says in its own way, or has no words for.
OURS = ("numbers before sources and words for when they were accessed", "the data of the program")
#: Manners in which the cells of tables run together.
FLAT_TABLES = {"gemini, pasted", "gemini, pasted in Korean"}


@pytest.fixture(scope="module")
def example() -> Report:
    return load(EXAMPLE)


@pytest.fixture(scope="module", params=MANNERS)
def manner(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def made(example: Report, manner: str) -> Imported:
    how = MANNERS[manner]
    text = flattened(example, how)
    return import_bytes(text.encode(), f"pasted.{how.suffix}", how.prefix or "auto")


def without_citations(line: str) -> str:
    return re.sub(r"\{[^}]*\}", "", line)


def test_title_and_headings(made: Imported, example: Report, manner: str) -> None:
    assert straight(walk.plain(made.report.title)) == straight(walk.plain(example.title))
    assert headings(made.report) == headings(example)
    assert made.report.numbering == ("decimal-zero" if manner in NUMBERED else "decimal")


def test_words_and_citations(made: Imported, example: Report, manner: str) -> None:
    had, found = lines(example), lines(made.report)
    if manner in WITHOUT_CITATIONS:
        had = [without_citations(line) for line in had]
    if manner in FLAT_TABLES:  # the words are one paragraph: they are compared as one text
        assert " ".join(found) == " ".join(had)
    else:
        assert found == had


def test_tables(made: Imported, example: Report, manner: str) -> None:
    if manner in FLAT_TABLES:
        assert made.counts.probable_tables == 2
        assert not tables(made.report)
    elif manner in WITHOUT_CITATIONS:
        assert tables(made.report) == [
            [[without_citations(cell) for cell in row] for row in table] for table in tables(example)
        ]
    else:
        assert tables(made.report) == tables(example)


def test_sources(made: Imported, example: Report, manner: str) -> None:
    had, found = list(example.sources.values()), list(made.report.sources.values())
    if manner not in UNCITED:
        told = "".join(lines(example))
        met = re.findall(r"\{([^}]*)\}", told)
        had = sorted((one for one in had if one.url in met), key=lambda one: met.index(one.url))
    assert [one.url for one in found] == [one.url for one in had]
    if manner in TITLES:
        for one, other in zip(found, had, strict=True):
            publisher = (other.container_title or other.publisher) if manner in PUBLISHERS else ""
            kept = " ".join((one.title, one.container_title, one.publisher))
            assert re.findall(r"\w+", kept) == re.findall(r"\w+", f"{other.title} {publisher}")
    else:
        assert not any(one.title for one in found)
    assert [one.accessed for one in found] == [one.accessed if manner in ACCESSED else None for one in had]


def test_nothing_else_is_left_out(made: Imported) -> None:
    codes = {one.code for one in made.left_out if not one.reason.startswith(OURS)}
    assert codes <= {"typed-number", "list-label", "empty-mark", "chrome", "picture", "link"}
    assert not made.diagnostics


def test_our_own_draft(example: Report) -> None:
    """The Word draft is a Word file like any other: what the writer counts and lists is not taken for the text."""
    draft = build(load(EXAMPLE), ("docx",)).outputs["docx"]
    made = import_bytes(draft, "brief.docx")
    assert straight(walk.plain(made.report.title)) == straight(walk.plain(example.title))
    assert headings(made.report) == headings(example)
    assert {one.url for one in made.report.sources.values()} == {one.url for one in example.sources.values()}
    assert tables(made.report) == tables(example)
    found = lines(made.report)
    assert [line for line in lines(example) if line not in found] == []


def test_a_brief_of_each_manner_builds(made: Imported, tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text(made.text, encoding="utf-8")
    assert not [found for found in build(load(tmp_path / "brief.md"), ("txt",)).diagnostics if found.level == "error"]
