"""The image of an SVG goes in; a PNG of what the PDF shows comes out: for word processors that know no SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ..canvas import Canvas
from ..fonts import FontBook
from ..structure import Element

if TYPE_CHECKING:
    from briefing.resolve.tree import Image, Properties
    from briefing.themes.theme import Theme

_DPI = 192.0
_LEAST, _MOST = 1600, 4000
"""Pixels of the longer side: a small drawing may be shown as wide as the text."""


def bitmap(image: Image, theme: Theme, properties: Properties) -> bytes:
    """The PNG, at 192 dots to the inch or more, on white; ValueError where a picture inside cannot be decoded."""
    import pypdfium2

    width, height = (side * 72 / image.dpi for side in (image.width, image.height))
    canvas = Canvas(FontBook(theme, properties.lang), properties, (width, height))
    canvas.new_page()
    canvas.image(Element("Figure", canvas.root), image, 0, 0, width, height)
    longer = max(width, height)
    scale = min(max(_DPI / 72, _LEAST / longer), _MOST / longer)
    document = pypdfium2.PdfDocument(canvas.finish())
    try:
        picture = document[0].render(scale=scale).to_pil()
    finally:
        document.close()
    file = io.BytesIO()
    picture.convert("RGB").save(file, "PNG", compress_level=6, dpi=(scale * 72, scale * 72))
    return file.getvalue()
