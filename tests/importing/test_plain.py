"""Pasted text into loose blocks: each case is a title, a text, and the outline of its blocks with their lines."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.importing import loose as l
from briefing.importing.chrome import strip
from briefing.importing.parts import all_said
from briefing.importing.plain import read_plain

from .outline import outline


def cases(name: str) -> list[object]:
    parts = (Path(__file__).parent / name).read_text(encoding="utf-8").split("\n.\n")
    return [
        pytest.param(text, expected.strip("\n").splitlines(), id=title.strip())
        for title, text, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    ]


@pytest.mark.parametrize(("text", "expected"), cases("plain_cases.txt"))
def test_outlines(text: str, expected: list[str]) -> None:
    assert outline(read_plain(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "\n\n \n", "\t\t\n\t", "\u3000", "- \n-\n", "1.\n\n2.", "---\n---", "\t-\n", "\u200f", "a\t", "   \tb"],
)
def test_texts_of_almost_nothing(text: str) -> None:
    loose = read_plain(text)
    assert letters(text) == letters(words_of(loose))


# ---------------------------------------------------------------- the law of words


def letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text: what no stage may lose, whatever it does to spaces and signs."""
    return Counter(filter(str.isalnum, text))


def words_of(loose: l.Loose) -> str:
    return " ".join([all_said(loose.blocks), *(one.words for one in loose.left_out)])


WORDS = st.sampled_from(
    [
        "The",
        "the",
        "Walls",
        "walls",
        "are",
        "old.",
        "U.S.",
        "2025",
        "1.2",
        "May,",
        "harbour:",
        "long-",
        "term",
        "strate-",
        "gic",
        "o",
        "I",
        "A",
        "of",
        "https://a.example/b",
        "5,",
        "港口。",
        "城市",
        "세",
        "الجدار",
        "กำแพง",
        "Copy",
        "Share",
        "Home",
        "Login",
        "©",
        "Sure!",
        "Report",
        "you",
    ]
)
STARTS = st.sampled_from(
    [
        "",
        "",
        "",
        "- ",
        "• ",
        "•\t",
        "o\t",
        "o ",
        "1. ",
        "2. ",
        "3) ",
        "a) ",
        "ii. ",
        "1.1. ",
        "2.0 ",
        "I. ",
        "B. ",
        "  - ",
        "    ",
        "\t",
        "\u3000",
        "第一章 ",
        "一、",
        "（1）",
        "제2장 ",
        "Chapter 1: ",
        "Part II",
        "--- ",
        "* ",
        "— ",
        "+ ",
        "\u200f• ",
    ]
)
GAPS = st.sampled_from([" ", " ", " ", " ", "  ", "   ", "\t"])
LINES = st.one_of(
    st.sampled_from(
        ["", "", "---", "=====", "-", "•", "⸻", "THE HARBOUR", "The Harbour", "Share", "▲", "| new | flag | hide"]
    ),
    st.builds(
        lambda start, words, gaps: start + "".join(a + b for a, b in zip(words, gaps, strict=False)),
        STARTS,
        st.lists(WORDS, min_size=0, max_size=14),
        st.lists(GAPS, min_size=14, max_size=14),
    ),
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)


@given(TEXTS)
def test_no_letter_is_lost_and_none_comes_from_nowhere(text: str) -> None:
    loose = read_plain(text)
    assert letters(words_of(loose)) == letters(text)
    assert letters(words_of(strip(loose))) == letters(text)


@given(TEXTS)
def test_paragraphs_stay_in_order_with_their_lines(text: str) -> None:
    lines = [block.line for block in read_plain(text).blocks]
    assert lines == sorted(lines)
    assert all(0 < line <= text.count("\n") + 1 for line in lines)


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    assert letters(words_of(strip(read_plain(text)))) == letters(text)


@given(
    st.lists(
        st.lists(st.sampled_from(["wall", "gate", "harbour", "of", "the", "city", "and"]), min_size=12, max_size=60),
        max_size=6,
    )
)
def test_paragraphs_that_were_wrapped_are_what_they_were(paragraphs: list[list[str]]) -> None:
    """Whatever the width, as long as paragraphs have several lines."""
    texts = [" ".join(["The", *words]) + "." for words in paragraphs]
    wrapped = "\n\n".join(_wrapped(text, 64) for text in texts)
    assert [all_said((block,)) for block in read_plain(wrapped).blocks] == texts


def _wrapped(text: str, width: int) -> str:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


# ---------------------------------------------------------------- what nobody pastes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 40_000, id="one line"),
        pytest.param("x" * 200_000, id="one word"),
        pytest.param("a" + " " * 200_000 + "b", id="a wide gap"),
        pytest.param("http://" * 30_000 + " x", id="addresses"),
        pytest.param("".join(" " * k + "- x\n" for k in range(900)), id="ever deeper"),
        pytest.param("".join("a\t" * (k % 7 + 1) + "\n" for k in range(9000)), id="a ragged table"),
        pytest.param("aa   bb\nc   d   e\n" * 4000, id="many tables that are none"),
        pytest.param("-\n" * 9000, id="bare signs"),
        pytest.param("-" * 100_000, id="a long line drawn"),
        pytest.param("1." * 100_000, id="one endless number"),
        pytest.param("Title\n=====\n" * 4000, id="headings alone"),
    ],
)
def test_monstrous_texts_are_read_in_good_time(text: str) -> None:
    """None of them is read twice: a quadratic reader would not come to an end here."""
    loose = strip(read_plain(text))
    assert letters(words_of(loose)) == letters(text)
