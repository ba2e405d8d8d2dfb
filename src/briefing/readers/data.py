"""YAML, JSON and plain dicts into a Report: the model checks the data, every fault is said at its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from ..core.diagnostics import BriefingError, Diagnostics
from ..core.spans import Span
from ..model.blocks import Section
from ..model.report import Report
from .grid import check_tables
from .library import library
from .markdown.sections import DEEPEST
from .plain import Places, held


def read_data(text: str, name: str, form: Literal["yaml", "json"], diagnostics: Diagnostics) -> Report | None:
    """The report of a YAML or JSON text; None where faults were noted."""
    if not text.strip():
        diagnostics.add("empty-source", "The source is empty.", Span(name, 1, 1), "begin with title:")
        return None
    data, places = _parse(text, name, form, diagnostics)
    return validate(data, places, name, diagnostics)


def _parse(text: str, name: str, form: Literal["yaml", "json"], diagnostics: Diagnostics) -> tuple[Any, Places]:
    if form == "yaml":
        from . import yaml_source

        return yaml_source.parse(text, name, diagnostics)
    from . import json_source

    return json_source.parse(text, name, diagnostics)


def from_dict(data: dict[str, Any], name: str = "<data>", folder: Path | None = None) -> tuple[Report, Diagnostics]:
    """The report of plain data; raises BriefingError with every fault, each said by its path in the data.

    `folder` is where bibliography files are looked for; None: the working directory.
    """
    diagnostics = Diagnostics()
    report = validate(data, Places(name), name, diagnostics, folder) if held(data, name, diagnostics) else None
    diagnostics.raise_if_errors()
    if report is None:
        raise BriefingError(diagnostics.sorted())
    return report, diagnostics


def validate(
    data: Any, places: Places, name: str, diagnostics: Diagnostics, folder: Path | None = None
) -> Report | None:
    """Check data against the model and read its bibliography files; None where faults were noted."""
    from ..model.schema import report_adapter
    from .fit import fit

    if not isinstance(data, dict):
        diagnostics.add(
            "wrong-type", "The report is not a mapping.", Span(name, 1, 1), "begin with title: and the title"
        )
        return None
    report = fit(Report, report_adapter, data, places, name, diagnostics)
    if report is not None:
        _depth(report.sections, 1, diagnostics)
        _depth(report.summary.sections if report.summary else (), 1, diagnostics)
        for appendix in report.appendices:
            _depth(appendix.sections, 2, diagnostics)
        check_tables(report, diagnostics)
        if not report.library:
            folder = Path(name).parent if folder is None else folder
            report = replace(report, library=library(report, data, places, folder, diagnostics))
    return report


def _depth(sections: tuple[Section, ...], level: int, diagnostics: Diagnostics) -> None:
    """Sections go down to level four, as headings do."""
    for section in sections:
        if level > DEEPEST:
            message = f"This section is of level {level}; sections go down to level {DEEPEST}."
            diagnostics.add("heading-too-deep", message, section.at, "move it up, or write its title as a bold lead-in")
        else:
            _depth(section.sections, level + 1, diagnostics)
