"""An `image` goes in; the raster picture in it, fitted into its rectangle, comes out (SVG 1.1, 5.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .data import read_data
from .drawing import IDENTITY, Clip, Group, Item, Picture
from .path import rectangle
from .values import fitted, length

if TYPE_CHECKING:
    from ..tree import Image
    from .read import Place, Reader
    from .xml import Node


def picture(reader: Reader, element: Node, place: Place) -> list[Item]:
    """What an `image` shows."""
    if place.style.get("visibility") in {"hidden", "collapse"}:
        return []
    image = _image(reader, element.href)
    if image is None:
        return []
    given = element.attributes
    x, y = (length(given.get(n), w) or 0.0 for n, w in (("x", place.width), ("y", place.height)))
    width, height = length(given.get("width"), place.width), length(given.get("height"), place.height)
    if width is None:
        width = image.width * (height / image.height) if height is not None else float(image.width)
    if height is None:
        height = image.height * width / image.width
    if width <= 0 or height <= 0:
        return []
    box = (0.0, 0.0, float(image.width), float(image.height))
    way, slices = fitted(box, width, height, given.get("preserveAspectRatio", ""))
    shown = Picture(image, x + way[4], y + way[5], image.width * way[0], image.height * way[3])
    if not slices:
        return [shown]
    return [Group((shown,), IDENTITY, (Clip((rectangle(x, y, width, height),)),))]


def _image(reader: Reader, href: str) -> Image | None:
    """The raster image of a data: address; None, and a note, for everything else."""
    try:
        return read_data(href)
    except ValueError as error:
        reader.lose(str(error))
        return None
