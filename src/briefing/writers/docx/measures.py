"""A theme and a paper size go in; the page's lengths in twips come out, seen from the text's left edge."""

from __future__ import annotations

from typing import Literal

from ...core.lengths import Length, mm, pt
from ...core.node import node
from ...themes.theme import Panel, Theme

#: Word takes at most this distance between a border and its text (ECMA-376, 17.3.4), in points.
BORDER_SPACE = 31
_PAPER = {"a4": (mm(210), mm(297)), "letter": (pt(612), pt(792))}


@node
class Measures:
    """Lengths of the page, in twips."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    hang: int
    """How far numbers, wide tables and the title block reach left of the text."""
    text: int
    """Width of the text: that of A4 on every paper."""

    @property
    def wide(self) -> int:
        """Width from the hanging edge to the text's right edge."""
        return self.hang + self.text


def measures(theme: Theme, paper: Literal["a4", "letter"], turned: bool = False) -> Measures:
    """The page of a theme on a paper, or on the paper `turned` on its side: then all between the margins is text."""
    page = theme.page
    width, height = _PAPER[paper]
    usual: int = _PAPER["a4"][0]
    if page.width is not None and page.height is not None:
        width, height, usual = page.width, page.height, page.width
    if turned and height > width:
        width, height, usual = height, width, height
    text = usual - page.left - page.right
    right = width - page.left - text
    return Measures(
        width.twips,
        height.twips,
        page.top.twips,
        Length(right).twips,
        page.bottom.twips,
        page.left.twips,
        page.hang.twips,
        Length(text).twips,
    )


@node
class PanelMeasures:
    """Where a tinted panel's text stands, in twips, and how far its tint reaches beyond, in points."""

    left: int
    right: int
    side: int
    """From the text to the rule at the left, and to the tint's right edge."""
    above: int
    """From the tint's upper edge to the text; the same below."""


def summary_measures(page: Measures, panel: Panel) -> PanelMeasures:
    """The summary's panel: from the hanging edge to the text's right edge.

    Word paints a panel from the outermost of its paragraphs' indents, so that all of them must share one left edge; the
    padding is as wide as Word allows, which keeps the lines of text short.
    """
    rule = panel.rule_width.twips
    side = (BORDER_SPACE if page.hang else _points(panel.padding)) * 20
    if not page.hang:
        return PanelMeasures(side + rule, side, side // 20, side // 20)
    return PanelMeasures(side + rule - page.hang, side, BORDER_SPACE, _points(panel.padding))


def call_out_measures(panel: Panel) -> PanelMeasures:
    """A call-out's panel: from the text's left edge to its right edge."""
    side = _points(panel.padding)
    return PanelMeasures(side * 20 + panel.rule_width.twips, side * 20, side, side)


def _points(length: Length) -> int:
    return min(BORDER_SPACE, round(length.pt))
