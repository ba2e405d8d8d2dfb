"""Portions that are marked, and those that are not: what the rules say of them."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.check import check
from briefing.core.diagnostics import Diagnostic
from briefing.core.spans import Span
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Marking, Report
from briefing.resolve.resolve import resolve


def para(words: str, line: int = 1) -> b.Paragraph:
    return b.Paragraph((i.Text(words),), at=Span("b.md", line, 1))


def found(*blocks: b.AnyBlock, title: str = "(U) T", marking: Marking | None, **more: Any) -> list[Diagnostic]:
    report = Report(title=(i.Text(title),), blocks=blocks, marking=marking, **more)
    return list(check(report, resolve(report)[0]))


def marked(classification: str = "SECRET//NOFORN", tlp: Any = None) -> Marking:
    return Marking(tlp, classification, True)


def test_a_report_with_every_portion_marked_is_silent() -> None:
    table = b.Table((b.Column(),), (b.Row((b.Cell((para("no mark in a cell"),)),)),), caption=(i.Text("(U) Caption"),))
    box = b.CallOut((para("(U) x"),), "note", (i.Text("Why it matters"),))
    assert found(para("(S//NF) High."), para("(U) Low."), table, box, marking=marked()) == []


def test_a_portion_without_a_mark_is_shown_at_its_place() -> None:
    (one,) = found(para("(U) x", 3), para("The ice holds until the end of March this year.", 5), marking=marked())
    assert (one.code, one.level, one.at) == ("portion-unmarked", "warning", Span("b.md", 5, 1))
    assert one.message == "This paragraph has no mark: 'The ice holds until the end of March thi…'."
    assert one.hint == "begin it with its mark, such as (U)"


def test_tables_without_a_caption_have_no_place_for_one() -> None:
    table = b.Table((b.Column(),), (b.Row((b.Cell((para("x"),)),)),), at=Span("b.md", 7, 1))
    (one,) = found(table, marking=marked())
    assert (one.code, one.at) == ("portion-unmarked", Span("b.md", 7, 1))
    assert "caption" in one.message


def test_content_without_words_needs_none() -> None:
    assert found(b.Paragraph((i.Note((i.Text("x"),)),)), marking=marked()) == []


@pytest.mark.parametrize(
    ("banner", "portion"),
    [("UNCLASSIFIED", "(CUI)"), ("CUI", "(C)"), ("CONFIDENTIAL//NOFORN", "(S)"), ("SECRET", "(TS//SI)")],
)
def test_a_portion_above_the_banner_is_an_error(banner: str, portion: str) -> None:
    (one,) = found(para(f"{portion} x", 4), marking=marked(banner))
    assert (one.code, one.level, one.at) == ("portion-above-banner", "error", Span("b.md", 4, 1))
    assert one.message == f"This paragraph is marked {portion}, above the banner {banner!r}."


@pytest.mark.parametrize(
    ("banner", "portion"), [("SECRET", "(S)"), ("SECRET", "(U)"), ("BOARD ONLY", "(TS)"), ("SECRET", "(TLP:CLEAR)")]
)
def test_one_that_is_not_above_it_is_none(banner: str, portion: str) -> None:
    assert found(para(f"{portion} x"), marking=marked(banner)) == []


def test_labels_are_compared_with_labels() -> None:
    (one,) = found(para("(TLP:AMBER+STRICT) x"), para("(TLP:GREEN) y"), marking=marked("", "AMBER"))
    assert (one.code, one.message) == (
        "portion-above-banner",
        "This paragraph is marked (TLP:AMBER+STRICT), above the label 'TLP:AMBER'.",
    )


@pytest.mark.parametrize(
    ("marking", "portion", "said"),
    [
        (marked("", "AMBER"), "(S//NF)", "This paragraph is marked (S//NF), and the report has no classification."),
        (marked("SECRET"), "(TLP:RED)", "This paragraph is marked (TLP:RED), and the report has no TLP label."),
    ],
)
def test_what_the_banner_says_nothing_of_is_above_it(marking: Marking, portion: str, said: str) -> None:
    (one,) = found(para(f"{portion} x"), marking=marking)
    assert (one.code, one.message) == ("portion-above-banner", said)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("(SECERT//NF) x", "did you mean 'SECRET' or 'TOP SECRET'?"),
        ("(s//nf) x", "marks are in capitals: (S//NF)"),
        ("(X) x", "a mark begins with a level: U, CUI, C, S, TS, or with TLP:"),
    ],
)
def test_what_looks_like_a_mark_is_said_once(words: str, hint: str) -> None:
    (one,) = found(para(words, 6), marking=marked())
    assert (one.code, one.level, one.at, one.hint) == ("portion-unknown", "warning", Span("b.md", 6, 1), hint)


def test_all_or_none_where_a_classification_is_given() -> None:
    plain = Marking(None, "SECRET")
    (one,) = found(para("(U) x", 3), para("bare", 5), para("bare too", 7), marking=plain)
    assert (one.code, one.level, one.at) == ("portion-unmarked", "warning", Span("b.md", 5, 1))
    assert one.hint == "all portions are marked or none: set portions: true under marking: to see every one"
    assert found(para("x"), para("y"), title="T", marking=plain) == []
    assert found(para("(TS) x"), para("(U) y"), marking=plain) == []


@pytest.mark.parametrize("marking", [None, Marking("AMBER")])
def test_without_a_classification_nothing_is_checked(marking: Marking | None) -> None:
    assert found(para("(U) x"), para("(SECERT) y"), para("z"), marking=marking) == []
