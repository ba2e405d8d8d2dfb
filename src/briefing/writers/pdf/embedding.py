"""Fonts into the file: a font and its codes in use go in, a subset and what describes it come out (ISO 32000-1, 9.6
to 9.10)."""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING

import uharfbuzz as hb

from .syntax import number

if TYPE_CHECKING:
    from .fontfile import FontFile
    from .objects import File

#: Tables that a PDF has no use for: layout is done, and names and metrics stand in the font's descriptor.
_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern", "morx", "kerx", "name", "OS/2", "post", "cmap", "DSIG"),
    *("STAT", "gasp", "meta", "VORG", "vhea", "vmtx"),
)
_SYSTEM = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"


def embed(file: File, font: FontFile) -> int:
    """Write a font with the glyphs in use; returns the object number of its Type0 dictionary."""
    glyphs = sorted(set(font.glyph_of.values()) | {0})
    data, new_glyph = _subset(font, glyphs)
    base = f"{_tag(font, glyphs)}+{_postscript_name(font)}"
    program = _program(file, font, data)
    descriptor = file.add(_descriptor(font, base, program))
    kind = "CIDFontType0" if font.is_cff else "CIDFontType2"
    mapping = ""
    if not font.is_cff:
        mapping = f"/CIDToGIDMap {file.stream('', _glyph_map(font, new_glyph))} 0 R"
    descendant = file.add(
        f"<</Type/Font/Subtype/{kind}/BaseFont/{base}/CIDSystemInfo{_SYSTEM}/FontDescriptor {descriptor} 0 R"
        f"/DW 1000/W[{_widths(font)}]{mapping}>>"
    )
    unicode = file.stream("", _to_unicode(font.reads))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {unicode} 0 R>>"
    )


def _subset(font: FontFile, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """The font with these glyphs only, and the new number of each."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(glyphs))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if font.is_cff and not font.is_cid_keyed:
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS  # codes are glyph numbers there
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set(
        {int.from_bytes(tag.encode().ljust(4), "big") for tag in _DROPPED}
    )
    for axis, value in font.axes.items():
        wanted.pin_axis_location(font.face, axis, value)
    plan = hb.SubsetPlan(font.face, wanted)
    subset = plan.execute()
    data = subset.reference_table("CFF ").data if font.is_cff else subset.blob.data
    return bytes(data), dict(plan.old_to_new_glyph_mapping)


def _program(file: File, font: FontFile, data: bytes) -> str:
    if font.is_cff:
        return f"/FontFile3 {file.stream('/Subtype/CIDFontType0C', data)} 0 R"
    return f"/FontFile2 {file.stream(f'/Length1 {len(data)}', data)} 0 R"


def _tag(font: FontFile, glyphs: list[int]) -> str:
    """Six capitals that differ where the subsets differ (9.6.4)."""
    seed = f"{font.index} {sorted(font.axes.items())} {glyphs}"
    value = int.from_bytes(hashlib.md5(seed.encode(), usedforsecurity=False).digest()[:6], "big")
    letters = []
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def _postscript_name(font: FontFile) -> str:
    name = font.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Font"
    return "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_.")) or "Font"


def _descriptor(font: FontFile, base: str, program: str) -> str:
    """The font descriptor (9.8) from the tables `OS/2`, `post` and `head` and from HarfBuzz."""
    scale = font.scale
    os2, post, head = (bytes(font.face.reference_table(tag).data) for tag in ("OS/2", "post", "head"))
    angle = struct.unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 8 else 0.0
    fixed = len(post) >= 16 and struct.unpack_from(">I", post, 12)[0] != 0
    weight = font.axes.get("wght") or (struct.unpack_from(">H", os2, 4)[0] if len(os2) >= 6 else 400)
    box = " ".join(number(value * scale, 0) for value in struct.unpack_from(">4h", head, 36))
    extents = font.font.get_font_extents("ltr")
    capitals = font.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    small = font.font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT)
    flags = 4 | (1 if fixed else 0) | (2 if _has_serifs(os2) else 0) | (64 if angle else 0)
    stem = 50 + (weight / 65) ** 2  # the usual estimate of a stem from a weight: 88 for 400, 136 for 600
    return (
        f"<</Type/FontDescriptor/FontName/{base}/Flags {flags}/FontBBox[{box}]/ItalicAngle {number(angle)}"
        f"/Ascent {number(extents.ascender * scale, 0)}/Descent {number(extents.descender * scale, 0)}"
        f"/CapHeight {number(capitals * scale, 0)}/XHeight {number(small * scale, 0)}"
        f"/StemV {number(stem, 0)}{program}>>"
    )


def _has_serifs(os2: bytes) -> bool:
    """From PANOSE: a Latin text face with a serif style (OpenType, `OS/2`, panose)."""
    return len(os2) >= 34 and os2[32] == 2 and 2 <= os2[33] <= 10


def _glyph_map(font: FontFile, new_glyph: dict[int, int]) -> bytes:
    """From codes to the glyphs of the subset (9.7.4.2)."""
    size = max(font.glyph_of, default=0) + 1
    return b"".join(new_glyph[font.glyph_of.get(code, 0)].to_bytes(2, "big") for code in range(size))


def _widths(font: FontFile) -> str:
    """Widths by code (9.7.4.3): runs of neighbours share a list."""
    parts: list[str] = []
    last = -2
    for code in sorted(font.glyph_of):
        width = number(font.advance(font.glyph_of[code]) * font.scale, 3)
        parts.append(f" {width}" if code == last + 1 else f"{']' if parts else ''}{code}[{width}")
        last = code
    return "".join(parts) + ("]" if parts else "")


def _to_unicode(reads: dict[int, str]) -> bytes:
    """A CMap from codes to text (9.10.3); a code may stand for several characters."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = [(code, text.encode("utf-16-be", "replace").hex().upper()) for code, text in sorted(reads.items())]
    items = [f"<{code:04X}> <{text}>" for code, text in entries]
    for start in range(0, len(items), 100):  # at most a hundred lines to a block (Adobe Technical Note 5014)
        group = items[start : start + 100]
        lines += [f"{len(group)} beginbfchar", *group, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
