"""The bibliography: its order, names that repeat, numbers in the margin, sources of which a style prints nothing."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.csl import Cite, Processor, plain
from briefing.csl.flat import BLOCK, END
from tests.csl.making import BERG, LEE, NOVAK, OKAFOR, YEAR, Item, cited, entry_of, listed, style

TITLE = '<text variable="title"/>'


def _order(keys: str, items: dict[str, Item], attributes: str = "", macros: str = "") -> str:
    made = style(TITLE, entry=TITLE, entry_sort=keys, attributes=attributes, macros=macros)
    processor = Processor(made, items)
    processor.register(items)
    return " ".join(processor.order)


def _titles(*titles: str) -> dict[str, Item]:
    return {title: {"title": title} for title in titles}


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ("b a c", "a b c"),
        ("Zebra apple Éclair eclair", "apple eclair Éclair Zebra"),
        ("10 9 100", "9 10 100"),
        ("“quoted” apple zebra", "apple “quoted” zebra"),
        ("co-op coop", "co-op coop"),
    ],
)
def test_titles_sort_as_people_expect(titles: str, expected: str) -> None:
    assert _order('<key variable="title"/>', _titles(*titles.split())) == expected


def test_keys_one_after_the_other() -> None:
    items = {
        "old": {"title": "B", "issued": "1999"}, "new": {"title": "B", "issued": "2019"},
        "a": {"title": "A", "issued": "2005"}, "none": {"title": "B"},
    }  # fmt: skip
    assert _order('<key variable="title"/><key variable="issued"/>', items) == "a old new none"
    assert _order('<key variable="title"/><key variable="issued" sort="descending"/>', items) == "a new old none"
    assert _order('<key variable="issued" sort="descending"/>', items) == "new a old none"


def test_dates_sort_by_what_is_shown() -> None:
    items = {"b": {"title": "B", "issued": "2019-01-02"}, "a": {"title": "A", "issued": "2019-05-06"}}
    year = f'<macro name="y">{YEAR}</macro>'
    assert _order('<key variable="issued"/>', items) == "b a"
    assert _order('<key macro="y"/><key variable="title"/>', items, macros=year) == "a b"
    ages = {"rome": {"title": "R", "issued": {"date-parts": [[-44]]}}, "now": {"title": "N", "issued": "2019"}}
    assert _order('<key variable="issued"/>', ages) == "rome now"


def test_particles_in_sorting() -> None:
    items = {"berg": {"author": [BERG]}, "lee": {"author": [LEE]}, "young": {"author": [{"family": "Young"}]}}
    assert _order('<key variable="author"/>', items) == "berg lee young"
    assert _order('<key variable="author"/>', items, 'demote-non-dropping-particle="never"') == "lee berg young"


def test_lists_of_names_in_sorting() -> None:
    macro = '<macro name="n"><names variable="author"><name et-al-min="2" et-al-use-first="1"/></names></macro>'
    items = {"ln": {"author": [LEE, NOVAK], "title": "Z"}, "lo": {"author": [LEE, OKAFOR], "title": "A"}}
    keys = '<key macro="n" {}/><key variable="title"/>'
    assert _order(keys.format(""), items, macros=macro) == "lo ln"
    assert _order(keys.format('names-min="9" names-use-first="9"'), items, macros=macro) == "ln lo"


def test_numbers_follow_the_order() -> None:
    number = '<text variable="citation-number" suffix=" "/>'
    made = style(number, entry=f"{number}{TITLE}", entry_sort='<key variable="title"/>')
    assert listed(made, _titles("b", "a")) == ["1 a", "2 b"]
    processor = Processor(made, _titles("b", "a"))
    processor.register("ba")
    assert processor.numbers == {"a": 1, "b": 2}


# ---------------------------------------------------------------- names that repeat


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", ["Anna Lee, Chidi Okafor A", "--- B", "Anna Lee, Petra Maria Novak C", "Anna Lee D"]),
        ("complete-each", ["Anna Lee, Chidi Okafor A", "---, --- B", "Anna Lee, Petra Maria Novak C", "Anna Lee D"]),
        ("partial-each", ["Anna Lee, Chidi Okafor A", "---, --- B", "---, Petra Maria Novak C", "--- D"]),
        ("partial-first", ["Anna Lee, Chidi Okafor A", "---, Chidi Okafor B", "---, Petra Maria Novak C", "--- D"]),
        (
            "banana",
            ["Anna Lee, Chidi Okafor A", "Anna Lee, Chidi Okafor B", "Anna Lee, Petra Maria Novak C", "Anna Lee D"],
        ),
    ],
)
def test_rules(rule: str, expected: list[str]) -> None:
    option = f'subsequent-author-substitute-rule="{rule}"' if rule else ""
    made = style(
        TITLE, entry=f'<group delimiter=" "><names variable="author"/>{TITLE}</group>',
        bibliography=f'subsequent-author-substitute="---" {option}',
    )  # fmt: skip
    people = [[LEE, OKAFOR], [LEE, OKAFOR], [LEE, NOVAK], [LEE]]
    items = {title: {"author": found, "title": title} for title, found in zip("ABCD", people, strict=True)}
    assert listed(made, items) == expected


def test_a_label_is_not_part_of_the_names() -> None:
    names = (
        '<names variable="author"><name/><label form="short" prefix=", "/>'
        '<substitute><names variable="editor"/></substitute></names>'
    )
    made = style(TITLE, entry=f"{names}{TITLE}", bibliography='subsequent-author-substitute="———"')
    assert listed(made, {"a": {"author": [LEE], "title": " A"}, "b": {"editor": [LEE], "title": "B"}}) == [
        "Anna LeeA", "———, ed.B"]  # fmt: skip


def test_a_title_that_stands_in_for_names_repeats_too() -> None:
    names = f'<names variable="author"><substitute>{TITLE}</substitute></names>'
    made = style(TITLE, entry=f"{names}{YEAR}", bibliography='subsequent-author-substitute="-"')
    items = {n: {"title": "Tides ", "issued": year} for n, year in (("a", "2019"), ("b", "2020"))}
    assert listed(made, items) == ["Tides2019", "-2020"]


# ---------------------------------------------------------------- looks


def _blocks(entry: str, **more: Any) -> list[Any]:
    processor = Processor(style(TITLE, entry=entry, **more), {"a": {"title": "Tides"}})
    processor.register("a")
    return [one if isinstance(one, str) else one[1] for one in processor.bibliography()[0].tokens
            if isinstance(one, str) or one[0] in (BLOCK, END)]  # fmt: skip


@pytest.mark.parametrize("align", ["flush", "margin"])
def test_the_first_field_may_stand_in_the_margin(align: str) -> None:
    entry = f'<text variable="citation-number" prefix="[" suffix="]"/>{TITLE}'
    assert _blocks(entry, bibliography=f'second-field-align="{align}"', entries='suffix="."') == [
        "left-margin", "[", "1", "]", "left-margin", "right-inline", "Tides", ".", "right-inline"]  # fmt: skip


def test_display_holds_the_affixes() -> None:
    number = '<text variable="citation-number" display="left-margin" prefix="[" suffix="]"/>'
    entry = f'{number}<group display="block">{TITLE}</group>'
    assert _blocks(entry, entries='suffix="."') == [
        "left-margin", "[", "1", "]", "left-margin", "block", "Tides", ".", "block"]  # fmt: skip


def test_an_empty_block_is_no_line() -> None:
    assert _blocks(f'<text variable="publisher" display="block"/>{TITLE}') == ["Tides"]


# ---------------------------------------------------------------- a source is never lost


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"author": [LEE], "title": "Talk", "issued": "2019"}, "Anna Lee, Talk, 2019"),
        ({"interviewer": [LEE], "issued": "2019"}, "Anna Lee, 2019"),
        ({"title": "<i>Talk</i>"}, "Talk"),
        ({"URL": "https://example.org"}, "https://example.org"),
        ({}, "a"),
    ],
)
def test_what_stands_in_where_a_style_prints_nothing(item: Item, expected: str) -> None:
    made = style('<text variable="publisher"/>', entry='<text variable="publisher"/>')
    for stand_in, words in ((True, [expected]), (False, [])):
        processor = Processor(made, {"a": item}, stand_in=stand_in)
        processor.register("a")
        assert [plain(entry.tokens) for entry in processor.bibliography()] == words
        assert plain(processor.citation([Cite("a")])) == "".join(words)


def test_blanks_are_nothing() -> None:
    blank = '<text value=" "/>'
    processor = Processor(style(blank, entry=blank, cites='prefix="("'), {"a": {"title": "Talk"}})
    processor.register("a")
    assert plain(processor.citation([Cite("a")])) == "(Talk"
    assert plain(processor.bibliography()[0].tokens) == "Talk"


def test_entries_are_dressed() -> None:
    assert (
        entry_of(TITLE, {"title": "Tides"}, entries='prefix="* " suffix="." font-style="italic"') == "<i>* Tides.</i>"
    )
    assert cited(TITLE, {"title": "Tides"}, cites='vertical-align="sup" prefix="("') == "<sup>(Tides</sup>"
