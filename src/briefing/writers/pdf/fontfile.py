"""One font of one file: text goes in, glyph codes with their widths come out, and what was used is remembered for embedding."""

from __future__ import annotations

import uharfbuzz as hb


class Piece:
    """Glyphs of one font, ready for a TJ array."""

    __slots__ = ("actual_text", "count", "font", "glyphs", "rise", "width")

    def __init__(
        self, font: FontFile, glyphs: str, width: float, count: int, rise: float = 0.0, actual_text: str | None = None
    ) -> None:
        self.font = font
        self.glyphs = glyphs
        """What stands between "<" and ">" in a TJ array (ISO 32000-1, 9.4.3): hexadecimal codes, with kerning as "> -20 <"."""
        self.width = width
        """In 1/1000 em, kerning included."""
        self.count = count
        """How many glyphs there are: letter-spacing adds its amount so many times."""
        self.rise = rise
        """How far the glyphs stand above the baseline, in 1/1000 em (marks of some scripts)."""
        self.actual_text = actual_text
        """What the glyphs stand for, where their codes alone cannot say it; None: they can."""


class FontFile:
    """One font of one file; opened when it is made, so make it when it is needed."""

    def __init__(self, path: str, index: int = 0) -> None:
        self.path = path
        self.index = index
        self.face = hb.Face(hb.Blob.from_file_path(path), index)
        self.font = hb.Font(self.face)
        self.scale = 1000 / self.face.upem
        self.codes: dict[tuple[int, str], int] = {}

    def covers(self, character: str) -> bool:
        """Whether the font has a glyph for the character."""
        return self.font.get_nominal_glyph(ord(character)) is not None

    def shape(
        self, text: str, features: dict[str, bool], rtl: bool | None = None, lang: str | None = None
    ) -> list[Piece]:
        """Shape text that the font covers; pieces from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        if rtl is not None:
            buffer.direction = "rtl" if rtl else "ltr"
        buffer.guess_segment_properties()
        if lang:
            buffer.language = lang
        hb.shape(self.font, buffer, features)
        parts: list[str] = []
        width = 0.0
        infos = buffer.glyph_infos
        starts = sorted({info.cluster for info in infos}) + [len(text)]
        after = dict(zip(starts, starts[1:], strict=False))
        seen: set[int] = set()
        for info, position in zip(infos, buffer.glyph_positions, strict=True):
            cluster = info.cluster
            reads = "" if cluster in seen else text[cluster : after[cluster]]
            seen.add(cluster)
            code = self.codes.setdefault((info.codepoint, reads), len(self.codes) + 1)
            if position.x_offset:
                parts.append(f"> {-position.x_offset * self.scale:g} <")
            parts.append(f"{code:04X}")
            kern = self.font.get_glyph_h_advance(info.codepoint) + position.x_offset - position.x_advance
            if kern:
                parts.append(f"> {kern * self.scale:g} <")
            width += position.x_advance
        return [Piece(self, "".join(parts), width * self.scale, len(infos))]
