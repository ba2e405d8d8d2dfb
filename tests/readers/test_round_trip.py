"""A report written as Markdown, YAML or JSON reads back as the same report, with a place on every node."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from hypothesis import HealthCheck, given, settings

from briefing.model.blocks import Section
from briefing.model.inlines import Citation, CrossReference, Link, Note
from briefing.model.report import Report
from briefing.readers import read_text
from briefing.readers.data import from_dict
from briefing.readers.emit import to_markdown
from briefing.readers.emit.yaml import dump
from briefing.readers.plain_data import to_data

from . import strategies as s

many = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def wrapped(*blocks: Any) -> Report:
    return Report(title=(s.i.Text("T"),), sections=(Section(title=(s.i.Text("S"),), blocks=blocks),))


def says_the_same(report: Report) -> None:
    source = to_markdown(report)
    reading = read_text(source, "r.md")
    assert reading.report == report, source
    assert not list(reading.diagnostics), source


@given(s.some)
@many
def test_markdown_of_a_paragraph(content: Any) -> None:
    says_the_same(wrapped(s.b.Paragraph(content)))


@given(s.blocks(2, min_size=1))
@many
def test_markdown_of_blocks(content: Any) -> None:
    says_the_same(wrapped(*content))


@given(s.reports())
@many
def test_markdown_of_a_report(report: Report) -> None:
    says_the_same(report)


@given(s.reports())
@many
def test_yaml_of_a_report(report: Report) -> None:
    reading = read_text(dump(to_data(report)), "r.yaml", "yaml")
    assert reading.report == report
    assert not list(reading.diagnostics)
    assert_placed(reading.report, everything=True)


@given(s.reports())
@many
def test_json_of_a_report(report: Report) -> None:
    for indent in (None, 2):
        reading = read_text(json.dumps(to_data(report), indent=indent), "r.json", "json")
        assert reading.report == report
        assert_placed(reading.report, everything=True)


@given(s.reports())
@many
def test_dict_of_a_report(report: Report) -> None:
    assert from_dict(to_data(report))[0] == report


@given(s.reports())
@many
def test_places_in_markdown(report: Report) -> None:
    assert_placed(read_text(to_markdown(report), "r.md").report)


PLACED_INLINES = (Citation, CrossReference, Link, Note)


def assert_placed(node: Any, everything: bool = False) -> None:
    """Every node, or every block and every inline that can be wrong, knows its place."""
    if isinstance(node, (tuple, list)):
        for one in node:
            assert_placed(one, everything)
    elif isinstance(node, dict):
        assert_placed(list(node.values()), everything)
    elif dataclasses.is_dataclass(node) and hasattr(node, "at"):
        at = node.at
        module = type(node).__module__
        if everything and module.endswith(("blocks", "inlines")):
            assert at, node
            assert min(at.line, at.column) > 0, node
        if isinstance(node, PLACED_INLINES) or (module.endswith("blocks") and type(node).__name__ != "Column"):
            assert at, node
            assert min(at.line, at.column) > 0, node
        for field in dataclasses.fields(node):
            assert_placed(getattr(node, field.name), everything)
