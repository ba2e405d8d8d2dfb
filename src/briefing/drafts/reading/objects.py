"""A drawing or an embedded object goes in; its pictures and the text in its shapes come out, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..drawn import Picture
from .names import MC, WP, A, C, R, V, W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Relation

_SHAPES = (V + "shape", V + "rect", V + "roundrect", V + "oval")


def objects(element: Element, relations: Mapping[str, Relation]) -> Iterator[Picture | Element]:
    """Pictures, and elements that hold paragraphs; one picture without a name for a drawing that has neither."""
    alt, found = "", False
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag == W + "txbxContent":
            found = True
            yield here
            continue
        if here.tag == WP + "docPr":
            alt = here.get("descr", "") or here.get("title", "")
        elif here.tag in _SHAPES:
            alt = here.get("alt", "") or alt
        key = _key(here)
        if key is not None:
            relation = relations.get(key)
            found = True
            yield Picture(relation.target if relation is not None and not relation.external else "", alt)
            continue
        if here.tag == MC + "AlternateContent":
            choice = here.find(MC + "Choice")
            waiting.append(choice if choice is not None else here[-1]) if len(here) else None
            continue
        waiting.extend(reversed(here))
    if not found and element.tag == W + "drawing":
        yield Picture("", alt)


def _key(element: Element) -> str | None:
    """The id of the relationship of what is shown; None: this is no picture."""
    if element.tag == A + "blip":
        return element.get(R + "embed", "") or element.get(R + "link", "")
    if element.tag in (V + "imagedata", C + "chart"):
        return element.get(R + "id", "")
    return None
