"""Names: order, particles, initials, lists cut short, labels, and what stands in for them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.csl.making import BERG, LEE, NOVAK, OKAFOR, Item, cited, document, style

MARSH: Item = {"family": "Marsh", "given": "Ines"}


def _names(people: list[Item], name: str = "", names: str = "", **more: Any) -> str:
    return cited(f'<names variable="author" {names}><name {name}/></names>', {"author": people}, **more)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", "Anna Lee, Chidi Okafor, Petra Maria Novak"),
        ('form="short"', "Lee, Okafor, Novak"),
        ('form="count"', "3"),
        ('and="text"', "Anna Lee, Chidi Okafor, and Petra Maria Novak"),
        ('and="symbol" delimiter-precedes-last="never"', "Anna Lee, Chidi Okafor &#38; Petra Maria Novak"),
        ('delimiter=" / "', "Anna Lee / Chidi Okafor / Petra Maria Novak"),
        ('delimiter="; " and="text"', "Anna Lee; Chidi Okafor; and Petra Maria Novak"),
        ('delimiter="/" and="text"', "Anna Lee/Chidi Okafor/ and Petra Maria Novak"),
        ('name-as-sort-order="first"', "Lee, Anna, Chidi Okafor, Petra Maria Novak"),
        ('name-as-sort-order="all" sort-separator=" "', "Lee Anna, Okafor Chidi, Novak Petra Maria"),
        ('initialize-with=". "', "A. Lee, C. Okafor, P. M. Novak"),
        ('initialize-with="" name-as-sort-order="all" sort-separator=" "', "Lee A, Okafor C, Novak PM"),
        ('initialize-with="." initialize="false"', "Anna Lee, Chidi Okafor, Petra Maria Novak"),
        ('et-al-min="3" et-al-use-first="1"', "Anna Lee et al."),
        ('et-al-min="3" et-al-use-first="2"', "Anna Lee, Chidi Okafor, et al."),
        ('et-al-min="4" et-al-use-first="1"', "Anna Lee, Chidi Okafor, Petra Maria Novak"),
        ('et-al-min="3" et-al-use-first="0"', ""),
        ('et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', "Anna Lee, et al."),
        ('et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="never"', "Anna Lee, Chidi Okafor et al."),
        ('et-al-min="3" et-al-use-first="1" et-al-use-last="true"', "Anna Lee, … Petra Maria Novak"),
        ('et-al-min="3" et-al-use-first="2" et-al-use-last="true"', "Anna Lee, Chidi Okafor, et al."),
        ('et-al-min="99999999999999" et-al-use-first="x"', "Anna Lee, Chidi Okafor, Petra Maria Novak"),
        ('form="short" prefix="by " suffix="!" font-style="italic"', "by <i>Lee, Okafor, Novak</i>!"),
    ],
)
def test_lists(name: str, expected: str) -> None:
    assert _names([LEE, OKAFOR, NOVAK], name) == expected


@pytest.mark.parametrize(
    ("name", "two", "one"),
    [
        ("", "Lee, Anna and Chidi Okafor", "Lee, Anna et al."),
        ('delimiter-precedes-last="always"', "Lee, Anna, and Chidi Okafor", "Lee, Anna et al."),
        (
            'delimiter-precedes-last="after-inverted-name" delimiter-precedes-et-al="after-inverted-name"',
            "Lee, Anna, and Chidi Okafor",
            "Lee, Anna, et al.",
        ),
    ],
)
def test_delimiters_before_the_last_name(name: str, two: str, one: str) -> None:
    options = f'and="text" name-as-sort-order="first" {name}'
    assert _names([LEE, OKAFOR], options) == two
    assert _names([LEE, OKAFOR], f'{options} et-al-min="2" et-al-use-first="1"') == one


def test_later_cites_may_be_shorter() -> None:
    made = style(
        '<names variable="author"><name form="short" et-al-subsequent-min="2" et-al-subsequent-use-first="1"/></names>'
    )
    assert document(made, {"a": {"author": [LEE, OKAFOR]}}, ["a"], ["a"]) == ["Lee, Okafor", "Lee et al."]


def test_options_are_inherited_and_the_nearest_holds() -> None:
    layout = '<names variable="author"><name/></names>'
    people = {"author": [LEE, OKAFOR]}
    assert cited(layout, people, attributes='name-form="short" name-delimiter=" + "') == "Lee + Okafor"
    assert cited(layout, people, attributes='and="text"', citation='and="symbol"') == "Anna Lee &#38; Chidi Okafor"
    assert cited('<names variable="author"><name form="long"/></names>', people, attributes='name-form="short"') == (
        "Anna Lee, Chidi Okafor"
    )
    both = {"author": [LEE], "editor": [OKAFOR]}
    assert (
        cited('<names variable="author editor"/>', both, citation='names-delimiter=" | "') == "Anna Lee | Chidi Okafor"
    )


@pytest.mark.parametrize(
    ("given", "hyphens", "none"),
    [
        ("Jean-Luc", "J.-L. L", "J.L. L"),
        ("Guo-ping", "G. L", "G. ping L"),
        ("Anna M.", "A.M. L", "A.M. L"),
        ("Ph. John", "Ph.J. L", "Ph.J. L"),
        ("Maria de los Angeles", "M. de los A. L", "M. de los A. L"),
        ("A. B.C.", "A.B.C. L", "A.B.C. L"),
        ("  Anna   -  Maria ", "A.-M. L", "A.M. L"),
        ("Éric", "É. L", "É. L"),
        ("<b>Anna</b> M", "<b>A.</b> M. L", "<b>A.</b> M. L"),
        ("李", "李. L", "李. L"),
    ],
)
def test_initials(given: str, hyphens: str, none: str) -> None:
    person = {"family": "L", "given": given}
    assert _names([person], 'initialize-with="."') == hyphens
    assert _names([person], 'initialize-with="."', attributes='initialize-with-hyphen="false"') == none


def test_only_initials_take_the_mark_where_names_stay_whole() -> None:
    person = {"family": "Lee", "given": "Anna M B-C"}
    assert _names([person], 'initialize-with=". " initialize="false"') == "Anna M. B.-C. Lee"


@pytest.mark.parametrize(
    ("person", "short", "inverted", "demoted"),
    [
        (BERG, "van der Berg", "van der Berg, Jan", "Berg, Jan van der"),
        ({"family": "Clausewitz", "given": "Carl von"}, "Clausewitz", "Clausewitz, Carl von", "Clausewitz, Carl von"),
        ({"family": "d’Aboville", "given": "Guy"}, "d’Aboville", "d’Aboville, Guy", "Aboville, Guy d’"),
        ({"family": "al-Khoury", "given": "Samir"}, "al-Khoury", "al-Khoury, Samir", "Khoury, Samir al-"),
        ({"family": '"van der Berg"', "given": "Jan"}, "van der Berg", "van der Berg, Jan", "van der Berg, Jan"),
        (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van"},
            "van Berg",
            "van Berg, Jan",
            "Berg, Jan van",
        ),
        ({"family": "Berg", "given": "Jan", "dropping-particle": "van"}, "Berg", "Berg, Jan van", "Berg, Jan van"),
        ({"family": "hooks", "given": "bell"}, "hooks", "hooks, bell", "hooks, bell"),
        ({"family": "van der", "given": "Jan"}, "van der", "van der, Jan", "van der, Jan"),
    ],
)
def test_particles(person: Item, short: str, inverted: str, demoted: str) -> None:
    assert _names([person], 'form="short"') == short
    order = 'name-as-sort-order="all"'
    assert _names([person], order, attributes='demote-non-dropping-particle="never"') == inverted
    assert _names([person], order, attributes='demote-non-dropping-particle="sort-only"') == inverted
    assert _names([person], order) == demoted


def test_others() -> None:
    """As BibTeX writes a list that is not whole."""
    assert _names([LEE, {"literal": "others"}]) == "Anna Lee et al."
    assert _names([LEE, OKAFOR, {"literal": "others"}], 'and="text"') == "Anna Lee, Chidi Okafor, et al."
    assert _names([{"literal": "others"}]) == "others"


def test_suffixes() -> None:
    junior = {"family": "King", "given": "Martin", "suffix": "Jr."}
    assert _names([junior]) == "Martin King Jr."
    assert _names([{**junior, "comma-suffix": True}]) == "Martin King, Jr."
    assert _names([junior], 'name-as-sort-order="all"') == "King, Martin, Jr."
    assert _names([{"family": "King", "given": "Martin, III"}]) == "Martin King III"


def test_names_without_spaces_and_fixed_orders() -> None:
    assert _names([{"family": "김", "given": "민수"}]) == "김민수"
    assert _names([{"family": "김", "given": "민수"}], 'form="short"') == "김민수"
    assert _names([{"family": "毛", "given": "泽东"}], 'form="short"') == "毛"
    assert _names([{"family": "Xi", "given": "Jinping", "static-ordering": True}]) == "Xi Jinping"
    assert _names([{"literal": "UN <i>Trade</i>"}], 'initialize-with="."') == "UN <i>Trade</i>"


def test_name_parts() -> None:
    parts = '<name><name-part name="family" text-case="uppercase"/><name-part name="given" font-style="italic"/></name>'
    layout = f'<names variable="author">{parts}</names>'
    assert cited(layout, {"author": [BERG]}) == "<i>Jan</i> VAN DER BERG"
    assert cited(layout, {"author": [{"family": "Tınaz", "given": "İpek"}], "language": "tr"}) == "<i>İpek</i> TINAZ"


def test_labels() -> None:
    layout = '<names variable="editor" delimiter="; "><name/><label form="short" prefix=" (" suffix=")"/></names>'
    assert cited(layout, {"editor": [LEE]}) == "Anna Lee (ed.)"
    assert cited(layout, {"editor": [LEE, OKAFOR]}) == "Anna Lee, Chidi Okafor (eds.)"
    first = '<names variable="editor"><label form="verb" suffix=" "/><name/></names>'
    assert cited(first, {"editor": [LEE]}) == "edited by Anna Lee"
    never = '<names variable="editor"><name/><label form="short" plural="never" prefix=", "/></names>'
    assert cited(never, {"editor": [LEE, OKAFOR]}) == "Anna Lee, Chidi Okafor, ed."


def test_editors_who_translate_are_named_once() -> None:
    layout = (
        '<names variable="editor translator" delimiter="; "><name/><label form="short" prefix=" (" suffix=")"/></names>'
    )
    same = {"editor": [LEE], "translator": [LEE]}
    assert cited(layout, same) == "Anna Lee (ed. &#38; trans.)"
    assert cited(layout, {**same, "translator": [OKAFOR]}) == "Anna Lee (ed.); Chidi Okafor (trans.)"


def test_what_is_substituted_is_not_said_again() -> None:
    names = (
        '<names variable="author"><name form="short"/><label form="short" prefix=" "/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
    )
    layout = f'{names}<names variable="editor" prefix=", "/><text variable="title" prefix=", "/>'
    assert cited(layout, {"author": [LEE], "editor": [OKAFOR], "title": "T"}) == "Lee, Chidi Okafor, T"
    assert cited(layout, {"editor": [OKAFOR], "title": "T"}) == "Okafor ed., T"
    assert cited(layout, {"title": "T"}) == "T"
    assert cited(layout, {"publisher": "P"}) == ""


def test_names_that_are_none_are_passed_over() -> None:
    assert (
        cited('<names variable="author"/>', {"author": [None, 3, {}, {"given": " "}, [LEE], LEE, "Q"]}) == "Anna Lee, Q"
    )
    assert cited('<names variable="author"/>', {"author": LEE}) == "Anna Lee"
