"""Marks of every exporter, each in a sentence or two: what becomes a citation, what stays, what is said."""

from __future__ import annotations

import pytest

from briefing.importing.loose import Given, Inlines, Look, Words

from .marking import linked, marked, plain, raised, url_of

HABIT = "The channel was closed.1 Two ferries stayed in port.2 The pilots asked for lights.3 Nobody came.1"
"""A text that cites behind the stop."""
BEFORE = "The channel was closed1. Two ferries stayed in harbour2, and pilots3. Nobody had lights4. It was dark1."
"""One that cites before it."""


# ---------------------------------------------------------------- digits behind the stop


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The rule came from Washington.2 It held.", "The rule came from Washington.{2} It held."),
        ('They call it "a matter of power".2 It is.', 'They call it "a matter of power".{2} It is.'),
        ("It is \u201ca matter of power.\u201d2 It is.", "It is \u201ca matter of power.\u201d{2} It is."),
        ("The rule came from the U.S..4 Others followed.", "The rule came from the U.S..{4} Others followed."),
        ("The rule came from the U.S.4 Others followed.", "The rule came from the U.S.{4} Others followed."),
        ("The harbour was full (all of it).5", "The harbour was full (all of it).{5}"),
        ("Trade fell by 12%.5 It rose again.", "Trade fell by 12%.{5} It rose again."),
        ("Who had the lights?2 Nobody!3", "Who had the lights?{2} Nobody!{3}"),
        ("The channel was closed.2,5 It opened.", "The channel was closed.{2,5} It opened."),
        ("The channel was closed.2, 5 It opened.", "The channel was closed.{2,5} It opened."),
        ("The channel was closed.2 5 It opened.", "The channel was closed.{2,5} It opened."),
        ("The channel was closed.2 3 5 It opened.", "The channel was closed.{2,3,5} It opened."),
        ("The channel was closed.2-4 It opened.", "The channel was closed.{2,3,4} It opened."),
        ("The channel was closed.2\u20134,7 It opened.", "The channel was closed.{2,3,4,7} It opened."),
        ("It ended on 3 May 2025.2 The quay was empty.", "It ended on 3 May 2025.{2} The quay was empty."),
        ("It ended in silence\u20262 The quay was empty.", "It ended in silence\u2026{2} The quay was empty."),
        ("港は閉鎖された。2 船は出なかった。", "港は閉鎖された。{2} 船は出なかった。"),
        ("항구는 폐쇄되었다.2 배는 나가지 않았다.", "항구는 폐쇄되었다.{2} 배는 나가지 않았다."),
        ("The harbour is closed.2 5 countries sent boats.", "The harbour is closed.{2} 5 countries sent boats."),
        ("The harbour is closed.2 3 May was the day.", "The harbour is closed.{2} 3 May was the day."),
        ("One said \"no\"3 and left.", "One said \"no\"{3} and left."),
        ("The Republic of Korea (ROK)3 and Japan.", "The Republic of Korea (ROK){3} and Japan."),
        ("Trade fell by 12%3 within days.", "Trade fell by 12%{3} within days."),
        ("It was closed,3 and nobody came.", "It was closed,{3} and nobody came."),
    ],
)  # fmt: skip
def test_digits_behind_the_stop(text: str, said: str) -> None:
    made = marked(HABIT, text)
    assert made.said[1] == said
    assert not made.doubts


def test_digits_behind_words_of_another_look() -> None:
    bold = Words("The channel was closed.", 1, Look(strong=True))
    assert marked(HABIT, (bold, plain("2 It opened."))).said[1] == "The channel was closed.{2} It opened."


# ---------------------------------------------------------------- digits before the stop


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The quay was empty5.", "The quay was empty{5}."),
        ("The quay was empty5, and the boats were gone2,4.", "The quay was empty{5}, and the boats were gone{2,4}."),
        ("Blender is a tool. The scene was made in Blender4.", "Blender is a tool. The scene was made in Blender{4}."),
    ],
)
def test_digits_before_the_stop(text: str, said: str) -> None:
    made = marked(BEFORE, text)
    assert made.said[1] == said
    assert not made.doubts


def test_a_single_number_behind_a_word_is_doubted() -> None:
    made = marked(HABIT, "The rule is one of layer2, they say. It is one of harbour5, they say.")
    assert made.said[1] == "The rule is one of layer2, they say. It is one of harbour5, they say."
    (doubt,) = made.doubts
    assert (doubt.code, doubt.line) == ("import-doubtful-citation", 2)
    assert "harbour5" in doubt.words


def test_digits_with_a_blank_before_them() -> None:
    text = "The channel was closed 1, and two ferries stayed in port 2. The pilots (who had asked for lights 3) left."
    made = marked(text)
    assert made.said == [
        "The channel was closed{1}, and two ferries stayed in port{2}. The pilots (who had asked for lights{3}) left."
    ]
    assert not made.doubts


