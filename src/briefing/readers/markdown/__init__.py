"""Markdown with YAML front matter into a Report: CommonMark with what Pandoc and Quarto add, and the briefing's own
blocks."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ...core.diagnostics import Diagnostics
from ...core.spans import Span
from ...model.report import FrontMatter, Report
from ...model.sources import Source

if TYPE_CHECKING:
    from .listening import Listener

_FRONT = tuple(field.name for field in fields(FrontMatter))


def read_markdown(
    text: str,
    name: str,
    diagnostics: Diagnostics,
    library: dict[str, Source] | None = None,
    listener: Listener | None = None,
) -> Report | None:
    """The report; None where the front matter is at fault. Problems go to `diagnostics`. `library` is what the
    bibliography files hold; None: they are read. `listener` is told of every content of the body.
    """
    from ..grid import check_tables
    from .blocks import Builder
    from .front_matter import read
    from .reader import Reader
    from .sections import nest
    from .source import normalise

    text = normalise(text)
    if not text.strip():
        diagnostics.add("empty-source", "The source is empty.", Span(name, 1, 1), "begin with a line --- and title:")
        return None
    front, body, library = read(text, name, diagnostics, library)
    blank = "\n" * text.count("\n", 0, body)  # line numbers stay those of the file
    rest = blank + text[body:].removeprefix("\n" if not blank else "")
    portions = front is not None and front.marking is not None and front.marking.portions
    reader = Reader(rest, name, front.lang if front else "en", diagnostics, portions=portions, listener=listener)
    parts = nest(reader, Builder(reader, reader.tokens()).items())
    reader.unused_notes()
    if front is None:
        return None
    said = {field: getattr(front, field) for field in _FRONT}
    report = Report(
        **said,
        summary=parts.summary,
        blocks=parts.blocks,
        sections=parts.sections,
        appendices=parts.appendices,
        library=library,
    )
    check_tables(report, diagnostics)
    return report
