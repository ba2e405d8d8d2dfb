"""Where a report cites: every citation with a known source, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.diagnostics import did_you_mean
from ..core.node import node
from ..model import inlines as i
from ..model import walk
from . import tree
from .work import Work


@node
class Place:
    """A citation where it stands."""

    node: i.Citation
    cites: tuple[i.Cite, ...]
    """Those whose sources are known."""
    in_note: bool
    """Within a footnote of the author's."""


def places(work: Work) -> Iterator[Place]:
    """Every citation with a known source, in reading order; unknown keys are noted."""
    known = work.report.known_sources
    footnoted: set[int] = set()
    for inline in walk.inlines(work.report):
        match inline:
            case i.Note():
                footnoted |= {id(one) for one in walk.inlines_within(inline.content)}
            case i.Citation():
                for item in inline.items:
                    if item.key not in known:
                        hint = did_you_mean(item.key, known) or "add it under sources:"
                        message = f"No source has the id {item.key!r}."
                        work.found.add("unknown-citation", message, item.at or inline.at, hint)
                cites = tuple(item for item in inline.items if item.key in known)
                if cites:
                    yield Place(inline, cites, id(inline) in footnoted)
            case _:
                pass


def cited_items(place: Place) -> tuple[tree.CitedItem, ...]:
    """What is cited, as the author said it."""
    return tuple(
        tree.CitedItem(
            one.key, one.locator, one.label, one.prefix, one.suffix,
            one.suppress_author or (place.node.narrative and n == 0),
        )
        for n, one in enumerate(place.cites)
    )  # fmt: skip
