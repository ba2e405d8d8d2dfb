"""Three texts become one: what only one side changed is taken from it, what both changed is left with both texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.drafts.merge import merge, readable_diff

FRONT = "---\ntitle: The ice\ndate: 2026-02-14\n---\n\n"
PARAGRAPHS = (
    "The channel was closed in February. Freight moves by night. Two ferries wait.",
    "Stocks of oil last for three weeks. The ministry has been told.",
    "Nobody expects the dredgers before March.",
)
BASE = FRONT + "\n\n".join(PARAGRAPHS) + "\n"
TABLE = "| Week | Crossings |\n|------|-----------|\n| 5 | 212 |\n| 6 | 71 |\n"


def changed(old: str, new: str, text: str = BASE) -> str:
    assert old in text
    return text.replace(old, new)


LIST = BASE + "\n- One\n- Two\n"
#: What the draft and the source did -> what becomes of it.
BOTH: dict[str, tuple[str, str, str]] = {
    "other paragraphs": (
        changed("by night", "by day"),
        changed("three weeks", "four weeks"),
        changed("by night", "by day", changed("three weeks", "four weeks")),
    ),
    "other sentences of one paragraph": (
        changed("in February", "in January"),
        changed("Two ferries", "Three ferries"),
        changed("in February", "in January", changed("Two ferries", "Three ferries")),
    ),
    "the front matter and a paragraph": (
        changed("The ice", "The winter"),
        changed("by night", "by day"),
        changed("The ice", "The winter", changed("by night", "by day")),
    ),
    "the same change": (changed("by night", "by day"), changed("by night", "by day"), changed("by night", "by day")),
    "a new paragraph each": (
        changed("Stocks", "New here.\n\nStocks"),
        BASE + "\nNew there.\n",
        changed("Stocks", "New here.\n\nStocks") + "\nNew there.\n",
    ),
    "a paragraph taken out, another changed": (
        changed(f"{PARAGRAPHS[2]}\n", "", changed(f"\n\n{PARAGRAPHS[2]}", f"\n{PARAGRAPHS[2]}")),
        changed("by night", "by day"),
        changed("by night", "by day", BASE.replace(f"\n\n{PARAGRAPHS[2]}", "")),
    ),
    "a moved paragraph that the source changed": (
        FRONT + "\n\n".join((PARAGRAPHS[2], *PARAGRAPHS[:2])) + "\n",
        changed("before March", "before April"),
        FRONT + "\n\n".join((PARAGRAPHS[2].replace("March", "April"), *PARAGRAPHS[:2])) + "\n",
    ),
}


@pytest.mark.parametrize("name", BOTH)
def test_what_each_side_changed_is_taken(name: str) -> None:
    draft, now, wanted = BOTH[name]
    merged = merge(BASE, draft, now)
    assert (merged.text, merged.conflicts) == (wanted, ())


def test_blank_lines_alone() -> None:
    merged = merge(LIST, changed("\n- Two", "\n\n- Two", LIST), changed("by night", "by day", LIST))
    assert merged.text == changed("\n- Two", "\n\n- Two", changed("by night", "by day", LIST))


def test_cells_of_one_row() -> None:
    base = FRONT + TABLE
    merged = merge(base, base.replace("212", "213"), base.replace("| 5 |", "| 05 |"))
    assert merged.text == base.replace("| 5 | 212 |", "| 05 | 213 |")
    assert merged.conflicts == ()


def test_the_same_sentence_is_a_conflict_with_both_texts() -> None:
    merged = merge(BASE, changed("three weeks", "two weeks"), changed("three weeks", "four weeks"))
    (conflict,) = merged.conflicts
    lines = merged.text.split("\n")
    assert lines[conflict.line - 1] == "<<<<<<< the draft"
    assert "two weeks" in conflict.draft
    assert "four weeks" in conflict.source
    assert "three weeks" in conflict.base
    assert [line for line in lines if re.match(r"(<<<<<<<|=======|>>>>>>>)", line)] == [
        "<<<<<<< the draft",
        "=======",
        ">>>>>>> the source",
    ]
    assert "Nobody expects the dredgers before March." in lines


def test_changed_here_and_taken_out_there_is_a_conflict() -> None:
    sides = changed("three weeks", "two weeks"), BASE.replace(f"{PARAGRAPHS[1]}\n\n", "")
    merged = merge(BASE, *sides)
    assert len(merged.conflicts) == 1
    assert merged.conflicts[0].source == ""
    assert "two weeks" in merged.text
    turned = merge(BASE, *reversed(sides))
    assert len(turned.conflicts) == 1
    assert turned.conflicts[0].draft == ""
    assert "two weeks" in turned.text


def test_line_ends_of_the_source_stay() -> None:
    now = changed("three weeks", "four weeks").replace("\n", "\r\n")
    merged = merge(BASE, changed("by night", "by day"), now)
    assert merged.text == changed("by night", "by day", changed("three weeks", "four weeks")).replace("\n", "\r\n")


VOCABULARY = ["ice", "port", "ferry", "night", "cargo", "oil", "march", "week"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=9)
SENTENCES = st.lists(WORDS.map(lambda words: " ".join(words).capitalize() + "."), min_size=1, max_size=3)
TEXTS = st.lists(SENTENCES.map(" ".join), min_size=1, max_size=6, unique=True).map("\n\n".join).map(lambda t: t + "\n")


@given(TEXTS, TEXTS)
def test_one_side_alone(base: str, other: str) -> None:
    assert merge(base, base, other).text == other
    assert merge(base, other, base).text == other
    assert merge(base, other, other).text == other


@given(TEXTS, TEXTS, TEXTS)
def test_no_new_word_is_missing(base: str, draft: str, now: str) -> None:
    merged = set(re.findall(r"\w+", merge(base, draft, now).text.casefold()))
    for side in (draft, now):
        new = set(re.findall(r"\w+", side.casefold())) - set(re.findall(r"\w+", base.casefold()))
        assert new <= merged


@given(TEXTS, TEXTS)
def test_a_draft_that_was_pulled_already_changes_nothing(base: str, draft: str) -> None:
    pulled = merge(base, draft, base).text
    more = pulled + "\nAnother paragraph of the source.\n"
    assert merge(base, draft, more).text == more


def test_a_difference_in_words() -> None:
    shown = readable_diff(BASE, changed("by night", "by day"), "brief.md")
    assert shown.startswith("brief.md:6: changed\n")
    assert "Freight moves by [-night-]{+day+}." in shown
    assert "Two ferries" not in shown
    assert readable_diff(BASE, BASE, "brief.md") == ""
