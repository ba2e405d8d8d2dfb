"""Whatever the data is, there is no exception, the tokens are well-formed, and no letter of a title is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.csl import Citation, Cite, Processor, Style, StyleError, html, parse_style, plain
from briefing.csl.flat import BLOCK, CLOSE, END, MARK, OPEN, UNMARK, Token
from tests.csl.making import source

_NAMES = """<names variable="author editor" delimiter="; " font-style="italic">
  <label form="short" prefix=" (" suffix=") "/>
  <name and="symbol" et-al-min="3" et-al-use-first="1" et-al-use-last="true" initialize-with=". "
    name-as-sort-order="first" delimiter-precedes-last="after-inverted-name" prefix="[" suffix="]">
    <name-part name="family" text-case="uppercase" font-weight="bold"/><name-part name="given" prefix="~"/></name>
  <et-al term="and others" font-style="italic"/><substitute><names variable="translator"/>
  <text macro="what"/></substitute></names>"""
_MACROS = """<macro name="what"><group delimiter=". " prefix="(" suffix=")" text-case="capitalize-first">
  <text variable="title" text-case="title" quotes="true" font-style="italic"/>
  <text variable="container-title" form="short" strip-periods="true"/></group></macro>
  <macro name="when"><date variable="issued" form="text" date-parts="year-month-day"/>
  <date variable="accessed" delimiter=" "><date-part name="day" form="ordinal" range-delimiter="/"/>
  <date-part name="month" form="short" strip-periods="true" text-case="lowercase"/>
  <date-part name="year" form="short"/></date></macro>"""
_NUMBERS = """<group delimiter=", "><number variable="volume" form="roman"/>
  <number variable="edition" form="long-ordinal"/>
  <number variable="issue" form="ordinal"/><label variable="page" form="symbol" plural="contextual"/>
  <text variable="page"/><label variable="locator" form="short"/><text variable="locator"/><text variable="URL"/>
  <text variable="DOI" prefix="doi:"/><text variable="citation-label"/><text variable="year-suffix"/></group>"""
_CHOOSE = """<choose><if type="book chapter" match="any"><text variable="publisher" display="block"/></if>
  <else-if variable="note volume" is-numeric="edition" match="none"><text term="ibid" text-case="sentence"/></else-if>
  <else-if is-uncertain-date="issued" position="subsequent ibid near-note" locator="page chapter" match="any">
  <text term="circa" form="short"/></else-if>
  <else-if disambiguate="true"><text value="&lt;b&gt;again&lt;/b&gt;" vertical-align="sup"/></else-if>
  <else><text term="retrieved" plural="true" text-case="capitalize-all"/></else></choose>"""
_ALL = f'{_NAMES}<text macro="what" prefix=" "/><text macro="when" suffix="."/>{_NUMBERS}{_CHOOSE}'
_KEYS = """<key macro="when" sort="descending"/><key variable="author" names-min="1"/><key variable="issued"/>
  <key variable="volume"/>"""

STYLES: list[Style] = [
    parse_style(source(
        _ALL, macros=_MACROS, entry=_ALL, sort=_KEYS, entry_sort=_KEYS, cites='prefix="(" suffix=")" delimiter="; "',
        entries='suffix="."', bibliography='second-field-align="flush" subsequent-author-substitute="---"',
        attributes='page-range-format="chicago" demote-non-dropping-particle="sort-only"',
        citation='collapse="year-suffix-ranged" disambiguate-add-names="true" disambiguate-add-givenname="true" '
        'disambiguate-add-year-suffix="true" givenname-disambiguation-rule="all-names"',
    )),
    parse_style(source(
        f'<text variable="citation-number" prefix="["/>{_NAMES}<text macro="what"/>', macros=_MACROS, notes=True,
        entry=f'<text variable="citation-number" display="left-margin"/>{_ALL}',
        entries='prefix="&lt;i&gt;" suffix="!"',
        citation='collapse="citation-number" near-note-distance="2" disambiguate-add-givenname="true"',
        attributes='page-range-format="minimal" initialize-with-hyphen="false" name-form="short" '
        'default-locale="de-DE"',
        bibliography='subsequent-author-substitute-rule="partial-each" subsequent-author-substitute=""',
    )),
    parse_style(source(
        '<text variable="title" text-case="sentence"/>', entry='<text variable="title" text-case="title"/>',
    )),
]  # fmt: skip

_MARKUP = st.sampled_from(
    ["<i>", "</i>", "<b>", "</b>", "<sup>", "</span>", '<span class="nocase">', "<", ">", '"', "'", "“", "”", "‘", "’",
     "«", "„", "-", "–", "\\-", "&", ",", ".", ":", " ", "  ", "\n", "12", "1st", "IV", "and", "İ", "ß", "ǅ", "北", "ʼ"]
)  # fmt: skip
TEXT = st.one_of(st.text(max_size=20), st.lists(_MARKUP | st.text(max_size=4), max_size=12).map("".join))
_LEAF = st.one_of(
    TEXT, st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.just(10**4000), st.just(-(10**400))
)
ANYTHING = st.recursive(
    _LEAF,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["family", "given", "literal", "suffix", "date-parts", "raw", "season", "circa", "year", "x"]),
        inner, max_size=4),
    max_leaves=8,
)  # fmt: skip
_PERSON = st.fixed_dictionaries(
    {},
    optional={
        "family": TEXT, "given": TEXT, "suffix": TEXT | ANYTHING, "literal": TEXT, "dropping-particle": TEXT,
        "non-dropping-particle": TEXT, "static-ordering": ANYTHING, "comma-suffix": ANYTHING, "parse-names": ANYTHING,
    },
)  # fmt: skip
_DATE = st.fixed_dictionaries(
    {}, optional={"date-parts": st.lists(st.lists(_LEAF, max_size=4) | ANYTHING, max_size=3), "raw": TEXT,
                  "literal": TEXT, "season": ANYTHING, "circa": ANYTHING},
)  # fmt: skip
_FIELDS = ("title-short", "container-title", "publisher", "page", "volume", "edition", "issue", "URL", "DOI", "note",
           "type", "language", "citation-label", "id")  # fmt: skip
ITEM = st.fixed_dictionaries(
    {"title": TEXT},
    optional={
        **{name: st.lists(_PERSON, max_size=5) | ANYTHING for name in ("author", "editor", "translator")},
        **dict.fromkeys(("issued", "accessed"), _DATE | ANYTHING),
        **dict.fromkeys(_FIELDS, TEXT | ANYTHING),
    },
)
CITE = st.builds(Cite, st.sampled_from("abcx"), TEXT, st.sampled_from(["page", "chapter", "sub verbo", ""]), TEXT, TEXT,
                 st.booleans(), st.booleans())  # fmt: skip


@given(
    st.lists(ITEM, min_size=3, max_size=3),
    st.lists(st.lists(CITE, min_size=1, max_size=4), max_size=4),
    st.sampled_from(STYLES),
    st.sampled_from(["en-US", "de-DE", "fr-FR", "ko-KR", "tr-TR", "", "xx"]),
    st.booleans(),
)
def test_anything_goes(
    items: list[dict[str, Any]], citations: list[list[Cite]], style: Style, lang: str, stand_in: bool
) -> None:
    data = dict(zip("abc", items, strict=True))
    processor = Processor(style, data, lang, stand_in=stand_in)
    processor.register("cabx")
    found = processor.cite([Citation(tuple(cites), n) for n, cites in enumerate(citations)])
    for entry in processor.bibliography():
        found.append(entry.tokens)
        if stand_in or style is STYLES[-1]:
            assert _letters(data[entry.id]["title"]) <= _letters(plain(entry.tokens)) | set("iıs")
    for tokens in found:
        _check_nesting(tokens)
        html(tokens)
    for key in data:
        spoken = processor.citation([Cite(key, author_only=True)])
        assert plain(spoken).strip()


def _letters(text: str) -> set[str]:
    """What a change of case leaves alone: letters and digits, and what tags are made of does not count."""
    return {sign for letter in text for sign in letter.upper().casefold() if sign.isalnum()} - set("ibspanclodeur")


def _check_nesting(tokens: list[Token]) -> None:
    ends = {OPEN: CLOSE, MARK: UNMARK, BLOCK: END}
    stack: list[Token] = []
    for token in tokens:
        if isinstance(token, str):
            assert token
        elif token[0] in ends:
            stack.append(token)
        elif token[0] in ends.values():
            begin = stack.pop()
            assert not isinstance(begin, str)
            assert (ends[begin[0]], begin[1]) == token
    assert not stack


_SOURCE = source(
    _ALL, macros=_MACROS, entry=_ALL, sort=_KEYS, entry_sort=_KEYS, attributes='et-al-min="3" et-al-use-first="1"',
    citation='collapse="year" near-note-distance="5"', bibliography='second-field-align="flush"',
)  # fmt: skip
_VALUES = [match.span(1) for match in re.finditer('="([^"]*)"', _SOURCE)]
_ODD = ["", " ", "²", "-1", "9" * 5000, "true", "none", "all", "title author issued", "<i>", "&lt;i&gt;", "\N{SNOWMAN}"]
_WHOLE = {
    "title": "Tides of harbour", "author": [{"family": "Lee", "given": "Anna"}] * 3, "issued": "2019-04-07",
    "accessed": "2020", "page": "12-15", "volume": "3", "edition": "2", "issue": "4", "URL": "https://example.org",
    "editor": [{"literal": "Q"}],
}  # fmt: skip


@given(
    st.lists(
        st.tuples(st.sampled_from(_VALUES), st.sampled_from(_ODD)), min_size=1, max_size=4, unique_by=lambda x: x[0]
    )
)
def test_any_attribute_may_say_anything(changes: list[tuple[tuple[int, int], str]]) -> None:
    text = _SOURCE
    for (start, end), value in sorted(changes, reverse=True):
        text = text[:start] + value + text[end:]
    style = _parsed(text)
    if style is None:
        return
    processor = Processor(style, {"a": _WHOLE, "b": _WHOLE})
    processor.register("ab")
    for tokens in processor.cite([Citation((Cite("a", "4"), Cite("b")), 1), Citation((Cite("a"),), 2)]):
        _check_nesting(tokens)
        html(tokens)
    for entry in processor.bibliography():
        _check_nesting(entry.tokens)
        html(entry.tokens)


@given(
    st.integers(0, len(_SOURCE)), st.integers(0, 30), st.sampled_from(["", "<", ">", '"', "&", "</text>", "<if>", "\0"])
)
def test_what_is_no_style_any_more_says_so(at: int, left_out: int, put_in: str) -> None:
    _parsed(_SOURCE[:at] + put_in + _SOURCE[at + left_out :])


def _parsed(text: str) -> Style | None:
    """The style; None where the text is refused, with its place."""
    try:
        return parse_style(text)
    except StyleError as error:
        if error.line < 1 or error.column < 1:
            raise
        return None


def test_numbers_beyond_all_measure() -> None:
    """Python refuses to write out integers of more than 4300 digits."""
    huge = 10**5000
    item = {"title": "Tides", "volume": huge, "page": huge, "issued": {"date-parts": [[huge, huge]]}, "edition": 1e400,
            "author": [{"family": huge}], "accessed": huge, "note": "9" * 5000, "issue": "9" * 5000}  # fmt: skip
    for style in STYLES:
        processor = Processor(style, {"a": item})
        processor.register("a")
        assert "Tides" in plain(processor.bibliography()[0].tokens).title()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "x ", " ", "(", "1-", "1", '"', "'", "<i>", "<i>a</i>", "</i>", "<span ", "a’ ", "-", ".", "A", "1 and ", "& ",
        "“‘", "\\", "<b>.</b>", "l’", "1   ", "von ", ", ", "\N{COMBINING ACUTE ACCENT}",
    ],
)  # fmt: skip
def test_long_fields_end(unit: str) -> None:
    # a second or so each; were the time to grow with the square of the length, it would be minutes
    text = unit * (20_000 // len(unit)) + "x"
    item = {
        "title": text, "author": [{"family": text, "given": text}, {"literal": text}], "issued": text, "page": text,
        "volume": text, "edition": text, "DOI": text,
    }  # fmt: skip
    processor = Processor(STYLES[0], {"a": item})
    processor.register("a")
    processor.citation([Cite("a", text, "page", text, text)])
    assert len(processor.bibliography()) == 1


def test_markup_goes_no_deeper_than_it_can() -> None:
    text = "<i>" * 5000 + "deep" + "</i>" * 5000
    processor = Processor(STYLES[2], {"a": {"title": text}})
    assert "deep" in plain(processor.citation([Cite("a")])).lower()


def test_many_items_that_are_cited_alike() -> None:
    people = [{"family": f"Lee {n}", "given": "Anna"} for n in range(40)]
    items = {str(n): {"author": people, "title": "Tides", "issued": "2019"} for n in range(60)}
    processor = Processor(STYLES[0], items)
    processor.register(items)
    assert len(processor.bibliography()) == 60
