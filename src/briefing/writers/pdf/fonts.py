"""The fonts of a document: a theme's faces go in, shaped text comes out, with other fonts' help where needed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import uharfbuzz as hb

from briefing.core.diagnostics import BriefingError, Diagnostic
from briefing.core.spans import Span

from . import coverage
from .fontfile import FontFile, Piece
from .packages import folder
from .scripts import is_cjk

if TYPE_CHECKING:
    from briefing.themes.theme import Face as Family
    from briefing.themes.theme import Theme

__all__ = ["Face", "FontBook", "FontFile", "Piece", "Shaped", "is_right_to_left"]

_WEIGHTS = {"regular": 400, "semibold": 600, "bold": 700}
#: What is drawn for a character that no font has: the first of these that the house face covers.
_STAND_INS = "\N{REPLACEMENT CHARACTER}\N{WHITE SQUARE}\N{LOZENGE}?"
_RIGHT_TO_LEFT = {"R", "AL"}
_CONTROLS = dict.fromkeys((*range(32), *range(0x7F, 0xA0)), " ")


class Shaped:
    """A stretch of text, shaped: from left to right, usually one piece; several where other fonts help."""

    __slots__ = ("count", "font", "glyphs", "pieces", "simple", "text", "width")

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        self.text = text
        self.pieces = pieces
        if len(pieces) == 1:
            self.width = pieces[0].width
            """In 1/1000 em, without letter-spacing."""
            self.count = pieces[0].count
            """Number of glyphs: letter-spacing adds `count * tracking` to the width on the page."""
            self.simple = pieces[0].simple
            """Whether one piece's glyphs are all there is to draw: then its font and its glyphs stand here, too."""
        else:
            self.width = sum([piece.width for piece in pieces])
            self.count = sum([piece.count for piece in pieces])
            self.simple = False
        self.font: FontFile | None = pieces[0].font if self.simple else None
        self.glyphs = pieces[0].glyphs if self.simple else ""


