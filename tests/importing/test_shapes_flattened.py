"""Tables and lists whose lines ran together: which are proposed, in what shape, and that prose is left alone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.importing import loose as l
from briefing.importing.setting import running
from briefing.importing.shapes import shape
from briefing.importing.shapes.flattened import with_proposals
from briefing.importing.shapes.line import flat, parted

ROOT = Path(__file__).parents[2]
LISTED = "Much divides China, Russia, and India."


def para(words: str, line: int = 1) -> l.Para:
    """A paragraph; a number in square brackets is a citation."""
    made: list[l.Inline] = []
    for part in re.split(r"(\[\d+\])", words):
        if part.startswith("[") and part[1:-1].isdigit():
            made.append(l.Reference((part[1:-1],), line))
        elif part:
            made.append(l.Words(part, line))
    return l.Para(tuple(made), line)


def said(inlines: l.Inlines) -> str:
    return "".join(f"[{one.keys[0]}]" if isinstance(one, l.Reference) else flat((one,)) for one in inlines)


def proposed(words: str, *others: str) -> l.Proposal | None:
    blocks = (para(words), *map(para, others))
    made = with_proposals(l.Loose("text", blocks)).blocks
    assert all(isinstance(one, l.Para) and one.inlines == was.inlines for one, was in zip(made, blocks, strict=True))
    assert isinstance(made[0], l.Para)
    return made[0].proposal


def cells(proposal: l.Proposal | None) -> list[list[str]]:
    assert proposal is not None
    (grid,) = proposal.blocks
    assert isinstance(grid, l.Grid)
    assert (len(grid.rows), len(grid.rows[0])) == (proposal.rows, proposal.columns)
    return [[said(cell.blocks[0].inlines) for cell in row] for row in grid.rows]  # type: ignore[union-attr]


def items(proposal: l.Proposal | None) -> tuple[str, bool, list[str]]:
    assert proposal is not None
    *lead, listing = proposal.blocks
    assert isinstance(listing, l.Listing)
    assert len(listing.items) == proposal.rows
    words = [said(item.blocks[0].inlines) for item in listing.items]  # type: ignore[union-attr]
    return "".join(said(one.inlines) for one in lead if isinstance(one, l.Para)), listing.ordered, words


# ---------------------------------------------------------------- tables that can be read


def test_rows_of_grades() -> None:
    made = proposed("Risk Likelihood Impact Supply disruption High Medium Cyber attack Low Very High")
    assert cells(made) == [
        ["Risk", "Likelihood", "Impact"],
        ["Supply disruption", "High", "Medium"],
        ["Cyber attack", "Low", "Very High"],
    ]


def test_rows_of_figures_settle_where_two_names_of_columns_are_one() -> None:
    made = proposed("Country GDP (2024) Growth Rate China $18.5 trillion 5.2% Russia $2.0 trillion[1] 3.6%")
    assert cells(made) == [
        ["Country", "GDP (2024)", "Growth Rate"],
        ["China", "$18.5 trillion", "5.2%"],
        ["Russia", "$2.0 trillion[1]", "3.6%"],
    ]


def test_two_columns_whose_second_cells_begin_alike() -> None:
    made = proposed(
        "Term Definition Deterrence The practice of discouraging an act.[1] Compellence The practice of forcing one. "
        "It is harder.[2] Assurance The promise to hold back.[3]"
    )
    assert cells(made) == [
        ["Term", "Definition"],
        ["Deterrence", "The practice of discouraging an act.[1]"],
        ["Compellence", "The practice of forcing one. It is harder.[2]"],
        ["Assurance", "The promise to hold back.[3]"],
    ]


ACTORS = (
    "Actor Primary Motivation Key Dependencies China Global Reach & Trade Depends on energy and a calm border.[4] "
    "Russia Escaping Isolation Depends on loans. Needs troops for its war.[14] India Growth Depends on oil from the Gulf.[12]"
)


def test_three_columns_whose_first_cells_are_listed_elsewhere() -> None:
    assert cells(proposed(ACTORS, LISTED)) == [
        ["Actor", "Primary Motivation", "Key Dependencies"],
        ["China", "Global Reach & Trade", "Depends on energy and a calm border.[4]"],
        ["Russia", "Escaping Isolation", "Depends on loans. Needs troops for its war.[14]"],
        ["India", "Growth", "Depends on oil from the Gulf.[12]"],
    ]


def test_three_columns_whose_sentences_take_turns() -> None:
    made = proposed(
        "Strategic Challenge Recommended Policy Responses Rationale Military Convergence Enhance joint exercises (e.g., at "
        "sea).[8] Deepen ties. To counter threats. To project a front.[5] Sanctions Evasion Shift to aimed measures.[6] "
        "To cut off funds. To address a new form of warfare."
    )
    assert cells(made) == [
        ["Strategic Challenge", "Recommended Policy Responses", "Rationale"],
        [
            "Military Convergence",
            "Enhance joint exercises (e.g., at sea).[8] Deepen ties.",
            "To counter threats. To project a front.[5]",
        ],
        ["Sanctions Evasion", "Shift to aimed measures.[6]", "To cut off funds. To address a new form of warfare."],
    ]


# ---------------------------------------------------------------- tables that are told, but cannot be read


SENTENCE_CASE = (
    "Actor Main motivation Key dependencies China Global reach Depends on energy and a border. Russia Escaping isolation "
    "Depends on China."
)


@pytest.mark.parametrize(
    ("words", "columns", "rows"),
    [
        (ACTORS, 3, 4),  # nothing says where the first cells end
        ("Stretch Length (m) Settled Washed Outer mole 110 19 9 Fish quay 130 14 6 Inner basin 260 3 0", 4, 4),
        ("Country GDP Inflation China 18.5 5.2% Russia 2.0 3.6% India 3.9 6.5%", 3, 4),  # the last name is not known
        (SENTENCE_CASE, 3, 0),
    ],
)
def test_a_table_that_cannot_be_read_for_certain_is_told_without_cells(words: str, columns: int, rows: int) -> None:
    assert proposed(words) == l.Proposal("table", (), columns, rows)


# ---------------------------------------------------------------- lists


def test_labels_behind_a_colon() -> None:
    made = proposed("The parade showed, including: DF-61 missile: A new system.[5] YJ-15, YJ-17: New missiles.[5]")
    assert items(made) == (
        "The parade showed, including:",
        False,
        ["DF-61 missile: A new system.[5]", "YJ-15, YJ-17: New missiles.[5]"],
    )


def test_labels_without_a_colon_before_them() -> None:
    made = proposed("Three things matter. First: Do it now. Second: Do it well. Third: Do it again.")
    assert items(made) == (
        "Three things matter.",
        False,
        ["First: Do it now.", "Second: Do it well.", "Third: Do it again."],
    )


def test_sentences_behind_the_last_item_may_be_none_of_it() -> None:
    made = proposed("Findings include: Trade: It fell. War: It rose. Law: It held. All of this was to be expected.")
    assert made == l.Proposal("list", (), 0, 3)


def test_bullets() -> None:
    made = proposed("Pros and cons: \u2022 Cheap to build \u2022 Quick to deploy[2]")
    assert items(made) == ("Pros and cons:", False, ["Cheap to build", "Quick to deploy[2]"])


def test_numbers() -> None:
    made = proposed("The plan has steps: 1. Assess the threat. 2. Build the force.[1] 3. Review each year.")
    assert items(made) == (
        "The plan has steps:",
        True,
        ["Assess the threat.", "Build the force.[1]", "Review each year."],
    )


# ---------------------------------------------------------------- prose


@pytest.mark.parametrize(
    "words",
    [
        "The plan: (1) assess the threat, (2) build the force, and (3) review it each year.",
        'Beijing said: "We will not." Moscow said: "Nor we." Pyongyang said: "Nor us." And so on it went.',
        "Chinese President Xi Jinping, Russian President Vladimir Putin and Kim Jong-un met in Beijing on September 3.",
        "Risk Assessment results show that the impact of sanctions fell. The U.S. Treasury said so. North Korea denied it.",
        "Key Findings The report finds that trade fell. It also finds that the war went on, and that sanctions held.",
        "The meeting is at 10:30 - or so they say - and ends at 11:30 - at least on paper.",
    ],
)
def test_prose_is_none(words: str) -> None:
    assert proposed(words) is None


def test_no_paragraph_of_the_examples_is_taken_for_a_table_or_a_list() -> None:
    texts = [re.sub(r"\A---\n.*?\n---\n", "", p.read_text(), flags=re.DOTALL) for p in ROOT.glob("examples/*/brief.md")]
    lines = [" ".join(part.split()) for text in texts for part in re.split(r"\n\s*\n", text)]
    prose = [line for line in lines if not re.match(r"[|#>:]|[-*] |\d+\. |<|\[|!", line)]
    assert len(prose) > 60
    made = with_proposals(l.Loose("text", tuple(map(para, prose))))
    assert [said(one.inlines) for one in made.blocks if isinstance(one, l.Para) and one.proposal] == []


# ---------------------------------------------------------------- no word is lost

_PIECES = st.sampled_from(
    """
    Actor Motivation Impact Risk China Russia Depends To on the a. b.[1] High 12 5% 1. 2. 3. A: Q: Why? • - * U.S.
    Section include: [7] 第1章 I. ( ) 5G 2025
    """.split()  # noqa: SIM905 - easier to read than a list
)
_WORDS = st.lists(_PIECES, max_size=40).map(" ".join)


def _content(inlines: l.Inlines) -> str:
    return "".join(said(inlines).split())


def _deep(blocks: l.Blocks) -> str:
    """All words of blocks, in order."""
    out = ""
    for block in blocks:
        match block:
            case l.Para() | l.Heading():
                out += _content(block.inlines)
            case l.Asked():
                out += _content(block.question) + _deep(block.blocks)
            case l.Listing():
                out += "".join(_deep(item.blocks) for item in block.items)
            case l.Grid():
                out += "".join(_deep(cell.blocks) for row in block.rows for cell in row)
            case _:
                raise AssertionError(block)
    return out


@given(st.lists(st.tuples(st.integers(0, 3), _WORDS), max_size=8))
def test_every_word_stays_or_is_left_out(given_blocks: list[tuple[int, str]]) -> None:
    blocks = tuple(
        l.Heading(level, para(words).inlines, n) if level else para(words, n)
        for n, (level, words) in enumerate(given_blocks, 1)
    )
    made, _ = shape(l.Loose("text", blocks))
    left_out = "".join("".join(one.words.split()) for one in made.left_out)
    assert sorted(_deep(blocks)) == sorted(_deep(made.blocks) + left_out)


@given(_WORDS)
def test_a_proposal_holds_the_words_of_its_paragraph_in_order(words: str) -> None:
    proposal = proposed(words, LISTED)
    if proposal is not None and proposal.blocks:
        whole = said(tuple(running(proposal.blocks)))
        assert _unmarked(whole, proposal.kind) == _unmarked(words, proposal.kind)


def _unmarked(words: str, kind: str) -> str:
    """Words without spaces, and those of a list without the signs before items."""
    return "".join(
        (re.sub(r"(?<!\S)(?:[\u2022*-]|\(?\d{1,2}[.)])(?!\S)", "", words) if kind == "list" else words).split()
    )


@given(_WORDS, st.lists(st.integers(0, 60), max_size=6))
def test_parts_are_the_whole(words: str, cuts: list[int]) -> None:
    inlines = para(words).inlines
    parts = parted(inlines, sorted(cuts))
    assert len(parts) == len(cuts) + 1
    assert "".join(map(flat, parts)) == flat(inlines)
    length = len(flat(inlines))
    ends = [0, *(min(cut, length) for cut in sorted(cuts)), length]
    assert [len(flat(part)) for part in parts] == [b - a for a, b in pairwise(ends)]
