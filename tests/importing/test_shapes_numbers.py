"""Numbers typed before headings: which are taken off, what levels and scheme they say."""

from __future__ import annotations

import pytest

from briefing.importing import loose as l
from briefing.importing.parts import said
from briefing.importing.shapes import shape
from briefing.importing.shapes.numbers import without_numbers
from briefing.model.report import Numbering


def text(*lines: str) -> l.Loose:
    """Headings, each with "#" signs for its level, as in Markdown; a line without is a paragraph."""
    blocks: list[l.Block] = []
    for n, line in enumerate(lines, 1):
        signs, _, words = line.partition(" ")
        if set(signs) == {"#"}:
            blocks.append(l.Heading(len(signs), (l.Words(words, n),), n))
        else:
            blocks.append(l.Para((l.Words(line, n),), n))
    return l.Loose("markdown", tuple(blocks))


def lines(loose: l.Loose) -> list[str]:
    return [
        f"{'#' * block.level} {said(block.inlines)}" if isinstance(block, l.Heading) else said(block.inlines)  # type: ignore[union-attr]
        for block in loose.blocks
    ]


#: What was typed; what is left; the scheme.
TAKEN: list[tuple[Numbering, list[str], list[str]]] = [
    ("decimal-zero", ["# 1.0. A", "## 1.1. B", "# 2.0. C", "## 2.1. D"], ["# A", "## B", "# C", "## D"]),
    ("decimal-zero", ["# 1.0 A", "## 1.1 B", "# 2.0 C"], ["# A", "## B", "# C"]),
    ("decimal-dot", ["# 1. A", "## 1.1. B", "# 2. C"], ["# A", "## B", "# C"]),
    ("decimal", ["# 1 Aims", "## 1.1 Bounds", "# 2 Costs"], ["# Aims", "## Bounds", "# Costs"]),
    ("decimal-dot", ["# 1.Introduction", "# 2.Background"], ["# Introduction", "# Background"]),
    (
        "outline",
        ["# I. A", "## A. B", "### 1. C", "### 2. D", "## B. E", "# II. F"],
        ["# A", "## B", "### C", "### D", "## E", "# F"],
    ),
    ("decimal", ["# Section 1: A", "# Section 2: B"], ["# A", "# B"]),
    ("decimal", ["# Chapter 1 - A", "# Chapter 2 - B"], ["# A", "# B"]),
    ("decimal", ["# Part One: A", "# Part Two: B"], ["# A", "# B"]),
    ("decimal", ["# Kapitel 1: A", "# Kapitel 2: B"], ["# A", "# B"]),
    ("decimal", ["# 第1章 背景", "# 第2章 结论"], ["# 背景", "# 结论"]),
    ("decimal", ["# 제1장 서론", "# 제2장: 결론"], ["# 서론", "# 결론"]),
    ("decimal", ["# 一、背景", "## （一）甲", "## （二）乙", "# 二、结论"], ["# 背景", "## 甲", "## 乙", "# 结论"]),
    ("decimal", ["# 1) A", "## a) B", "## b) C", "# 2) D"], ["# A", "## B", "## C", "# D"]),
    # the numbers begin anew in each part, or go on through all
    ("decimal-dot", ["# X", "## 1. A", "## 2. B", "# Y", "## 1. C"], ["# X", "## A", "## B", "# Y", "## C"]),
    ("decimal-dot", ["# Part I: X", "## 1. A", "# Part II: Y", "## 2. B"], ["# X", "## A", "# Y", "## B"]),
    # some are left out
    ("decimal-dot", ["# 1. A", "## 1.1. B", "# 3. C"], ["# A", "## B", "# C"]),
]  # fmt: skip

