"""The fonts of a document: a theme's faces go in, shaped text with its widths comes out; other fonts help where a face lacks a character."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from .fontfile import FontFile, Piece

if TYPE_CHECKING:
    from briefing.themes.theme import Theme

__all__ = ["Face", "FontBook", "FontFile", "Piece", "Shaped"]


class Shaped:
    """A stretch of text, shaped: from left to right, usually one piece; several where characters come from other fonts."""

    __slots__ = ("actual_text", "count", "pieces", "text", "width")

    def __init__(self, text: str, pieces: tuple[Piece, ...]) -> None:
        self.text = text
        self.pieces = pieces
        self.width = sum(piece.width for piece in pieces)
        """In 1/1000 em, without letter-spacing."""
        self.count = sum(piece.count for piece in pieces)
        """Number of glyphs: letter-spacing adds `count * tracking` to the width on the page."""
        self.actual_text = None if all([piece.honest for piece in pieces]) else text
        """The text again where the glyph codes alone cannot say it (the canvas sees to that); None: they can."""


class Face:
    """A face of the theme in one weight and with one set of features; measures and shapes.

    `ascent`, `descent` (negative), `cap_height`, `x_height` and `space` (the width of a space) are those of the house font, in 1/1000 em.
    """

    def __init__(self, book: FontBook, path: str, features: dict[str, bool]) -> None:
        self.book = book
        self._path = path
        self._features = features
        self._shaped: dict[tuple[str, str | None], Shaped] = {}
        self._file: FontFile | None = None

    @property
    def file(self) -> FontFile:
        """The house font, opened when first asked for."""
        if self._file is None:
            self._file = self.book.open(self._path)
        return self._file

    @property
    def ascent(self) -> float:
        """Height of the font above the baseline."""
        return self.file.font.get_font_extents("ltr").ascender * self.file.scale

    @property
    def descent(self) -> float:
        """Depth of the font below the baseline, negative."""
        return self.file.font.get_font_extents("ltr").descender * self.file.scale

    @property
    def cap_height(self) -> float:
        """Height of capitals."""
        return self.file.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) * self.file.scale

    @property
    def x_height(self) -> float:
        """Height of small letters."""
        return self.file.font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT) * self.file.scale

    @property
    def space(self) -> float:
        """Width of a space."""
        return self.shape(" ").width

    def shape(self, text: str, lang: str | None = None) -> Shaped:
        """Shape a word or phrase of one direction (the layout orders directions); cached.

        `lang` is a BCP 47 tag where it differs from the document's: it picks the right font and forms for Han characters.
        Characters that no font has are noted in `book.missing` and drawn as a replacement.
        """
        key = (text, lang)
        shaped = self._shaped.get(key)
        if shaped is None:
            pieces = self.file.shape(text, self._features, None, lang or self.book.lang)
            shaped = self._shaped[key] = Shaped(text, tuple(pieces))
        return shaped

    def width(self, text: str, size: float, tracking: float = 0.0, lang: str | None = None) -> float:
        """Width in points of text at `size` points, `tracking` points added after each glyph."""
        shaped = self.shape(text, lang)
        return shaped.width * size / 1000 + shaped.count * tracking


class FontBook:
    """All fonts of one document. Faces and files are opened when first used."""

    def __init__(self, theme: Theme, lang: str = "en") -> None:
        self.theme = theme
        self.lang = lang
        self.missing: dict[str, str] = {}
        """Characters that no font has, with their Unicode names."""
        self.files: dict[tuple[str, int], FontFile] = {}
        self._faces: dict[tuple[object, ...], Face] = {}

    def face(
        self,
        face: str,
        weight: str = "regular",
        italic: bool = False,
        *,
        old_style: bool = False,
        tabular: bool = False,
        superior: bool = False,
        ligatures: bool = True,
    ) -> Face:
        """A face of the theme: `face` is a key of its faces, `weight` regular, semibold or bold.

        Figures are lining and proportional; `old_style` asks for `onum`, `tabular` for `tnum`, `superior` for `sups`.
        Turn `ligatures` off for letter-spaced text and code.
        """
        key = (face, weight, italic, old_style, tabular, superior, ligatures)
        found = self._faces.get(key)
        if found is None:
            family = self.theme.faces.get(face) or self.theme.faces["sans"]
            name = {("regular", False): "regular", ("regular", True): "italic"}.get(
                (weight, italic), f"{weight}_italic" if italic else weight
            )
            features = {"kern": True, "liga": ligatures, "clig": ligatures, "calt": ligatures}
            features |= {"onum": True} if old_style else {"lnum": True}
            features |= {"tnum": True} if tabular else {}
            features |= {"sups": True} if superior else {}
            path = _package(family.package) / getattr(family, name)
            found = self._faces[key] = Face(self, str(path), features)
        return found

    def open(self, path: str, index: int = 0) -> FontFile:
        """The font file of a path, opened once."""
        key = (path, index)
        if key not in self.files:
            self.files[key] = FontFile(path, index)
        return self.files[key]


def _package(name: str) -> Path:
    """Where an installed package lies, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(next(iter(spec.submodule_search_locations)))
