"""The front matter of a Markdown source: split off, read as YAML, validated; every fault at its key or value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from ...core.diagnostics import BriefingError, Diagnostics
from ...core.spans import Span
from ...model.report import FrontMatter
from ...model.sources import Source
from ..library import library

_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_START = re.compile(r"---[ \t]*\n")


def split(text: str, name: str, diagnostics: Diagnostics) -> tuple[str, int]:
    """The front matter's text, and the offset where the body begins."""
    match = _START.match(text)
    if match is None:
        hint = "begin with a line ---, then title: and the title, then a line ---"
        diagnostics.add("missing-field", "The report has no front matter, and so no title.", Span(name, 1, 1), hint)
        return "", 0
    end = _FENCE.search(text, match.end())
    if end is None:
        message = "The front matter is opened here and never closed."
        diagnostics.add("bad-yaml", message, Span(name, 1, 1), "close it with a line ---")
        raise BriefingError(diagnostics.sorted())
    return text[match.end() : end.start()], end.end()


class Front(NamedTuple):
    """What was read before the body."""

    matter: FrontMatter | None
    """None where faults were noted."""
    body: int
    """The offset where the body begins."""
    library: dict[str, Source]
    """The sources of its bibliography files."""


def read(text: str, name: str, diagnostics: Diagnostics, held: dict[str, Source] | None = None) -> Front:
    """The front matter with what its bibliography files hold, and where the body begins. `held` is what they hold;
    None: they are read.
    """
    from ..yaml_source import parse

    front, body = split(text, name, diagnostics)
    if not body:
        return Front(None, 0, {})
    data, places = parse(front, name, diagnostics, first_line=2)
    if data is None:
        data = {}
        places.note(data, Span(name, 1, 1), {})
    if not isinstance(data, dict):
        diagnostics.add(
            "wrong-type", "The front matter is not a mapping.", Span(name, 2, 1), "write title: and the title"
        )
        return Front(None, body, {})
    matter = validate(data, places, name, diagnostics)
    if matter is None:
        return Front(None, body, {})
    if held is None:
        held = library(matter, data, places, Path(name).parent, diagnostics)
    return Front(matter, body, held)


def validate(data: dict[str, Any], places: Any, name: str, diagnostics: Diagnostics) -> FrontMatter | None:
    """Check front matter against the model; None where faults were noted."""
    from ...model.schema import front_matter_adapter
    from ..fit import fit

    return fit(FrontMatter, front_matter_adapter, data, places, name, diagnostics)
