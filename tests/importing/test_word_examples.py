"""Drafts of ours are read like any other Word file: no letter of them is lost, and their citations name their sources;
after LibreOffice saved them too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.importing import loose as l
from briefing.importing.word import read_word
from briefing.model import walk
from briefing.model.walk import plain
from tests.conftest import example_sources
from tests.drafts.resaved import saved_by_libreoffice
from tests.examples import made

from .word_letters import letters_of_file, letters_read

SOURCES = example_sources()
EXAMPLES = [pytest.param(source, id=source.parent.name) for source in SOURCES]


def draft(source: Path) -> bytes:
    data: bytes = made.built(source).outputs["docx"]
    return data


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    drafts = {source.parent.name: draft(source) for source in SOURCES}
    return saved_by_libreoffice(drafts, tmp_path_factory.mktemp("imported"))


def inlines(blocks: l.Blocks) -> Iterator[l.Inline]:
    for block in blocks:
        match block:
            case l.Para() | l.Heading():
                yield from block.inlines
            case l.Listing():
                for item in block.items:
                    yield from inlines(item.blocks)
            case l.Quoted():
                yield from inlines(block.blocks)
            case l.Grid():
                yield from block.caption
                for row in block.rows:
                    for cell in row:
                        yield from inlines(cell.blocks)
            case _:
                pass


def everywhere(loose: l.Loose) -> list[l.Inline]:
    return [one for blocks in (loose.blocks, *loose.notes.values()) for one in inlines(blocks)]


@pytest.mark.parametrize("source", EXAMPLES)
def test_no_letter_is_lost(source: Path) -> None:
    data = draft(source)
    assert letters_of_file(data) - letters_read(read_word(data, source.name)) == {}


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("source", EXAMPLES)
def test_no_letter_is_lost_after_libreoffice(source: Path, resaved: dict[str, bytes]) -> None:
    data = resaved[source.parent.name]
    assert letters_of_file(data) - letters_read(read_word(data, source.name)) == {}


@pytest.mark.parametrize("source", EXAMPLES)
def test_every_source_is_given_and_every_citation_names_some(source: Path) -> None:
    report = made.report(source)
    loose = read_word(draft(source), source.name)
    given = {one.name: one.fields["title"] for one in loose.given}
    assert {str(title) for title in given.values()} >= {each.title for each in report.sources.values()}
    marks = [one for one in everywhere(loose) if isinstance(one, l.Mark)]
    assert {name for mark in marks for name in mark.names} <= set(given)
    cited = [one for one in walk.inlines(report) if type(one).__name__ == "Citation"]
    assert sum(bool(mark.names) for mark in marks) >= len(cited)


@pytest.mark.parametrize("source", EXAMPLES)
def test_headings_are_those_of_the_report(source: Path) -> None:
    loose = read_word(draft(source), source.name)
    read = [
        "".join(one.text for one in block.inlines if isinstance(one, l.Words)).replace("\N{NO-BREAK SPACE}", " ")
        for block in loose.blocks
        if isinstance(block, l.Heading)
    ]
    titles = [plain(heading.node.title) for heading in walk.headings(made.report(source))]
    assert [title for title in titles if not any(title in each for each in read)] == []


@pytest.mark.needs_libreoffice
def test_libreoffice_changes_nothing_of_what_is_cited(resaved: dict[str, bytes]) -> None:
    source = next(each for each in SOURCES if each.parent.name == "beijing-gathering")
    before, after = read_word(draft(source), "brief.docx"), read_word(resaved["beijing-gathering"], "brief.docx")
    assert [one.names for one in everywhere(after) if isinstance(one, l.Mark)] == [
        one.names for one in everywhere(before) if isinstance(one, l.Mark)
    ]
    assert after.given == before.given


def test_what_the_brief_makes_anew_is_left_out() -> None:
    source = next(each for each in SOURCES if each.parent.name == "beijing-gathering")
    loose = read_word(draft(source), "brief.docx")
    reasons = {one.reason: one for one in loose.left_out}
    assert "Key Hardware Displayed" in reasons["the contents, which the brief makes anew"].words
    assert "Newsweek" in reasons["the list of sources, which the brief makes anew"].words
    assert reasons["the label of a table, which the brief counts itself"].words == "Table 1 Table 2"
    tables = [block for block in loose.blocks if isinstance(block, l.Grid)]
    assert [len(table.rows) for table in tables] == [4, 4]
    assert [table.header for table in tables] == [1, 1]
    assert (loose.lang, loose.date and loose.date.iso) == ("en-US", "2025-09-05")
    assert [block.style for block in loose.blocks if isinstance(block, l.Para) and block.style] == ["title", "subtitle"]