def test_digits_with_blanks_on_both_sides() -> None:
    made = marked(HABIT, "The desk reads the notice 4 , sends it to the harbour 5 , and waits.")
    assert made.said[1] == "The desk reads the notice{4}, sends it to the harbour{5}, and waits."


def test_spaced_and_glued_digits_in_one_text() -> None:
    made = marked(HABIT, "The notice of the harbour 4, which was read at noon, is short.2")
    assert made.said[1] == "The notice of the harbour{4}, which was read at noon, is short.{2}"


# ---------------------------------------------------------------- traps


@pytest.mark.parametrize("habit", [HABIT, BEFORE])
@pytest.mark.parametrize(
    "text",
    [
        "After 9/11 and COVID-19, in 2024 and 2025, the U.S.-Japan line ran at 3.2 knots, not at 3.",
        "Version 1.2 of the plan costs $3. It was $5, then \u20ac4.",
        "See Figure 2. See Table 1, page 3, and Article 5, Section 3.2.",
        "It was 2:1 at the end, at 12:30, and 3-2.",
        "The G7, the F-16, the H20, the A4 and the DF-5 are no ferries.",
        "CO2, H2O and 5 km2. The quay is 40 m2, and MP3.",
        "The 1st, 2nd and 3rd boat. The 5th.",
        "Call +44 20 7946 0958 or (202) 555-0143.",
        "It was closed on Feb. 2. Boat No. 3 sank. No.5 did not, nor vol.2, nor Fig.3.",
        "It needs 3, 2 or 1 boats. It was closed on May 3, and about 5.",
        "They lost 2, won 3.",
        "Apollo 8, Apollo 8 and Apollo 9.",
        "COVID-19 was first. Covid19, covid19 and COVID-19.",
        "The plan has two steps. 2 boats are painted first.",
        "The rule is in section 2.1. It grew by 3.5.",
        "It reads 1.2.3 at https://a.example/x.2 and at 10.1000/xyz.3",
        "Mach 5, Level 4, Tier 1, Phase 2; Step 3.",
        'The 6\'2" master of 5"2 boats.',
        "f(x)2 is no citation.",
        "The range is 12,000 kilometers (7,500 miles).",
        "1. The first. 2. The second. 3. The third.",
    ],
)
def test_digits_that_cite_nothing(habit: str, text: str) -> None:
    made = marked(habit, text)
    assert made.said[1] == text
    assert not [one for one in made.doubts if one.line == 2]


def test_a_number_above_the_count_stays_and_is_said() -> None:
    made = marked("The channel was closed.1 Two ferries stayed in port.7 The pilots left.[9]", count=2)
    assert made.said == ["The channel was closed.{1} Two ferries stayed in port.7 The pilots left.[9]"]
    assert made.codes == ["import-number-above"] * 2
    assert [one.words for one in made.doubts] == ["7", "[9]"]


def test_digits_of_a_text_without_sources_stay() -> None:
    made = marked("The channel was closed.1 Two ferries stayed in port.2 It opened.[1] Yes.[2]", count=0)
    assert made.said == ["The channel was closed.1 Two ferries stayed in port.2 It opened.[1] Yes.[2]"]
    (doubt,) = made.doubts
    assert (doubt.code, doubt.words) == ("import-doubtful-citation", "[1] [2]")


def test_a_text_of_brackets_has_no_glued_digits() -> None:
    text = "Closed.[1] Stayed.[2] Asked.[3] Left.[1] Came.[2]"
    made = marked(text, "The plan is Release.2 It is old.")
    assert made.said[1] == "The plan is Release.2 It is old."
    assert made.codes == ["import-doubtful-citation"]


# ---------------------------------------------------------------- brackets


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Closed.[1]", "Closed.{1}"),
        ("Closed [1].", "Closed {1}."),
        ("Closed. [1] It opened.", "Closed.{1} It opened."),
        ("Closed.[1][2]", "Closed.{1,2}"),
        ("Closed.[1] [2]", "Closed.{1,2}"),
        ("Closed.[1], [2]", "Closed.{1,2}"),
        ("Closed.[1, 2]", "Closed.{1,2}"),
        ("Closed.[1,2;4]", "Closed.{1,2,4}"),
        ("Closed.[1-3]", "Closed.{1,2,3}"),
        ("Closed.[1\u20133, 5]", "Closed.{1,2,3,5}"),
        ("Closed.[1]-[3]", "Closed.{1,2,3}"),
        ("Closed.[1][1][2]", "Closed.{1,2}"),
        ("Closed.[2, p. 14]", "Closed.{2 p. 14}"),
        ("Closed.[^2]", "Closed.{2}"),
        ("Closed.\\[2\\]", "Closed.{2}"),
        ("Closed.[Source 3]", "Closed.{3}"),
        ("Closed.[cite: 4, 5]", "Closed.{4,5}"),
        ("Closed. [cite: 4-6]", "Closed.{4,5,6}"),
        ("[2025] and [sic] and [1 of 3]", "[2025] and [sic] and [1 of 3]"),
    ],
)
def test_brackets(text: str, said: str) -> None:
    made = marked(text)
    assert made.said == [said]
    assert not made.doubts


