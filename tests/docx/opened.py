"""The bytes of a DOCX go in; its parts as trees, and its words in reading order, come out."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Opened:
    """A DOCX, read without the library that wrote it."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
            self.dates = {member.date_time for member in archive.infolist()}

    def tree(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @cached_property
    def document(self) -> etree._Element:
        return self.tree("word/document.xml")

    def paragraphs(self, style: str = "") -> list[etree._Element]:
        """Paragraphs in reading order, those in tables and content controls too; of one style, or all."""
        found = list(self.document.iter(f"{W}p"))
        return [p for p in found if not style or style_of(p) == style]

    def texts(self, style: str = "") -> list[str]:
        return [text_of(p) for p in self.paragraphs(style)]

    def fields(self, name: str = "word/document.xml") -> list[str]:
        """Every field's instruction, in order."""
        return [(text.text or "").strip() for text in self.tree(name).iter(f"{W}instrText")]


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def text_of(element: etree._Element) -> str:
    """What is read: runs, tabs and line breaks; no instructions."""
    out: list[str] = []
    for piece in element.iter(f"{W}t", f"{W}tab", f"{W}br"):
        if piece.tag == f"{W}t":
            out.append(piece.text or "")
        elif piece.getparent() is not None and piece.getparent().tag == f"{W}r":
            out.append("\t" if piece.tag == f"{W}tab" else "\n")
    return "".join(out)
