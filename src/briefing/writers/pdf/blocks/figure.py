"""A figure goes in; its caption and its picture come out, never parted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.core.diagnostics import Diagnostic
from briefing.core.node import record

from ..boxes import Box, Pen
from ..lines import Setting
from ..structure import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.resolve.tree import Caption, Figure, Image

    from ..flow import Flow

_LEAST_HEIGHT = 60.0
"""Points of height that a picture has at least, however long its caption."""

_SPARE = 12.0
"""Points of a page that are left over: what a panel or the rule above a note takes."""

_AFTER_LABEL = 4.0
"""More than a space between a caption's number and its words."""


@record
class ImageBox(Box):
    """A picture."""

    image: Image | None = None
    element: Element | None = None
    name: str = ""
    x: float = 0.0
    width: float = 0.0

    def paint(self, pen: Pen, y: float) -> None:
        """The picture as the content of its Figure."""
        assert self.image is not None
        assert self.element is not None
        try:
            pen.canvas.image(self.element, self.image, pen.left + self.x, y - self.height, self.width, self.height)
        except ValueError as error:
            message = f"The picture of figure {self.name!r} cannot be decoded: {error}."
            pen.problems.append(Diagnostic("image-unreadable", message, hint="save it anew as PNG, JPEG or SVG"))


def lay_caption(
    caption: Caption, flow: Flow, element: Element, ids: tuple[str, ...] = (), colour: str = "navy"
) -> None:
    """Lay a caption: label and number in semibold, then the words; it stays with what stands under it."""
    from ..inlines import Setter

    setter = Setter(flow.shop, "caption", element)
    label = flow.shop.case.look("caption", strong=True, colour=colour)
    setter.text.add(f"{caption.label}\N{NO-BREAK SPACE}{caption.number}", label, element)
    if caption.content:
        setter.text.add(" ", flow.shop.case.look("caption"), element)
        setter.text.widen(_AFTER_LABEL)
        setter.run(caption.content)
    flow.set(setter.texts, "caption", setting=Setting.RAGGED, keep=True, ids=ids)


def _taken(caption: Sequence[Box]) -> float:
    """Points of height that a caption takes of a page, with its notes."""
    notes = [box for line in caption for note in line.notes for box in note.boxes]
    return sum([box.height + box.space for box in (*caption, *notes)])


def lay_figure(block: Figure, flow: Flow) -> None:
    """Lay a figure: natural size or its share of the text width, never wider than the text nor taller than a page."""
    flow.space(flow.shop.theme.table.before.pt)
    group = Element("Div", flow.parent)
    ids: tuple[str, ...] = (block.id,)
    before = len(flow.sink.boxes)
    if block.caption:
        lay_caption(block.caption, flow, Element("Caption", group), ids)
        ids = ()
    image = block.image
    width = flow.width * block.share if block.share else min(flow.width, image.width * 72 / image.dpi)
    height = width * image.height / image.width
    most = max(flow.paper.room - _taken(flow.sink.boxes[before:]) - flow.sink.space - _SPARE, _LEAST_HEIGHT)
    if height > most:
        width, height = width * most / height, most
    element = Element("Figure", group, alt=block.alt if block.alt.strip() else None)
    flow.add(ImageBox(height, image=image, element=element, name=block.id, x=flow.x, width=width, ids=ids))
    flow.space(flow.shop.theme.table.after.pt)
