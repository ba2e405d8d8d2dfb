"""Readers: a source's text becomes a Report, and every problem in it a diagnostic with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Literal, NamedTuple

from ..core.diagnostics import BriefingError, Diagnostic, Diagnostics, FileError
from ..core.files import decode_utf8, read_bytes
from ..core.spans import Origin, Span
from ..core.text import unfit
from ..model.report import Report
from ..model.sources import Source

Format = Literal["markdown", "yaml", "json"]

FORMATS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
}


#: From the one mark to the other.
_CONFLICT = re.compile(r"^[ >]*<<<<<<< .*?^[ >]*={7}[ \t\r]*$.*?^[ >]*>>>>>>> ", re.MULTILINE | re.DOTALL)


class Reading(NamedTuple):
    """What a source gave: the report, and the problems that stop nothing."""

    report: Report
    diagnostics: Diagnostics


def read(path: Path) -> Reading:
    """Read a source by its name's ending; raises BriefingError with every problem, FileError where it cannot be
    read."""
    data = read_bytes(path)
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        message = f"{path.name} does not say what it is by the ending of its name."
        hint = f"name it with {', '.join(FORMATS)}"
        raise FileError([Diagnostic("unknown-format", message, Span(str(path)), hint)])
    return read_text(decode_utf8(data, str(path)), str(path), form)


def read_text(
    text: str, name: str = "<text>", form: Format = "markdown", library: dict[str, Source] | None = None
) -> Reading:
    """Read a source's text; `name` stands in messages. `library` is what its bibliography files hold, where that is
    known already: they are not read. Raises BriefingError with every problem found.
    """
    diagnostics = Diagnostics()
    _control_characters(text, name, diagnostics)
    refuse_conflicts(text, name)
    if form == "markdown":
        from .markdown import read_markdown

        report = read_markdown(text, name, diagnostics, library)
    else:
        from .data import read_data

        report = read_data(text, name, form, diagnostics)
    diagnostics.raise_if_errors()
    if report is None:
        raise BriefingError(diagnostics.sorted())
    at = Origin.of(report.at or Span(name), text, form)
    return Reading(replace(report, at=at), diagnostics)


def refuse_conflicts(text: str, name: str) -> None:
    """Raises BriefingError where a text holds the marks that `briefing pull` and git leave around two texts: nothing
    else is worth saying then.
    """
    if "<<<<<<< " not in text:
        return
    diagnostics = Diagnostics()
    for found in _CONFLICT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        message = "Two texts stand here, and only one can be meant."
        hint = "keep one of them, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
        diagnostics.add("unsettled-conflict", message, Span(name, line, 1), hint)
    diagnostics.raise_if_errors()


def _control_characters(text: str, name: str, diagnostics: Diagnostics) -> None:
    found = unfit(text)
    places = (at for at, character in enumerate(text) if character in found) if found else ()
    for at in places:
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        message = f"The character U+{ord(text[at]):04X} cannot be shown."
        diagnostics.add("bad-character", message, Span(name, line, column), "remove it")
        if len(diagnostics) >= _MOST_CHARACTERS:
            break


_MOST_CHARACTERS = 20
