"""Whatever a bibliography file holds, reading it ends soon, raises nothing, and gives only what can be shown."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.core.diagnostics import Diagnostics
from briefing.core.text import unfit
from briefing.model.sources import Source
from briefing.readers.bibliography import read_bibliography

quick = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
PIECES = {
    ".bib": ["@book{a,", "@string{x=", "date = {20", "@comment{", "title = ", "{", "}", '"', ",", "#", "x", "\n", "$",
             "\\'", "\\emph", "~", "and", "author = {", "year = 2001", "--", "^", "\\", " ", "crossref = {a}", "é"],
    ".ris": ["TY  - BOOK\n", "ER  - \n", "AU  - ", "Kim, H", "\n", "PY  - ", "2019/", "/", "ID  - ", "é", " "],
    ".json": ["[", "]", "{", "}", ",", ":", '"id"', '"a"', '"issued"', "1", "null", '"date-parts"', '"\\u0000"', " "],
    ".yaml": ["- ", "id: a\n", "title: ", "[", "]", "{", "}", "\n", "  ", "&a", "*a", "'", ":", "|", "issued: ", "1"],
}  # fmt: skip


def harmless(data: bytes, ending: str) -> None:
    found = Diagnostics()
    for source in read_bibliography(data, f"x{ending}", found):
        assert source.id
        assert not unfit("".join(_texts(source)))
    assert all(str(one) for one in found)


def _texts(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, tuple):
        return [text for one in node for text in _texts(one)]
    if dataclasses.is_dataclass(node):
        return [text for field in dataclasses.fields(node) for text in _texts(getattr(node, field.name))]
    return []


@pytest.mark.parametrize("ending", PIECES)
def test_soup(ending: str) -> None:
    characters = st.characters(exclude_categories=["Cs"])

    @given(st.lists(st.sampled_from(PIECES[ending]) | characters, max_size=40).map("".join))
    @quick
    def run(text: str) -> None:
        harmless(text.encode(), ending)

    run()


@given(st.binary(max_size=200))
@quick
def test_bytes(data: bytes) -> None:
    for ending in (*PIECES, ""):
        harmless(data, ending)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["2019", "Kim, H"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["date-parts", "raw", "literal", "family", "year", "season", "x"]), inner)
    ),
    max_leaves=8,
)
fields = st.sampled_from(["id", "type", "title", "author", "issued", "note", "keyword", "rating", "page", "archived"])


@given(st.lists(st.dictionaries(fields, values, max_size=5), max_size=3))
@quick
def test_items_of_any_values(items: list[dict[str, Any]]) -> None:
    harmless(json.dumps(items).encode("utf-8", "replace"), ".json")
    harmless(json.dumps(items).encode("utf-8", "replace"), ".yaml")


SIZE = 400_000
HOSTILE = {
    "deep braces": ("@book{a, title = " + "{" * SIZE + "x" + "}" * SIZE + "}", ".bib"),
    "open braces": ("@book{a, title = " + "{" * SIZE, ".bib"),
    "closed braces": ("@book{a, title = x" + "}" * SIZE, ".bib"),
    "entries that never end": ("@book{a,title={{}" * (SIZE // 20), ".bib"),
    "entries within entries": ("@book{a,title={@book{b,x={}" * (SIZE // 20), ".bib"),
    "comments that never end": ("@comment{" * (SIZE // 10), ".bib"),
    "a long line": ("@book{a, title = {" + "word " * SIZE + "}}", ".bib"),
    "spaces": ("@book{a, author = {A" + " " * SIZE + "B}, pages = {1" + " " * SIZE + "}, x" + " " * SIZE, ".bib"),
    "blanks before a key": ("@book{" + " " * SIZE + "=", ".bib"),
    "abbreviations that double": (
        "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60)) + "@book{a, title = a60}", ".bib",
    ),
    "an abbreviation a thousand times": (
        "@string{a = {" + "x" * 10_000 + "}}\n@book{a, title = a" + " # a" * 10_000 + "}", ".bib",
    ),
    "crossref in a ring": ("".join(f"@book{{k{n}, crossref = {{k{(n + 1) % 2000}}}}}\n" for n in range(2000)), ".bib"),
    "xdata in a net": (
        "".join(
            f"@xdata{{k{n}, xdata = {{{','.join(f'k{m}' for m in range(40))}}}}}\n" for n in range(40)
        ) + "@book{a, xdata = {k1}}", ".bib",
    ),
    "accents on accents": ("@book{a, title = {" + "\\'" * SIZE + "}}", ".bib"),
    "dollars": ("@book{a, title = {" + "$^" * SIZE + "}}", ".bib"),
    "and": ("@book{a, author = {" + "x and " * (SIZE // 10) + "}}", ".bib"),
    "commas": ("@book{a, author = {" + "," * SIZE + "}}", ".bib"),
    "nulls": ("\0" * SIZE, ".bib"),
    "deep lists": ("[" * SIZE, ".json"),
    "deep mappings": ('{"a":' * SIZE, ".json"),
    "items that are no items": ("[" + "}{" * SIZE, ".json"),
    "a number without end": ('[{"id": ' + "9" * SIZE + "}]", ".json"),
    "items on one line": ("[" + '{"id": "a"},' * (SIZE // 10), ".json"),
    "lines that go on": ("TY  - BOOK\nID  - a\nAB  - x\n" + "more words\n" * (SIZE // 10), ".ris"),
    "records without a name": ("TY  - BOOK\nER  -\n" * (SIZE // 40), ".ris"),
    "lines outside": ("words\n" * (SIZE // 10), ".ris"),
    "deep yaml": ("[" * SIZE, ".yaml"),
    "aliases": ("k0: &k0 [x, x]\n" + "".join(f"k{n + 1}: &k{n + 1} [*k{n}, *k{n}]\n" for n in range(60)), ".yaml"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "ending"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_end_soon(text: str, ending: str) -> None:
    harmless(text.encode(), ending)


def test_problems_are_counted_after_twenty() -> None:
    found = Diagnostics()
    sources: list[Source] = read_bibliography(b"@book{, title = {No key}}\n" * 100, "x.bib", found)
    assert sources == []
    assert len(found) == 21
    assert list(found)[-1].message == "80 more problems of this kind are in x.bib."