class Face:
    """A face of the theme in one weight and with one set of features; measures and shapes.

    The metrics are those of the house font, in 1/1000 em.
    """

    def __init__(self, book: FontBook, key: _Key, features: dict[str, bool]) -> None:
        self.book = book
        self._key = key
        self._features = features
        self._shaped: dict[str, Shaped] = {}
        self._shaped_in: dict[tuple[str, str], Shaped] = {}
        self._file: FontFile | None = None

    @property
    def file(self) -> FontFile:
        """The house font, opened when first asked for."""
        if self._file is None:
            self._file = self.book.house(*self._key)
        return self._file

    @property
    def ascent(self) -> float:
        """Height of the font above the baseline."""
        return float(self.file.font.get_font_extents("ltr").ascender * self.file.scale)

    @property
    def descent(self) -> float:
        """Depth of the font below the baseline, negative."""
        return float(self.file.font.get_font_extents("ltr").descender * self.file.scale)

    @property
    def cap_height(self) -> float:
        """Height of capitals."""
        return self._metric(hb.OTMetricsTag.CAP_HEIGHT)

    @property
    def x_height(self) -> float:
        """Height of small letters."""
        return self._metric(hb.OTMetricsTag.X_HEIGHT)

    def _metric(self, tag: hb.OTMetricsTag) -> float:
        return float(self.file.font.get_metric_position_with_fallback(tag) * self.file.scale)

    @property
    def has_small_capitals(self) -> bool:
        """Whether the house font draws small capitals of its own."""
        return self.file.has_small_capitals

    @property
    def space(self) -> float:
        """Width of a space."""
        return self.shape(" ").width

    def shape(self, text: str, lang: str | None = None) -> Shaped:
        """Shape a word or phrase of one direction (the layout orders directions); cached.

        `lang` is a BCP 47 tag where it differs from the document's: it picks the right forms of Han characters, and
        of letters in some languages. Characters that no font has are noted in `book.missing` and drawn as a
        replacement.
        """
        if lang is None or lang == self.book.lang:
            shaped = self._shaped.get(text)
            if shaped is None:
                shaped = self._shaped[text] = self._shape(text, self.book.lang)
            return shaped
        shaped = self._shaped_in.get((text, lang))
        if shaped is None:
            shaped = self._shaped_in[text, lang] = self._shape(text, lang)
        return shaped

    def shape_turned(self, text: str, lang: str | None = None) -> Shaped:
        """The same for text that has to run from right to left although its letters may not say so: brackets beside
        Arabic words.
        """
        key = (text, f"{lang or self.book.lang} <")
        shaped = self._shaped_in.get(key)
        if shaped is None:
            shaped = self._shaped_in[key] = self._shape(text, lang or self.book.lang, turned=True)
        return shaped

    def shape_wide(self, text: str, beside: str, lang: str | None = None) -> Shaped:
        """The same for a mark that Latin and Chinese share, as a dash: in the font of the character `beside` it."""
        lang = lang or self.book.lang
        key = (text, f"{lang} wide")
        shaped = self._shaped_in.get(key)
        if shaped is None:
            language = coverage.language(beside, lang)
            font = self.file if self.file.covers(beside) else self.book.helper(beside, self._key, language)
            pieces = (
                font.shape(text, self._features, False, language, "Hani")
                if font and all(map(font.covers, text))
                else None
            )
            shaped = Shaped(text, tuple(pieces)) if pieces else self.shape(text, lang)
            self._shaped_in[key] = shaped
        return shaped

    def width(self, text: str, size: float, tracking: float = 0.0, lang: str | None = None) -> float:
        """Width in points of text at `size` points, `tracking` points added after each glyph."""
        shaped = self.shape(text, lang)
        return shaped.width * size / 1000 + shaped.count * tracking

    # ------------------------------------------------------------ other fonts' help

    def _shape(self, text: str, lang: str, turned: bool = False) -> Shaped:
        house = self.file
        if text.isascii():
            if not text.isprintable():
                text = text.translate(_CONTROLS)
            return Shaped(text, self._leaning(self._set(house, text, turned or None, lang)))
        text = text.translate(_CONTROLS).replace("\N{SOFT HYPHEN}", "")
        rtl = turned or is_right_to_left(text)
        if all(house.covers(character) for character in text):
            return Shaped(text, self._leaning(self._set(house, text, rtl, lang)))
        language = coverage.language(text, lang)
        stretches = self._stretches(text, house, language, rtl)
        pieces: list[Piece] = []
        for font, part in reversed(stretches) if rtl else stretches:
            if font is None:
                pieces += self._stand_ins(part)
            else:
                helped = self._set(font, part, rtl, lang if font is house else language)
                if self._key[2] and coverage.slants(part[0]) and not font.is_italic:
                    for piece in helped:
                        piece.slanted = True
                pieces += helped
        return Shaped(text, tuple(pieces))

    def _leaning(self, pieces: list[Piece]) -> tuple[Piece, ...]:
        """Slanted, where the family has no italic of its own."""
        if self._key[2] and not self.book.theme.faces[self._key[0]].package and not self.file.is_italic:
            for piece in pieces:
                piece.slanted = True
        return tuple(pieces)

    def _set(self, font: FontFile, text: str, rtl: bool | None, lang: str) -> list[Piece]:
        # marks of Chinese alone say nothing about the script, on which their form hangs as well
        marks = font is not self._file and all(is_cjk(c) and not c.isalnum() for c in text)
        pieces = font.shape(text, self._features, rtl, lang, "Hani" if marks else None)
        return self._stand_ins(text) if pieces is None else pieces

    def _stretches(self, text: str, house: FontFile, lang: str, rtl: bool) -> list[tuple[FontFile | None, str]]:
        """The text in logical order, cut where the font changes; None is no font at all."""
        found: list[tuple[FontFile | None, str]] = []
        current: FontFile | None = None
        if rtl:
            strong = next((c for c in text if unicodedata.bidirectional(c) in _RIGHT_TO_LEFT), text[0])
            current = house if house.covers(strong) else self.book.helper(strong, self._key, lang)
        for character in text:
            mark = unicodedata.category(character)[0] == "M" or unicodedata.category(character) == "Cf"
            # What runs from right to left stays in one font with its figures, brackets and spaces; a mark with its
            # letter.
            if current is not None and (mark or (rtl and current is not house)) and current.covers(character):
                font: FontFile | None = current
            elif house.covers(character):
                font = house
            elif current is not None and current is not house and current.covers(character):
                font = current
            else:
                font = self.book.helper(character, self._key, lang)
            if found and found[-1][0] is font:
                found[-1] = (font, found[-1][1] + character)
            else:
                found.append((font, character))
            current = font
        return found

    def _stand_ins(self, text: str) -> list[Piece]:
        """A visible stand-in for each character, and a note that no font has it."""
        house = self.file
        drawn = next((character for character in _STAND_INS if house.covers(character)), "?")
        for character in text:
            self.book.missing.setdefault(character, unicodedata.name(character, f"U+{ord(character):04X}"))
        return [house.replacement(drawn, character) for character in text]


