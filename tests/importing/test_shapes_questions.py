"""Texts of questions and answers: what is taken for a question, and what follows it."""

from __future__ import annotations

import pytest

from briefing.importing import loose as l
from briefing.importing.parts import said
from briefing.importing.shapes.questions import with_questions

STRONG = l.Look(strong=True)


def inlines(words: str) -> l.Inlines:
    """Words between pairs of asterisks are strong; a line feed is a forced break."""
    made: list[l.Inline] = []
    for n, part in enumerate(words.split("**")):
        for k, line in enumerate(part.split("\n")):
            made += [l.Newline(1)] * bool(k)
            made += [l.Words(line, 1, STRONG if n % 2 else l.PLAIN)] * bool(line)
    return tuple(made)


def block(given: str | list[list[str]]) -> l.Block:
    """A paragraph; a heading where it begins with "#"; a rule for "---"; a list of items, each of paragraphs."""
    if isinstance(given, list):
        return l.Listing(False, tuple(l.Item(tuple(map(block, item)), 1) for item in given), 1)
    if given == "---":
        return l.Rule(1)
    signs, _, words = given.partition(" ")
    if set(signs) == {"#"}:
        return l.Heading(len(signs), inlines(words), 1)
    return l.Para(inlines(given), 1)


def shown(one: l.Block) -> object:
    match one:
        case l.Asked():
            return (said(one.question), *map(shown, one.blocks))
        case l.Para():
            return said(one.inlines)
        case l.Heading():
            return f"{'#' * one.level} {said(one.inlines)}"
        case l.Listing():
            return [[shown(inner) for inner in item.blocks] for item in one.items]
        case _:
            return type(one).__name__


ASKED: dict[str, tuple[list[str | list[list[str]]], list[object]]] = {
    "a list, as the seed's": (
        ["Intro?", [["How?", "So.", "More."], ["Why?", "Because."]]],
        ["Intro?", ("How?", "So.", "More."), ("Why?", "Because.")],
    ),
    "a list with both in one paragraph": (
        [[["**How?** So."], ["**Why**?\nBecause."]]],
        [("How?", "So."), ("Why?", "Because.")],
    ),
    "lines of a dash": (
        ["Intro.", "-", "How?", "So.", "-", "Why?", "Because."],
        ["Intro.", ("How?", "So."), ("Why?", "Because.")],
    ),
    "lists of one question each": (
        [[["How?"]], "So.", [["Why?"]], "Because."],
        [("How?", "So."), ("Why?", "Because.")],
    ),
    "labels": (
        ["Intro.", "Q: How?", "A: So.", "More.", "Q: Why?", "A: Because.", "# End", "Text."],
        ["Intro.", ("How?", "So.", "More."), ("Why?", "Because."), "# End", "Text."],
    ),
    "numbered labels": (["**Q1.** How?", "So.", "**Q2.** Why?", "Because."], [("How?", "So."), ("Why?", "Because.")]),
    "labels in one paragraph": (
        ["Q: Tell me.\nA: So.", "Q: Why? A: Because."],
        [("Tell me.", "So."), ("Why?", "Because.")],
    ),
    "labels in other languages": (
        ["Frage 1: Wie?", "Antwort: So.", "질문: 왜?", "답변: 그래서."],
        [("Wie?", "So."), ("왜?", "그래서.")],
    ),
    "questions in bold": (
        ["**How?**", "So.", "**1. Why?** Because.", "**When?**\nNow.", "**Sources**", "Text."],
        [("How?", "So."), ("Why?", "Because."), ("When?", "Now."), "Sources", "Text."],
    ),
    "headings below a title": (
        ["# Title", "Intro.", "## How?", "So.", "## Why?", "Because.", "## When？", "Now."],
        ["# Title", "Intro.", ("How?", "So."), ("Why?", "Because."), ("When？", "Now.")],
    ),
    "a section of common questions": (
        ["# Aims", "Text.", "# FAQ", "## How?", "So.", "## Why?", "Because.", "# Ends", "Text."],
        ["# Aims", "Text.", "# FAQ", ("How?", "So."), ("Why?", "Because."), "# Ends", "Text."],
    ),
}

NOT_ASKED: dict[str, list[str | list[list[str]]]] = {
    "two headings": ["# How?", "So.", "# Why?", "Because."],
    "headings of which one is no question": [
        "# How?",
        "So.",
        "# Why?",
        "Because.",
        "# When?",
        "Now.",
        "# End",
        "Text.",
    ],
    "a question without an answer": ["# How?", "# Why?", "Because.", "# When?", "Now."],
    "quarters": ["Q1: Sales rose.", "Text.", "Q2: Sales fell.", "Text."],
    "a list of questions": [[["How?"], ["Why?"]]],
    "a list of which one is no question": [[["How?", "So."], ["Text.", "Text."]]],
    "two questions in bold": ["**How?**", "So.", "**Why?**", "Because."],
    "questions in prose": ["How? So.", "Why? Because.", "When? Now."],
    "items of a dash": ["-", "Text.", "Text.", "-", "How?", "So."],
}


@pytest.mark.parametrize("name", ASKED)
def test_questions(name: str) -> None:
    given, wanted = ASKED[name]
    made = with_questions(l.Loose("text", tuple(map(block, given))))
    assert [shown(one) for one in made.blocks] == wanted


@pytest.mark.parametrize("name", NOT_ASKED)
def test_no_questions(name: str) -> None:
    loose = l.Loose("text", tuple(map(block, NOT_ASKED[name])))
    assert with_questions(loose) == loose


def test_labels_are_left_out_with_their_lines() -> None:
    loose = l.Loose(
        "text",
        tuple(
            l.Para((l.Words(words, n),), n)
            for n, words in enumerate(["Q1: How?", "A: So.", "Q2: Why?", "A: Because."], 5)
        ),
    )
    (out,) = with_questions(loose).left_out
    assert (out.code, out.words, out.first, out.last) == ("list-label", "Q1: A: Q2: A:", 5, 8)


def test_a_citation_may_stand_behind_a_question() -> None:
    cited = l.Reference(("a",), 1)
    asked = [l.Heading(1, (l.Words(words, 1), cited), 1) for words in ("How?", "Why?", "When?")]
    blocks = tuple(one for head in asked for one in (head, l.Para((l.Words("So.", 1),), 1)))
    made = with_questions(l.Loose("text", blocks))
    assert [one.question for one in made.blocks] == [head.inlines for head in asked]  # type: ignore[union-attr]
