"""The quick way from plain data to the model never differs from pydantic's: it agrees, or it refuses."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from briefing.core.construct import RefusedError, construct
from briefing.model import inlines as i
from briefing.model.report import FrontMatter, Report
from briefing.model.schema import front_matter_adapter, report_adapter
from briefing.model.sources import Source, SourceDate


class Shorthand:
    """Text as one run: the test is not about Markdown."""

    def inlines(self, text: str) -> tuple[Any, ...]:
        return (i.Text(str(text)),)

    def blocks(self, text: str) -> tuple[Any, ...]:
        return ()


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 3000),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.sampled_from(
        ["", "2025-09-05", "2025-9", "TLP:AMBER", "amber", "decimal", "a4", "text", "webpage", "Doe, Jane"]
    ),
    st.dates(),
)
KEYS = [
    "title", "subtitle", "short-title", "short_title", "authors", "date", "lang", "keywords", "marking", "tlp",
    "numbering", "contents", "citations", "order", "sources", "page", "type", "text", "content",
    "container-title", "URL", "author", "issued", "accessed", "family", "literal", "volume",
    "sections", "blocks", "items", "nonsense",
]  # fmt: skip
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


def agree(kind: Any, adapter: TypeAdapter[Any], data: Any) -> None:
    try:
        quick = construct(kind, data, Shorthand())
    except RefusedError:
        with suppress(ValidationError):  # and nothing else is raised
            adapter.validate_python(data, context=Shorthand())
        return
    assert quick == adapter.validate_python(data, context=Shorthand())


@given(st.fixed_dictionaries({"title": st.just("T")}, optional=dict.fromkeys(KEYS[1:18], DATA)))
def test_front_matter(data: dict[str, Any]) -> None:
    agree(FrontMatter, front_matter_adapter(), data)


SOURCES = TypeAdapter(Source)
DATES = TypeAdapter(SourceDate)


@given(
    st.dictionaries(
        st.sampled_from(["date-parts", "raw", "edtf", "season", "circa", "literal", "year", "month", "day", "end"]),
        DATA | st.lists(st.lists(st.integers(-5, 2020) | st.sampled_from(["2019", "5", "", None, "x"]), max_size=4)),
        max_size=4,
    )
    | st.text(st.sampled_from("0123456789-/~?. TBCMay"), max_size=12)
)
def test_dates(data: Any) -> None:
    agree(SourceDate, DATES, data)
    agree(SourceDate, DATES, {"literal": data} if isinstance(data, str) else data)


@given(st.dictionaries(st.sampled_from([*KEYS, "id", "DOI", "page", "rating", "editor", "archived"]), DATA, max_size=6))
def test_sources(data: dict[str, Any]) -> None:
    agree(Source, SOURCES, data)


@given(DATA)
def test_blocks(data: Any) -> None:
    agree(Report, report_adapter(), {"title": "T", "blocks": data})


@pytest.mark.parametrize(
    "data",
    [
        {"title": "T"},
        {"title": 1984, "subtitle": 1.5},
        {"title": "T", "blocks": [{"type": "ordered-list", "items": [], "start": 0}]},
        {"title": "T", "blocks": [{"type": "figure", "image": "a.png", "width": 1}]},
        {"title": "T", "date": datetime.date(2025, 9, 5), "contents": 2, "marking": "TLP:AMBER", "authors": ["A", "B"]},
        {"title": [{"type": "text", "text": "T"}], "sources": {"a": {"title": 7, "author": "Doe, Jane", "URL": "u"}}},
        {
            "title": "T",
            "sections": [
                {"title": "S", "blocks": [{"type": "paragraph", "content": "x"}], "sections": [{"title": "U"}]}
            ],
        },
        {"title": "T", "blocks": [{"type": "table", "columns": [{"align": "left", "width": 2}], "rows": []}]},
    ],
)
def test_what_is_right_is_taken_quickly(data: dict[str, Any]) -> None:
    assert construct(Report, data, Shorthand()) == report_adapter().validate_python(data, context=Shorthand())


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"title": True},
        {"title": "T", "contents": 5},
        {"title": "T", "contents": 0},
        {"title": "T", "date": {"year": 2025, "month": 13}},
        {"title": "T", "blocks": [{"type": "ordered-list", "items": [], "start": -1}]},
        {"title": "T", "blocks": [{"type": "figure", "image": "a.png", "width": 1.5}]},
        {"title": "T", "blocks": [{"type": "figure", "image": "a.png", "width": 0}]},
        {"title": "T", "blocks": [{"type": "table", "columns": [{"width": -1}], "rows": []}]},
        {"title": "T", "blocks": [{"type": "table", "columns": [], "rows": [{"cells": [{"blocks": [], "rows": 0}]}]}]},
        {"title": [{"type": "citation", "items": [{"key": "a", "label": "pages"}]}]},
        {"title": "T", "titel": "x"},
        {"title": "T", "date": "soon"},
        {"title": "T", "numbering": "decimals"},
        {"title": "T", "contents": "yes"},
        {"title": "T", "short-title": "a", "short_title": "b"},
        {"title": "T", "blocks": [{"type": "paragraf", "content": "x"}]},
        {"title": "T", "blocks": [{"content": "x"}]},
        {"title": "T", "sources": {"a": {"author": 7}}},
        [],
    ],
)
def test_what_is_wrong_is_left_to_pydantic(data: Any) -> None:
    with pytest.raises(RefusedError):
        construct(Report, data, Shorthand())


def test_what_pydantic_calls_wrong_is_never_taken() -> None:
    with pytest.raises(ValidationError):
        report_adapter().validate_python({"title": "T", "at": {"file": "x"}}, context=Shorthand())
    with pytest.raises(RefusedError):
        construct(Report, {"title": "T", "at": {"file": "x"}}, Shorthand())


def test_a_type_that_is_not_handled_is_refused() -> None:
    @dataclass
    class Odd:
        when: complex

    Odd.__annotations__["when"] = complex
    with pytest.raises(RefusedError):
        construct(Odd, {"when": 1j})
