"""A theme and a paper size go in; the measures of an upright page and of one on its side come out, in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing.core.node import node

if TYPE_CHECKING:
    from briefing.themes.theme import Theme

_PAPER = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points (ISO 216; ANSI/ASME Y14.1)."""


@node
class Paper:
    """What a page measures, in points."""

    width: float
    height: float
    left: float
    """From the paper's left edge to the text."""
    measure: float
    """From there to the right edge of what stands on the page."""
    top: float
    """From the paper's upper edge to the text."""
    room: float
    """Height of the text."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.width, self.height


def upright(theme: Theme, name: Literal["a4", "letter"]) -> Paper:
    """The ordinary page; its text has the width that it has on A4 on every paper."""
    page = theme.page
    width, height = _PAPER[name]
    usual = _PAPER["a4"][0]
    if page.width is not None and page.height is not None:
        width, height = page.width.pt, page.height.pt
        usual = width
    measure = usual - page.left.pt - page.right.pt
    left = page.left.pt + (width - usual) / 2
    return Paper(width, height, left, measure, page.top.pt, height - page.top.pt - page.bottom.pt)


def turned(theme: Theme, name: Literal["a4", "letter"]) -> Paper:
    """The same paper on its side, with the same margins: what stands on it has all the width between them."""
    page = theme.page
    height, width = _PAPER[name]
    if page.width is not None and page.height is not None:
        height, width = sorted((page.width.pt, page.height.pt))
    measure = width - page.left.pt - page.right.pt
    return Paper(width, height, page.left.pt, measure, page.top.pt, height - page.top.pt - page.bottom.pt)
