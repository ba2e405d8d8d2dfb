"""A report's front matter into the sources of its bibliography files; sources that repeat one another are noted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..core.diagnostics import Diagnostics
from ..core.spans import Span
from ..model.report import FrontMatter
from ..model.sources import Source
from .plain import Places


def library(
    matter: FrontMatter, data: dict[str, Any], places: Places, folder: Path, diagnostics: Diagnostics
) -> dict[str, Source]:
    """The sources by id; none without files. `data` is what the front matter was read from, for places."""
    if not matter.bibliography:
        if len(matter.sources) > 1:
            from .bibliography import note_duplicates

            note_duplicates(list(matter.sources.values()), diagnostics)
        return {}
    from .bibliography import load

    return load(matter.bibliography, folder, matter.sources, _places(matter, data, places), diagnostics)


def _places(matter: FrontMatter, data: dict[str, Any], places: Places) -> list[Span]:
    """Where each file is named."""
    named = data.get("bibliography")
    if isinstance(named, list):
        return [places.value(named, n) for n in range(len(matter.bibliography))]
    return [places.value(data, "bibliography")] * len(matter.bibliography)