# ---------------------------------------------------------------- raised digits


@pytest.mark.parametrize(
    ("inlines", "said"),
    [
        ((plain("Closed."), raised("2"), plain(" Open.")), "Closed.{2} Open."),
        ((plain("Closed."), raised("2,5")), "Closed.{2,5}"),
        ((plain("Closed."), raised("[3]")), "Closed.{3}"),
        ((plain("Closed."), raised("2"), raised("3")), "Closed.{2,3}"),
        ((plain("Closed."), raised("2"), plain(","), raised("3")), "Closed.{2,3}"),
        ((plain("In 2025"), raised("2"), plain(" it was closed.")), "In 2025{2} it was closed."),
        ((plain("10"), raised("6"), plain(" boats")), "106 boats"),
        ((plain("5 km"), raised("2")), "5 km2"),
        ((plain("the 1"), raised("st"), plain(" boat")), "the 1st boat"),
        ((raised("14"), plain("C is old")), "14C is old"),
        ((plain("x"), raised("2")), "x2"),
        ((plain("Closed.\u00b9 Open.\u00b2\u02d2\u00b3"),), "Closed.{1} Open.{2,3}"),
        ((plain("Closed.\u00b9\u207b\u00b3"),), "Closed.{1,2,3}"),
        ((plain("10\u2076 boats on 5 km\u00b2"),), "10\u2076 boats on 5 km\u00b2"),
        ((plain("Closed.^2^ Open."),), "Closed.{2} Open."),
        ((plain('Closed.<sup data-turn-source-index="2">2</sup> Open.'),), "Closed.{2} Open."),
    ],
)
def test_raised_digits(inlines: Inlines, said: str) -> None:
    made = marked(inlines)
    assert made.said == [said]
    assert not made.doubts


def test_raised_digits_of_a_text_without_sources_stay() -> None:
    made = marked((plain("Closed."), raised("2")), "Closed.\u00b2", count=0)
    assert made.said == ["Closed.2", "Closed.\u00b2"]
    assert not made.doubts


# ---------------------------------------------------------------- programs' marks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Closed. \ue200cite\ue202turn0search3\ue202turn0search11\ue201 Open.", "Closed.{1,2} Open."),
        ("Closed.\ue200filecite\ue202turn0search3\ue202L10-L20\ue201 Open.", "Closed.{1 L10-L20} Open."),
        ("Closed. citeturn0search3turn0search11 Open.", "Closed.{1,2} Open."),
        ("Closed. [turn0search11] Open.", "Closed.{2} Open."),
        ("Closed. :contentReference[oaicite:7]{index=7} Open.", "Closed.{3} Open."),
        ('Closed.[](grok_render_citation_card_json={"cardIds":["ab12","cd34"]}) Open.', "Closed.{4,5} Open."),
        ("Closed\u301012\u2020source\u3011.", "Closed{6}."),
        ("Closed\u301012\u2020L231-L239\u3011.", "Closed{6 L231-L239}."),
        ("Closed.[web:1]", "Closed.{7}"),
        ("Closed.[^1_1][^1_2]", "Closed.{8,9}"),
    ],
)
def test_marks_that_name_what_the_text_holds(text: str, said: str) -> None:
    names = ("turn0search3", "turn0search11", "oaicite:7", "ab12", "cd34", "12", "web:1", "1_1", "1_2")
    given = [Given(name, url_of(n), f"Title {n}") for n, name in enumerate(names, 1)]
    made = marked(text, count=0, given=given)
    assert made.said == [said]
    assert not made.doubts
    assert not made.left_out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Closed. \ue200cite\ue202turn0search3\ue201 Open.", "Closed. Open."),
        ("Closed \ue200cite\ue202turn0search3\ue201.", "Closed."),
        ("Closed. :contentReference[oaicite:0]{index=0}", "Closed."),
        ('Closed.[](grok_render_citation_card_json={"cardIds":["ab12"]}) Open.', "Closed. Open."),
        ("Closed\u301077\u2020source\u3011.", "Closed."),
        ("Closed [cite: 77].", "Closed."),
        ('Closed. ({"attribution":{"attributableIndex":"1009-1"}}) Open.', "Closed. Open."),
    ],
)
def test_marks_that_name_nothing_are_left_out_and_said(text: str, said: str) -> None:
    made = marked(text)
    assert made.said == [said]
    (left,), (doubt,) = made.left_out, made.doubts
    assert left.code == "empty-mark"
    assert left.words in text
    assert doubt.code == "import-doubtful-citation"
    assert "1 mark" in doubt.message


