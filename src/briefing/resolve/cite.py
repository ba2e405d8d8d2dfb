"""Pass 3: which sources the bibliography keeps, and their numbers; a key that names no source is a fault."""

from __future__ import annotations

from ..core.diagnostics import did_you_mean
from ..model import walk
from ..model.inlines import Citation
from .work import Work


def cite(work: Work) -> None:
    """Fill `source_numbers`."""
    sources, settings = work.report.sources, work.report.citations
    cited: dict[str, None] = {}
    for inline in walk.inlines(work.report):
        if isinstance(inline, Citation):
            for item in inline.items:
                if item.key in sources:
                    cited.setdefault(item.key)
                else:
                    hint = did_you_mean(item.key, sources) or "add it under sources:"
                    work.found.add(
                        "unknown-citation", f"No source has the id {item.key!r}.", item.at or inline.at, hint
                    )
    kept = [key for key in sources if key in cited or settings.uncited != "drop"]
    if settings.order == "appearance":
        kept = [*cited, *(key for key in kept if key not in cited)]
    work.source_numbers = {key: n for n, key in enumerate(kept, 1)}
