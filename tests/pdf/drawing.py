"""A surface to draw on in tests, with the few calls that most of them need."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from briefing.resolve.tree import Image, Properties
from briefing.themes.theme import load_theme
from briefing.writers.pdf.canvas import Canvas, Element, Span
from briefing.writers.pdf.fonts import Face, FontBook, Shaped
from briefing.writers.pdf.lines import Line
from briefing.writers.pdf.text import Text

if TYPE_CHECKING:
    from PIL import Image as Pillow

INK = "#1B232B"
A4 = (595.28, 841.89)
PROPERTIES = Properties(
    title="A title – tested & done",
    authors=("Jane Doe", "John Roe"),
    organisation="Desk <One>",
    description="About (nothing)",
    keywords=("a", "b & c"),
    lang="en",
    stamp=1_757_030_400,
)


def book(lang: str = "en") -> FontBook:
    """Fonts of the default theme."""
    return FontBook(load_theme("default"), lang)


def canvas() -> Canvas:
    """A surface with its first page begun."""
    surface = Canvas(book(), PROPERTIES, A4)
    surface.new_page()
    return surface


def words(face: Face, text: str, lang: str | None = None) -> list[Shaped | float]:
    """Text as words with gaps of three points between them."""
    content: list[Shaped | float] = []
    for word in text.split(" "):
        content += [3.0, face.shape(word, lang)] if content else [face.shape(word, lang)]
    return content


def write(surface: Canvas, element: Element | None, text: str, y: float, x: float = 100.0) -> None:
    """Draw a line of plain text."""
    face = surface.book.face("serif")
    surface.line(x, y, [Span(element, face, words(face, text), 10.0, INK)])


def png(colour_type: int = 2, width: int = 6, height: int = 4) -> Image:
    """A small PNG of 8 bits: grey (0), RGB (2), palette (3), grey with alpha (4), RGBA (6)."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour_type]
    most = 4 if colour_type == 3 else 256
    rows = [bytes([0, *((at * 40 + row) % most for at in range(width * channels))]) for row in range(height)]
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0))]
    if colour_type == 3:
        chunks.append((b"PLTE", bytes(range(12))))
    chunks += [(b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    return Image(data, "png", width, height, 96.0)


def page_with(image: Image, width: float, height: float) -> bytes:
    """A page with a picture in its lower left corner."""
    surface = canvas()
    surface.image(Element("Figure", surface.root, alt="x"), image, 0, 0, width, height)
    return surface.finish()


def rendered(image: Image, width: int, height: int) -> Pillow.Image:
    """A picture as a reader of PDF shows it, a pixel to a point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(page_with(image, width, height))
    page = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return page.crop((0, page.height - height, width, page.height))


def said(text: Text, line: Line) -> str:
    """What a line shows, without the hyphens that the text does not have."""
    parts = []
    for piece in range(line.first, line.last + 1):
        parts.append(text.part(piece, line)[3])
        if piece < line.last and text.stream.gaps[piece]:
            parts.append(" ")
    return "".join(parts)


def set_width(text: Text, line: Line) -> float:
    """Width of a line as it is drawn, in points."""
    return sum(width for _, _, width in text.spans(line))
