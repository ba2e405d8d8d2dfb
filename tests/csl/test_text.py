"""Text: cases, the markup of fields, formatting within formatting, quotes, and marks that meet."""

from __future__ import annotations

import pytest

from briefing.csl.textcase import recase
from tests.csl.making import cited, style


def _case(text: str, case: str, language: str = "en") -> str:
    return "".join(recase([(text, False)], case, language))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("lowercase", "the iphone and the eu"),
        ("uppercase", "THE IPHONE AND THE EU"),
        ("capitalize-first", "The iPhone and the EU"),
        ("capitalize-all", "The iPhone And The EU"),
        ("sentence", "The iPhone and the EU"),
        ("title", "The iPhone and the EU"),
        ("banana", "the iPhone and the EU"),
    ],
)
def test_cases(case: str, expected: str) -> None:
    assert _case("the iPhone and the EU", case) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a tale of two ports", "A Tale of Two Ports"),
        ("what ships are for", "What Ships Are For"),
        ("ports: a history of the sea", "Ports: A History of the Sea"),
        ("north-south trade in state-of-the-art ships", "North-South Trade in State-of-the-Art Ships"),
        ("“the” long pier", "“The” Long Pier"),
        ("THE LONG PIER AND THE SEA", "The Long Pier and the Sea"),
        ("NATO 2030", "NATO 2030"),
        ("the 3rd pier", "The 3rd Pier"),
        ("smith v. harbour board", "Smith v. Harbour Board"),
        ("α-waves and β", "α-Waves and β"),
        ("", ""),
        ("  the  sea ", "  The  Sea "),
    ],
)
def test_title_case(text: str, expected: str) -> None:
    assert _case(text, "title") == expected


def test_title_case_is_for_english() -> None:
    assert _case("la mer du nord", "title", "fr") == "la mer du nord"
    layout = '<text variable="title" text-case="title"/>'
    assert cited(layout, {"title": "la mer", "language": "fr-FR"}) == "la mer"
    assert cited(layout, {"title": "la mer"}, attributes='default-locale="fr-FR"') == "la mer"
    assert cited(layout, {"title": "the sea", "language": "en"}, attributes='default-locale="fr-FR"') == "The Sea"


def test_letters_that_change_their_number_with_their_case() -> None:
    assert _case("straße ist ǆ", "uppercase", "de") == "STRASSE IST Ǆ"
    assert _case("ßtraße", "capitalize-first") == "ßtraße"
    assert _case("istanbul İzmir", "uppercase", "tr") == "İSTANBUL İZMİR"
    assert _case("ISTANBUL İZMİR", "lowercase", "tr-TR") == "ıstanbul izmir"


def test_words_can_be_kept_from_cases() -> None:
    title = 'the <span class="nocase">de la mer</span> of <i>ports</i> x<sup>th</sup>'
    assert cited('<text variable="title" text-case="title"/>', {"title": title}) == (
        "The de la mer of <i>Ports</i> X<sup>th</sup>"
    )
    assert cited('<text variable="title" text-case="uppercase"/>', {"title": title}) == (
        "THE de la mer OF <i>PORTS</i> X<sup>th</sup>"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<i>a</i> <b>b</b> H<sub>2</sub>O", "<i>a</i> <b>b</b> H<sub>2</sub>O"),
        ("<em>a</em> <strong>b</strong>", "<i>a</i> <b>b</b>"),
        ('<sc>a</sc> <span style="font-variant: small-caps;">b</span>',
         '<span style="font-variant:small-caps;">a</span> <span style="font-variant:small-caps;">b</span>'),
        ("<i>a", "&#60;i&#62;a"),
        ("a</i>", "a&#60;/i&#62;"),
        ("<i><b>a</i></b>", "<i>&#60;b&#62;a</i>&#60;/b&#62;"),
        ("a < b > c & <u>d</u>", "a &#60; b &#62; c &#38; &#60;u&#62;d&#60;/u&#62;"),
        ('<span class="x">a</span>', '&#60;span class="x"&#62;a&#60;/span&#62;'),
    ],
)  # fmt: skip
def test_markup_of_fields(text: str, expected: str) -> None:
    assert cited('<text variable="title"/>', {"title": text}) == expected


@pytest.mark.parametrize(
    ("text", "plain", "quoted"),
    [
        ('the "tide" rose', "the “tide” rose", "“the ‘tide’ rose”"),
        ("the 'tide' rose", "the “tide” rose", "“the ‘tide’ rose”"),
        ("“the tide”", "“the tide”", "“‘the tide’”"),
        ("Kim’s and O'Neil's", "Kim’s and O’Neil’s", "“Kim’s and O’Neil’s”"),
        ("the ships' sails", "the ships’ sails", "“the ships’ sails”"),
        ('5" guns', '5" guns', '“5" guns”'),
        ('"a "b" c"', "“a ‘b’ c”", "“‘a “b” c’”"),
        ('<i>"tide"</i>', "<i>“tide”</i>", "“<i>‘tide’</i>”"),
        ("« la mer »", "« la mer »", "“« la mer »”"),
    ],
)
def test_quotation_marks(text: str, plain: str, quoted: str) -> None:
    assert cited('<text variable="title"/>', {"title": text}) == plain
    assert cited('<text variable="title" quotes="true"/>', {"title": text}) == quoted


