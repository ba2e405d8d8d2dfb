"""What a form names: opacities, gradients and pictures go in, the names of resources come out (ISO 32000-1, 7.8.3)."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from ....core.node import record
from .gradients import shading

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.resolve.svg.drawing import Gradient, Matrix, Pattern
    from briefing.resolve.tree import Image

    from ..fontfile import FontFile
    from ..fonts import FontBook
    from ..objects import File


@record
class Surroundings:
    """What a form takes from the document."""

    file: File
    book: FontBook
    fonts: int
    """Object number of the dictionary that all forms name fonts by."""
    font: Callable[[FontFile], str]
    """The resource name of a font."""
    picture: Callable[[Image], int]
    """The object number of an embedded raster image."""


@record
class Resources:
    """The resources of one drawing: its forms share them."""

    around: Surroundings
    number: int
    """Object number of the dictionary."""
    states: dict[str, str] = field(default_factory=dict)
    """Graphics state to its resource name."""
    patterns: dict[tuple[Gradient, Matrix], str] = field(default_factory=dict)
    tiles: dict[tuple[Pattern, Matrix], str] = field(default_factory=dict)
    shadings: dict[Gradient, str] = field(default_factory=dict)
    objects: dict[int, str] = field(default_factory=dict)
    """Object number of a form or image to its resource name."""
    _entries: dict[str, list[str]] = field(default_factory=dict)

    def _name(self, kind: str, letter: str, known: int, value: str) -> str:
        name = f"{letter}{known + 1}"
        self._entries.setdefault(kind, []).append(f"/{name} {value}")
        return name

    def state(self, entries: str) -> str:
        """A graphics state parameter dictionary (table 58)."""
        name = self.states.get(entries)
        if name is None:
            name = self.states[entries] = self._name("ExtGState", "G", len(self.states), f"<<{entries}>>")
        return name

    def pattern(self, gradient: Gradient, matrix: str, key: Matrix) -> str:
        """A shading pattern (8.7.4)."""
        name = self.patterns.get((gradient, key))
        if name is None:
            value = f"<</Type/Pattern/PatternType 2/Matrix[{matrix}]/Shading {shading(gradient)}>>"
            name = self._name("Pattern", "P", len(self.patterns), value)
            self.patterns[gradient, key] = name
        return name

    def tile(self, pattern: Pattern, key: Matrix, number: int) -> str:
        """A tiling pattern whose stream is written."""
        name = self.tiles[pattern, key] = self._name("Pattern", "T", len(self.tiles), f"{number} 0 R")
        return name

    def opacity_shading(self, gradient: Gradient) -> str:
        """The opacity of a gradient, as a shading in grey."""
        name = self.shadings.get(gradient)
        if name is None:
            value = shading(gradient, opacity=True)
            name = self.shadings[gradient] = self._name("Shading", "S", len(self.shadings), value)
        return name

    def object(self, number: int) -> str:
        """A form or an image."""
        name = self.objects.get(number)
        if name is None:
            name = self.objects[number] = self._name("XObject", "X", len(self.objects), f"{number} 0 R")
        return name

    def finish(self) -> None:
        """Write the dictionary."""
        parts = [f"/{kind}<<{''.join(entries)}>>" for kind, entries in self._entries.items()]
        self.around.file.define(self.number, f"<</Font {self.around.fonts} 0 R{''.join(parts)}>>")
