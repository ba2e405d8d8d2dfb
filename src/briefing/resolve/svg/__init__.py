"""The bytes of an SVG go in; a drawing with nothing left to look up, and the same picture cleaned, come out."""

from __future__ import annotations

from ...core.node import node
from .clean import clean
from .drawing import Drawing
from .read import Reader
from .xml import parse

__all__ = ["Drawing", "Svg", "read_svg"]


@node
class Svg:
    """An SVG that was read."""

    drawing: Drawing
    data: bytes
    """The same picture without scripts, comments, metadata and addresses."""
    lost: tuple[str, ...]
    """What it holds that is not drawn or drawn more simply, as words for people, each once."""


def read_svg(data: bytes) -> Svg:
    """The static picture of an SVG 1.1 file; raises ValueError, with the reason, where it is none."""
    root = parse(data)
    reader = Reader(root)
    drawing = reader.run()
    return Svg(drawing, clean(root, reader.sheet), tuple(reader.lost))