def is_right_to_left(text: str) -> bool:
    """By the first character that has a direction of its own (Unicode Standard Annex 9, rule P2)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in _RIGHT_TO_LEFT:
            return True
    return False


_Key = tuple[str, str, bool]  # face, weight, italic


class FontBook:
    """All fonts of one document. Faces and files are opened when first used."""

    def __init__(self, theme: Theme, lang: str = "en") -> None:
        """`lang` is the document's language, a BCP 47 tag."""
        self.theme = theme
        self.lang = lang
        self.missing: dict[str, str] = {}
        """Characters that no font has, with their Unicode names, in the order in which they were met."""
        self.instead: dict[str, tuple[str, bool]] = {}
        """Families that are not at hand, with those that are shown, and whether these are as wide."""
        self._files: dict[tuple[str, int, int | None], FontFile] = {}
        self._faces: dict[tuple[object, ...], Face] = {}
        self._helpers: dict[tuple[str, _Key, str], FontFile | None] = {}

    def face(
        self,
        face: str,
        weight: str = "regular",
        italic: bool = False,
        *,
        old_style: bool = False,
        tabular: bool = False,
        superior: bool = False,
        small_capitals: bool = False,
        ligatures: bool = True,
    ) -> Face:
        """A face of the theme: `face` is a key of its faces, `weight` regular, semibold or bold.

        Figures are lining and proportional; `old_style` asks for `onum`, `tabular` for `tnum`, `superior` for `sups`,
        `small_capitals` for `smcp`.
        Turn `ligatures` off for letter-spaced text and code. A face that the theme lacks is its sans; one whose
        package is not installed is the one that the theme names instead.
        """
        key = (face, weight, italic, old_style, tabular, superior, small_capitals, ligatures)
        found = self._faces.get(key)
        if found is None:
            features = {"kern": True, "liga": ligatures, "clig": ligatures, "calt": ligatures}
            features["onum" if old_style else "lnum"] = True
            features |= {"tnum": True} if tabular else {}
            features |= {"sups": True} if superior else {}
            features |= {"smcp": True} if small_capitals else {}
            found = self._faces[key] = Face(self, (self._at_hand(face), weight, italic), features)
        return found

    def _at_hand(self, face: str) -> str:
        family = self.theme.faces.get(face)
        if family is None:
            return "sans"
        if not family.package:
            return face if self._family(family) else family.instead
        return family.instead if family.instead and folder(family.package) is None else face

    def _family(self, family: Family) -> dict[tuple[bool, bool], tuple[str, int]]:
        """The fonts of a family that a theme knows by its name alone; empty where it is not at hand."""
        from . import families

        found, shown = families.find(family.word)
        if shown != family.word:
            self.instead.setdefault(family.word, (shown or self.theme.faces[family.instead].word, bool(found)))
        return found

    def house(self, face: str, weight: str, italic: bool) -> FontFile:
        """The theme's own font for a face. Raises BriefingError where its file is not there."""
        family = self.theme.faces[face]
        if not family.package:
            found, bold = self._family(family), weight != "regular"
            likely = ((bold, italic), (bold, False), (False, italic), (False, False))
            file, at = next(found[key] for key in likely if key in found)
            return self._open(file, at, _WEIGHTS["bold" if bold else "regular"])
        slot = weight if not italic else "italic" if weight == "regular" else f"{weight}_italic"
        root = folder(family.package)
        name, _, index = str(getattr(family, slot)).partition("#")
        path = None if root is None else root / name
        if path is None or not path.is_file():
            message = (
                f"The font {getattr(family, slot)!r} of the face {face!r} is not in the package {family.package!r}."
            )
            hint = "install the package" if root is None else "the theme names a file that the package does not have"
            raise BriefingError([Diagnostic("bad-theme", message, Span(self.theme.name), hint)])
        return self._open(str(path), int(index or 0))

    def helper(self, character: str, wanted: tuple[str, str, bool], lang: str) -> FontFile | None:
        """A font that has a character which the wanted face lacks; None where there is none."""
        key = (character, wanted, lang)
        if key not in self._helpers:
            self._helpers[key] = self._find_helper(character, wanted, lang)
        return self._helpers[key]

    def _find_helper(self, character: str, wanted: tuple[str, str, bool], lang: str) -> FontFile | None:
        face, weight, italic = wanted
        # a face that may be absent does not help out: what a document looks like would hang on it
        steady = [name for name, family in self.theme.faces.items() if not family.instead]
        face = self._at_hand(face)
        others = [face, *[other for other in steady if other != face]]
        # An upright letter of the same family, slanted, suits an italic better than another family's italic.
        slopes = (italic, False) if italic else (False,)
        for other in others:
            for slope in slopes:
                font = self.house(other, weight, slope)
                if font.covers(character):
                    return font
        found = coverage.find(character, lang, _WEIGHTS[weight], italic)
        return None if found is None else self._open(*found, weight=_WEIGHTS[weight])

    def _open(self, path: str, index: int = 0, weight: int | None = None) -> FontFile:
        key = (path, index, weight)
        if key not in self._files:
            self._files[key] = FontFile(*key)
        return self._files[key]