KEPT = [
    ["# 5G networks", "# 2025 outlook", "# 3 reasons"],
    ["# 3 Reasons", "# 2 Risks", "# 1 Way Out"],
    ["# 10. A", "# 9. B", "# 8. C"],
    ["# 1. Alone", "# Other"],
    ["# I. Newton", "# V. Putin", "# C. difficile"],
    ["# 1.1 million more", "# 1.2 million fewer", "# 1.3 million left"],
    ["# 9/11 and after", "# 24/7 watch", "# COVID-19"],
    ["# 1:30 Meeting", "# 2:30 Meeting"],
    ["# Chapter 1", "# Chapter 2"],
    ["# Recommendation 1: A", "# Recommendation 2: B"],
    ["# 1. A", "# 2. B", "# 1. C", "# 2. D"],
    ["1. Not a heading", "2. Nor this"],
]


@pytest.mark.parametrize(("scheme", "typed", "left"), TAKEN)
def test_numbers_that_count_are_taken_off(scheme: str, typed: list[str], left: list[str]) -> None:
    loose, numbering = without_numbers(text(*typed))
    assert lines(loose) == left
    assert numbering == scheme
    changed = [n for n, pair in enumerate(zip(typed, left, strict=True), 1) if pair[0] != pair[1]]
    (out,) = loose.left_out
    assert (out.code, out.first, out.last) == ("typed-number", changed[0], changed[-1])
    assert f" {len(changed)} headings" in out.reason
    assert sorted("".join(typed).replace(" ", "")) == sorted("".join([*left, out.words]).replace(" ", ""))


@pytest.mark.parametrize("typed", KEPT)
def test_numbers_that_do_not_count_are_words(typed: list[str]) -> None:
    loose = text(*typed)
    assert without_numbers(loose) == (loose, "decimal")


def test_a_number_among_others_that_does_not_count_keeps_its_place() -> None:
    loose, _ = without_numbers(text("# 1 Aims", "# 5G networks", "# 2 Means", "# 2025 Outlook", "# 3 Ends"))
    assert lines(loose) == ["# Aims", "# 5G networks", "# Means", "# 2025 Outlook", "# Ends"]


def test_levels_follow_the_numbers_where_the_marks_contradict_them() -> None:
    loose, _ = without_numbers(text("# T", "## 1. A", "## 1.1 B", "### Below", "## 2. C", "#### 2.1 D", "## Last"))
    assert lines(loose) == ["# T", "## A", "### B", "#### Below", "## C", "### D", "## Last"]


def test_levels_stay_where_the_marks_agree_with_the_numbers() -> None:
    loose, _ = without_numbers(text("# T", "## 1. A", "#### 1.1 B", "## 2. C"))
    assert lines(loose) == ["# T", "## A", "#### B", "## C"]


def test_an_outline_all_of_one_level_gets_its_own() -> None:
    loose, numbering = without_numbers(text("## I. A", "## A. B", "## B. C", "## II. D", "## A. E", "## B. F"))
    assert lines(loose) == ["## A", "### B", "### C", "## D", "### E", "### F"]
    assert numbering == "outline"


def test_letters_behind_the_last_number_stand_beside_it() -> None:
    loose, _ = without_numbers(text("# 1. A", "# 2. B", "# A. C", "# B. D"))
    assert lines(loose) == ["# A", "# B", "# C", "# D"]


def test_a_number_may_be_in_a_run_of_its_own() -> None:
    strong = l.Look(strong=True)
    loose = l.Loose(
        "docx",
        (
            l.Heading(1, (l.Words("1", 3, strong), l.Words(". ", 3), l.Words("Aims", 3, strong)), 3),
            l.Heading(1, (l.Words("2.", 5, strong), l.Newline(5), l.Words("Means", 5), l.Reference(("a",), 5)), 5),
        ),
    )
    made, numbering = shape(loose)
    assert made.blocks == (
        l.Heading(1, (l.Words("Aims", 3, strong),), 3),
        l.Heading(1, (l.Words("Means", 5), l.Reference(("a",), 5)), 5),
    )
    assert numbering == "decimal-dot"
