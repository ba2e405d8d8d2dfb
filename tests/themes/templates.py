"""Word templates, made as houses make them: what is said of one goes in, the bytes of a .dotx come out."""

from __future__ import annotations

import io
from collections.abc import Callable
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

from tests.core.packages import W, zipped

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT, TEMPLATE = f"{WORD}.document.main+xml", f"{WORD}.template.main+xml"


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 20)) -> bytes:
    """A logo."""
    out = io.BytesIO()
    Image.new("RGB", size, "#1F5C4D").save(out, kind)
    return out.getvalue()


def field(instruction: str, shown: str = "?") -> str:
    """A complex field as Word writes it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        + mark.format("separate")
        + f"<w:r><w:t>{shown}</w:t></w:r>"
        + mark.format("end")
    )


def words(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def fill(part: object, content: str) -> None:
    """Put other content into a header or footer of python-docx."""
    element = part._element  # type: ignore[attr-defined]
    for child in list(element):
        element.remove(child)
    space = f'xmlns:w="{W}"'
    for child in parse_xml(f"<w:body {space}>{content}</w:body>"):
        element.append(child)


def house(change: Callable[[Document], None] | None = None) -> bytes:
    """A template with a page, styles and running lines of its own; `change` has the last word."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(190), Mm(260)
    section.top_margin, section.right_margin = Mm(31), Mm(22)
    section.bottom_margin, section.left_margin = Mm(24), Mm(27)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)
    for name, family, size, colour in (
        ("Normal", "Source Serif Pro", 10, "202020"),
        ("Heading 1", "Source Sans Pro", 15, "7A1F3D"),
        ("Heading 2", "Source Sans Pro", 12, "7A1F3D"),
        ("Title", "Source Sans Pro", 24, "3D0F1F"),
    ):
        font = document.styles[name].font  # type: ignore[attr-defined]
        font.name, font.size, font.color.rgb = family, Pt(size), RGBColor.from_string(colour)
        fonts = font.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
    fill(section.header, paragraph(words("House of Words")))
    fill(section.footer, paragraph(words("Page ") + field("PAGE", "1") + words(" / ") + field("NUMPAGES", "1")))
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """The members of a file."""
    with ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def as_template(data: bytes) -> bytes:
    """The same with the content type of a template."""
    found = parts(data)
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(DOCUMENT.encode(), TEMPLATE.encode())
    return zipped(found.items())


def changed(data: bytes, member: str, *pairs: tuple[str, str]) -> bytes:
    """The same with other words in a member."""
    found = parts(data)
    text = found[member].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    found[member] = text.encode()
    return zipped(found.items())
