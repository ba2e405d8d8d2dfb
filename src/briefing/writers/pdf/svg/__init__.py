"""A drawing goes in; a form of the PDF that shows it, with lines as lines and words as words, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .form import Form
from .resources import Surroundings

if TYPE_CHECKING:
    from briefing.resolve.svg.drawing import Drawing

__all__ = ["Surroundings", "embed"]


def embed(around: Surroundings, drawing: Drawing) -> int:
    """Write a drawing as a form XObject that is one unit wide and one high, as images are (ISO 32000-1, 8.10).

    Returns its object number; raises ValueError where a picture inside cannot be decoded.
    """
    form = Form(around)
    form.concatenate((1, 0, 0, -1, 0, drawing.height))
    form.group(drawing.root)
    number = form.finish((0, 0, drawing.width, drawing.height), (1 / drawing.width, 0, 0, 1 / drawing.height, 0, 0))
    form.resources.finish()
    return number
