"""One font of one file: text goes in, glyph codes and widths come out; what was used is remembered for embedding.

A glyph is shown by a code of two bytes (Identity-H). With TrueType outlines each pair of a glyph and the text it
stands for has a code of its own, so that one glyph may be read as a hyphen here and as a soft hyphen there; with CFF
outlines the code has to be the glyph's CID, and the pieces that this cannot serve carry their text with them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import uharfbuzz as hb

from . import cff
from .coverage import UNKNOWABLE

#: What a code stands for that has no text of its own: the second glyph of a letter that is drawn as two (its piece
#: says the text).
NO_TEXT = "\u200b"
_UNSEEN = {"Cf", "Cc"}
_SEMIBOLD = 600
#: Stroke, in em, for each hundred of weight: about what Noto Sans CJK's stems gain from Regular to Bold.
_STROKE = 0.009
_FLAGS = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
#: A mark is read with its letter: on a height of its own it would be read as a line of its own.
_CLUSTERS = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
#: Bytes that would end a literal string, or be read as another one in it.
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}
_Move = tuple[int, int, int]  # advance, offset to the right, offset upwards: in the font's own units


class Piece:
    """Glyphs of one font, ready for a TJ array."""

    __slots__ = ("actual_text", "count", "font", "glyphs", "raised", "slanted", "width")

    def __init__(
        self,
        font: FontFile,
        glyphs: str,
        width: float,
        count: int,
        raised: tuple[tuple[float, str], ...] = (),
        actual_text: str | None = None,
    ) -> None:
        self.font = font
        self.glyphs = glyphs
        """What stands between "(" and ")" in a TJ array (ISO 32000-1, 9.4.3): codes as a literal string of bytes, one
        character for each byte, and kerning as ") -20 (". Half as long as in hexadecimal, and so half the work."""
        self.width = width
        """In 1/1000 em, kerning included."""
        self.count = count
        """How many glyphs there are: letter-spacing adds its amount so many times."""
        self.raised = raised
        """Where glyphs do not stand on the baseline (marks of some scripts): the same glyphs as (height, glyphs),
        with heights in 1/1000 em; empty where all do."""
        self.actual_text = actual_text
        """What the glyphs stand for where their codes alone cannot say it; None: they can."""
        self.slanted = False
        """Whether the glyphs are to be slanted: upright ones that help an italic out."""

    @property
    def simple(self) -> bool:
        """Whether `glyphs` is all there is to draw."""
        return not self.raised and self.actual_text is None and not self.slanted


def move(font: FontFile, width: float) -> Piece:
    """A step of `width` thousandths of an em that shows nothing; back where negative."""
    return Piece(font, f") {-width:.5g} (", width, 0)


class FontFile:
    """One font of one file, at one place of its axes if it is variable. It is opened when it is made."""

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
        self.embolden = 0.0 if weight is None else _want_of_weight(self.face, weight, self.axes)
        """Width of the stroke, in em, that makes up for a weight which the font does not have; 0: none is needed."""
        self._cids: Sequence[int] | None = None
        self.is_cid_keyed = False
        """Whether a CFF font's glyphs have CIDs of their own; where not, PDF takes the glyph numbers."""
        if self.is_cff:
            self._cids, self.is_cid_keyed = cff.cids(path, index)
        self.codes: dict[tuple[int, str], int] = {}
        """Codes in use by (glyph, text)."""
        self.reads: dict[int, str] = {}
        """The text that each code stands for."""
        self.glyph_of: dict[int, int] = {}
        """The glyph that each code shows."""
        self._literals: dict[tuple[int, str], str] = {}
        self._advance: dict[int, int] = {}
        self._covers: dict[str, bool] = {}
        if self.is_cff:  # where a code has one text only, that of the space is not to be a no-break space's
            self._code(self.font.get_nominal_glyph(0x20) or 0, " ")

    def covers(self, character: str) -> bool:
        """Whether the font can show a character: by a glyph of its own, or as HarfBuzz makes it up from others."""
        known = self._covers.get(character)
        if known is None:
            readable = unicodedata.category(character) not in UNKNOWABLE
            known = self._covers[character] = readable and (self._has(character) or self._can_make(character))
        return known

    def _has(self, character: str) -> bool:
        return bool(self.font.get_nominal_glyph(ord(character)))

    def _can_make(self, character: str) -> bool:
        if unicodedata.category(character) in _UNSEEN or "\ufe00" <= character <= "\ufe0f":
            return True  # joiners, marks of direction, selectors of variants
        if unicodedata.category(character) == "Zs":
            return self._has(" ")  # spaces of fixed width
        if character == "\u2011":
            return self._has("\u2010")
        parts = unicodedata.normalize("NFD", character)
        return parts != character and all(self._has(part) for part in parts)

    @property
    def is_italic(self) -> bool:
        """Whether the font is slanted itself (`post`, italicAngle)."""
        post = bytes(self.face.reference_table("post").data)
        return int.from_bytes(post[4:8], "big") != 0

    @property
    def has_small_capitals(self) -> bool:
        """Whether a small letter has another glyph under OpenType `smcp`: Source Serif's upright fonts do, its italics
        do not.
        """
        buffer = hb.Buffer()
        buffer.add_str("a")
        buffer.guess_segment_properties()
        hb.shape(self.font, buffer, {"smcp": True})
        return bool(buffer.glyph_infos[0].codepoint != self.font.get_nominal_glyph(ord("a")))

    def advance(self, glyph: int) -> int:
        """Width of a glyph in the font's own units."""
        width = self._advance.get(glyph)
        if width is None:
            width = self._advance[glyph] = self.font.get_glyph_h_advance(glyph)
        return width

    # ------------------------------------------------------------ shaping

    def shape(
        self, text: str, features: dict[str, bool], rtl: bool | None, lang: str | None, script: str | None = None
    ) -> list[Piece] | None:
        """Shape text that the font covers; pieces from left to right, nearly always one. None where it is not covered.

        `rtl` None lets the text's script decide the direction; `lang` is a BCP 47 tag, `script` one
        of ISO 15924 where the text alone does not tell.
        """
        buffer = hb.Buffer()
        if not text.isascii():  # else there is nothing to remove, and clusters are letters anyway
            buffer.flags = _FLAGS
            buffer.cluster_level = _CLUSTERS
        buffer.add_str(text)
        if rtl is not None:
            buffer.direction = "rtl" if rtl else "ltr"
        if script is not None:
            buffer.script = script
        buffer.guess_segment_properties()
        if lang:
            buffer.language = lang
        hb.shape(self.font, buffer, features)
        infos = buffer.glyph_infos
        glyphs = [info.codepoint for info in infos]
        if 0 in glyphs:
            return None
        positions = buffer.glyph_positions or ()
        if rtl is None and self._cids is None and len(glyphs) == len(text):  # ASCII, a glyph for each letter
            piece = self._letters(glyphs, positions, text)
            if piece is not None:
                return [piece]
        moves = [(at.x_advance, at.x_offset, at.y_offset) for at in positions]
        if len(glyphs) == len(text) and not [move for move in moves if move[2]]:
            clusters = [info.cluster for info in infos]
            reads = text if clusters == list(range(len(text))) else [text[cluster] for cluster in clusters]
            if reads is text or len(set(clusters)) == len(text):
                piece = self._plain(glyphs, moves, reads)
                if piece is not None:
                    return [piece]
        return self._pieces(_clusters([info.cluster for info in infos], text), glyphs, moves, bool(rtl))

    def _letters(self, glyphs: list[int], positions: Sequence[hb.GlyphPosition], text: str) -> Piece | None:
        """One piece of glyphs in the order of the text: nearly every word. None where one does not stand at its
        place on the baseline.
        """
        parts: list[str] = []
        width = 0
        known, advances, shift = self._literals, self._advance, self._shift
        for glyph, at, read in zip(glyphs, positions, text, strict=True):
            if at.x_offset or at.y_offset:
                return None
            advance = at.x_advance
            own = advances.get(glyph) or self.advance(glyph)
            parts.append(known.get((glyph, read)) or self._code(glyph, read)[0])
            if advance != own:
                parts.append(shift(own - advance))
            width += advance
        return Piece(self, "".join(parts), width * self.scale, len(glyphs))

    def replacement(self, drawn: str, text: str) -> Piece:
        """A glyph that stands in for a character that no font has: shows `drawn`, is read as `text`."""
        glyph = self.font.get_nominal_glyph(ord(drawn)) or 0
        if unicodedata.category(text) in UNKNOWABLE:
            text = "\N{REPLACEMENT CHARACTER}"
        code, honest = self._code(glyph, text)
        return Piece(self, code, self.advance(glyph) * self.scale, 1, (), None if honest else text)

    def _plain(self, glyphs: list[int], moves: list[_Move], reads: Sequence[str]) -> Piece | None:
        """One piece, each glyph with the text it stands for; None where a code stands for something else already."""
        parts: list[str] = []
        width = 0
        known, advances = self._literals, self._advance
        for glyph, (advance, offset, _), read in zip(glyphs, moves, reads, strict=True):
            code = known.get((glyph, read))
            if code is None:
                code, honest = self._code(glyph, read)
                if not honest:
                    return None
            own = advances.get(glyph)
            if own is None:
                own = self.advance(glyph)
            if offset:
                parts.append(self._shift(-offset))
            parts.append(code)
            back = own + offset - advance
            if back:
                parts.append(self._shift(back))
            width += advance
        return Piece(self, "".join(parts), width * self.scale, len(glyphs))

    def _pieces(
        self, clusters: list[tuple[int, int, str]], glyphs: list[int], moves: list[_Move], rtl: bool
    ) -> list[Piece]:
        """Pieces of clusters (first glyph, end, text): plain neighbours become one piece, the others stand alone.

        A word is never given its text as a whole: readers disagree about the order of what runs from right to left. A
        letter with its marks is, and then the other way round, since they turn all of a line round.
        """
        pieces: list[Piece] = []
        plain: list[tuple[int, int, str]] = []

        def flush() -> None:
            if plain:
                span = slice(plain[0][0], plain[-1][1])
                piece = self._plain(glyphs[span], moves[span], [read for _, _, read in plain])
                assert piece is not None  # its codes were taken just now
                pieces.append(piece)
                plain.clear()

        for start, end, read in clusters:
            if end - start == 1 and not moves[start][2] and self._code(glyphs[start], read)[1]:
                plain.append((start, end, read))
            else:
                flush()
                pieces.append(self._composed(glyphs[start:end], moves[start:end], read, rtl))
        flush()
        return pieces

    def _composed(self, glyphs: list[int], moves: list[_Move], text: str, rtl: bool) -> Piece:
        """A letter of several glyphs, or of one that is raised or whose code stands for something else.

        Marks are drawn first and what takes room last, after a space that takes none: readers measure text that is
        given as a whole from the first of its glyphs to the last, and would see gaps within the word.
        """
        placed: list[tuple[int, int, int]] = []  # glyph, place to the right, height
        pen = 0
        for glyph, (advance, offset, height) in zip(glyphs, moves, strict=True):
            placed.append((glyph, pen + offset, height))
            pen += advance
        honest = len(glyphs) == 1 and self._code(glyphs[0], text)[1]
        if len(glyphs) > 1:
            placed.sort(key=lambda one: self.advance(one[0]) > 0)
            if placed[0][1]:
                placed.insert(0, (self.font.get_nominal_glyph(0x20) or 0, 0, 0))
        raised: list[tuple[float, str]] = []
        at = 0
        for order, (glyph, place, height) in enumerate(placed):
            code, _ = self._code(glyph, text if order == len(placed) - 1 else NO_TEXT)
            raised.append((height * self.scale, self._shift(at - place) + code))
            at = place + self.advance(glyph)
        raised.append((raised[-1][0], raised.pop()[1] + self._shift(at - pen)))
        lifted = tuple(raised) if any(height for height, _ in raised) else ()
        glyph_codes = "".join([code for _, code in raised])
        return Piece(
            self, glyph_codes, pen * self.scale, len(glyphs), lifted, None if honest else text[::-1] if rtl else text
        )

    def _shift(self, back: int) -> str:
        """A step back, in the font's own units, as it stands between the codes of a TJ array."""
        return f") {back * self.scale:.5g} (" if back else ""

    def _code(self, glyph: int, text: str) -> tuple[str, bool]:
        """The code that shows a glyph, as in a literal string, and whether it stands for just this text."""
        key = (glyph, text)
        known = self._literals.get(key)
        if known is not None:
            return known, True
        if self._cids is None:
            code = len(self.codes) + 1
        else:
            code = self._cids[glyph] if glyph < len(self._cids) else glyph
            if code in self.reads:
                return literal(code), False
        self.codes[key] = code
        self.reads[code] = text
        self.glyph_of[code] = glyph
        known = self._literals[key] = literal(code)
        return known, True


