"""A draft that was pulled before changes nothing, whatever the source did before and since."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import loads
from briefing.core.diagnostics import BriefingError
from briefing.drafts.merge import merge
from briefing.model.blocks import CodeBlock

from ..conftest import ROOT
from .test_merge import BASE, FRONT, LIST, PARAGRAPHS, TABLE, changed


def text_of(*paragraphs: str) -> str:
    return FRONT + "\n\n".join(paragraphs) + "\n"


SPLIT = changed(" Two ferries wait.", "\n\nTwo ferries wait.")
SECOND = f"\n\n{PARAGRAPHS[1]}"
LAST = f"\n\n{PARAGRAPHS[2]}"
NEW = "\n\nA pilot was asked. He said no."

#: What there was, what the draft and the source did -> what the source did afterwards.
AGAIN: dict[str, tuple[str, str, str, tuple[str, str]]] = {
    "a paragraph taken out where the source put one in": (
        BASE,
        changed(SECOND, ""),
        changed(SECOND, NEW + SECOND),
        ("before March", "before May"),
    ),
    "a sentence taken out where the source put one in": (
        BASE,
        changed(" Freight moves by night.", ""),
        changed(" Two ferries", " The pilots sleep. Two ferries"),
        ("The pilots sleep", "The pilots rest"),
    ),
    "a paragraph split whose second half the source changes": (
        BASE,
        SPLIT,
        changed("Two ferries wait", "Three ferries wait"),
        ("Three ferries", "Four ferries"),
    ),
    "paragraphs joined, one of which the source changed": (
        BASE,
        changed("wait.\n\nStocks", "wait. Stocks"),
        changed("three weeks", "four weeks"),
        ("in February", "in January"),
    ),
    "a moved paragraph that the source changed": (
        BASE,
        text_of(PARAGRAPHS[2], *PARAGRAPHS[:2]),
        changed("before March", "before April"),
        ("before April", "before May"),
    ),
    "a moved paragraph, and one that the source put in where it was": (
        BASE,
        text_of(PARAGRAPHS[2], *PARAGRAPHS[:2]),
        changed(LAST, NEW + LAST),
        ("He said no", "He said yes"),
    ),
    "another cell of a row": (
        FRONT + TABLE,
        FRONT + TABLE.replace("212", "213"),
        FRONT + TABLE.replace("| 5 |", "| 05 |"),
        ("| 6 |", "| 06 |"),
    ),
    "a row taken out where the source put one in": (
        FRONT + TABLE,
        FRONT + TABLE.replace("| 5 | 212 |\n", ""),
        FRONT + TABLE.replace("| 6 |", "| 5b | 140 |\n| 6 |"),
        ("140", "141"),
    ),
    "a line of the front matter taken out, another put in": (
        BASE,
        changed("date: 2026-02-14\n", ""),
        changed("date: 2026-02-14\n", "date: 2026-02-14\nlang: en-GB\n"),
        ("en-GB", "en-US"),
    ),
    "an item moved, another put in": (
        LIST + "- Three\n",
        BASE + "\n- Three\n- One\n- Two\n",
        changed("- Two", "- One and a half\n- Two", LIST) + "- Three\n",
        ("half", "third"),
    ),
}


@pytest.mark.parametrize("name", AGAIN)
def test_pulled_twice(name: str) -> None:
    base, draft, now, since = AGAIN[name]
    merged = merge(base, draft, now)
    assert not merged.conflicts
    assert merge(base, draft, merged.text) == merged
    more = changed(*since, merged.text)
    assert merge(base, draft, more).text == more
    assert not merge(base, draft, more).conflicts


#: What is not a draft pulled before, though it may look like one -> what becomes of it.
NOT_YET: dict[str, tuple[str, str]] = {
    "taken out by the draft, rewritten in the source": (
        changed(SECOND, ""),
        changed("The ministry has been told", "The ministry has not been told"),
    ),
    "taken out by the draft, moved in the source": (
        changed(LAST, ""),
        text_of(PARAGRAPHS[2], *PARAGRAPHS[:2]),
    ),
    "a line of the front matter taken out by the draft, changed in the source": (
        changed("title: The ice\n", ""),
        changed("title: The ice", "title: Another one"),
    ),
}


@pytest.mark.parametrize("name", NOT_YET)
def test_asked_where_it_cannot_be_told(name: str) -> None:
    assert merge(BASE, *NOT_YET[name]).conflicts


def test_a_move_is_made_where_the_source_changed_what_was_moved() -> None:
    moved = text_of(PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[2])
    merged = merge(BASE, moved, changed("three weeks", "four weeks"))
    assert merged.text == changed("three weeks", "four weeks", moved)
    swapped = merge(BASE, changed("three weeks", "four weeks"), moved)
    assert swapped == merged


def test_what_the_author_took_back_is_made_again() -> None:
    """That a source was changed back on purpose cannot be told from one that never had the change."""
    draft = changed("by night", "by day", changed("three weeks", "four weeks"))
    back = changed("by day", "by night", draft)
    assert merge(BASE, draft, back).text == draft


CODE = "```sh\nbriefing build\nbriefing pull\n```\n"
MARKS = "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"


def test_marks_stand_around_a_block_of_code() -> None:
    base = f"{BASE}\n{CODE}"
    merged = merge(base, base.replace("g build", "g build --force"), base.replace("g build", "g check"))
    assert len(merged.conflicts) == 1
    assert merged.conflicts[0].draft.startswith("```sh\nbriefing build --force\n")
    assert merged.conflicts[0].source.endswith("\nbriefing pull\n```")


def test_marks_as_an_example() -> None:
    """Git leaves marks in code too: an example of them has to be told apart."""
    with pytest.raises(BriefingError) as raised:
        loads(f"{BASE}\n```\n{MARKS}```\n")
    assert [found.code for found in raised.value.diagnostics] == ["unsettled-conflict"]
    shown = MARKS.replace("\n", "\n\t").rstrip("\t")
    assert loads(f"{BASE}\n```\n\t{shown}```\n").blocks[-1] == CodeBlock(f"\t{shown}".rstrip("\n"))


# ---------------------------------------------------------------- paragraphs of the examples, edited anyhow


def _paragraphs() -> list[str]:
    """Those of the examples that have several sentences, each sentence once."""
    found: list[str] = []
    seen: set[str] = set()
    for path in sorted((ROOT / "examples").glob("*/brief.md")):
        for text in re.split(r"\n{2,}", path.read_text(encoding="utf-8")):
            sentences = _sentences(text)
            if text[0].isalpha() and ":::" not in text and len(sentences) > 1 and seen.isdisjoint(sentences):
                found.append(text)
                seen.update(sentences)
    return found


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[a-z][.?!]) (?=[A-Z])", text)


EXAMPLES = _paragraphs()


@dataclass(frozen=True)
class Report:
    """A text, and what the draft and the source made of it."""

    base: str
    draft: str
    now: str


@st.composite
def reports(draw: st.DrawFn, apart: bool) -> Report:
    """`apart`: draft and source leave each other's paragraphs in peace, and only the draft moves any."""
    kept = draw(st.lists(st.sampled_from(EXAMPLES), min_size=3, max_size=8, unique=True))
    fresh = [text for text in EXAMPLES if text not in kept]
    mine = draw(st.sets(st.integers(0, len(kept) - 1), max_size=4))
    theirs = draw(st.sets(st.integers(0, len(kept) - 1), max_size=4)) - (mine if apart else set())
    new = draw(st.lists(st.sampled_from(fresh), min_size=6, max_size=6, unique=True))
    draft = _edited(draw, kept, mine, new[:3], "zebra", moves=True)
    now = _edited(draw, kept, theirs, new[3:], "okapi", moves=not apart)
    return Report(text_of(*kept), draft, now)


