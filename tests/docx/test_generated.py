"""Blocks in each other in every way: the draft stays sound, and says every word."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.resolve.tree import (
    Block,
    CallOut,
    Cell,
    CitationForm,
    CitedItem,
    CodeBlock,
    Column,
    Definition,
    DefinitionList,
    List,
    ListItem,
    LiveCitations,
    PageBreak,
    Pages,
    Paragraph,
    QuestionAnswer,
    Quotation,
    Row,
    Summary,
    Table,
)  # fmt: skip
from briefing.themes.theme import load_theme
from briefing.writers.docx import write_docx

from .citing import KEYS, bibliography, citing, entry, mark
from .documents import document, heading, judgments, p, table, words
from .opened import Opened
from .referential import check
from .test_words import read, said

PAGES = Pages(2, {})
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp", "Cf")), max_size=8)


def _table(rows: list[list[tuple[Block, ...]]]) -> Table:
    width = max(len(row) for row in rows)
    columns = tuple(Column("left", 1 / width) for _ in range(width))
    body = tuple(Row(tuple(Cell(blocks, n) for n, blocks in enumerate(row))) for row in rows)
    return Table(f"t{id(rows)}", columns, body[:1], body[1:], None, ())


def _list(ordered: bool, items: list[tuple[Block, ...]]) -> List:
    return List(ordered, tuple(ListItem(f"{n}." if ordered else "•", each) for n, each in enumerate(items, 1)), 0)


def _more(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    some = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(_list, st.booleans(), st.lists(some, min_size=1, max_size=3)),
        st.builds(Quotation, some, TEXT.map(words)),
        st.builds(CallOut, st.just("note"), TEXT.map(words), some),
        st.builds(lambda blocks: DefinitionList((Definition(words("term"), blocks),)), some),
        st.builds(lambda text, blocks: Summary(text, blocks), st.none() | TEXT, some),
        st.builds(_table, st.lists(st.lists(some, min_size=1, max_size=3), min_size=1, max_size=3)),
    )


LEAVES: st.SearchStrategy[Block] = st.one_of(
    TEXT.map(lambda text: p(text)),
    st.just(Paragraph(())),
    TEXT.map(CodeBlock),
    st.just(PageBreak()),
    st.builds(judgments),
)
BLOCKS = st.lists(st.recursive(LEAVES, _more, max_leaves=12), max_size=6).map(tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BLOCKS)
def test_any_blocks(blocks: tuple[Block, ...]) -> None:
    question = QuestionAnswer(heading("1.0.", "Question"), blocks)
    made = document(question, table("last", caption=False))
    data = write_docx(made, load_theme("default"), PAGES)
    assert [each for each in check(data) if "_Ref_entry" not in each] == []
    assert read(Opened(data), 4 - 1)[9:] == said(made, PAGES)


def _cited(form: CitationForm, n: int, raised: bool) -> Block:
    target = f"note-{n}" if form == "note" else f"entry-{n}"
    return p("x", mark("m", (str(n), target), form=form, raised=raised, items=(CitedItem(KEYS[n - 1]),)))


CITED = st.builds(_cited, st.sampled_from(get_args(CitationForm)), st.integers(1, 3), st.booleans())
MORE = st.lists(st.recursive(CITED | LEAVES, _more, max_leaves=12), min_size=1, max_size=6).map(tuple)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MORE, st.sampled_from(get_args(LiveCitations)), st.sampled_from(["", "[{}]", "{}."]), st.just(()) | MORE)
def test_any_citations(blocks: tuple[Block, ...], word: LiveCitations, label: str, after: tuple[Block, ...]) -> None:
    """Cited in any order and form, or not at all: every reference leads somewhere."""
    listed = [entry(key, str(n), (), label.format(n)) for n, key in enumerate(KEYS, 1)]
    entries = tuple(replace(each, id=f"entry-{n}") for n, each in enumerate(listed, 1))
    notes = bibliography(
        *(replace(each, id=f"note-{n}") for n, each in enumerate(listed, 1)), title="Notes", kind="notes"
    )
    body = (*blocks, notes, bibliography(*entries), *after)
    data = write_docx(document(*body, citing=citing(word)), load_theme("default"), PAGES)
    # judgments(), a leaf, cites entries of its own
    assert [each for each in check(data) if "_Ref_entry_2" not in each] == []
