"""Portion marks: what is one, where it may stand, and how it is set."""

from __future__ import annotations

import pytest

from briefing.compile import loads
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Marking
from briefing.resolve import tree
from briefing.resolve.portions import Level, banner_levels, level, like_a_mark, mark_of, portions

from .helpers import document, para, text

PORTIONS = Marking(None, "SECRET//NOFORN", True)
TIE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    "mark",
    [
        "(U)", "(C)", "(S)", "(TS)", "(CUI)", "(S//NF)", "(U//FOUO)", "(C//REL TO USA, FVEY)", "(TS//SI/TK//NF)",
        "(CUI//SP-PRVCY)", "(TLP:AMBER)", "(TLP:AMBER+STRICT)", "(//NS)", "(NU)", "(R)", "(O)", "(OFFICIAL-SENSITIVE)",
    ],
)  # fmt: skip
def test_marks(mark: str) -> None:
    assert mark_of(f"{mark} Words.") == mark
    assert mark_of(mark) == mark
    assert like_a_mark(f"{mark} Words.") == ""


@pytest.mark.parametrize(
    "words",
    ["U Words", "(u) words", "(U)words", "( U) words", "(see below)", "", "(", "()", "(TLP:WHITE) x", "x (U) y"],
)
def test_no_marks(words: str) -> None:
    assert mark_of(words) == ""


@pytest.mark.parametrize(
    "words", ["(X) Words", "(u) words", "(SECERT//NF) Words", "(s//nf) x", "(TLP:WHITE) x", "(EU)"]
)
def test_what_looks_like_one(words: str) -> None:
    assert like_a_mark(words) == words.split()[0]


@pytest.mark.parametrize("words", ["(see below) x", "(In 1984) x", "(a) x", "(i) x", "(12) x", "(Note) x", "(U)x"])
def test_what_does_not(words: str) -> None:
    assert like_a_mark(words) == ""


def test_levels_in_their_order() -> None:
    ranks = [level(mark) for mark in ("U", "CUI//NF", "C//NF", "S", "TS//SI")]
    assert ranks == [Level("classification", rank) for rank in range(5)]
    assert [level(f"TLP:{c}") for c in ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")] == [
        Level("tlp", rank) for rank in range(5)
    ]
    assert level("XYZ") is None


@pytest.mark.parametrize(
    ("words", "rank"),
    [("UNCLASSIFIED//FOUO", 0), ("cui", 1), ("OFFICIAL-SENSITIVE", 1), ("OFFICIAL", 0), ("SECRET // NOFORN", 3),
     ("TOP SECRET", 4), ("//NATO SECRET", 3), ("S//NF", 3)],
)  # fmt: skip
def test_the_level_of_a_banner(words: str, rank: int) -> None:
    assert banner_levels(Marking(None, words)) == {
        "classification": Level("classification", rank),
        "tlp": Level("tlp", 0),
    }


def test_a_banner_of_other_words_has_none() -> None:
    assert banner_levels(Marking("RED", "BOARD ONLY")) == {"tlp": Level("tlp", 4)}
    assert banner_levels(Marking(None, "SECRETARIAT")) == {"tlp": Level("tlp", 0)}


def test_a_marking_without_a_banner_grants_the_lowest_level() -> None:
    assert banner_levels(Marking(portions=True)) == {
        "classification": Level("classification", 0),
        "tlp": Level("tlp", 0),
    }


def test_a_mark_never_breaks_nor_parts_from_what_follows() -> None:
    words = (i.Text("(C//REL TO USA, FVEY) The ice "), i.Emphasis(text("holds")))
    (block,) = document(marking=PORTIONS, blocks=(para(*words),)).body
    assert isinstance(block, tree.Paragraph)
    mark, rest, _ = block.content
    assert mark == tree.Run(f"(C//REL{TIE}TO{TIE}USA,{TIE}FVEY){TIE}", tree.Format(portion=True))
    assert rest == tree.Run("The ice ")


def test_a_mark_alone_and_a_mark_before_other_inlines() -> None:
    made = document(marking=PORTIONS, blocks=(para("(U)"), para("(U) ", i.Strong(text("Lead.")))))
    alone, lead = (block.content for block in made.body if isinstance(block, tree.Paragraph))
    assert alone == (tree.Run("(U)", tree.Format(portion=True)),)
    assert lead == (tree.Run(f"(U){TIE}", tree.Format(portion=True)), tree.Run("Lead.", tree.Format(strong=True)))


def test_without_portions_nothing_changes() -> None:
    for marking in (None, Marking(None, "SECRET")):
        (block,) = document(marking=marking, blocks=(para("(U) Words."),)).body
        assert block == tree.Paragraph((tree.Run("(U) Words."),))


def test_ids_are_made_without_marks_and_contents_keep_them() -> None:
    section = b.Section(text("(S//NF) The ice"), (para("(U) x"),))
    made = document(marking=PORTIONS, title=text("(U) T"), sections=(section,), contents=True)
    heading = next(block for block in made.body if isinstance(block, tree.Heading))
    contents = next(block for block in made.body if isinstance(block, tree.Contents))
    assert heading.id == "sec-the-ice"
    assert tree.plain(heading.content) == f"(S//NF){TIE}The ice"
    assert tree.plain(contents.entries[0].content) == f"(S//NF){TIE}The ice"
    plain = document(sections=(section,)).body[0]
    assert isinstance(plain, tree.Heading)
    assert plain.id == "sec-s-nf-the-ice"


SOURCE = """\
---
title: (U) T
subtitle: (U) S
marking: {classification: SECRET, portions: true}
---

::: summary
(U) In the summary.
:::

::: key-judgment
(S) The ice holds.
:::

# (U) Head

(U) Before a list:

- (U) item

  (C) more of it
1. (S) first

> (U) quoted

::: note
(U) boxed
:::

| (X) a |
|-----|
| (X) b |

: (U) Caption

(U) A note.^[(X) not a portion]

::: question
## (U) Why?

(U) Because.
:::
"""


def test_every_portion_of_a_report() -> None:
    report = loads(SOURCE)
    found = [(one.what, mark_of(one.content[0].text)) for one in portions(report)]  # type: ignore[union-attr]
    assert found == [
        ("title", "(U)"), ("subtitle", "(U)"), ("paragraph", "(U)"), ("key judgment", "(S)"), ("heading", "(U)"),
        ("paragraph", "(U)"), ("paragraph", "(U)"), ("paragraph", "(C)"), ("paragraph", "(S)"), ("paragraph", "(U)"),
        ("paragraph", "(U)"), ("table", "(U)"), ("paragraph", "(U)"), ("question", "(U)"), ("paragraph", "(U)"),
    ]  # fmt: skip


def test_a_mark_begins_no_list_where_portions_are_marked() -> None:
    source = "---\ntitle: T\nmarking: {classification: SECRET%s}\n---\n\n(C) Words.\n\n(a) item\n"
    marked, plain = loads(source % ", portions: true"), loads(source % "")
    assert isinstance(marked.blocks[0], b.Paragraph)
    assert isinstance(marked.blocks[1], b.OrderedList)
    assert isinstance(plain.blocks[0], b.OrderedList)


def test_nor_in_yaml() -> None:
    source = "title: T\nmarking: {classification: SECRET, portions: true}\nblocks: '(C) Words.'\n"
    (block,) = loads(source, "yaml").blocks
    assert isinstance(block, b.Paragraph)
