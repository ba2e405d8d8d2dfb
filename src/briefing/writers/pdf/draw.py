"""A finished layout goes in; the bytes of a PDF come out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .boxes import Pen
from .canvas import Canvas, Mirrored
from .furniture import Furniture

if TYPE_CHECKING:
    from briefing.core.attachments import Attachment

    from .boxes import Box, Frame
    from .compose import LaidOut
    from .pages import Sheet

_NOTE_RULE_WIDTH = 60.0


def draw(laid: LaidOut, attachments: Sequence[Attachment] = ()) -> bytes:
    """Draw every page in reading order; `attachments` travel in the file."""
    shop = laid.shop
    surface = Mirrored if shop.rtl else Canvas
    canvas = surface(shop.book, shop.document.properties, shop.paper.size, shop.root)
    pen = Pen(canvas, shop.paper.left, laid.pages, shop.document.words)
    furniture: dict[bool, Furniture] = {}
    for sheet in laid.sheets:
        paper = shop.turned if sheet.turned else shop.paper
        canvas.new_page(paper.size)
        pen.left = paper.left
        running = furniture.get(sheet.turned)
        if running is None:
            running = furniture[sheet.turned] = Furniture(shop, paper)
        running.above(pen, first=sheet.number == 1)
        _sheet(sheet, pen, paper.height - sheet.top, laid, running)
        running.below(pen)
    laid.problems += pen.problems
    return canvas.finish(attachments)


def _sheet(sheet: Sheet, pen: Pen, top: float, laid: LaidOut, running: Furniture) -> None:
    """Tints first, what stands behind the text, then the text, then the footnotes."""
    for frame, upper, lower in sheet.frames:
        _frame(frame, top - upper, top - lower, pen)
    running.under(pen)
    if sheet.head is not None:
        head, distance = sheet.head
        pen.artifact = True
        y = top - distance
        for box in head.boxes:
            box.paint(pen, y)
            y -= box.height
        pen.artifact = False
    left = pen.left
    for placed in sheet.boxes:
        if placed.shift:
            pen.left = left + placed.shift
        _box(placed.box, pen, top - placed.top)
        pen.left = left
    if sheet.note_rule is not None:
        y = top - sheet.note_rule
        pen.canvas.rule(pen.left, y, pen.left + _NOTE_RULE_WIDTH, y, 0.5, laid.shop.colour("grey"))
    for placed in sheet.notes:
        _box(placed.box, pen, top - placed.top)


def _frame(frame: Frame, upper: float, lower: float, pen: Pen) -> None:
    canvas, left = pen.canvas, pen.left + frame.x
    canvas.rect(left, lower, frame.width, upper - lower, frame.fill)
    left += frame.width - frame.rule_width if frame.far else 0.0
    canvas.rect(left, lower, frame.rule_width, upper - lower, frame.rule)


def _box(box: Box, pen: Pen, y: float) -> None:
    """Name the places that stand in a box, note it in the outline, and paint it."""
    for name in box.ids:
        pen.canvas.destination(name, y)
    if box.outline is not None:
        pen.canvas.outline(box.outline.title, box.outline.target, box.outline.level)
    box.paint(pen, y)
    for note in box.notes:
        note.element.place()
