"""Addresses behind links, for readers on paper: each is printed once, in a footnote, unless it stands elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.sources import Source
from briefing.resolve import addresses, tree

from .helpers import cite, document, para, text

URL = "https://example.org/a/report"


def link(words: str = "the report", url: str = URL) -> i.Link:
    return i.Link(text(words) if words else (), url)


def notes(made: tree.Document) -> list[tuple[str, str]]:
    """The footnotes of a document in reading order: mark and words."""
    return [
        (inline.shown, tree.plain(inline.content))
        for block in tree.deep(made.body)
        for inline in tree.inlines_of(block)
        if isinstance(inline, tree.NoteMark)
    ]


def content(made: tree.Document) -> tree.Inlines:
    (block,) = made.body
    assert isinstance(block, tree.Paragraph)
    return block.content


def test_the_address_stands_in_a_footnote_as_an_address_that_leads_there() -> None:
    *_, words, mark, stop = content(document(blocks=(para("See ", link(), "."),)))
    assert isinstance(words, tree.Run)
    assert isinstance(mark, tree.NoteMark)
    assert isinstance(stop, tree.Run)
    assert words.link is not None
    assert words.link.url == URL
    (address,) = mark.content
    assert isinstance(address, tree.Run)
    assert (address.text, address.format) == (URL, tree.Format(address=True))
    assert address.link is not None
    assert address.link.url == URL


def test_authors_notes_count_with_them() -> None:
    made = document(blocks=(para(i.Note(text("first")), link(), i.Note(text("third"))),))
    assert notes(made) == [("1", "first"), ("2", URL), ("3", "third")]


def test_they_are_lettered_where_raised_numbers_are_citations() -> None:
    made = document(blocks=(para(link(), cite("a")),), sources={"a": Source(id="a", title="A")})
    assert notes(made) == [("a", URL)]


def test_only_the_first_mention_carries_it() -> None:
    again = link("again", "http://www.EXAMPLE.org/a/report/")
    assert notes(document(blocks=(para(link(), " and ", again), para(link())))) == [("1", URL)]


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("", URL),
        (URL, URL),
        ("example.org/a/report", URL),
        ("www.example.org/a/report/", URL),
        ("Example.org", "https://example.org/"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("+44 20 7946 0000", "tel:+44 20 7946 0000"),
    ],
)
def test_words_that_are_the_address_need_none(words: str, url: str) -> None:
    assert notes(document(blocks=(para(link(words, url)),))) == []


def test_a_mailbox_is_printed_without_its_scheme() -> None:
    assert notes(document(blocks=(para(link("us", "mailto:desk@example.org?subject=x")),))) == [
        ("1", "desk@example.org")
    ]
    (run,) = content(document(blocks=(para(link("", "mailto:desk@example.org")),)))
    assert isinstance(run, tree.Run)
    assert run.text == "desk@example.org"


def test_what_the_bibliography_prints_is_not_printed_again() -> None:
    source = Source(id="a", type="webpage", title="A", url=URL)
    assert notes(document(blocks=(para(link(), cite("a")),), sources={"a": source})) == []
    bare = document(blocks=(para(link(), cite("a")),), sources={"a": Source(id="a", title="A")})
    assert notes(bare) == [("a", URL)]


def test_a_note_has_it_in_parentheses() -> None:
    made = document(blocks=(para("x", i.Note((*text("See "), link(), *text(".")))),))
    assert notes(made) == [("1", f"See the report ({URL}).")]
    (_, mark) = content(made)
    assert isinstance(mark, tree.NoteMark)
    links = [run.link for run in mark.content if isinstance(run, tree.Run) and run.link]
    assert len({id(link) for link in links}) == 2, "two links, with words between them that are none"


@pytest.mark.parametrize("place", ["title", "subtitle"])
def test_titles_have_none(place: str) -> None:
    made = document(**{place: (link(),), "blocks": (para("x"),)})
    assert all(not isinstance(inline, tree.NoteMark) for inline in (*made.title.title, *made.title.subtitle))


def head(content: i.Link, **rest: Any) -> b.Section:
    return b.Section((content,), (), (), **rest)


def test_headings_labels_and_header_rows_have_none_but_leave_it_to_the_next_mention() -> None:
    cell, header = b.Cell((para("x"),)), b.Cell((para(link()),))
    table = b.Table((b.Column(),), (b.Row((cell,)),), (b.Row((header,)),))
    box = b.CallOut((para("x"),), "note", (link(),))
    question = b.QuestionAnswer((link(),), (para("x"),))
    made = document(blocks=(table, box, question), sections=(head(link()),))
    assert notes(made) == []
    assert notes(document(blocks=(table, para(link())))) == [("1", URL)]


def test_cells_captions_and_notes_under_tables_have_footnotes_in_reading_order() -> None:
    cell = b.Cell((para(link("c", "https://example.org/cell")),))
    table = b.Table(
        (b.Column(),),
        (b.Row((cell,)),),
        caption=(link("a", "https://example.org/caption"),),
        notes=(link("n", "https://example.org/note"),),
    )
    made = document(blocks=(table,))
    marks = {
        tree.plain(inline.content): inline.number
        for block in tree.deep(made.body)
        for inline in tree.inlines_of(block)
        if isinstance(inline, tree.NoteMark)
    }
    assert marks == {
        "https://example.org/caption": 1,
        "https://example.org/cell": 2,
        "https://example.org/note": 3,
    }


def test_plain_links_print_nothing() -> None:
    assert notes(document(blocks=(para(link()),), links="plain")) == []
    made = document(distribution=(link(),), links="plain")
    assert tree.plain(made.title.distribution) == "the report"


def test_contents_have_no_notes() -> None:
    made = document(sections=(b.Section((link(),), (para("x"),)),), contents=True)
    contents = next(block for block in made.body if isinstance(block, tree.Contents))
    assert [tree.plain(entry.content) for entry in contents.entries] == ["the report"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org", "http://www.example.org/"),
        ("mailto:A@b.org?subject=x", "a@b.org"),
        ("https://example.org/A?b=c", "example.org/a?b=c"),
    ],
)
def test_one_address_in_two_spellings(one: str, other: str) -> None:
    assert addresses.key(one) == addresses.key(other)


def test_other_addresses_are_others() -> None:
    keys = {addresses.key(url) for url in ("https://a.org/b", "https://a.org/b?c", "https://a.org/", "ftp://a.org")}
    assert len(keys) == 4
