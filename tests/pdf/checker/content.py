"""One page's content stream: is everything that is drawn either tagged or an artifact (ISO 32000-1, 14.6)?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from .fonts import Font
    from .reader import Reader

_TEXT_PAINTING = {"Tj", "TJ", "'", '"'}
_PAINTING = _TEXT_PAINTING | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI", "INLINE IMAGE"}


@dataclass
class Sequence:
    """Marked content that is open."""

    tag: str
    mcid: int | None
    actual: str | None
    in_text: bool
    running: bool
    """Part of a header or footer (14.8.2.2.2)."""


class Content:
    """Reads one page."""

    def __init__(self, reader: Reader, number: int, page: pikepdf.Page) -> None:
        self.reader = reader
        self.number = number
        self.page = page
        self.stack: list[Sequence] = []
        self.marks: list[int] = []
        self.tags: dict[int, str] = {}
        """What the content says of each sequence: the type of its element."""
        self.in_text = False
        self.font: Font | None = None
        self.artifact: list[str] = []
        self.running: list[str] = []

    def wrong(self, text: str, checkpoint: str = "") -> None:
        """Note a problem of this page."""
        self.reader.wrong(f"page {self.number + 1}: {text}", checkpoint)

    def read(self) -> None:
        """Everything that the page draws."""
        for operands, operator in pikepdf.parse_content_stream(self.page):
            self.step(list(operands), str(operator))
        if self.stack:
            self.wrong("marked content is not closed")
        if self.in_text:
            self.wrong("a text object is not closed")

    def step(self, operands: list[pikepdf.Object], operator: str) -> None:
        """One operator."""
        if operator in _PAINTING and not self.stack:
            self.wrong(f"{operator} paints outside marked content", "01-005")
        match operator:
            case "BMC" | "BDC":
                self.begin(str(operands[0]), operands[1] if operator == "BDC" else None)
            case "EMC":
                self.end()
            case "BT" | "ET":
                if self.in_text == (operator == "BT"):
                    self.wrong(f"{operator} out of place")
                self.in_text = operator == "BT"
            case "Tf":
                self.font = self.reader.font(str(operands[0]), self.page)
            case "TJ" | "Tj":
                for part in operands[0] if operator == "TJ" else operands:
                    if isinstance(part, pikepdf.String):
                        self.show(bytes(part))
            case "Tr":
                if int(operands[0]) not in (0, 2):
                    self.wrong("text is drawn so that nobody sees it")
            case "Do":
                self.draw(str(operands[0]))
            case _:
                pass

    def draw(self, name: str) -> None:
        """A picture; forms may hold no tagged content of their own, which would be read as often as they are drawn."""
        drawn = self.page.resources.XObject[name]
        if "/StructParents" in drawn:
            self.wrong(f"the form {name} holds tagged content", "30-002")
        if {"/Ref", "/OPI", "/PS"} & set(drawn.keys()):
            self.wrong(f"the form {name} shows what is not in the file", "30-001")

    def begin(self, tag: str, properties: pikepdf.Object | None) -> None:
        """Marked content begins."""
        mcid: int | None = None
        actual: str | None = None
        kind = ""
        if isinstance(properties, pikepdf.Dictionary):
            mcid = int(properties.MCID) if "/MCID" in properties else None
            actual = str(properties.ActualText) if "/ActualText" in properties else None
            kind = str(properties.get("/Type", ""))
        tagged = any(entry.mcid is not None for entry in self.stack)
        artifact = any(entry.tag == "/Artifact" for entry in self.stack)
        if mcid is not None:
            self.marks.append(mcid)
            self.tags[mcid] = tag[1:]
            if self.stack:
                self.wrong(f"{tag} with an identifier stands inside marked content", "01-004" if artifact else "")
        elif tag == "/Artifact" and tagged:
            self.wrong("an artifact stands inside tagged content", "01-003")
        elif tag != "/Artifact" and not self.stack:
            self.wrong(f"{tag} has no identifier", "01-005")
        self.stack.append(Sequence(tag, mcid, actual, self.in_text, kind == "/Pagination"))
        if actual is not None:
            self.reader.check_actual(actual, f"page {self.number + 1}")
            self.say(actual)

    def end(self) -> None:
        """Marked content ends."""
        if not self.stack:
            self.wrong("EMC closes nothing")
            return
        if self.stack.pop().in_text != self.in_text:
            self.wrong("marked content and text object overlap")

    def show(self, codes: bytes) -> None:
        """Text is drawn."""
        if self.font is None:
            self.wrong("text is shown without a font")
            return
        replaced = any(entry.actual is not None for entry in self.stack)
        text = self.font.text(codes, replaced)
        if not replaced:
            self.say(text)

    def say(self, text: str) -> None:
        """Text is read: of an element, or of an artifact."""
        for entry in self.stack:
            if entry.mcid is not None:
                key = (self.number, entry.mcid)
                self.reader.texts[key] = self.reader.texts.get(key, "") + text
                return
        self.artifact.append(text)
        if any(entry.running for entry in self.stack):
            self.running.append(text)


def sane(text: str) -> bool:
    """Whether a text can be read out: it has no control characters."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)
