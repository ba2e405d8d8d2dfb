"""A report goes in; what its Word draft carries to find its way back comes out."""

from __future__ import annotations

import json
from pathlib import Path

from ..core.files import decode_utf8, read_bytes
from ..core.manifest import Manifest
from ..core.spans import Origin
from ..model import inlines as i
from ..model import walk
from ..model.report import Report
from ..model.sources import Source


def carried(report: Report, folder: Path, source: bool = True) -> Manifest:
    """The manifest: with the source, which is the author's own where that is Markdown, and else is written from the
    model; without it where `source` is false. `folder` is where the citation style is looked for. The writer
    adds how many pages there are.

    Raises FileError where the style cannot be read.
    """
    if not source:
        return Manifest()
    at = report.at
    name = Path(at.file).name if at and not at.file.startswith("<") else ""
    style = report.csl or report.citations.style
    library = _library(report) if report.library else ""
    style = _style(folder / style) if style.endswith(".csl") else ""
    if isinstance(at, Origin) and at.form == "markdown":
        return Manifest(name, at.text, settings=at.settings, library=library, style=style)
    from .emit import to_markdown

    return Manifest(name, to_markdown(report), written=False, library=library, style=style)


def library_of(manifest: Manifest) -> dict[str, Source]:
    """The sources of bibliography files that a manifest holds; raises BriefingError where they are damaged."""
    if not manifest.library:
        return {}
    from .data import from_dict

    return from_dict({"title": "-", "library": json.loads(manifest.library)})[0].library


def _library(report: Report) -> str:
    """The sources that are cited: bibliography files hold more than was asked of them."""
    from .plain_data import sources_data

    cited = {cite.key for one in walk.inlines(report) if isinstance(one, i.Citation) for cite in one.items}
    keep = report.citations.uncited == "keep"
    return json.dumps(sources_data({key: each for key, each in report.library.items() if keep or key in cited}))


def _style(path: Path) -> str:
    return decode_utf8(read_bytes(path), str(path)) if path.is_file() else ""
