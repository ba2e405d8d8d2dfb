"""Line breaking: what every set of lines must keep to, whatever the text and the measure."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.resolve.tree import Format
from briefing.themes.theme import load_theme
from briefing.writers.pdf import hyphens
from briefing.writers.pdf.fonts import FontBook
from briefing.writers.pdf.lines import SHRINK, Line, Setting, Stream, break_lines
from briefing.writers.pdf.looks import Typecase
from briefing.writers.pdf.scripts import NOT_FIRST, NOT_LAST
from briefing.writers.pdf.text import Mark, Text

from .drawing import said, set_width
from .samples import PROSE

MEASURE = 397.0


@cache
def case() -> Typecase:
    theme = load_theme("default")
    return Typecase(FontBook(theme, "en-US"), theme, "en-US")


def text_of(*runs: str | tuple[str, Format], style: str = "body") -> Text:
    text = Text()
    for run in runs:
        words, form = (run, Format()) if isinstance(run, str) else run
        text.add(words, case().look(style, form), None)
    return text


def words_of(text: Text, lines: list[Line]) -> str:
    """All lines joined as a reader joins them."""
    parts = []
    for line in lines:
        parts.append(said(text, line))
        parts.append("" if text.joins(line) else " ")
    return "".join(parts).strip()


def scattered(words: str) -> str:
    """Prose with words put in here and there."""
    prose, parts, at = PROSE.split() * 2, [], 0
    for count in (5, 8, 6, 11, 7, 13, 9) * 5:
        parts += [*prose[at : at + count], words]
        at += count
    return " ".join(parts)


word = st.text("abcdefghijklmnopqrstuvwxyzÄéßABC.,-–—/’“”()0123456789", min_size=1, max_size=18)
prose = st.lists(word, min_size=1, max_size=60).map(" ".join)
measure = st.floats(60, 500)


@settings(deadline=None, max_examples=150)
@given(prose, measure, st.sampled_from(list(Setting)))
def test_no_line_is_wider_than_its_measure(words: str, width: float, setting: Setting) -> None:
    text = text_of(words)
    for line in text.lines(width, setting):
        hang = text.stream.hangs[line.last] if line.cut is None else 0.0
        assert set_width(text, line) <= width + hang + 5.0 * bool(line.cut and line.cut.dashed) + 0.01


@settings(deadline=None, max_examples=150)
@given(prose, measure, st.sampled_from(list(Setting)))
def test_every_word_is_kept(words: str, width: float, setting: Setting) -> None:
    text = text_of(words)
    assert words_of(text, text.lines(width, setting)) == words


@settings(deadline=None, max_examples=100)
@given(prose, st.floats(200, 500))
def test_gaps_of_a_justified_line_are_neither_torn_nor_closed(words: str, width: float) -> None:
    for line in text_of(words).lines(width, Setting.JUSTIFIED):
        assert -SHRINK - 1e-6 <= line.ratio <= 2.2


@settings(deadline=None, max_examples=100)
@given(st.lists(prose, min_size=1, max_size=4), st.floats(200, 500), st.sampled_from(list(Setting)))
def test_a_citation_clings_to_the_word_before_it(parts: list[str], width: float, setting: Setting) -> None:
    text = Text()
    marks = []
    for part in parts:
        text.add(part, case().look("body"), None)
        marks.append(len(text.bits))
        text.add("12", case().look("body", citation=True), None, tie=True)
        text.add(" ", case().look("body"), None)
    starts = {line.first for line in text.lines(width, setting) if line.skip is None}
    assert not starts & set(marks)


def test_a_citation_clings_even_after_a_space() -> None:
    text = Text()
    text.add("one two three ", case().look("body"), None)
    text.add("12", case().look("body", citation=True), None, tie=True)
    for width in range(12, 90, 3):
        assert all(line.first != 3 for line in text.lines(width, Setting.RAGGED) if width > 40)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(["policy", "a-b", "x=1", "index.html", "2025", "long_name"]), min_size=3, max_size=30),
    measure,
)
def test_an_address_breaks_only_after_its_marks_and_is_never_hyphenated(parts: list[str], width: float) -> None:
    address = "https://example.org/" + "/".join(parts)
    text = text_of((address, Format(address=True)), style="endnote")
    lines = text.lines(width, Setting.RAGGED)
    assert "".join(said(text, line) for line in lines) == address
    for line in lines[:-1]:
        assert said(text, line)[-1] in "/?&=._-"
        assert not (line.cut and line.cut.hyphen)


def test_a_no_break_space_holds() -> None:
    text = text_of("See Table\N{NO-BREAK SPACE}1 and Section\N{NO-BREAK SPACE}3.1 of the report " * 6)
    for width in range(90, 400, 7):
        for line in text.lines(width, Setting.RAGGED)[:-1]:
            assert not said(text, line).endswith(("Table", "Section"))


def test_a_no_break_space_between_two_runs_holds_and_is_seen() -> None:
    emphasis = Format(emphasis=True)
    text = text_of(*(("Lee 2024", emphasis), "\N{NO-BREAK SPACE}; see also ") * 8)
    apart = text_of(*(("Lee 2024", emphasis), "; see also ") * 8)
    assert text.lines(4000, Setting.RAGGED)[0].width > apart.lines(4000, Setting.RAGGED)[0].width
    for width in range(90, 400, 7):
        for line in text.lines(width, Setting.RAGGED)[:-1]:
            assert not said(text, line).endswith("2024")


def test_a_short_number_stays_with_what_it_counts_where_it_can() -> None:
    text = text_of("Accessed 5 September 2025. " * 8, style="endnote")
    ends = [said(text, line) for width in range(120, 400, 7) for line in text.lines(width, Setting.RAGGED)[:-1]]
    assert sum(end.endswith(" 5") for end in ends) < len(ends) / 20


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("Soundings found 24.6 km of silt there", "24.6", "km"),
        ("as reported on p. 12 of the survey", "p.", "12"),
        ("a rule that § 4 of the act sets out", "§", "4"),
        ("the work of J. R. Smith and others", "R.", "Smith"),
        ("of all ships no. 7 alone went out", "no.", "7"),
    ],
)
def test_what_belongs_together_stays_together_where_it_can(words: str, first: str, second: str) -> None:
    text = text_of(scattered(words))
    ends = [
        (said(text, line).split()[-1], said(text, after).split()[0])
        for width in range(220, 420, 7)
        for line, after in pairwise(text.lines(width, Setting.JUSTIFIED))
    ]
    assert sum(end == (first, second) for end in ends) < len(ends) / 40


def test_a_dash_between_spaces_begins_no_line_where_it_can() -> None:
    text = text_of(scattered("the port \N{EN DASH} closed"))
    lines = [line for width in range(220, 420, 7) for line in text.lines(width, Setting.JUSTIFIED)]
    assert sum(said(text, line)[0] == "\N{EN DASH}" for line in lines) < len(lines) / 40


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(["voilà !", "« bien »", "sûr ;", "…", "donc :", "approvisionnement", "et", "(a)"]), min_size=4
    ),
    st.floats(90, 400),
    st.sampled_from(list(Setting)),
)
def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(
    parts: list[str], width: float, setting: Setting
) -> None:
    text = text_of(" ".join(["donc", *parts, "fin"]))
    lines = text.lines(width, setting)
    assert not any(said(text, line)[0] in "!»;…:" for line in lines)
    assert not any(said(text, line)[-1] in "«(" for line in lines)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(["word", "a\u2014", "(see)", "and/or/", "“done.”", "self-", "中文", "https://a.org/b"]),
        min_size=2,
    ),
    st.floats(24, 200),
    st.sampled_from(list(Setting)),
)
def test_a_citation_begins_no_line_whatever_stands_before_it(parts: list[str], width: float, setting: Setting) -> None:
    text = Text()
    marks = []
    for part in parts:
        text.add(part, case().look("table"), None)
        marks.append(len(text.bits))
        text.add("12,14", case().look("table", citation=True), None, tie=True)
        text.add(" ", case().look("table"), None)
    lines = text.lines(width, setting)
    assert not {line.first for line in lines if line.skip is None} & set(marks)


def test_words_break_after_their_own_hyphens_and_show_no_second_one() -> None:
    text = text_of("U.S.-Japan-Republic and anti-Western and and/or non-interference " * 4)
    cuts = [line.cut for width in range(80, 200, 3) for line in text.lines(width, Setting.JUSTIFIED) if line.cut]
    assert any(not cut.hyphen for cut in cuts)
    assert words_of(text, text.lines(150, Setting.JUSTIFIED)).startswith("U.S.-Japan-Republic and anti-Western")


def test_designations_are_not_torn() -> None:
    text = text_of("DF-61 and J-35 and YJ-17 and COVID-19 and F-16 " * 8)
    for width in range(90, 400, 7):
        assert not any(said(text, line).endswith("-") for line in text.lines(width, Setting.JUSTIFIED))


def test_chinese_breaks_anywhere_but_not_before_closing_marks() -> None:
    sentence = (
        "朝鲜领导人金正恩乘专列抵达北京，出席中国人民抗日战争暨世界反法西斯战争胜利八十周年纪念活动（九月三日）。"
    )
    text = text_of(sentence * 3)
    for width in range(60, 300, 11):
        lines = text.lines(width, Setting.JUSTIFIED)
        assert len(lines) > 1
        assert "".join(said(text, line) for line in lines) == sentence * 3
        for line in lines[1:]:
            assert said(text, line)[0] not in NOT_FIRST
        for line in lines[:-1]:
            assert said(text, line)[-1] not in NOT_LAST


def test_korean_breaks_at_spaces_and_within_words_only_to_fill_a_line() -> None:
    words = "김정은 국무위원장이 전용열차로 베이징에 도착했다 " * 4
    text = text_of(words)
    assert not any(text.joins(line) for line in text.lines(300, Setting.RAGGED)[:-1])
    lines = text.lines(120, Setting.JUSTIFIED)
    assert words_of(text, lines) == words.strip()
    assert all(line.ratio > 0 or line.cut for line in lines[:-1])


def test_a_word_wider_than_the_line_is_hyphenated_before_it_is_torn() -> None:
    text = Text()
    text.add("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", case().look("body", lang="de"), None)
    cuts = [line.cut for line in text.lines(150, Setting.JUSTIFIED)[:-1]]
    assert cuts
    assert all(cut is not None and cut.hyphen for cut in cuts)


def seen_words(text: Text, line: Line) -> list[str]:
    """The words of a line of two directions from left to right, each as it is read: brackets are drawn turned round."""
    spans = sorted((span for span, _, _ in text.spans(line)), key=lambda span: span.at or 0.0)
    return [word.text for span in spans for word in span.content if not isinstance(word, float)]


def test_arabic_runs_from_right_to_left_within_its_line() -> None:
    text = text_of("The port of الدار البيضاء is Casablanca.")
    (line,) = text.lines(400, Setting.RAGGED)
    spans = [span for span, _, _ in text.spans(line)]
    seen = [span.actual_text for span in spans if span.actual_text]
    assert seen == ["الدار البيضاء"]
    assert not text.rtl


def test_a_paragraph_that_begins_in_arabic_is_right_to_left() -> None:
    text = text_of("الدار البيضاء Casablanca 2025")
    (line,) = text.lines(400, Setting.RAGGED)
    assert text.rtl
    assert seen_words(text, line) == ["Casablanca", "2025", "البيضاء", "الدار"]


def test_brackets_pair_whatever_stands_on_either_side() -> None:
    def drawn(words: str) -> list[str]:
        text = text_of(words)
        (line,) = text.lines(400, Setting.RAGGED)
        return seen_words(text, line)

    assert drawn("الدار البيضاء (Casablanca) 2025") == ["2025", ")", "Casablanca", "(", "البيضاء", "الدار"]
    assert drawn("port الدار (البيضاء) of") == ["port", ")", "البيضاء", "(", "الدار", "of"]


def test_brackets_around_arabic_words_stay_where_the_line_runs() -> None:
    text = text_of("the (البيضاء) port")
    (line,) = text.lines(400, Setting.RAGGED)
    assert seen_words(text, line) == ["the", "(", "البيضاء", ")", "port"]


def test_marks_keep_their_place_when_words_are_parted_by_direction() -> None:
    text = text_of("الدار (Casablanca)")
    text.marks.append(Mark(len(text.bits), id="here"))
    text.add("12", case().look("body", citation=True), None, tie=True)
    text.lines(400, Setting.RAGGED)
    assert text.bits[text.marks[0].piece].text == "12"


def test_real_prose_needs_no_emergency() -> None:
    text = text_of(PROSE * 3)
    lines = text.lines(MEASURE, Setting.JUSTIFIED)
    hyphens_shown = [bool(line.cut and line.cut.hyphen) for line in lines]
    assert max(line.ratio for line in lines) <= 1.4
    assert sum(hyphens_shown) <= len(lines) / 3
    assert not hyphens_shown[-2]


def test_balanced_lines_are_alike_and_no_more_than_needed() -> None:
    text = text_of("A Partnership of Expediency: Motivations and Dependencies", style="heading-1")
    lines = text.lines(MEASURE, Setting.BALANCED)
    assert [said(text, line) for line in lines] == ["A Partnership of Expediency:", "Motivations and Dependencies"]


def test_an_empty_stream_has_no_lines() -> None:
    assert break_lines(Stream(), 100, Setting.JUSTIFIED) == []


@pytest.mark.parametrize("setting", list(Setting))
def test_a_measure_narrower_than_a_character_still_has_lines(setting: Setting) -> None:
    text = text_of("Wide 中文 words")
    lines = text.lines(4, setting)
    assert words_of(text, lines) == "Wide 中文 words"
    assert max(len(said(text, line)) for line in lines) <= 2


def test_a_single_word_too_wide_is_broken_somewhere() -> None:
    text = text_of("x" * 200)
    lines = text.lines(100, Setting.JUSTIFIED)
    assert len(lines) > 5
    assert all(set_width(text, line) <= 100.01 for line in lines)


@pytest.mark.parametrize(
    ("word", "lang", "shown"),
    [
        ("hyphenation", "en-US", "hy-phen-ation"),
        ("“partnership,”", "en", "“part-ner-ship,”"),
        ("Donaudampfschifffahrt", "de", "Do-nau-dampf-schiff-fahrt"),
        ("anticonstitutionnellement", "fr-FR", "an-ti-cons-ti-tu-tion-nel-le-ment"),
        ("NATO", "en-US", "NATO"),
        ("YJ-15", "en-US", "YJ-15"),
        ("strategy", "zz", "strategy"),
    ],
)
def test_hyphens_stand_where_the_language_has_them(word: str, lang: str, shown: str) -> None:
    parts, before = [], 0
    for at in hyphens.places(word, lang):
        parts.append(word[before:at])
        before = at
    assert "-".join([*parts, word[before:]]) == shown


def test_the_patterns_say_what_pyphen_says() -> None:
    import pyphen

    for lang, name in (("en-US", "en_US"), ("de-DE", "de_DE"), ("fr", "fr")):
        judge = pyphen.Pyphen(lang=name, left=2, right=3)
        for word in set(re.findall(r"[a-z]{5,}", PROSE)):
            assert list(hyphens.places(word, lang)) == [int(at) for at in judge.positions(word)]
