"""Pass 6: the marking, ready to draw."""

from __future__ import annotations

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


def markings(work: Work) -> None:
    """Fill `marking`. A label of the protocol goes before a classification's words."""
    asked = work.report.marking
    if asked is None:
        return
    if asked.tlp:
        work.marking = Marking(f"TLP:{asked.tlp}", "tlp", TLP_COLOURS[asked.tlp], "#000000")
    elif asked.classification:
        work.marking = Marking(asked.classification, "classification")
