"""A drawing or an embedded object goes in; its pictures and the text in its shapes come out, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TYPE_CHECKING

from ...core.node import replace
from ..drawn import Picture
from .names import MC, WP, A, C, R, V, W, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Relation

_SHAPES = (V + "shape", V + "rect", V + "roundrect", V + "oval")
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
#: What Word writes behind the alternative texts that it makes itself.
_REMARK = re.compile(
    r"\s*(?:Description automatically generated(?: with [a-z]+ confidence)?|AI-generated content may be incorrect)\.?\Z"
)


def objects(element: Element, relations: Mapping[str, Relation]) -> Iterator[Picture | Element]:
    """Pictures, and elements that hold paragraphs; one picture without a name for a drawing that has neither."""
    alt, found, width = "", False, 0
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag == W + "txbxContent":
            found = True
            yield here
            continue
        if here.tag == WP + "docPr":
            alt = _said(here.get("descr", "") or here.get("title", ""))
        elif here.tag == WP + "extent":
            width = whole(here.get("cx"))
        elif here.tag in _SHAPES:
            alt = here.get("alt", "") or alt
        key = _key(here)
        if key is not None:
            found = True
            made = _picture(relations.get(key), alt)
            yield replace(made, svg=_svg(here, relations), width=width, crop=_crop(here))
            continue
        if here.tag == MC + "AlternateContent":
            choice = here.find(MC + "Choice")
            waiting.append(choice if choice is not None else here[-1]) if len(here) else None
            continue
        waiting.extend(reversed(here))
    if not found and element.tag == W + "drawing":
        yield Picture("", alt)


def _picture(relation: Relation | None, alt: str) -> Picture:
    if relation is None or relation.external:
        return Picture("", alt, link=relation.target if relation is not None else "")
    return Picture(relation.target, alt)


def _said(alt: str) -> str:
    """An alternative text without what the program says of itself."""
    return _REMARK.sub("", alt)


def _key(element: Element) -> str | None:
    """The id of the relationship of what is shown; None: this is no picture."""
    if element.tag == A + "blip":
        return element.get(R + "embed", "") or element.get(R + "link", "")
    if element.tag in (V + "imagedata", C + "chart"):
        return element.get(R + "id", "")
    return None


def _crop(element: Element) -> tuple[float, float, float, float]:
    """What is cut off at the left, top, right and bottom (ECMA-376, 20.1.8.55; Part 4, 19.1.2.11)."""
    if element.tag == V + "imagedata":
        left, top, right, bottom = (
            _share(element.get(f"crop{side}", "")) for side in ("left", "top", "right", "bottom")
        )
        return left, top, right, bottom
    around = element.getparent()
    rect = around.find(A + "srcRect") if around is not None else None
    if rect is None:
        return 0, 0, 0, 0
    left, top, right, bottom = (_share(rect.get(side, ""), 100_000) for side in "ltrb")
    return left, top, right, bottom


def _share(said: str, whole: int = 1) -> float:
    """A share of a side, between 0 and 1: "12.5%", "8192f" of 65,536, or of `whole`."""
    number = said.rstrip("%f")
    try:
        share = float(number) / (100 if said.endswith("%") else 65_536 if said.endswith("f") else whole)
    except ValueError:
        return 0
    return min(max(share, 0), 1) if isfinite(share) else 0


def _svg(element: Element, relations: Mapping[str, Relation]) -> str:
    """The part of the SVG that a picture stands in for ([MS-ODRAWXML], svgBlip); empty: it is itself."""
    for inner in element.iter(_SVG):
        relation = relations.get(inner.get(R + "embed", ""))
        if relation is not None and not relation.external:
            return relation.target
    return ""
