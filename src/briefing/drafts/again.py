"""A source goes in; the Word draft that it was, read back, comes out, with what each of its texts and names stands for.

Nothing of it is kept: it is there to be compared with what came back. So no picture is read and no page is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..core.diagnostics import Diagnostic
from ..core.manifest import Manifest
from ..core.node import node, replace
from ..model.report import Report
from ..resolve.resolve import resolve
from ..resolve.tree import Pages
from ..themes.theme import load_theme
from ..writers.docx import write_docx
from .known import Known, known_of
from .reading import Opened, edges_of, open_draft
from .source import SourceText

_THEME = "default"
"""No look changes a word."""


@node
class Again:
    """A draft as it was built."""

    opened: Opened
    texts: tuple[object, ...]
    """The inlines of the model that the bookmarks `_blk_1`, `_blk_2` ... hold."""
    known: Known
    edges: Mapping[str, tuple[str, str]]
    """The words of citations that their entries do not give (see `reading.edges_of`)."""
    found: tuple[Diagnostic, ...]
    """Why it may differ from what was built: errors of today that were none then."""


class _AnyPage(dict[str, int]):
    """Every element on page 1: page numbers are not compared."""

    def get(self, key: str, default: int | None = None) -> int:  # type: ignore[override]
        return 1

    def __missing__(self, key: str) -> int:
        return 1


def built_again(source: SourceText, manifest: Manifest, folder: Path) -> Again:
    """The draft that a source gave, with what its manifest says of the build. `folder` is that of the source."""
    with _style_at_hand(_as_built(source.report, manifest), manifest, folder) as report:
        document, found = resolve(report, folder, pictures=False)
    shown: list[object] = []
    pages = Pages(manifest.pages, _AnyPage())
    data = write_docx(replace(document, theme=_THEME), load_theme(_THEME), pages, None, None, shown)
    edges = edges_of(document)
    opened = open_draft(data, "the draft as it was built", edges=edges)
    known = known_of(opened.blocks, shown, report)
    return Again(opened, tuple(shown), known, edges, tuple(found.errors))


def _as_built(report: Report, manifest: Manifest) -> Report:
    """The report with the fields that were set from outside; the texts stay those of the source."""
    if not manifest.settings:
        return report
    from ..readers.settings import read_settings

    settings = {key: value for key, value in manifest.settings if key != "bibliography"}
    return replace(report, **read_settings(settings)) if settings else report


@contextmanager
def _style_at_hand(report: Report, manifest: Manifest, folder: Path) -> Iterator[Report]:
    """The report with the citation style that the draft carries, where its file is not there any more."""
    name = report.csl or report.citations.style
    if not manifest.style or not name.endswith(".csl") or (folder / name).is_file():
        yield report
        return
    with TemporaryDirectory() as made:
        path = Path(made) / "style.csl"
        path.write_text(manifest.style, "utf-8")
        yield replace(report, csl=str(path))
