"""A report written as Markdown, YAML or JSON reads back as the same report, with a place on every node."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, settings

from briefing.model.blocks import Section
from briefing.model.inlines import Citation, CrossReference, Link, Note
from briefing.model.report import Report
from briefing.readers import read_text
from briefing.readers.data import from_dict
from briefing.readers.emit import to_markdown
from briefing.readers.emit.yaml import dump
from briefing.readers.plain_data import to_data

from . import strategies as s

#: The same examples on every run, so that a build never fails by chance; a failure is shown as found, as making one
#: of these reports smaller can take minutes. For a longer search raise the numbers and set derandomize to False.
many = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    verbosity=Verbosity.quiet,  # printing a whole report takes a minute; what differs is in the message
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
few = settings(many, max_examples=12)


def wrapped(*blocks: Any) -> Report:
    return Report(title=(s.i.Text("T"),), sections=(Section(title=(s.i.Text("S"),), blocks=blocks),))


def difference(one: Any, other: Any, path: str = "report") -> str:
    """Where two values first differ; empty where they are the same. The two reports side by side would fill pages."""
    if one == other:
        return ""
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        pairs = [(f"{path}[{n}]", a, b) for n, (a, b) in enumerate(zip(one, other, strict=True))]
    elif dataclasses.is_dataclass(one) and type(one) is type(other):
        names = [field.name for field in dataclasses.fields(one) if field.compare]
        pairs = [(f"{path}.{name}", getattr(one, name), getattr(other, name)) for name in names]
    else:
        return f"{path}: {one!r} became {other!r}"
    return next(found for name, a, b in pairs if (found := difference(a, b, name)))


def same(report: Report, found: Report, source: str = "") -> None:
    if report != found:
        pytest.fail(f"{difference(report, found)}\n{source}", pytrace=False)


def says_the_same(report: Report) -> None:
    source = to_markdown(report)
    reading = read_text(source, "r.md")
    same(report, reading.report, source)
    assert not list(reading.diagnostics), source
    assert_placed(reading.report)


@given(s.some)
@many
def test_markdown_of_a_paragraph(content: Any) -> None:
    says_the_same(wrapped(s.b.Paragraph(content)))


def test_markdown_of_an_attribution_that_begins_with_a_space() -> None:
    says_the_same(wrapped(s.b.Quotation((s.b.Paragraph((s.i.Text("q"),)),), (s.i.Text(" — so"),))))


def test_markdown_of_citations_without_names() -> None:
    cites = (s.i.Cite("a", suppress_author=True), s.i.Cite("b", "4", prefix="see", suppress_author=True), s.i.Cite("c"))
    says_the_same(wrapped(s.b.Paragraph((s.i.Text("x "), Citation(cites), s.i.Text(" y")))))


@pytest.mark.parametrize("text", ["a(\\i", "a\\", "a_", "a\\_", "_", "x_y", "\\i_"])
def test_words_before_a_reference(text: str) -> None:
    says_the_same(wrapped(s.b.Paragraph((s.i.Text(text), s.i.CrossReference("tbl-a")))))


def test_markdown_of_a_table_with_a_caption_behind_definitions() -> None:
    word = (s.i.Text("a"),)
    cell = s.b.Cell((s.b.CodeBlock("x"),))
    table = s.b.Table((s.b.Column(),), (s.b.Row((cell,)),), caption=word)
    says_the_same(wrapped(s.b.DefinitionList((s.b.Definition(word, (s.b.Paragraph(word),)),)), table))


@given(s.blocks(2, min_size=1))
@many
def test_markdown_of_blocks(content: Any) -> None:
    says_the_same(wrapped(*content))


@given(s.reports())
@few
def test_every_form_of_a_report(report: Report) -> None:
    says_the_same(report)
    data = to_data(report)
    same(report, from_dict(data)[0])
    for text, form in (
        (dump(data), "yaml"),
        (json.dumps(data), "json"),
        (json.dumps(data, indent=2, ensure_ascii=False), "json"),
    ):
        reading = read_text(text, f"r.{form}", form)  # type: ignore[arg-type]
        same(report, reading.report, text)
        assert not list(reading.diagnostics)
        assert_placed(reading.report, everything=True)


@given(s.sources())
@few
def test_a_library_in_data(library: Any) -> None:
    report = Report(title=(s.i.Text("T"),), library=library)
    data = to_data(report)
    same(report, from_dict(data)[0])
    for text, form in ((dump(data), "yaml"), (json.dumps(data), "json")):
        reading = read_text(text, f"r.{form}", form)  # type: ignore[arg-type]
        same(report, reading.report, text)
        assert all(source.at and source.at.line for source in reading.report.library.values())


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