def _edited(draw: st.DrawFn, kept: list[str], touched: set[int], new: list[str], word: str, moves: bool) -> str:
    """Some paragraphs changed, taken out, split or moved, and new ones put in."""
    blocks = [[text] for text in kept]
    put_in = list(new)
    edits = ["word", "sentence out", "sentence in", "out", "split", *(["move"] if moves else [])]
    for place in sorted(touched):
        text = kept[place]
        sentences = _sentences(text)
        at = draw(st.integers(0, len(sentences) - 1))
        match draw(st.sampled_from(edits)):
            case "word":
                blocks[place] = [" ".join([*sentences[:at], f"{sentences[at][:-1]} {word}{at}.", *sentences[at + 1 :]])]
            case "sentence out":
                blocks[place] = [" ".join([*sentences[:at], *sentences[at + 1 :]])]
            case "sentence in":
                blocks[place] = [" ".join([*sentences[:at], f"The {word} number {place} came by.", *sentences[at:]])]
            case "out":
                blocks[place] = []
            case "split":
                blocks[place] = [" ".join(part) for part in (sentences[: at + 1], sentences[at + 1 :]) if part]
            case _:
                blocks[place] = []
                blocks[draw(st.integers(0, len(blocks) - 1))].append(text)
    while put_in and draw(st.booleans()):
        blocks[draw(st.integers(0, len(blocks) - 1))].append(put_in.pop())
    return text_of(*(text for block in blocks for text in block))


@given(reports(apart=True))
def test_pulled_twice_from_any_report(report: Report) -> None:
    merged = merge(report.base, report.draft, report.now)
    if not merged.conflicts:
        assert merge(report.base, report.draft, merged.text) == merged


@given(reports(apart=True), st.integers(0, 3))
def test_pulled_again_when_the_source_has_grown(report: Report, place: int) -> None:
    merged = merge(report.base, report.draft, report.now)
    if not merged.conflicts:
        blocks = merged.text.rstrip("\n").split("\n\n")
        blocks.insert(1 + place % len(blocks), "Since then, gulls have come. They stay.")
        more = "\n\n".join(blocks) + "\n"
        again = merge(report.base, report.draft, more)
        assert (again.text, again.conflicts) == (more, ())


@given(reports(apart=False))
def test_no_word_is_lost(report: Report) -> None:
    merged = merge(report.base, report.draft, report.now)
    there = set(re.findall(r"\w+", merged.text))
    for side in (report.draft, report.now):
        assert set(re.findall(r"\w+", side)) - set(re.findall(r"\w+", report.base)) <= there


@given(reports(apart=False))
def test_both_sides_count_alike(report: Report) -> None:
    merged = merge(report.base, report.draft, report.now)
    turned = merge(report.base, report.now, report.draft)
    assert bool(merged.conflicts) == bool(turned.conflicts)
    if not merged.conflicts:
        assert merged.text == turned.text