def test_quotation_marks_are_those_of_the_language() -> None:
    assert cited('<text variable="title" quotes="true"/>', {"title": 'die "Flut"'}, "de-DE") == "„die ‚Flut‘“"


def test_formatting_within_the_same_formatting_is_upright() -> None:
    layout = '<text variable="title" font-style="italic" font-weight="bold"/>'
    assert cited(layout, {"title": "the <i>Ark</i> <b>now</b>"}) == (
        '<b><i>the <span style="font-style:normal;">Ark</span> <span style="font-weight:normal;">now</span></i></b>'
    )


def test_undecorated_words() -> None:
    layout = '<text variable="title" font-style="italic"/>'
    assert cited(layout, {"title": 'a <span class="nodecor">b</span>'}) == (
        '<i>a <span style="font-style:normal;">b</span></i>'
    )


@pytest.mark.parametrize(
    ("title", "suffix", "expected"),
    [
        ("Why?", ".", "Why?"),
        ("Why?", ",", "Why?,"),
        ("No.", ".", "No."),
        ("No.", ",", "No.,"),
        ("Ports:", ".", "Ports:"),
        ("Ports;", "!", "Ports!"),
        ("Ports,", ",", "Ports,"),
        ("Ports", "  ", "Ports  "),
    ],
)
def test_marks_that_meet(title: str, suffix: str, expected: str) -> None:
    assert cited(f'<text variable="title" suffix="{suffix}"/>', {"title": title}) == expected


def test_marks_with_nothing_between_are_one() -> None:
    layout = (
        '<text variable="title" suffix=", "/><text variable="publisher" suffix=", "/><text value="" prefix=". "/>{}'
    )
    year = '<date variable="issued" prefix=". "><date-part name="year"/></date>'
    assert cited(layout.format(year), {"title": "Tides", "issued": "2019"}) == "Tides. 2019"
    assert cited(layout.format(year), {"title": "Tides", "publisher": "N", "issued": "2019"}) == "Tides, N. 2019"


def test_stops_and_commas_go_into_quotes_where_the_language_wants_it() -> None:
    layout = (
        '<group delimiter=", "><text variable="title" quotes="true"/><text variable="publisher" suffix="."/></group>'
    )
    item = {"title": "Tides", "publisher": "N"}
    assert cited(layout, item, "en-US") == "“Tides,” N."
    assert cited(layout, item, "en-GB") == "‘Tides’, N."
    ends = '<text variable="title" quotes="true" suffix="."/>'
    assert cited(ends, {"title": "Why?"}, "en-US") == "“Why?”"
    assert cited(ends, {"title": "Tides."}, "en-GB") == "‘Tides.’"


def test_groups_vanish_with_their_variables() -> None:
    group = '<group prefix="[" suffix="]" delimiter=", "><text value="from"/>{}</group>'
    assert cited(group.format('<text variable="publisher"/>'), {"publisher": "N"}) == "[from, N]"
    assert cited(group.format('<text variable="publisher"/>'), {}) == ""
    assert cited(group.format("<text term='in'/>"), {}) == "[from, in]"
    assert cited(group.format('<group><text variable="publisher"/></group><text value="!"/>'), {}) == ""
    macro = '<macro name="m"><text variable="publisher"/></macro>'
    assert cited(group.format('<text macro="m"/>'), {}, macros=macro) == ""


def test_conditions() -> None:
    def chosen(test: str, item: dict[str, object]) -> str:
        return cited(f'<choose><if {test}><text value="yes"/></if><else><text value="no"/></else></choose>', item)

    both = {"type": "book", "title": "T", "volume": "3", "edition": "second"}
    assert chosen('type="book"', both) == "yes"
    assert chosen('type="book chapter" match="any"', both) == "yes"
    assert chosen('type="chapter map" match="none"', both) == "yes"
    assert chosen('type="chapter book"', both) == "yes"  # an item has one type: they are alternatives
    assert chosen('variable="title volume"', both) == "yes"
    assert chosen('variable="title publisher"', both) == "no"
    assert chosen('variable="title publisher" match="any"', both) == "yes"
    assert chosen('variable="title publisher" match="none"', both) == "no"
    assert chosen('is-numeric="volume"', both) == "yes"
    assert chosen('is-numeric="volume edition"', both) == "no"
    assert chosen('type="book" variable="publisher" match="any"', both) == "yes"
    assert chosen('position="first"', both) == "yes"
    assert chosen('position="banana"', both) == "no"


def test_short_forms_and_missing_variables() -> None:
    layout = '<text variable="title" form="short"/>'
    assert cited(layout, {"title": "Tides of harbour", "title-short": "Tides"}) == "Tides"
    assert cited(layout, {"title": "Tides of harbour", "shortTitle": "Tides"}) == "Tides"
    assert cited(layout, {"title": "Tides of harbour"}) == "Tides of harbour"
    assert cited(layout, {}) == ""


def test_addresses_are_marked() -> None:
    from briefing.csl import Cite, Processor
    from briefing.csl.flat import MARK

    made = style('<text variable="DOI" prefix="doi:"/>')
    tokens = Processor(made, {"a": {"DOI": "10.1/x"}}).citation([Cite("a")])
    assert (MARK, ("address", "https://doi.org/10.1/x")) in tokens
    assert (MARK, ("cite", "a")) in tokens
