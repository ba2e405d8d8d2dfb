"""Loose words as the model's inlines."""

from __future__ import annotations

import pytest

from briefing.importing import loose as l
from briefing.importing.setting import Setter, quoted, trimmed
from briefing.model import inlines as i


def words(text: str, **look: object) -> l.Words:
    return l.Words(text, 1, l.Look(**look))  # type: ignore[arg-type]


def test_looks_are_nested_and_neighbours_joined() -> None:
    made = Setter("en", {}).inlines(
        (
            words(" a "),
            words("b", strong=True),
            words("c", strong=True, emphasis=True),
            words("2", subscript=True),
            words(" "),
        )
    )
    assert made == (
        i.Text("a "),
        i.Strong((i.Text("b"), i.Emphasis((i.Text("c"),)))),
        i.Subscript((i.Text("2"),)),
    )


def test_links_hold_all_words_of_one_address() -> None:
    url = "https://a.example"
    made = Setter("en", {}).inlines(
        (words("see "), words("the ", url=url), words("port", url=url, strong=True), words("."))
    )
    assert made == (i.Text("see "), i.Link((i.Text("the "), i.Strong((i.Text("port"),))), url), i.Text("."))
    assert Setter("en", {}).inlines((words("x", url="javascript:alert(1)"),)) == (i.Text("x"),)


def test_references_side_by_side_are_one_citation() -> None:
    made = Setter("en", {}).inlines((words("It was."), l.Reference(("a",), 1, ("L2",)), l.Reference(("a", "b"), 1)))
    assert made == (i.Text("It was."), i.Citation((i.Cite("a", "2", "line"), i.Cite("a"), i.Cite("b"))))


@pytest.mark.parametrize(
    ("place", "cite"),
    [
        ("L231-L239", i.Cite("a", "231-239", "line")),
        ("12", i.Cite("a", "12")),
        ("Lot 4", i.Cite("a", "Lot 4")),
    ],
)
def test_places_in_a_source(place: str, cite: i.Cite) -> None:
    assert Setter("en", {}).inlines((l.Reference(("a",), 1, (place,)),)) == (i.Citation((cite,)),)


def test_quotation_marks_are_the_language_s_across_looks() -> None:
    made = quoted(
        (words('He said "'), words("it's", strong=True), words('" twice, in '), words('"x"', code=True)), "fr"
    )
    assert [one.text for one in made if isinstance(one, l.Words)] == [
        "He said «\u202f",
        "it’s",
        "\u202f» twice, in ",
        '"x"',
    ]


def test_a_mark_that_nothing_answers_stays_text() -> None:
    assert Setter("en", {}).inlines((words("at 9"), l.Mark("[44]", 1, ("44",)))) == (i.Text("at 9[44]"),)


def test_a_note_stands_where_it_is_first_referred_to() -> None:
    setter = Setter("en", {"a": (l.Para((words("By weight."),), 9), l.Para((words("Not by value."),), 10))})
    made = setter.inlines(
        (words("Freight"), l.NoteMark("a", 1), words(" fell"), l.NoteMark("a", 1), l.NoteMark("none", 1))
    )
    assert made == (i.Text("Freight"), i.Note((i.Text("By weight. Not by value."),)), i.Text(" fell"))
    assert setter.shown == {"a"}


def test_a_picture_that_is_gone_leaves_one_space() -> None:
    made = trimmed(
        (words("closed. "), l.Picture("The strait", "x.png", 1), words(" It  was"), words(" a  b", code=True))
    )
    assert made == (words("closed. "), words("It was"), words(" a  b", code=True))


def test_trimmed_takes_blank_ends_away() -> None:
    assert trimmed((l.Newline(1), words("  "), words(" a "), l.Newline(2))) == (words("a"),)
    assert trimmed((words(""), l.Newline(1))) == ()
