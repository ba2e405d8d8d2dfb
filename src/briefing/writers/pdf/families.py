"""The name of a font family goes in; its files on this machine come out, or those of a family that is as wide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import uharfbuzz as hb

from briefing.themes.word.families import INSTEAD

from . import coverage
from .packages import folder

#: `name` table: family as old programs and Word see it, and as designers do (OpenType, "Name IDs").
_FAMILY, _TYPOGRAPHIC = 1, 16
#: Weights that are neither too light nor too heavy to stand for regular and bold.
_REGULAR, _BOLD = 400, 700
_FAR = 160
#: A class of width that is not the usual one weighs as much as so many classes of weight.
_WIDE, _USUAL_WIDTH = 10, 5

#: Packages of the house's own faces, which a template may name as any other.
_HOUSE = ("font_source_serif_pro", "font_source_sans_pro")

Fonts = dict[tuple[bool, bool], tuple[str, int]]


@cache
def find(family: str) -> tuple[Fonts, str]:
    """Path and index of a family's fonts by (bold, italic), and the family that they are of: this one, or the first at
    hand that is as wide. ({}, "") where there is none. An upright regular font is always among them.
    """
    for name in (family, *INSTEAD.get(family.lower(), ())):
        fonts = _fonts(name.lower())
        if (False, False) in fonts:
            return fonts, name
    return {}, ""


def _fonts(family: str) -> Fonts:
    best: dict[tuple[bool, bool], tuple[int, str, int]] = {}
    for path in _likely(family):
        for index, names, weight, width, italic, variable in _described(path):
            if family not in names:
                continue
            for bold in (False, True):
                aim = _BOLD if bold else _REGULAR
                distance = (0 if variable else abs(weight - aim)) + _WIDE * abs(width - _USUAL_WIDTH)
                key = (bold, italic)
                if distance <= _FAR and (key not in best or (distance, path, index) < best[key]):
                    best[key] = (distance, path, index)
    return {key: (path, index) for key, (_, path, index) in best.items()}


def _likely(family: str) -> list[str]:
    """Files of fonts, those first whose names are like the family's; all where none is."""
    paths = [str(p) for p in coverage.system_fonts()]
    for package in (*_HOUSE, *coverage.PACKAGES):
        if (root := folder(package)) is not None:
            paths += sorted(str(p) for p in coverage.font_files(root))
    start = "".join(c for c in family if c.isalnum())[:5]
    near = [p for p in paths if coverage.plain_name(Path(p)).startswith(start)]
    named = [p for p in near if any(family in names for _, names, *_ in _described(p))]
    return near if named else paths


@cache
def _described(path: str) -> tuple[tuple[int, frozenset[str], int, int, bool, bool], ...]:
    """Each font of a file that a PDF may hold: its place, names of its family in lower case, weight, width, whether it
    is italic, whether it is variable.
    """
    found = []
    try:
        blob = hb.Blob.from_file_path(path)
        first = hb.Face(blob, 0)
        for index in range(min(max(first.count, 1), 16)):
            face = first if index == 0 else hb.Face(blob, index)
            if not coverage.embeddable(face):
                continue
            names = {(face.get_name(n) or "").lower() for n in (_FAMILY, _TYPOGRAPHIC)} - {""}
            os2 = bytes(face.reference_table("OS/2").data)
            weight = int.from_bytes(os2[4:6], "big") if len(os2) >= 6 else _REGULAR
            italic = len(os2) >= 64 and bool(os2[63] & 0x01)
            width = int.from_bytes(os2[6:8], "big") if len(os2) >= 8 else _USUAL_WIDTH
            found.append((index, frozenset(names), weight, width, italic, "fvar" in face.table_tags))
    except (OSError, hb.HarfBuzzError):
        return ()
    return tuple(found)
