"""Citations of a document: positions, collapsing, disambiguation, and citations in the midst of a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.csl import Citation, Cite, Placed, Processor, html, plain
from briefing.csl.positions import place
from tests.csl.making import AUTHOR, AUTHOR_YEAR, BOOK, LEE, NOVAK, OKAFOR, YEAR, Item, cited, document, style

# ---------------------------------------------------------------- positions


def _positions(*citations: list[Cite | str], notes: list[int] | None = None) -> list[list[str]]:
    found = [
        Citation(tuple(Cite(one) if isinstance(one, str) else one for one in cites), n)
        for cites, n in zip(citations, notes or range(1, 99), strict=False)
    ]
    return [[one.position for one in placed] for placed in place(found, 5)]


def test_positions() -> None:
    assert _positions(["a"], ["a"], ["b"], ["a"]) == [["first"], ["ibid"], ["first"], ["subsequent"]]
    assert _positions(["a", "b"], ["b"]) == [["first", "first"], ["subsequent"]]
    assert _positions(["a", "a"]) == [["first", "ibid"]]


def test_positions_look_at_locators() -> None:
    four, five = Cite("a", "4"), Cite("a", "5")
    assert _positions([four], [four], [five], ["a"]) == [["first"], ["ibid"], ["ibid-with-locator"], ["subsequent"]]
    assert _positions(["a"], [five]) == [["first"], ["ibid-with-locator"]]
    assert _positions([four], [Cite("a", "4", "chapter")]) == [["first"], ["ibid-with-locator"]]


def test_near_notes_and_the_first_note() -> None:
    found = [Citation((Cite("a" if n in (1, 4, 11) else f"x{n}"),), n) for n in range(1, 12)]
    placed = list(place(found, 5))
    assert placed[3] == [Placed("subsequent", True, 1)]
    assert placed[10] == [Placed("subsequent", False, 1)]
    made = style(
        '<choose><if position="near-note"><text value="near"/></if><else-if position="subsequent">'
        '<text variable="first-reference-note-number" prefix="n. "/></else-if>'
        '<else><text variable="title"/></else></choose>',
        notes=True, citation='near-note-distance="1"',
    )  # fmt: skip
    items = {"a": {"title": "A"}, "b": {"title": "B"}}
    assert document(made, items, ["a"], ["b"], ["b"], ["a"], ["a"]) == ["A", "B", "near", "n. 1", "near"]


# ---------------------------------------------------------------- collapsing

NUMBER = '<text variable="citation-number"/>'
ITEMS: dict[str, Item] = {key: {"title": key.upper()} for key in "abcdefg"}


def _numbers(citation: str, cites: str = 'prefix="[" suffix="]" delimiter=", "') -> list[str]:
    made = style(NUMBER, citation=citation, cites=cites, sort='<key variable="citation-number"/>')
    every = [[key] for key in "abcdefg"]
    return document(made, ITEMS, *every, ["a", "b", "c", "e", "f"], [Cite("a", "4"), "b", "c"], ["c", "a", "b"])[-3:]


def test_numbers_are_collapsed() -> None:
    assert _numbers("") == ["[1, 2, 3, 5, 6]", "[1, 2, 3]", "[1, 2, 3]"]
    assert _numbers('collapse="citation-number"') == ["[1–3, 5, 6]", "[1, 2, 3]", "[1–3]"]
    assert _numbers('collapse="citation-number" after-collapse-delimiter="; "')[0] == "[1–3; 5, 6]"


def _lee(year: int, title: str = "", person: Item = LEE) -> Item:
    return {"author": [person], "issued": {"date-parts": [[year]]}, "title": title}


YEARS: dict[str, Item] = {
    "a": _lee(2019, "A"), "b": _lee(2019, "B"), "c": _lee(2019, "C"), "d": _lee(2021, "D"),
    "o": _lee(2020, "O", OKAFOR),
}  # fmt: skip


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "(Lee 2019a; Lee 2019b; Lee 2019c; Lee 2021; Okafor 2020)"),
        ('cite-group-delimiter=", "', "(Lee 2019a, Lee 2019b, Lee 2019c, Lee 2021; Okafor 2020)"),
        ('collapse="year"', "(Lee 2019a, 2019b, 2019c, 2021; Okafor 2020)"),
        ('collapse="year" cite-group-delimiter="/"', "(Lee 2019a/2019b/2019c/2021; Okafor 2020)"),
        ('collapse="year" after-collapse-delimiter=" | "', "(Lee 2019a, 2019b, 2019c, 2021 | Okafor 2020)"),
        ('collapse="year-suffix" year-suffix-delimiter=","', "(Lee 2019a,b,c; 2021; Okafor 2020)"),
        ('collapse="year-suffix-ranged" year-suffix-delimiter=","', "(Lee 2019a–c; 2021; Okafor 2020)"),
    ],
)
def test_years_are_collapsed(options: str, expected: str) -> None:
    made = style(
        AUTHOR_YEAR,
        citation=f'disambiguate-add-year-suffix="true" {options}',
        cites='prefix="(" suffix=")" delimiter="; "',
    )
    assert document(made, YEARS, list("abcdo")) == [expected]


def test_collapsing_loses_no_locator() -> None:
    layout = f'<group delimiter=", ">{AUTHOR_YEAR}<text variable="locator"/></group>'
    made = style(layout, citation='disambiguate-add-year-suffix="true" collapse="year-suffix"')
    assert document(made, YEARS, ["a", Cite("b", "12")], ["c"]) == ["Lee 2019a, 2019b, 12", "Lee 2019c"]


def test_cites_stay_in_the_order_they_were_given() -> None:
    made = style(AUTHOR_YEAR, citation='collapse="year" disambiguate-add-year-suffix="true"')
    assert document(made, YEARS, ["a", "o", "b"]) == ["Lee 2019a; Okafor 2020; Lee 2019b"]


def test_every_cite_that_is_drawn_together_still_leads_to_its_entry() -> None:
    made = style(AUTHOR_YEAR, citation='collapse="year-suffix" disambiguate-add-year-suffix="true"')
    processor = Processor(made, YEARS)
    processor.register("abc")
    tokens = processor.citation([Cite("a"), Cite("b"), Cite("c")])
    assert [one[1][1] for one in tokens if not isinstance(one, str) and one[1][0] == "cite"] == list("aabbcc")


# ---------------------------------------------------------------- disambiguation


def _by(*people: Item, title: str = "") -> Item:
    return {"author": list(people), "issued": {"date-parts": [[2019]]}, "title": title}


JOHN: Item = {"family": "Lee", "given": "John"}
ADAM: Item = {"family": "Lee", "given": "Adam"}


def _apart(items: list[Item], citation: str, name: str = "") -> list[str]:
    names = f'<names variable="author"><name form="short" and="text" initialize-with=". " {name}/></names>'
    made = style(f'<group delimiter=" ">{names}{YEAR}</group>', citation=citation)
    data = {str(n): item for n, item in enumerate(items)}
    return document(made, data, *[[key] for key in data])


def test_given_names() -> None:
    people = [_by(LEE), _by(JOHN), _by(OKAFOR)]
    assert _apart(people, 'disambiguate-add-givenname="true"') == ["A. Lee 2019", "J. Lee 2019", "Okafor 2019"]
    alike = [_by(LEE), _by(ADAM)]
    by = 'disambiguate-add-givenname="true" givenname-disambiguation-rule='
    assert _apart(alike, f'{by}"by-cite"') == ["Anna Lee 2019", "Adam Lee 2019"]
    assert _apart(alike, f'{by}"all-names"') == ["Anna Lee 2019", "Adam Lee 2019"]
    assert _apart(alike, f'{by}"all-names-with-initials"') == ["Lee 2019", "Lee 2019"]


def test_all_names_are_told_apart_even_where_cites_differ() -> None:
    items = [_by(LEE), {**_by(JOHN), "issued": "2021"}]
    by = 'disambiguate-add-givenname="true" givenname-disambiguation-rule='
    assert _apart(items, f'{by}"by-cite"') == ["Lee 2019", "Lee 2021"]
    assert _apart(items, f'{by}"all-names"') == ["A. Lee 2019", "J. Lee 2021"]
    second = [_by(OKAFOR, LEE), {**_by(OKAFOR, JOHN), "issued": "2021"}]
    assert _apart(second, f'{by}"primary-name"') == ["Okafor and Lee 2019", "Okafor and Lee 2021"]


def test_more_names() -> None:
    items = [_by(LEE, OKAFOR, NOVAK), _by(LEE, NOVAK, OKAFOR), _by(LEE, OKAFOR, NOVAK)]
    short = 'et-al-min="3" et-al-use-first="1"'
    assert _apart(items, "", short) == ["Lee et al. 2019"] * 3
    assert _apart(items, 'disambiguate-add-names="true" disambiguate-add-year-suffix="true"', short) == [
        "Lee, Okafor, et al. 2019a", "Lee, Novak, et al. 2019", "Lee, Okafor, et al. 2019b"]  # fmt: skip


def test_what_helps_nobody_is_taken_back() -> None:
    items = [_by(LEE, OKAFOR, NOVAK)] * 2
    assert (
        _apart(items, 'disambiguate-add-names="true"', 'et-al-min="3" et-al-use-first="1"') == ["Lee et al. 2019"] * 2
    )


def test_conditions() -> None:
    layout = f'{AUTHOR}<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    items = {"a": _by(LEE, title="A"), "b": _by(LEE, title="B"), "c": _by(OKAFOR, title="C")}
    assert document(style(layout), items, ["a"], ["b"], ["c"]) == ["Lee, A", "Lee, B", "Okafor"]


def test_year_suffixes_follow_the_bibliography() -> None:
    made = style(
        AUTHOR_YEAR, citation='disambiguate-add-year-suffix="true"', entry=f'<text variable="title"/>{YEAR}',
        entry_sort='<key variable="title"/>',
    )  # fmt: skip
    items = {"z": _by(LEE, title="Z"), "a": _by(LEE, title="A")}
    assert document(made, items, ["z"], ["a"]) == ["Lee 2019b", "Lee 2019a"]


def test_year_suffixes_go_where_the_style_puts_them() -> None:
    layout = f'{AUTHOR_YEAR}<text variable="year-suffix" prefix="-"/>'
    items = {"a": _by(LEE), "b": _by(LEE)}
    assert document(style(layout, citation='disambiguate-add-year-suffix="true"'), items, ["a"], ["b"]) == [
        "Lee 2019-a", "Lee 2019-b"]  # fmt: skip


def test_year_suffixes_of_what_has_no_year() -> None:
    year = f'<choose><if variable="issued">{YEAR}</if><else><text term="no date" form="short"/></else></choose>'
    made = style(f'<group delimiter=" ">{AUTHOR}{year}</group>', citation='disambiguate-add-year-suffix="true"')
    assert document(made, {"a": {"author": [LEE]}, "b": {"author": [LEE]}}, ["a"], ["b"]) == [
        "Lee n.d.-a",
        "Lee n.d.-b",
    ]


# ---------------------------------------------------------------- in a sentence


def _said(made: Any, item: Item, **cite: Any) -> str:
    processor = Processor(made, {"a": item}, stand_in=False)
    processor.register("a")
    return plain(processor.citation([Cite("a", **cite)]))


PARENTHESES = 'prefix="(" suffix=")"'


def test_names_and_years_apart() -> None:
    made = style(AUTHOR_YEAR, cites=PARENTHESES)
    assert _said(made, BOOK) == "(Lee 2019)"
    assert _said(made, BOOK, author_only=True) == "Lee"
    assert _said(made, BOOK, suppress_author=True) == "(2019)"


def test_no_stray_marks_are_left() -> None:
    loose = style(f'{AUTHOR}<text value=", "/>{YEAR}<text variable="locator" prefix=": "/>', cites=PARENTHESES)
    assert _said(loose, BOOK, suppress_author=True, locator="4") == "(2019: 4)"
    prefixed = style(f'<group>{AUTHOR}<group prefix=", ">{YEAR}</group></group>', cites=PARENTHESES)
    assert _said(prefixed, BOOK, suppress_author=True) == "(2019)"
    assert _said(style(AUTHOR, cites=PARENTHESES), BOOK, suppress_author=True) == ""


def test_editors_who_stand_in_are_not_said_twice() -> None:
    names = (
        '<names variable="author"><name form="short"/><substitute><names variable="editor"/><text variable="title"/>'
        "</substitute></names>"
    )
    made = style(f'<group delimiter=", ">{names}{YEAR}</group>')
    item = {"editor": [OKAFOR], "title": "T", "issued": "2020"}
    assert _said(made, item, author_only=True) == "Okafor"
    assert _said(made, item, suppress_author=True) == "2020"
    assert _said(made, {"title": "T", "issued": "2020"}, author_only=True) == "T"
    assert _said(made, {"title": "T", "issued": "2020"}, suppress_author=True) == "2020"


ENTRY = (
    '<names variable="author"><name name-as-sort-order="all" initialize-with=". " and="text" et-al-min="4" '
    'et-al-use-first="1"/><label form="short"/><substitute><names variable="editor"/></substitute></names>'
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"author": [LEE]}, "Lee"),
        ({"author": [LEE, OKAFOR]}, "Lee and Okafor"),
        ({"author": [LEE, OKAFOR, NOVAK, LEE]}, "Lee et al."),
        ({"editor": [LEE]}, "Lee"),
        ({"director": [LEE, OKAFOR]}, "Lee and Okafor"),
        ({"director": [LEE, OKAFOR, NOVAK]}, "Lee, Okafor, and Novak"),
        ({"title": "The <i>Long</i> Pier"}, "The Long Pier"),
        ({"URL": "https://example.org"}, "https://example.org"),
        ({}, "a"),
    ],
)
def test_numeric_styles_find_names_all_the_same(item: Item, expected: str) -> None:
    made = style(NUMBER, entry=f"{NUMBER}{ENTRY}", cites='prefix="[" suffix="]"')
    assert _said(made, item, author_only=True) == expected
    assert _said(made, item, suppress_author=True) == "[1]"


def test_names_without_a_bibliography() -> None:
    assert (
        _said(style(NUMBER), {"author": [LEE, {"family": "van der Berg"}]}, author_only=True) == "Lee and van der Berg"
    )
    processor = Processor(style(NUMBER), {"a": {"author": [LEE, OKAFOR]}}, "de-DE")
    assert plain(processor.citation([Cite("a", author_only=True)])) == "Lee und Okafor"
    assert _said(style(NUMBER), {"author": [{"family": "김", "given": "민수"}]}, author_only=True) == "김민수"


def test_the_words_around_a_cite() -> None:
    made = style(AUTHOR_YEAR, cites=f'{PARENTHESES} delimiter="; "')
    items = {"a": _by(LEE), "o": _by(OKAFOR)}
    assert document(made, items, [Cite("a", prefix="see", suffix="and passim"), Cite("o", prefix="but cf. ")]) == [
        "(see Lee 2019 and passim; but cf. Okafor 2019)"]  # fmt: skip
    assert document(made, items, [Cite("a", suffix=", above"), Cite("o", suffix="<i>here</i>")]) == [
        "(Lee 2019, above; Okafor 2019 <i>here</i>)"]  # fmt: skip


def test_a_note_begins_with_a_capital() -> None:
    made = style('<text term="ibid"/>', notes=True, cites='suffix="."')
    assert document(made, {"a": {}}, ["a"], [Cite("a", prefix="see ")]) == ["Ibid.", "see ibid."]
    assert cited('<text term="ibid"/>') == "ibid."


def test_unknown_ids_are_passed_over() -> None:
    processor = Processor(style(NUMBER, cites=PARENTHESES), {"a": BOOK})
    processor.register(["b", "a", "a"])
    assert (processor.order, processor.numbers) == (["a"], {"a": 1})
    assert html(processor.citation([Cite("b"), Cite("a")])) == "(1)"
    assert processor.citation([Cite("b")]) == []
    assert processor.bibliography() == []
