"""A font dictionary: is the font in the file, does it say what its codes stand for, are its widths true?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pikepdf
import uharfbuzz as hb

if TYPE_CHECKING:
    from .reader import Reader


class Font:
    """A font's way from codes to glyphs and to text (ISO 32000-1, 9.7 and 9.10)."""

    def __init__(self, font: pikepdf.Object, reader: Reader) -> None:
        self.reader = reader
        self.name = str(font.BaseFont)[1:]
        self.unicode: dict[int, str] = {}
        self.glyphs: bytes | None = None
        self.widths: dict[int, float] = {}
        self.program: hb.Font | None = None
        self._seen: set[int] = set()
        if str(font.Subtype) != "/Type0" or str(font.get("/Encoding")) != "/Identity-H":
            reader.wrong(f"the font {self.name} is {font.Subtype}")
            return
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        if not {"/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            reader.wrong(f"the font {self.name} is not embedded", "31-009")
        if not re.match(r"[A-Z]{6}\+", self.name):
            reader.wrong(f"the font {self.name} is not marked as a subset")
        if str(descriptor.FontName) != str(font.BaseFont) or str(descendant.BaseFont) != str(font.BaseFont):
            reader.wrong(f"the font {self.name} has several names")
        if "/CIDToGIDMap" in descendant:
            mapping = descendant.CIDToGIDMap
            self.glyphs = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None
        elif str(descendant.Subtype) == "/CIDFontType2":
            reader.wrong(f"the font {self.name} does not say which glyphs its codes are", "31-006")
        self.widths = _widths(descendant)
        if "/FontFile2" in descriptor:
            self.program = hb.Font(hb.Face(descriptor.FontFile2.read_bytes()))
        if "/ToUnicode" not in font:
            reader.wrong(f"the font {self.name} does not say what its codes stand for", "31-027")
            return
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        for code, text in re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>\n", cmap):
            self.unicode[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")

    def text(self, codes: bytes, replaced: bool) -> str:
        """What codes stand for; `replaced`: another text is read in their place."""
        parts = []
        for at in range(0, len(codes), 2):
            code = int.from_bytes(codes[at : at + 2], "big")
            text = self.unicode.get(code, "")
            if code not in self._seen:
                self._seen.add(code)
                self._check(code, text)
            if not replaced and any(unicodedata.category(character) == "Co" for character in text):
                self.reader.wrong(f"{self.name}: the code {code:04X} is read as a character of private use")
            parts.append(text)
        return "".join(parts)

    def _check(self, code: int, text: str) -> None:
        glyph = code if self.glyphs is None else int.from_bytes(self.glyphs[2 * code : 2 * code + 2], "big")
        if glyph == 0:
            self.reader.wrong(f"{self.name}: the code {code:04X} shows .notdef", "31-030")
        if not text:
            self.reader.wrong(f"{self.name}: the code {code:04X} has no text", "10-001")
        if set(text) & {"\0", "\ufeff", "\ufffe"}:
            self.reader.wrong(f"{self.name}: the code {code:04X} is read as what is no character", "31-028")
        if self.program is not None:
            drawn = self.program.get_glyph_h_advance(glyph) * 1000 / self.program.face.upem
            said = self.widths.get(code, 1000.0)
            if abs(drawn - said) > 1:
                self.reader.wrong(f"{self.name}: the code {code:04X} is {drawn:.0f} wide and said to be {said:.0f}")


def _widths(descendant: pikepdf.Object) -> dict[int, float]:
    """Widths by code (9.7.4.3): runs of codes, or one width for a range."""
    found: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    at = 0
    while at < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], pikepdf.Array):
            found |= {first + n: float(width) for n, width in enumerate(entries[at + 1])}
            at += 2
        else:
            found |= dict.fromkeys(range(first, int(entries[at + 1]) + 1), float(entries[at + 2]))
            at += 3
    return found
