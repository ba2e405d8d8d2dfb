"""Marks become references wherever they stand, and every word that is no mark stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.importing.chrome import strip
from briefing.importing.loose import (
    Asked,
    Grid,
    GridCell,
    Heading,
    Inline,
    Inlines,
    Item,
    Listing,
    Literally,
    Look,
    Loose,
    Mark,
    NoteMark,
    Para,
    Quoted,
    Reference,
    Words,
)
from briefing.importing.marks import link, recognise
from briefing.importing.marks.walk import mapped
from briefing.importing.plain import read_plain
from briefing.importing.sources import Shelf
from briefing.importing.works.types import Entry, WorkList
from briefing.model import inlines as i
from briefing.model import walk
from briefing.readers import read_text

from .marking import marked, shelf_of

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seeds" / "beijing-gathering.txt"
EXAMPLE = ROOT / "examples" / "beijing-gathering" / "brief.md"


def para(text: str, line: int = 1) -> Para:
    return Para((Words(text, line),), line)


def cell(text: str) -> GridCell:
    return GridCell((para(text),))


def test_marks_are_found_wherever_inlines_stand() -> None:
    blocks = (
        para("Closed.1 Open.2"),
        Heading(1, (Words('What is "closed"3', 2),), 2),
        Listing(False, (Item((para("Item.2"), Listing(True, (Item((para("Inner.3"),), 3),), 3)), 3),), 3),
        Grid(((cell("Cell.1"), cell("Other [2]")),), 4, caption=(Words("Caption.3", 4),)),
        Quoted((para("Quoted.2"),), 5),
        Asked((Words("Is it closed?1", 6),), (para("It is.2"),), 6),
        Literally("x.1", "", 7),
    )
    loose = Loose("text", blocks, {"n": (para("Noted.3"),)})
    said = marked(loose=loose).said
    assert said == [
        *("Closed.{1} Open.{2}", 'What is "closed"{3}', "Item.{2}", "Inner.{3}", "Caption.{3}", "Cell.{1}"),
        *("Other {2}", "Quoted.{2}", "Is it closed?{1}", "It is.{2}", "Noted.{3}"),
    ]


def test_a_note_whose_name_is_a_source_becomes_a_reference() -> None:
    closed = (Words("Closed.", 1), NoteMark("2", 1), NoteMark("3", 1), Words(" Open.", 1), NoteMark("n", 1))
    loose = Loose("markdown", (Para(closed, 1),), {"n": (para("A note."),)})
    assert marked(loose=loose).said == ["Closed.{2,3} Open.[^n]", "A note."]


def test_a_note_with_words_stays_one_though_a_source_has_its_number() -> None:
    loose = Loose("markdown", (Para((Words("Closed.", 1), NoteMark("2", 1)), 1),), {"2": (para("A note."),)})
    assert marked(loose=loose).said == ["Closed.[^2]", "A note."]


def test_a_number_holds_where_its_list_does() -> None:
    lists = [
        WorkList((Entry(("1",), "a", 3, "https://a.example/1", "One"),), 3, 1, 3),
        WorkList((Entry(("1",), "b", 6, "https://b.example/1", "Two"),), 6, 4, 6),
    ]
    shelf = Shelf(lists)
    loose = Loose("text", (para("Closed.1 Yes.1", 1), para("Open.1 Yes.1", 4), para("Outside.1", 9)))
    made = link(recognise(loose, shelf), shelf)
    cited = [one.keys for block in made.blocks for one in block.inlines if isinstance(one, Reference)]  # type: ignore[union-attr]
    assert cited == [("a-one",), ("a-one",), ("b-two",), ("b-two",)]


def test_what_stays_text_keeps_its_look() -> None:
    strong = Words("port.[9]", 1, Look(strong=True))
    shelf = shelf_of(2)
    made = link(recognise(Loose("text", (Para((strong,), 1),)), shelf), shelf)
    (block,) = made.blocks
    assert isinstance(block, Para)
    assert {one.look for one in block.inlines if isinstance(one, Words)} == {strong.look}


def test_a_mark_between_two_looks_parts_nothing_else() -> None:
    inlines: Inlines = (
        Words("Closed", 1, Look(emphasis=True)),
        Words(".2 Open ", 1),
        Words("now.", 1, Look(strong=True)),
    )
    loose = Loose("text", (para("Yes.1 No.1"), Para(inlines, 2)))
    assert marked(loose=loose).said[1] == "Closed.{2} Open now."


# ---------------------------------------------------------------- the seed


@pytest.mark.skipif(not SEED.is_file(), reason="the seed is not part of the project")
def test_the_seed_cites_as_a_person_read_it() -> None:
    report = read_text(EXAMPLE.read_text(encoding="utf-8"), str(EXAMPLE), "markdown").report
    order = list(report.sources)
    by_hand = [
        [order.index(cite.key) + 1 for cite in one.items] for one in walk.inlines(report) if isinstance(one, i.Citation)
    ]
    urls = [source.url for source in report.sources.values()]
    entries = tuple(Entry((str(n),), url, 130, url, f"Title {n}") for n, url in enumerate(urls, 1))
    shelf = Shelf([WorkList(entries, 130)])
    text = SEED.read_text(encoding="utf-8").partition(" \ucc38\uace0 \uc790\ub8cc ")[0]
    made = link(recognise(strip(read_plain(text)), shelf), shelf)
    found: list[list[int]] = []

    def note(inlines: Inlines, place: object) -> Inlines:
        keys = list(shelf.sources)
        found.extend([keys.index(key) + 1 for key in one.keys] for one in inlines if isinstance(one, Reference))
        return inlines

    mapped(made, note)
    assert len(found) == 62
    assert found == by_hand
    assert not made.doubts


# ---------------------------------------------------------------- the law of words

_PIECES = st.sampled_from(
    [
        *("The harbour", " is closed", ".", ",", " ", "1", "2", "12", "7 ", "99", "[1]", "[2, 3]", "[77]", "¹", "²³"),
        *('"', "(", ")", "CO2", "U.S.", "COVID-19", " 3,", ".4", ".2,5", ".12 13", "-", "[cite: 4]", "[cite_start]"),
        *("【12†source】", "【", "citeturn0search3", "\ue200cite\ue202turn0search1\ue201", "\ue200", "[^1_1]"),
        *(":contentReference[oaicite:2]{index=2}", "<sup>1</sup>", "^2^", "[", "]", "。", "港", "항구", "\u00a0", "⁂"),
        *("https://a.example/1", '[](grok_render_citation_card_json={"cardIds":["a"]})', "2025", "\n", "source", "+2"),
    ]
)
_LOOKS = st.sampled_from(
    [
        *(Look(), Look(), Look(), Look(strong=True), Look(superscript=True), Look(code=True)),
        *(Look(url="https://www.harbourpost.example/1"), Look(url="https://new.example/x"), Look(url="#ref1")),
    ]
)
_WORDS = st.builds(lambda parts, look: Words("".join(parts), 1, look), st.lists(_PIECES, max_size=8), _LOOKS)
_LINES = st.lists(st.lists(_WORDS, max_size=6).map(tuple), max_size=5)
_NO_WORD = re.compile(r"[\W_]")


def word_signs(text: str) -> str:
    """A text without blanks and punctuation."""
    return _NO_WORD.sub("", text)


def inlines_of(loose: Loose) -> list[Inlines]:
    return [block.inlines for block in loose.blocks if isinstance(block, Para)]


def said(inline: Inline) -> str:
    return inline.raw if isinstance(inline, Mark) else inline.text if isinstance(inline, Words) else ""


def words_of(inlines: Inlines) -> str:
    """The words, and those of marks; of a link without words its address."""
    parts = (one for one in inlines if isinstance(one, (Words, Mark)))
    return "".join(one.raw if isinstance(one, Mark) else one.text or one.look.url for one in parts)


@settings(max_examples=300)
@given(_LINES, st.integers(0, 12))
def test_recognising_keeps_every_word(lines: list[Inlines], count: int) -> None:
    loose = Loose("text", tuple(Para(inlines, n) for n, inlines in enumerate(lines, 1)))
    found = recognise(loose, shelf_of(count))
    assert list(map(words_of, inlines_of(found))) == list(map(words_of, inlines_of(loose)))


@settings(max_examples=300)
@given(_LINES, st.integers(0, 12))
def test_linking_takes_nothing_but_marks(lines: list[Inlines], count: int) -> None:
    shelf = shelf_of(count)
    found = recognise(Loose("text", tuple(Para(inlines, n) for n, inlines in enumerate(lines, 1))), shelf)
    made = link(found, shelf)
    left = "".join(one.words for one in made.left_out)
    for before, after in zip(inlines_of(found), inlines_of(made), strict=True):
        signs = word_signs("".join(one.text for one in after if isinstance(one, Words)))
        parts = [(re.escape(word_signs(said(one))), isinstance(one, Mark)) for one in before]
        assert re.fullmatch("".join(f"(?:{part})?" if mark else part for part, mark in parts), signs)
        if not any(isinstance(one, Reference) for one in after):
            gone = [one.raw.strip() for one in before if isinstance(one, Mark) and word_signs(one.raw) not in signs]
            assert all(raw in left for raw in gone)
        assert {key for one in after if isinstance(one, Reference) for key in one.keys} <= set(shelf.sources)


@settings(max_examples=100)
@given(_LINES, st.integers(0, 12))
def test_linking_twice_is_linking_once(lines: list[Inlines], count: int) -> None:
    shelf = shelf_of(count)
    once = link(recognise(Loose("text", tuple(Para(inlines, 1) for inlines in lines)), shelf), shelf)
    assert link(once, shelf).blocks == once.blocks
