from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Citations
from briefing.resolve import tree

from .helpers import cite, document, findings, marks, para, sources, text

ABC = sources("a", "b", "c", "d", "e")


def endnotes(made: tree.Document) -> tree.Endnotes:
    return next(block for block in made.body if isinstance(block, tree.Endnotes))


def found_marks(made: tree.Document) -> list[tree.CitationMark]:
    return [
        inline
        for block in tree.deep(made.body)
        for inline in tree.with_notes(tree.inlines_of(block))
        if isinstance(inline, tree.CitationMark)
    ]


def test_numbers_follow_the_first_appearance() -> None:
    made = document(sources=ABC, blocks=(para("x", cite("c")), para("y", cite("a")), para("z", cite("c"))))
    assert marks(made) == ["1", "2", "1"]
    assert [e.id for e in endnotes(made).entries] == ["source:c", "source:a", "source:b", "source:d", "source:e"]


def test_numbers_follow_the_list_when_asked() -> None:
    made = document(sources=ABC, citations=Citations(order="listed"), blocks=(para(cite("c")), para(cite("a"))))
    assert marks(made) == ["3", "1"]


def test_uncited_sources_are_dropped_when_asked() -> None:
    made = document(sources=ABC, citations=Citations(uncited="drop"), blocks=(para(cite("d")),))
    assert [e.number for e in endnotes(made).entries] == ["1"]


def test_no_source_kept_means_no_endnotes() -> None:
    made = document(sources=ABC, citations=Citations(uncited="drop"), blocks=(para("words"),))
    assert not any(isinstance(block, tree.Endnotes) for block in made.body)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("a", "1"),
        ("ab", "1, 2"),
        ("abc", "1–3"),
        ("cba", "1–3"),
        ("abce", "1–3, 5"),
        ("ace", "1, 3, 5"),
        ("aab", "1, 2"),
        ("cdei", "3–5, 9"),
    ],
)
def test_several_numbers_in_one_place(keys: str, shown: str) -> None:
    made = document(
        sources=sources(*"abcdefghi"), citations=Citations(order="listed"), blocks=(para("x", cite(*keys)),)
    )
    assert marks(made) == [shown]


def test_a_locator_keeps_its_number_out_of_a_run() -> None:
    items = (i.Cite("a"), i.Cite("b", locator="4-6"), i.Cite("c", prefix="see", suffix="and more"))
    made = document(sources=ABC, citations=Citations(order="listed"), blocks=(para("x", i.Citation(items)),))
    mark = found_marks(made)[0]
    assert mark.text == "1, 2 (pp.\N{NO-BREAK SPACE}4–6), see 3 and more"
    assert mark.keys == ("a", "b", "c")
    assert [(item.key, item.locator, item.prefix) for item in mark.items] == [
        ("a", "", ""),
        ("b", "4-6", ""),
        ("c", "", "see"),
    ]


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12))
def test_every_key_is_named_and_every_link_shows_its_number(keys: list[str]) -> None:
    made = document(sources=sources(*"abcdefgh"), citations=Citations(order="listed"), blocks=(para("x", cite(*keys)),))
    mark = found_marks(made)[0]
    assert sorted(set(keys)) == list(mark.keys)
    numbers = {entry.id: entry.number for entry in endnotes(made).entries}
    for part in mark.parts:
        if part.target:
            assert part.text == numbers[part.target]


def test_entries_know_every_place_that_names_them_even_inside_a_collapsed_run() -> None:
    made = document(sources=ABC, citations=Citations(order="listed"),
                    blocks=(para(cite("a", "b", "c")), para(cite("b"))))  # fmt: skip
    assert [e.marks for e in endnotes(made).entries][:3] == [("cite:1",), ("cite:1", "cite:2"), ("cite:1",)]


def test_citations_are_found_wherever_text_stands() -> None:
    table = b.Table((b.Column(),), (b.Row((b.Cell((para(cite("a")),)),)),), caption=(cite("b"),))
    made = document(
        sources=ABC,
        blocks=(
            b.UnorderedList((b.ListItem((para(cite("c")),)),)),
            table,
            b.Quotation((para(cite("d")),)),
            para(i.Note((i.Text("note"), cite("e")))),
        ),
        sections=(b.Section((i.Text("Heading"), cite("a"))),),
    )
    assert sorted(marks(made)) == ["1", "2", "3", "3", "4", "5"]


def test_a_narrative_citation_names_the_author_or_the_title() -> None:
    from briefing.model.sources import Name, Source

    known = {
        "two": Source(id="two", author=(Name("Doe", "Jane"), Name("Roe", "Bo"))),
        "none": Source(id="none", title="The title"),
    }
    narrative = [para(i.Citation((i.Cite(key),), narrative=True)) for key in known]
    made = document(sources=known, blocks=tuple(narrative))
    shown = [tree.plain(block.content) for block in made.body if isinstance(block, tree.Paragraph)]
    assert shown == ["Doe and Roe", "The title"]


def test_an_unknown_key_is_named_with_its_neighbour() -> None:
    found = findings(sources=sources("guardian"), blocks=(para(cite("guardain")),))
    assert [(d.code, d.hint) for d in found] == [("unknown-citation", "did you mean 'guardian'?")]


def test_words_of_a_mark_are_no_words_of_the_title() -> None:
    made = document(title=(*text("Title"), cite("a")), sources=ABC)
    assert made.properties.title == "Title"
