"""Figures on the page: a picture and its caption stand together, whatever their size."""

from __future__ import annotations

import pytest

from briefing.resolve.tree import Caption, Figure, Image, NoteMark, Run
from briefing.themes.theme import load_theme
from briefing.writers.pdf import lay_out
from briefing.writers.pdf.blocks.figure import ImageBox
from briefing.writers.pdf.compose import LaidOut

from .drawing import png
from .samples import document, paragraph, words

LONG = "It says much about what is seen, and more than one would think. " * 25


def figure(width: int, height: int, caption: str | None = "A caption", share: float | None = None) -> Figure:
    image = Image(png().data, "png", width, height, 96)
    return Figure("fig", image, "What it shows", Caption("Figure", 1, words(caption)) if caption else None, share)


def places(laid: LaidOut) -> list[tuple[int, ImageBox, float]]:
    """Page, box and how far below the text's upper edge it ends, of every picture."""
    return [
        (sheet.number, placed.box, placed.top - sheet.top + placed.box.height)
        for sheet in laid.sheets
        for placed in sheet.boxes
        if isinstance(placed.box, ImageBox)
    ]


@pytest.mark.parametrize("caption", [None, "A caption", LONG])
@pytest.mark.parametrize(("width", "height"), [(100, 80), (4000, 300), (300, 9000), (5000, 5000)])
def test_a_picture_and_its_caption_stand_on_one_page(caption: str | None, width: int, height: int) -> None:
    block = figure(width, height, caption)
    laid = lay_out(document(*[paragraph()] * 6, block, paragraph()), load_theme("default"))
    ((page, box, end),) = places(laid)
    assert laid.pages.of["fig"] == page
    assert end <= laid.shop.paper.room + 40  # the first page has more room
    assert box.width <= laid.shop.measure + 0.01
    assert box.width / box.height == pytest.approx(width / height, rel=0.01)


def test_notes_of_a_caption_leave_the_picture_on_its_page() -> None:
    note = (Run(LONG),)
    block = figure(300, 9000)
    noted = Figure("fig", block.image, "Alt", Caption("Figure", 1, (Run("Words"), NoteMark(1, note))), None)
    laid = lay_out(document(paragraph(), noted), load_theme("default"))
    ((page, box, _),) = places(laid)
    sheet = next(sheet for sheet in laid.sheets if sheet.number == page)
    assert sheet.notes
    assert sheet.note_rule is not None
    bottom = next(placed.top for placed in sheet.boxes if placed.box is box) + box.height
    assert bottom <= sheet.note_rule


def test_a_share_is_one_of_the_text_and_the_natural_size_is_the_files_own() -> None:
    for block, wanted in ((figure(96, 96), 72.0), (figure(96, 96, share=0.5), None)):
        laid = lay_out(document(block), load_theme("default"))
        ((_, box, _),) = places(laid)
        assert box.width == pytest.approx(laid.shop.measure / 2 if wanted is None else wanted)
