"""The examples, each read, resolved and built once for all tests of this folder."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from briefing import Built, build
from briefing.compile import read, resolved
from briefing.core.diagnostics import Diagnostics
from briefing.model.report import Report
from briefing.resolve import tree

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


@cache
def reading(source: Path) -> Any:
    """The report of an example, with the reader's findings."""
    return read(source)


@cache
def report(source: Path) -> Report:
    """The report of an example."""
    found: Report = reading(source).report
    return found


@cache
def document(source: Path) -> tree.Document:
    """The example with nothing left to decide."""
    found, problems = resolved(report(source))
    assert not Diagnostics(problems).errors, [str(problem) for problem in problems]
    return found


@cache
def built(source: Path) -> Built:
    """Both files of an example."""
    return build(report(source), found=reading(source).diagnostics)


def shown(outputs: Mapping[str, bytes]) -> dict[str, object]:
    """The files without what a draft only carries: its source, which is another text where the report is not Markdown,
    and what tells of it.
    """
    with ZipFile(io.BytesIO(outputs["docx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.startswith("customXml/item")}
    return {**outputs, "docx": parts}
