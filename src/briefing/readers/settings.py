"""Fields of the front matter set from outside a source: `--set key=value`, each value read as YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..core.diagnostics import BriefingError, Diagnostics
from ..core.spans import Span
from ..model.report import FrontMatter, Report
from ..model.schema import front_matter_adapter
from .fit import fit
from .plain import Places

#: Where a setting stands, for messages.
PLACE = "--set"


def read_settings(settings: Mapping[str, str]) -> dict[str, Any]:
    """Field names and values, ready for `dataclasses.replace`; raises BriefingError with every fault."""
    found = Diagnostics()
    data = {key: _value(key, text, found) for key, text in settings.items()}
    data.setdefault("title", "-")  # required, and not replaced unless it was set
    read = fit(FrontMatter, front_matter_adapter, data, Places(PLACE), PLACE, found)
    found.raise_if_errors()
    if read is None:
        raise BriefingError(found.sorted())
    set_names = {key.replace("-", "_") for key in settings}
    return {field.name: getattr(read, field.name) for field in fields(read) if field.name in set_names}


def set_library(report: Report, found: Diagnostics) -> Report:
    """The report with its bibliography files read anew; raises BriefingError where one cannot be read."""
    from .bibliography import load

    folder = Path(report.at.file).parent if report.at else Path()
    library = load(report.bibliography, folder, report.sources, [Span(PLACE)] * len(report.bibliography), found)
    found.raise_if_errors()
    return replace(report, library=library)


def _value(key: str, text: str, found: Diagnostics) -> Any:
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        message = f"The value of {key!r} is not YAML: {text!r}."
        found.add("bad-yaml", message, Span(PLACE), f"put it in quotes: --set '{key}=\"...\"'")
        return None
