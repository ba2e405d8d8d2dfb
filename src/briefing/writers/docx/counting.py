"""A multilevel list and the level of each paragraph go in; the numbers Word will show come out (ECMA-376, 17.9)."""

from __future__ import annotations

import re

from ...resolve.tree import NumberingLevel

_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Counter:
    """Counts as Word does: a level starts again after any level above it."""

    def __init__(self, levels: tuple[NumberingLevel, ...]) -> None:
        self.levels = levels
        self.counts = [0] * len(levels)

    def next(self, level: int) -> str | None:
        """The number of the next paragraph of a level (from 0); None where the list says nothing about it.

        None too where a level above has not been counted yet: programs disagree about what stands there.
        """
        if level >= len(self.levels):
            return None
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (len(self.levels) - level - 1)
        if not all(self.counts[: level + 1]):
            return None
        return _PLACE.sub(lambda place: self._shown(int(place[1]) - 1), self.levels[level].text)

    def _shown(self, level: int) -> str:
        return formatted(self.counts[level], self.levels[level].format)


def formatted(value: int, kind: str) -> str:
    """A number in one of Word's number formats."""
    match kind:
        case "upperLetter" | "lowerLetter":
            # A to Z, then AA to ZZ: the letter is repeated (ECMA-376, 17.18.59)
            letters = chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters if kind == "upperLetter" else letters.lower()
        case "upperRoman" | "lowerRoman":
            roman = ""
            for worth, sign in _ROMAN:
                roman += sign * (value // worth)
                value %= worth
            return roman if kind == "upperRoman" else roman.lower()
        case _:
            return str(value)
