"""One font of one file: text goes in, glyph codes with their widths come out; what was used is remembered for embedding.

A glyph is shown by a code of two bytes (Identity-H). With TrueType outlines each pair of a glyph and the text it stands for has a
code of its own, so that one glyph may be read as a hyphen here and as a soft hyphen there; with CFF outlines the code has to be the
glyph's CID, and the pieces that this cannot serve carry their text with them.
"""

from __future__ import annotations

from itertools import pairwise

import uharfbuzz as hb

from . import cff

#: What a code stands for that has no text of its own: the second glyph of a letter that is drawn as two (its piece says the text).
NO_TEXT = "\u200b"
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_CLUSTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS


class Piece:
    """Glyphs of one font, ready for a TJ array."""

    __slots__ = ("count", "font", "glyphs", "honest", "rise", "width")

    def __init__(
        self, font: FontFile, glyphs: str, width: float, count: int, rise: float = 0.0, honest: bool = True
    ) -> None:
        self.font = font
        self.glyphs = glyphs
        """What stands between "<" and ">" in a TJ array (ISO 32000-1, 9.4.3): hexadecimal codes, kerning as "> -20 <"."""
        self.width = width
        """In 1/1000 em, kerning included."""
        self.count = count
        """How many glyphs there are: letter-spacing adds its amount so many times."""
        self.rise = rise
        """How far the glyphs stand above the baseline, in 1/1000 em (marks of some scripts)."""
        self.honest = honest
        """Whether the codes alone say what the glyphs stand for; where not, the canvas says it with an ActualText."""


class FontFile:
    """One font of one file, at one place of its axes if it is variable; opened when it is made, so make it when it is needed."""

    def __init__(self, path: str, index: int = 0, weight: int | None = None) -> None:
        self.path = path
        self.index = index
        self.face = hb.Face(hb.Blob.from_file_path(path), index)
        self.font = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        tables = frozenset(self.face.table_tags)
        self.axes = _location(self.face, weight) if "fvar" in tables else {}
        """Axes of a variable font and where they are set; empty for others."""
        if self.axes:
            self.font.set_variations(self.axes)
        self.is_cff = "CFF " in tables
        self._cids = cff.cids(self.face.reference_table("CFF ").data) if self.is_cff else None
        self.codes: dict[tuple[int, str], int] = {}
        """Codes in use by (glyph, text)."""
        self.reads: dict[int, str] = {}
        """The text that each code stands for."""
        self.glyph_of: dict[int, int] = {}
        """The glyph that each code shows."""
        self._hex: dict[tuple[int, str], str] = {}
        self._advance: dict[int, int] = {}

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def advance(self, glyph: int) -> int:
        """Width of a glyph in the font's own units."""
        width = self._advance.get(glyph)
        if width is None:
            width = self._advance[glyph] = self.font.get_glyph_h_advance(glyph)
        return width

    # ------------------------------------------------------------ shaping

    def shape(self, text: str, features: dict[str, bool], rtl: bool | None, lang: str | None) -> list[Piece]:
        """Shape text that the font covers; pieces from left to right, nearly always one.

        `rtl` None lets the text's script decide the direction; `lang` is a BCP 47 tag.
        """
        buffer = hb.Buffer()
        buffer.flags = _FLAGS
        buffer.cluster_level = _CLUSTERS
        buffer.add_str(text)
        if rtl is not None:
            buffer.direction = "rtl" if rtl else "ltr"
        buffer.guess_segment_properties()
        if lang:
            buffer.language = lang
        hb.shape(self.font, buffer, features)
        infos = buffer.glyph_infos
        positions = buffer.glyph_positions
        reads, plain = _texts_of_glyphs([info.cluster for info in infos], text)
        return self._pieces(infos, positions, reads, plain)

    def replacement(self, drawn: str, text: str) -> Piece:
        """A glyph that stands in for a character that no font has: shows `drawn`, is read as `text`."""
        glyph = self.font.get_nominal_glyph(ord(drawn)) or 0
        code, honest = self._code(glyph, text)
        return Piece(self, code, self.advance(glyph) * self.scale, 1, 0.0, honest)

    def _pieces(
        self,
        infos: list[hb.GlyphInfo],
        positions: list[hb.GlyphPosition],
        reads: list[str],
        plain: bool,
    ) -> list[Piece]:
        pieces: list[Piece] = []
        parts: list[str] = []
        width = shown = count = rise = 0
        scale = self.scale
        for info, position, read in zip(infos, positions, reads, strict=True):
            glyph = info.codepoint
            if position.y_offset != rise:
                if count:
                    pieces.append(Piece(self, "".join(parts), (width - shown) * scale, count, rise * scale))
                parts, shown, count, rise = [], width, 0, position.y_offset
            code, honest = self._code(glyph, read)
            plain = plain and honest
            advance, offset = position.x_advance, position.x_offset
            if offset:
                parts.append(f"> {-offset * scale:.4g} <")
            parts.append(code)
            back = self.advance(glyph) + offset - advance
            if back:
                parts.append(f"> {back * scale:.4g} <")
            width += advance
            count += 1
        if count:
            pieces.append(Piece(self, "".join(parts), (width - shown) * scale, count, rise * scale))
        for piece in pieces:
            piece.honest = plain
        return pieces

    def _code(self, glyph: int, text: str) -> tuple[str, bool]:
        """The code that shows a glyph, in hexadecimal, and whether it stands for just this text."""
        key = (glyph, text)
        known = self._hex.get(key)
        if known is not None:
            return known, True
        if self._cids is None:
            code = len(self.codes) + 1
        else:
            code = self._cids[glyph] if glyph < len(self._cids) else glyph
            if code in self.reads:
                return f"{code:04X}", False
        self.codes[key] = code
        self.reads[code] = text
        self.glyph_of[code] = glyph
        known = self._hex[key] = f"{code:04X}"
        return known, True


def _texts_of_glyphs(clusters: list[int], text: str) -> tuple[list[str], bool]:
    """The text that each glyph stands for, and whether that says all: not where a letter is drawn as several glyphs."""
    if len(clusters) == len(text) and len(set(clusters)) == len(text):
        return [text[cluster] for cluster in clusters], True
    starts = sorted(set(clusters))
    end_of = dict(pairwise([*starts, len(text)]))
    reads: list[str] = []
    seen: set[int] = set()
    for cluster in clusters:
        reads.append(NO_TEXT if cluster in seen else text[cluster : end_of[cluster]])
        seen.add(cluster)
    return reads, len(seen) == len(clusters)


def _location(face: hb.Face, weight: int | None) -> dict[str, float]:
    """Where to set a variable font's axes: each at its default, the weight (`wght`) as asked for."""
    location = {axis.tag: float(axis.default_value) for axis in face.axis_infos}
    for axis in face.axis_infos:
        if axis.tag == "wght" and weight is not None:
            location[axis.tag] = float(min(max(weight, axis.min_value), axis.max_value))
    return location
