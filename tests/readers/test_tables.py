"""Rows that do not fit their table's columns are said at the row, whatever the source."""

from __future__ import annotations

from typing import Any

import pytest

from briefing import build
from briefing.core.diagnostics import BriefingError
from briefing.model import blocks as b
from briefing.model import inlines as i
from briefing.model.report import Report
from briefing.readers import read_text
from briefing.readers.data import from_dict

FRONT = "---\ntitle: T\n---\n"
X: dict[str, Any] = {"blocks": "x"}


def row(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"cells": list(cells)}


def table(columns: int, *rows: dict[str, Any]) -> dict[str, Any]:
    return {"title": "T", "blocks": [{"type": "table", "columns": [{}] * columns, "rows": list(rows)}]}


FITTING = [
    table(2, row(X, X), row(X, X)),
    table(2, row(X)),
    table(2, row({**X, "columns": 2}), row(X, X)),
    table(2, row({**X, "rows": 2}, X), row(X)),
    table(3, row(X, {**X, "rows": 2}, X), row(X, X)),
]
NOT_FITTING = [
    (table(0, row(X)), "no columns"),
    (table(0), "no columns"),
    (table(1, row(X, X)), "more columns than the table's 1"),
    (table(2, row({**X, "columns": 3})), "more columns than the table's 2"),
    (table(2, row({**X, "rows": 2}, X), row(X, X)), "more columns than the table's 2"),
    (table(3, row(X, {**X, "rows": 2}, X), row({**X, "columns": 2})), "more columns than the table's 3"),
    (table(2, row(X, {**X, "rows": 2})), "spans 2 rows, more than the 1 to the end"),
]


@pytest.mark.parametrize("data", FITTING)
def test_what_fits_is_read(data: dict[str, Any]) -> None:
    report, found = from_dict(data)
    assert not list(found)
    assert len(report.blocks) == 1


@pytest.mark.parametrize(("data", "message"), NOT_FITTING)
def test_what_does_not_fit_is_refused(data: dict[str, Any], message: str) -> None:
    with pytest.raises(BriefingError, match=message) as caught:
        from_dict(data)
    assert [d.code for d in caught.value.diagnostics] == ["bad-table"]


@pytest.mark.parametrize(
    ("text", "form", "line", "column"),
    [
        (f"{FRONT}| a |\n|---|\n| b | c |\n", "markdown", 6, 7),
        (f'{FRONT}::: {{.list-table align="left"}}\n- - a\n- - b\n  - c\n:::\n', "markdown", 6, 1),
        (f"{FRONT}::: list-table\n- - []{{rowspan=2}}a\n  - b\n- - c\n  - d\n:::\n", "markdown", 7, 1),
        ("title: T\nblocks:\n- type: table\n  columns: [{}]\n  rows:\n  - cells: [{blocks: a}, {blocks: b}]\n",
         "yaml", 6, 5),
        ('{"title": "T", "blocks": [{"type": "table", "columns": [],\n"rows": []}]}', "json", 1, 27),
    ],
)  # fmt: skip
def test_the_place_is_the_row(text: str, form: str, line: int, column: int) -> None:
    with pytest.raises(BriefingError) as caught:
        read_text(text, "x", form)  # type: ignore[arg-type]
    assert [(d.code, *d.at[1:]) for d in caught.value.diagnostics] == [("bad-table", line, column)]


def test_a_report_made_in_python_is_held_to_it() -> None:
    cell = b.Cell((b.Paragraph((i.Text("x"),)),))
    wide = b.Table((b.Column(),), (b.Row((cell, cell)),))
    with pytest.raises(BriefingError, match="more columns than the table's 1"):
        build(Report(title=(i.Text("T"),), blocks=(wide,)))
