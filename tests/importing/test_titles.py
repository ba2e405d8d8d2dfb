"""Title, subtitle and summary of a loose text."""

from __future__ import annotations

import pytest

from briefing.importing import loose as l
from briefing.importing.parts import said
from briefing.importing.titles import deepened, take_summary, take_title

LONG = "The channel was closed. " * 12


def para(text: str, style: str = "") -> l.Para:
    return l.Para((l.Words(text, 1),), 1, style)


def head(level: int, text: str) -> l.Heading:
    return l.Heading(level, (l.Words(text, 1),), 1)


@pytest.mark.parametrize(
    ("blocks", "title", "left"),
    [
        ((para("x"), para("The Title", "title"), para("y")), "The Title", 2),
        ((head(1, "The Title"), head(2, "A"), head(2, "B")), "The Title", 2),
        ((head(1, "A"), head(1, "B")), "", 2),
        ((para("The Title"), head(1, "A"), head(1, "B")), "The Title", 2),
        ((para("The Title"), para(LONG)), "The Title", 1),
        ((para("The Title"), l.Asked((l.Words("When?", 1),), (para("x"),), 1)), "The Title", 1),
        ((para("This is a sentence."), head(1, "A"), head(1, "B")), "", 3),
        ((para(LONG), para("The end"), para(LONG)), "", 3),
        ((head(1, "The Title"), para(LONG)), "The Title", 1),
    ],
)
def test_titles(blocks: l.Blocks, title: str, left: int) -> None:
    taken = take_title(l.Loose("text", blocks))
    assert (said(taken.title), len(taken.blocks)) == (title, left)


def test_the_file_s_own_title_stands_in() -> None:
    assert said(take_title(l.Loose("html", (para(LONG),), title=" From  the file ")).title) == "From the file"
    titled = l.Loose("html", (head(1, "Text's"), head(2, "A")), title="Program's", titled=True)
    assert said(take_title(titled).title) == "Program's"
    assert len(take_title(titled).blocks) == 2


def test_a_subtitle_follows() -> None:
    taken = take_title(l.Loose("docx", (para("T", "title"), para("S", "subtitle"), para("x"))))
    assert (said(taken.title), said(taken.subtitle), len(taken.blocks)) == ("T", "S", 1)


@pytest.mark.parametrize(
    "name", ["Executive Summary", "EXECUTIVE SUMMARY:", "Résumé", "요약", "Zusammenfassung", "執行摘要"]
)
def test_the_summary_is_the_first_section_of_its_name(name: str) -> None:
    blocks = (head(1, name), para("x"), head(2, "More"), head(1, "B"), para("y"))
    taken = take_summary(blocks)
    assert (taken.summary, taken.rest) == (blocks[:3], blocks[3:])


@pytest.mark.parametrize(
    "blocks",
    [
        (head(1, "Introduction"), head(1, "Executive Summary"), head(1, "B")),
        (head(1, "Executive Summary"), para("x"), head(2, "More")),
        (para("Before"), head(1, "Executive Summary"), head(1, "B")),
        (para("x"),),
    ],
)
def test_no_summary(blocks: l.Blocks) -> None:
    assert take_summary(blocks) == ((), blocks)


def test_headings_begin_at_level_one() -> None:
    assert [
        block.level for block in deepened((head(3, "A"), para("x"), head(4, "B"))) if isinstance(block, l.Heading)
    ] == [1, 2]