def test_how_many_marks_name_nothing_is_said_once() -> None:
    made = marked("Closed. citeturn0search3", "Open. citeturn0search4turn0news1")
    assert made.said == ["Closed.", "Open."]
    (left,), (doubt,) = made.left_out, made.doubts
    assert (left.words, left.first, left.last) == ("citeturn0search3 citeturn0search4turn0news1", 1, 2)
    assert "2 marks" in doubt.message


def test_signs_that_stand_for_no_source_are_left_out_in_silence() -> None:
    made = marked("[cite_start]Closed.[span_0](start_span) Open.[span_0](end_span)", "\u2042")
    assert made.said == ["Closed. Open.", ""]
    (left,) = made.left_out
    assert left.words == "[cite_start] [span_0](start_span) [span_0](end_span) \u2042"
    assert not made.doubts


def test_content_references_count_as_the_sources_do_unless_from_zero() -> None:
    one = "Closed. :contentReference[oaicite:1]{index=1}"
    assert marked(one).said == ["Closed.{1}"]
    assert marked(one, "Open. :contentReference[oaicite:0]{index=0}").said == ["Closed.", "Open."]


# ---------------------------------------------------------------- links

NEW = "https://www.new.example/page"


@pytest.mark.parametrize(
    ("inlines", "said"),
    [
        ((plain("Closed ("), linked("A title", NEW), plain(").")), "Closed{10}."),
        ((plain("Closed ("), linked("One", NEW), plain(", "), linked("Two", url_of(2)), plain(").")), "Closed{10,2}."),
        ((plain("Closed ("), linked("in-text citation", url_of(3)), plain(").")), "Closed{3}."),
        ((plain("Closed (Source: "), linked("Tides", url_of(2)), plain(").")), "Closed{2}."),
        ((plain("Closed "), linked("1", url_of(1)), plain(".")), "Closed {1}."),
        ((plain("Closed ["), linked("2", url_of(2)), plain("].")), "Closed {2}."),
        ((plain("Closed."), linked("[3]", "#ref3")), "Closed.{3}"),
        ((plain("Closed."), raised("").__class__("4", 1, Look(url=url_of(4), superscript=True))), "Closed.{4}"),
        ((plain("Closed "), linked("source", url_of(2)), plain(".")), "Closed{2}."),
        ((plain("Closed "), linked("Tides", url_of(2)), plain(".")), "Closed{2}."),
        ((plain("Closed "), linked("Tides+2", url_of(2)), plain(".")), "Closed{2}."),
        ((plain("Closed "), linked("New +1", NEW), plain(".")), "Closed{10}."),
        ((plain("Closed."), linked("", NEW)), "Closed.{10}"),
        ((plain("Closed "), linked("oai_citation:0\u2021new.example", NEW)), "Closed{10}"),
        ((plain("Closed, says "), linked("the notice", url_of(2)), plain(".")), "Closed, says the notice."),
        ((plain("Closed, says "), linked("the notice", NEW), plain(".")), "Closed, says the notice."),
        ((plain("Closed ("), linked("the notice", NEW), plain(" says so).")), "Closed (the notice says so)."),
        ((plain("The Ministry of Defence ("), linked("MoD", NEW), plain(").")), "The Ministry of Defence (MoD)."),
    ],
)
def test_links(inlines: Inlines, said: str) -> None:
    made = marked(inlines)
    assert made.said == [said]
    assert not made.doubts
    # words of a link that are not its source's title are in no other place
    assert {one.code for one in made.left_out} <= {"link"}
    there = "".join(one.text for one in inlines)
    assert all(one.words and one.words in there for one in made.left_out)


def test_a_link_in_parentheses_names_its_source() -> None:
    url = f"{NEW}?utm_source=chatgpt.com#:~:text=closed"
    made = marked((plain("Closed ("), linked("A title", url), plain(").")), count=0)
    (source,) = made.shelf.sources.values()
    assert (source.title, source.url) == ("A title", NEW)


def test_a_host_is_no_title() -> None:
    made = marked((plain("Closed ("), linked("new.example", NEW), plain(").")), count=0)
    assert [source.title for source in made.shelf.sources.values()] == [""]


def test_code_is_never_searched() -> None:
    code = Words("x[1] and power.2", 1, Look(code=True))
    assert marked(HABIT, (plain("Write "), code, plain("."))).said[1] == "Write x[1] and power.2."