def literal(code: int) -> str:
    """A code of two bytes as it stands in a literal string (7.3.4.2), one character for each byte."""
    return "".join([_ESCAPED.get(byte, chr(byte)) for byte in divmod(code, 256)])


def _clusters(clusters: list[int], text: str) -> list[tuple[int, int, str]]:
    """From HarfBuzz's clusters, one for each glyph, to (first glyph, end, text) from left to right."""
    end_of = dict(pairwise([*sorted(set(clusters)), len(text)]))
    found: list[tuple[int, int, str]] = []
    start = 0
    for at, cluster in enumerate(clusters):
        if at + 1 == len(clusters) or clusters[at + 1] != cluster:
            found.append((start, at + 1, text[cluster : end_of[cluster]]))
            start = at + 1
    return found


def _want_of_weight(face: hb.Face, weight: int, axes: dict[str, float]) -> float:
    """The stroke that makes a font look like the semibold or bold that was asked for (`OS/2`, usWeightClass)."""
    os2 = bytes(face.reference_table("OS/2").data)
    own = int.from_bytes(os2[4:6], "big") if len(os2) >= 6 else 400
    if weight < _SEMIBOLD or own >= _SEMIBOLD or "wght" in axes:
        return 0.0
    return _STROKE * (weight - own) / 100


def _location(face: hb.Face, weight: int | None) -> dict[str, float]:
    """Where to set a variable font's axes: each at its default, the weight (`wght`) as asked for."""
    location = {axis.tag: float(axis.default_value) for axis in face.axis_infos}
    for axis in face.axis_infos:
        if axis.tag == "wght" and weight is not None:
            location[axis.tag] = float(min(max(weight, axis.min_value), axis.max_value))
    return location
