"""What sites and assistants put around a report goes, and nothing of the report: each case is a title, a text, and the
outline of what is left."""

from __future__ import annotations

import pytest

from briefing.importing import loose as l
from briefing.importing.chrome import strip
from briefing.importing.plain import read_plain

from .outline import outline
from .test_plain import cases

PROSE = "The harbour was closed for the winter, and it stayed so for as long as the ice was in it."


def para(text: str, line: int, style: str = "") -> l.Para:
    return l.Para((l.Words(text, line),), line, style)


def head(level: int, text: str, line: int) -> l.Heading:
    return l.Heading(level, (l.Words(text, line),), line)


@pytest.mark.parametrize(("text", "expected"), cases("chrome_cases.txt"))
def test_what_is_left(text: str, expected: list[str]) -> None:
    assert outline(strip(read_plain(text))) == expected


@pytest.mark.parametrize("form", ["text", "markdown", "html", "docx"])
def test_every_form_is_stripped(form: l.Form) -> None:
    blocks = (
        para("Sure! Here is the report:", 1),
        l.Rule(2),
        head(1, "The Harbour", 3),
        para(PROSE, 4),
        para("Export to Docs", 5),
        l.Rule(6),
        para("Would you like me to add a table?", 7),
    )
    left = strip(l.Loose(form, blocks))
    assert left.blocks == (blocks[1], blocks[2], blocks[3], blocks[5])
    assert [(one.words, one.first, one.last) for one in left.left_out] == [
        ("Sure! Here is the report:", 1, 1),
        ("Export to Docs", 5, 5),
        ("Would you like me to add a table?", 7, 7),
    ]


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((head(1, "Share", 1), para(PROSE, 2)), id="a heading"),
        pytest.param((para("Login", 1, "title"), para(PROSE, 2)), id="a title by its style"),
        pytest.param((para(PROSE, 1), head(2, "Privacy", 2)), id="a heading at the end"),
        pytest.param((para("Sure! Here is the report:", 1),), id="nothing else"),
        pytest.param((para(PROSE, 1), l.Quoted((para("Let me know if it snows.", 2),), 2)), id="a quotation"),
        pytest.param((para("Let me know if it snows.", 1), para(PROSE, 2)), id="a closing that opens"),
        pytest.param((para(PROSE, 1), para("Sure! Here is the report:", 2)), id="an opening that closes"),
        pytest.param((), id="no blocks"),
    ],
)
def test_nothing_of_the_report_goes(blocks: l.Blocks) -> None:
    loose = l.Loose("markdown", blocks)
    assert strip(loose) is loose


def test_what_was_left_out_before_stays_listed() -> None:
    before = l.LeftOut("1.", "a number", 1, 1, "list-label")
    left = strip(l.Loose("text", (para("Share", 1), para("T", 2), para(PROSE, 3)), left_out=(before,)))
    assert left.left_out[0] == before
    assert [one.words for one in left.left_out[1:]] == ["Share"]


def test_a_menu_of_many_lists_ends_on_its_last_line() -> None:
    items = tuple(l.Item((para(word, n),), n) for n, word in enumerate(("home", "news", "login"), 2))
    left = strip(l.Loose("text", (l.Listing(False, items, 2), para("T", 9), para(PROSE, 10))))
    assert [(one.first, one.last) for one in left.left_out] == [(2, 4)]
