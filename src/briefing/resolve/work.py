"""What the passes share: the report they read, and the facts each one finds for those after it."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from ..core.diagnostics import Diagnostics
from ..core.node import record
from ..model.report import Report
from . import tree
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from .cited import Cited

TargetKind: TypeAlias = Literal["heading", "table", "figure"]


@record
class Work:
    """A resolution under way. Each field after `found` is filled by the pass it names, and read only by later ones."""

    report: Report
    folder: Path
    """Where the report's image files are looked for."""
    vocabulary: Vocabulary
    pictures: bool = True
    """Image files are read; else an empty picture stands for each."""
    found: Diagnostics = field(default_factory=Diagnostics)

    # identify
    ids: dict[int, str] = field(default_factory=dict)
    """Node identity (`id()`) to the element's id; the report keeps the nodes alive."""
    targets: dict[str, TargetKind] = field(default_factory=dict)
    """Every id that a cross-reference may name."""

    # number
    numbers: dict[str, str] = field(default_factory=dict)
    """Heading id to its number as printed; unnumbered headings are absent."""
    counters: dict[str, int] = field(default_factory=dict)
    """Table or figure id to its number."""
    titles: dict[str, tree.Inlines] = field(default_factory=dict)
    """Heading id to its title, for contents and references."""
    numbering: tuple[tree.NumberingLevel, ...] = ()
    appendix_numbering: tuple[tree.NumberingLevel, ...] = ()

    # cite
    cited: Cited | None = None
    """What citations show, and the entries they lead to; None without sources."""

    # crossref
    references: dict[str, tree.ReferenceMark] = field(default_factory=dict)
    """Target id to what a reference to it shows."""

    # contents
    contents: tree.Contents | None = None
    listings: tuple[tree.Contents, ...] = ()
    """Lists of tables and of figures."""

    # markings
    markings: tuple[tree.Marking, ...] = ()
