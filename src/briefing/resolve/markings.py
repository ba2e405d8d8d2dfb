"""Pass 6: the marking, ready to draw."""

from __future__ import annotations

from ..model.report import Marking as Asked
from .tree import Marking
from .work import Work

#: FIRST, Traffic Light Protocol 2.0: colour of the label's text; the ground is black.
TLP_COLOURS = {
    "RED": "#FF2B2B",
    "AMBER": "#FFC000",
    "AMBER+STRICT": "#FFC000",
    "GREEN": "#33FF00",
    "CLEAR": "#FFFFFF",
}

#: The colours of the United States' cover sheets and labels (Standard Forms 703 to 710, 901 to 903), darkened where
#: their own would be no contrast of 4.5:1 with white (WCAG 2.1, 1.4.3). Other words have the theme's, those
#: that warn of nothing among them.
BANNER_COLOURS = {
    "CUI": "#502B85",
    "CONTROLLED": "#502B85",
    "CONFIDENTIAL": "#0033A0",
    "SECRET": "#B81429",
    "TOP SECRET": "#B34700",
}


def markings(work: Work) -> None:
    """Fill `markings`: a label of the protocol, a classification's words, or both."""
    asked = work.report.marking
    if asked is not None:
        work.markings = tuple(_markings(asked))


def _markings(asked: Asked) -> list[Marking]:
    found: list[Marking] = []
    if asked.tlp:
        found.append(Marking(f"TLP:{asked.tlp}", "tlp", TLP_COLOURS[asked.tlp], "#000000"))
    words = " ".join(asked.classification.split())
    if words:
        from .portions import level_name

        colour = BANNER_COLOURS.get(level_name(words), "")
        found.append(Marking(words, "classification", "", colour))
    return found
