"""The drafts of the examples say, when they are read back, what was written into them; after LibreOffice saved them
they say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefing.drafts.drawn import (
    BLOCK,
    Cited,
    Made,
    Note,
    Picture,
    Pieces,
    Referred,
    Shown,
    ShownBlock,
    TableShown,
    paragraphs,
    words,
)
from briefing.drafts.reading import Opened, open_draft
from briefing.resolve import tree
from briefing.writers.docx.xml import W
from tests.conftest import example_sources
from tests.examples import made

from .resaved import evened, saved_by_libreoffice

SOURCES = example_sources()
EXAMPLES = [pytest.param(source, id=source.parent.name) for source in SOURCES]

_BLANK = re.compile(r"\s+")


@cache
def opened(source: Path) -> Opened:
    return open_draft(made.built(source).outputs["docx"], source.name)


def even(text: str) -> str:
    return _BLANK.sub(" ", text.replace("\N{NON-BREAKING HYPHEN}", "-")).strip()


def without_citations(pieces: Pieces) -> str:
    return even(words(tuple(piece for piece in pieces if not isinstance(piece, Cited))))


def all_paragraphs(source: Path) -> list[Shown]:
    return list(paragraphs(opened(source).blocks))


def blocks_of(source: Path) -> list[tree.Block]:
    return list(tree.deep(made.document(source).body))


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_headings_are_those_of_the_tree(source: Path) -> None:
    expected = [(b.level, even(tree.plain(b.content))) for b in blocks_of(source) if isinstance(b, tree.Heading)]
    found = [(each.level, without_citations(each.pieces)) for each in all_paragraphs(source) if each.level]
    assert found == expected


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_words_are_those_of_the_tree_in_its_order(source: Path) -> None:
    """The text of every paragraph, caption, item and term, as one after the other."""
    at, read = 0, "\n".join(without_citations(each.pieces) for each in all_paragraphs(source))
    expected = [even(tree.plain(tuple(content))) for content in _contents(blocks_of(source))]
    assert len(expected) > 10
    for text in filter(None, expected):
        found = read.find(text, at)
        assert found >= 0, f"{text!r} is not read after {read[max(0, at - 200) : at]!r}"
        at = found


def _contents(blocks: list[tree.Block]) -> Iterator[tree.Inlines]:
    """What is written as it stands in the tree; terms, facets and notes of tables follow later than this order."""
    for block in blocks:
        match block:
            case tree.Paragraph() | tree.Heading():
                yield block.content
            case tree.Table() | tree.Figure() if block.caption:
                yield block.caption.content
            case _:
                pass


@pytest.mark.parametrize("source", EXAMPLES)
def test_every_letter_of_a_body_paragraph_is_read_once(source: Path) -> None:
    expected = [even(tree.plain(b.content)) for b in blocks_of(source) if isinstance(b, tree.Paragraph)]
    found = [without_citations(each.pieces) for each in all_paragraphs(source)]
    for text in set(expected):
        assert found.count(text) >= expected.count(text), text


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_tables_are_those_of_the_tree(source: Path) -> None:
    expected = [
        (
            len(block.columns),
            [[(c.column, c.columns, c.rows) for c in row.cells] for row in block.header + block.rows],
            len(block.header),
        )
        for block in blocks_of(source)
        if isinstance(block, tree.Table)
    ]
    found = [
        (
            table.columns,
            [[(c.column, c.columns, c.rows) for c in row.cells] for row in table.rows],
            sum(row.header for row in table.rows),
        )
        for table in _tables(opened(source).blocks)
        if table.style == "BriefingTable"
    ]
    assert found == expected


def _with_notes(pieces: Pieces) -> Iterator[object]:
    for piece in pieces:
        yield piece
        if isinstance(piece, Note):
            yield from piece.content


def _tables(blocks: tuple[ShownBlock, ...]) -> Iterator[TableShown]:
    for block in blocks:
        if isinstance(block, TableShown):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_citations_are_those_of_the_tree(source: Path) -> None:
    """Of those in footnotes, the ones that lead somewhere."""
    inlines = [inline for block in blocks_of(source) for inline in tree.inlines_of(block)]
    inner = [each for i in inlines if isinstance(i, tree.NoteMark) for each in tree.with_notes(i.content)]
    marks = {_name(each.id): each for each in (*inlines, *inner) if isinstance(each, tree.CitationMark)}
    unnamed = {_name(each.id) for each in inner if isinstance(each, tree.CitationMark) and each.form == "text"}
    found = [piece for each in all_paragraphs(source) for piece in _with_notes(each.pieces) if isinstance(piece, Cited)]
    assert sorted(piece.name for piece in found) == sorted(marks.keys() - unnamed)
    for piece in found:
        mark = marks[piece.name]
        assert piece.text == ("" if piece.note else mark.text)
        assert len(piece.targets) == (0 if piece.note else len({part.target for part in mark.parts if part.target}))


def _name(citation: str) -> str:
    return f"_Ref_{citation.replace(':', '_')}"


@pytest.mark.parametrize("source", EXAMPLES)
def test_references_notes_and_pictures_are_those_of_the_tree(source: Path) -> None:
    inlines = [inline for block in blocks_of(source) for inline in tree.inlines_of(block)]
    pieces = [piece for each in all_paragraphs(source) for piece in each.pieces]
    assert sum(isinstance(p, Note) and p.kind == "footnote" for p in pieces) == sum(
        isinstance(i, tree.NoteMark) for i in inlines
    )
    references = [i for i in inlines if isinstance(i, tree.ReferenceMark) and i.kind != "note"]
    texts = [p.text for p in pieces if isinstance(p, Referred)]
    for reference in references:
        assert reference.prefix + reference.text in texts
    figures = [block for block in blocks_of(source) if isinstance(block, tree.Figure)]
    assert [p.alt for p in pieces if isinstance(p, Picture)] == [figure.alt for figure in figures]


@pytest.mark.parametrize("source", EXAMPLES)
def test_an_author_s_text_is_whole_in_its_bookmark(source: Path) -> None:
    for each in all_paragraphs(source):
        if any(name.startswith(BLOCK) for name in each.starts):
            outside = [p for p in each.pieces if not isinstance(p, Made) and not _in_block(p.marks)]
            assert not outside


def _in_block(marks: tuple[str, ...]) -> bool:
    return any(mark.startswith(BLOCK) for mark in marks)


def test_it_says_who_saved_it() -> None:
    found = opened(SOURCES[0])
    assert found.title
    assert found.program == ""
    assert found.changes == ()
    assert any(found.running)


@pytest.mark.parametrize("source", EXAMPLES)
def test_our_styles_are_called_by_their_ids(source: Path) -> None:
    package = opened(source).package
    ids = {each.get(f"{{{W}}}styleId") for each in package.xml("word/styles.xml").iter(f"{{{W}}}style")}
    assert {each.style for each in all_paragraphs(source)} <= ids


# ---------------------------------------------------------------- after LibreOffice


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The drafts of all examples as LibreOffice saves them, by the examples' names."""
    drafts = {source.parent.name: made.built(source).outputs["docx"] for source in SOURCES}
    return saved_by_libreoffice(drafts, tmp_path_factory.mktemp("resaved"))


@pytest.mark.needs_libreoffice
@pytest.mark.parametrize("source", EXAMPLES)
def test_libreoffice_changes_nothing_that_is_read(source: Path, resaved: dict[str, bytes]) -> None:
    saved = open_draft(resaved[source.parent.name], "saved.docx")
    assert saved.program == "LibreOffice"
    assert saved.changes == ()
    assert list(evened(saved.blocks)) == list(evened(opened(source).blocks))
