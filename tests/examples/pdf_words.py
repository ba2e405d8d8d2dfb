"""A tagged PDF as the words that a screen reader reads: the structure tree in its order, text decoded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

#: Elements that stand within a line; every other begins and ends a block of its own.
IN_LINE = {"Span", "Link", "Reference", "Quote", "Code", "Annot", "BibEntry"}
#: A character map's parts (ISO 32000-1, 9.10.3).
CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]*)>|\[(.*?)\])", re.DOTALL)


@dataclass(frozen=True)
class Mark:
    """A marked-content sequence that is open (ISO 32000-1, 14.6)."""

    identifier: int | None
    actual: str | None
    """Text that stands for what is drawn; None: what is drawn."""
    running: bool
    """Part of a header or footer."""


class Document:
    """What a PDF says, through its tags."""

    def __init__(self, data: bytes) -> None:
        self._pdf = pikepdf.open(BytesIO(data))
        self._fonts: dict[tuple[int, int], dict[int, str]] = {}
        self._running: list[list[str]] = [[]]
        self._texts = {page.obj.objgen: self._marked(page) for page in self._pdf.pages}
        self._notes: list[str] = []

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pdf.pages)

    def paragraphs(self) -> list[str]:
        """The text of each block in the order of the structure tree, notes left out."""
        out = [""]
        for kid in _kids(self._pdf.Root.StructTreeRoot):
            self._walk(kid, None, out)
        return [text.strip() for text in out if text.strip()]

    def footnotes(self) -> list[str]:
        """The text of each Note met by `paragraphs`, its number first."""
        return self._notes

    def running(self) -> list[str]:
        """What is drawn in running headers and footers (ISO 32000-1, 14.8.2.2.2), in pieces.

        What runs from right to left is drawn as it is seen, and no element says it in the order of reading.
        """
        return [piece for pieces in self._running for piece in _read(pieces)]

    def alternatives(self) -> list[str]:
        """The alternative text of every figure (ISO 32000-1, 14.9.3), in order."""
        return [str(element.Alt) for element in self._elements() if element.S == "/Figure"]

    def tags(self) -> list[str]:
        """The structure type of every element, in order."""
        return [str(element.S).lstrip("/") for element in self._elements()]

    def _elements(self) -> Iterator[Any]:
        waiting = list(_kids(self._pdf.Root.StructTreeRoot))
        while waiting:
            kid = waiting.pop(0)
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid
                waiting[:0] = _kids(kid)

    # -------------------------------------------------------- structure

    def _walk(self, kid: Any, page: Any, out: list[str]) -> None:
        if isinstance(kid, int):
            out[-1] += self._texts[page.objgen].get(kid, "")
        elif kid.get("/Type") == "/MCR":
            out[-1] += self._texts[kid.get("/Pg", page).objgen].get(int(kid.MCID), "")
        elif "/S" in kid:
            self._element(kid, kid.get("/Pg", page), out)

    def _element(self, element: Any, page: Any, out: list[str]) -> None:
        tag = str(element.S).lstrip("/")
        if tag == "Note":
            note = [""]
            for kid in _kids(element):
                self._walk(kid, page, note)
            self._notes.append(" ".join(note))
            return
        apart = tag not in IN_LINE
        if apart:
            out.append("")
        if "/ActualText" in element:
            out[-1] += str(element.ActualText)
        else:
            for kid in _kids(element):
                self._walk(kid, page, out)
        if apart:
            out.append("")

    # -------------------------------------------------------- text

    def _marked(self, page: Any) -> dict[int, str]:
        """The text of each marked-content sequence of a page; running lines are kept apart."""
        found: dict[int, str] = {}
        marks: list[Mark] = []
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    marks.append(_mark(operands))
                    if marks[-1].actual is not None and all(mark.actual is None for mark in marks[:-1]):
                        self._say(marks, marks[-1].actual, found)
                case "EMC":
                    marks.pop()
                case "Tm":
                    self._running.append([])
                case "Tf":
                    font = self._font(page.Resources.Font[str(operands[0])])
                case "Tj" | "TJ" | "'" | '"':
                    pieces = operands[-1] if str(operator) == "TJ" else [operands[-1]]
                    strings = [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)]
                    text = "".join(decoded(codes, font) for codes in strings)
                    if all(mark.actual is None for mark in marks):
                        self._say(marks, text, found)
                case _:
                    pass
        return found

    def _say(self, marks: list[Mark], text: str, found: dict[int, str]) -> None:
        identifier = next((mark.identifier for mark in reversed(marks) if mark.identifier is not None), None)
        if identifier is not None:
            found[identifier] = found.get(identifier, "") + text
        elif any(mark.running for mark in marks):
            self._running[-1].append(text)

    def _font(self, font: Any) -> dict[int, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = character_map(font.ToUnicode.read_bytes())
        return self._fonts[font.objgen]


def _read(pieces: list[str]) -> list[str]:
    """The pieces at one place, those from right to left turned round and put together."""
    whole = "".join(pieces)
    turned = any(unicodedata.bidirectional(character) in ("R", "AL") for character in whole)
    return [whole[::-1]] if turned else pieces


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _mark(operands: Any) -> Mark:
    properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
    identifier = int(properties["/MCID"]) if "/MCID" in properties else None
    actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
    return Mark(identifier, actual, properties.get("/Type") == "/Pagination")


def decoded(codes: bytes, font: dict[int, str]) -> str:
    """Two bytes a character: all our fonts are composite (ISO 32000-1, 9.7). A code without a character fails."""
    return "".join(font[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def character_map(source: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in CHAR.findall(block):
            found[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text, listed in RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            if listed:
                texts = re.findall(rb"<([0-9A-Fa-f]*)>", listed)
                found |= {c: bytes.fromhex(t.decode()).decode("utf-16-be") for c, t in zip(codes, texts, strict=True)}
            else:
                start = bytes.fromhex(text.decode()).decode("utf-16-be")
                found |= {code: start[:-1] + chr(ord(start[-1]) + n) for n, code in enumerate(codes)}
    return found
