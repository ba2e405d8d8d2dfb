"""YAML, JSON and plain dicts into a Report: the model checks the data, every fault is said at its place."""

from __future__ import annotations

from typing import Any, Literal

from ..core.diagnostics import BriefingError, Diagnostics
from ..core.spans import Span
from ..model.report import Report
from .plain import Places


def read_data(text: str, name: str, form: Literal["yaml", "json"], diagnostics: Diagnostics) -> Report | None:
    """The report of a YAML or JSON text; None where faults were noted."""
    if not text.strip():
        diagnostics.add("empty-source", "The source is empty.", Span(name, 1, 1), "begin with title:")
        return None
    if form == "yaml":
        from .yaml_source import parse
    else:
        from .json_source import parse
    data, places = parse(text, name, diagnostics)
    return validate(data, places, name, diagnostics)


def from_dict(data: dict[str, Any], name: str = "<data>") -> tuple[Report, Diagnostics]:
    """The report of plain data; raises BriefingError with every fault, each said by its path in the data."""
    diagnostics = Diagnostics()
    report = validate(data, Places(name), name, diagnostics)
    diagnostics.raise_if_errors()
    if report is None:
        raise BriefingError(diagnostics.sorted())
    return report, diagnostics


def validate(data: Any, places: Places, name: str, diagnostics: Diagnostics) -> Report | None:
    """Check data against the model; None where faults were noted."""
    from pydantic import ValidationError

    from ..model.schema import report_adapter
    from .faults import explain
    from .markdown.shorthand import Fragments

    if not isinstance(data, dict):
        diagnostics.add(
            "wrong-type", "The report is not a mapping.", Span(name, 1, 1), "begin with title: and the title"
        )
        return None
    fragments = Fragments(name, str(data.get("lang", "")), diagnostics)
    try:
        return report_adapter().validate_python(data, context=fragments)
    except ValidationError as error:
        explain(error.errors(), Report, data, places, diagnostics)
        return None
