"""A length is a type with one inner unit: the English Metric Unit of ECMA-376 (20.1.2.1), 914,400 to the inch."""

from __future__ import annotations

import re

_EMU_PER_UNIT = {"pt": 12_700, "mm": 36_000, "cm": 360_000, "in": 914_400, "emu": 1}
_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|emu)\s*\Z")


class Length(int):
    """A distance in EMU, readable in every unit the formats use.

    Arithmetic gives plain numbers; wrap the result to keep the type.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read "12 pt", "30mm", "2.5 cm" or "1in"; raises ValueError for anything else."""
        match = _LENGTH.match(text)
        if match is None:
            raise ValueError(f"{text!r} is not a length: write a number and pt, mm, cm or in")
        return cls(round(float(match[1]) * _EMU_PER_UNIT[match[2]]))

    @property
    def pt(self) -> float:
        """In points of 1/72 inch, the unit of a PDF page (ISO 32000-1, 8.3.2.3)."""
        return int(self) / 12_700

    @property
    def mm(self) -> float:
        """In millimetres."""
        return int(self) / 36_000

    @property
    def twips(self) -> int:
        """In twentieths of a point, the unit of WordprocessingML (ECMA-376, 22.9.2.14)."""
        return round(int(self) / 635)

    @property
    def half_points(self) -> int:
        """In half-points, the unit of `w:sz` (ECMA-376, 17.3.2.38)."""
        return round(int(self) / 6_350)

    @property
    def eighths(self) -> int:
        """In eighths of a point, the unit of border widths (ECMA-376, 17.3.4)."""
        return round(int(self) / 1_587.5)


def pt(value: float) -> Length:
    """A length of so many points."""
    return Length(round(value * 12_700))


def mm(value: float) -> Length:
    """A length of so many millimetres."""
    return Length(round(value * 36_000))
