"""What layout hands to the drawing surface: spans of shaped text, areas, and what is drawn for the eye only.

Apart from the surface itself, so that finding the page numbers needs no ReportLab.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefing.core.node import record

if TYPE_CHECKING:
    from .fonts import Face, Shaped
    from .looks import Look
    from .structure import Element

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

Artifact: TypeAlias = Literal["", "header", "footer", "background"]
"""What drawing without an element is: nothing special, running lines, or what lies behind (ISO 32000-1, 14.8.2.2.2)."""


@record
class Span:
    """Text of one element and one look within a line."""

    element: Element | None
    """Whose content this is; None: an artifact (running lines, repeated table headers, decoration)."""
    face: Face
    content: Sequence[Shaped | float]
    """Words and gaps as they stand on the line. A gap is a float: the width in points of the space it is, drawn as a
    real space, stretched or shrunk, so that words stay apart when the text is taken out. Words are what `Face.shape`
    gave."""
    size: float
    """In points."""
    colour: str
    """#RRGGBB."""
    rise: float = 0.0
    """Points above the line's baseline (superscripts)."""
    tracking: float = 0.0
    """Letter-spacing: points added after every glyph. A word becomes wider by `Shaped.count * tracking`; gaps are as
    wide as they say."""
    actual_text: str | None = None
    """What the text stands for where it differs from what is drawn: the words in their own case under a label in
    capitals, a soft hyphen (U+00AD) under the hyphen at a line's end. None: what is drawn."""
    underline: float = 0.0
    """Size in points of the words that a rule is drawn under, so that capitals of a smaller size share it; 0: none."""
    turned: bool = False
    """Whether it runs from right to left: its content is as it is seen, its actual text as it is read."""
    at: float | None = None
    """Where it begins, in points from the line's left end; None: where the span before it ends."""
    even: bool = False
    """Whether words and gaps alternate in it, and all gaps are alike."""


def span_of(look: Look, element: Element | None, content: Sequence[Shaped | float], actual: str | None = None) -> Span:
    """A span in a look; `actual` is its actual text."""
    return Span(element, look.face, content, look.size, look.colour, look.rise, look.tracking, actual, look.underline)
