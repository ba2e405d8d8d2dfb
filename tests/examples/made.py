"""The examples, each read, resolved and built once for all tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

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
