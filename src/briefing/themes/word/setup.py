"""The last section of a Word file goes in; paper, margins and the parts of its running lines come out (17.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ...core.lengths import Length, mm, pt
from ...core.node import node
from ..running import Pages
from .cascade import R, W, children, flag, twips

if TYPE_CHECKING:
    from ...core.ooxml import Package

#: What Word itself takes where a file does not say.
_MARGIN = Length(1440 * 635)
_RUNNING = Length(720 * 635)
_SMALLEST, _LARGEST = pt(144), mm(1200)


@node
class Setup:
    """How the pages of a file are set up. Lengths in EMU; None: the file does not say."""

    width: Length | None
    height: Length | None
    margins: tuple[Length, Length, Length, Length] | None
    """Top, right, bottom, left, with the gutter."""
    header: Length
    footer: Length
    headers: dict[Pages, str]
    """Parts by the pages that show them."""
    footers: dict[Pages, str]
    first_differs: bool
    ignored: tuple[str, ...]
    """What is said and not taken over, in words for people."""


def setup(package: Package) -> Setup:
    """The pages of the file's last section, which is the one that its text goes on in."""
    sections = list(package.xml(package.main).iter(f"{W}sectPr"))
    relations = package.relations(package.main)
    parts: dict[str, dict[Pages, str]] = {"header": {}, "footer": {}}
    for section in sections:  # what a section does not say is as in the one before it
        for kind, found in parts.items():
            for reference in children(section, f"{kind}Reference"):
                relation = relations.get(reference.get(f"{R}id", ""))
                pages = reference.get(f"{W}type", "default")
                if relation is None or relation.external or relation.kind != kind or relation.target not in package:
                    continue
                if pages in ("first", "default", "even"):
                    found[cast(Pages, pages)] = relation.target
    last = sections[-1] if sections else None
    size, margins = next(children(last, "pgSz"), None), next(children(last, "pgMar"), None)
    first = next(children(last, "titlePg"), None)
    width = height = None
    if size is not None:
        width, height = _side(size.get(f"{W}w")), _side(size.get(f"{W}h"))
    ignored = ["borders around the page"] if next(children(last, "pgBorders"), None) is not None else []
    if last is not None and next(children(last, "cols"), None) is not None:
        columns = next(children(last, "cols"))
        ignored += ["columns"] if columns.get(f"{W}num", "1") not in ("0", "1") else []
    sides = (
        [None] * 4 if margins is None else [twips(margins.get(f"{W}{s}")) for s in ("top", "right", "bottom", "left")]
    )
    told = None
    if margins is not None:
        gutter = twips(margins.get(f"{W}gutter")) or Length(0)
        top, right, bottom, left = (_MARGIN if side is None else Length(abs(side)) for side in sides)
        told = (top, right, bottom, Length(left + max(0, gutter)))
        if told[1] + told[3] > 0.8 * (width or mm(210)) or told[0] + told[2] > 0.8 * (height or mm(297)):
            told = None
            ignored.append("margins that leave no room for text")
    edges = [_RUNNING if margins is None else twips(margins.get(f"{W}{s}")) for s in ("header", "footer")]
    header, footer = (Length(min(max(_RUNNING if e is None else e, 0), mm(120))) for e in edges)
    differs = first is not None and flag(first.get(f"{W}val", "1"))
    return Setup(width, height, told, header, footer, parts["header"], parts["footer"], differs, tuple(ignored))


def _side(said: str | None) -> Length | None:
    found = twips(said)
    return found if found is not None and _SMALLEST <= found <= _LARGEST else None
