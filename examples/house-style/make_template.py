"""Makes `corporate.dotx`, as a house might have drawn it up in Word: styles, colours, a logo, running lines."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from PIL import Image, ImageDraw

GREEN, GREY = RGBColor(0x1F, 0x5C, 0x4D), RGBColor(0x55, 0x5F, 0x5B)
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def main() -> None:
    """Write the template beside this file."""
    document = docx.Document()
    _without_what_nobody_needs(document)
    _styles(document)
    _page(document)
    _running_lines(document)
    raw = io.BytesIO()
    document.save(raw)
    Path(__file__).with_name("corporate.dotx").write_bytes(_as_template(raw.getvalue()))


def _without_what_nobody_needs(document: Document) -> None:
    """Drop python-docx's styles of tables, its thumbnail and its custom XML."""
    for style in list(document.styles.element):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:default")) != "1":
            document.styles.element.remove(style)
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in ("customXml", "thumbnail", "stylesWithEffects"):
                del owner.rels[key]


def _styles(document: Document) -> None:
    def set_style(
        name: str, size: float, family: str = "Source Serif Pro", colour: RGBColor | None = None, **more: object
    ) -> None:
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name, style.font.size = family, Pt(size)
        style.font.bold, style.font.italic = (more.get("bold") and True) or None, (more.get("italic") and True) or None
        style.font.color.rgb = colour or RGBColor(0x1C, 0x22, 0x20)
        fonts = style.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
        style.paragraph_format.space_before = Pt(float(str(more.get("before", 0))))
        style.paragraph_format.space_after = Pt(float(str(more.get("after", 6))))
        style.paragraph_format.line_spacing = float(str(more.get("line", 1.15)))
        for border in style.element.pPr.findall(qn("w:pBdr")):
            style.element.pPr.remove(border)

    set_style("Normal", 10.5, after=7)
    set_style("Title", 26, "Source Sans Pro", GREEN, bold=True, before=24, after=4, line=1.0)
    set_style("Subtitle", 13, "Source Sans Pro", GREY, after=10)
    set_style("Heading 1", 15, "Source Sans Pro", GREEN, bold=True, before=20, after=6, line=1.0)
    set_style("Heading 2", 12, "Source Sans Pro", GREEN, before=14, after=4, line=1.0)
    set_style("Heading 4", 10.5, "Source Sans Pro", GREY, italic=True, before=10, after=3, line=1.0)
    set_style("Heading 3", 10.5, "Source Sans Pro", GREY, bold=True, before=10, after=3, line=1.0)
    set_style("Caption", 9, "Source Sans Pro", GREY, bold=True, after=4)
    set_style("Quote", 10.5, colour=GREY, italic=True)
    set_style("Header", 8.5, "Source Sans Pro", GREY, after=0, line=1.0)
    set_style("Footer", 8.5, "Source Sans Pro", GREY, after=0, line=1.0)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.2), Cm(2.6)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.4)
    section.header_distance, section.footer_distance = Cm(1.3), Cm(1.2)
    section.different_first_page_header_footer = True


def _running_lines(document: Document) -> None:
    section = document.sections[0]
    right = Cm(21 - 2.8 - 2.4)
    for header, pages in ((section.first_page_header, "first"), (section.header, "other")):
        line = header.paragraphs[0]
        _stop(line, right)
        height = Cm(1.2) if pages == "first" else Cm(0.8)
        line.add_run().add_picture(io.BytesIO(_logo()), height=height)
        line.add_run("\tInstitute for Coastal Policy" if pages == "first" else "\t")
        if pages == "other":
            _field(line, 'STYLEREF "heading 1"', "Chapter")
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0]
        _stop(line, right)
        _rule(line)
        _field(line, "TITLE", "Title")
        line.add_run("\tPage ")
        _field(line, "PAGE", "1")
        line.add_run(" of ")
        _field(line, "NUMPAGES", "1")


def _stop(line: Paragraph, right: Length) -> None:
    """One stop, at the right, instead of those of the style."""
    for stop in line.style.paragraph_format.tab_stops:
        line.paragraph_format.tab_stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
    line.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)


def _field(line: Paragraph, instruction: str, shown: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        run = line.add_run(shown if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            said = OxmlElement("w:instrText")
            said.text = f" {text} "
            run._r.append(said)


def _rule(line: Paragraph) -> None:
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", "1F5C4D")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _logo() -> bytes:
    """Two waves under a sun."""
    image = Image.new("RGB", (360, 120), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((20, 8, 76, 64), fill="#D98E32")
    for n, colour in enumerate(("#1F5C4D", "#4F9A86")):
        for x in range(0, 360, 60):
            draw.arc((x, 50 + 24 * n, x + 60, 100 + 24 * n), 180, 360, fill=colour, width=9)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _as_template(data: bytes) -> bytes:
    """The document as a template, with every member of the zip file dated alike."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(DOCUMENT.encode(), TEMPLATE.encode())
            info = ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()


if __name__ == "__main__":
    main()
