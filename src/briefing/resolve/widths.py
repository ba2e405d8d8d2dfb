"""What the columns of a table ask for goes in; widths that a designer would give them come out. Any unit, the same for
all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import east_asian_width

from ..core.node import node

#: A column whose longest text is below this part of the table's width is set without breaks where there is room.
_SHORT = 0.22
#: Widths of letters in em, by what they are alike; all others are `_LETTER`.
_LETTER, _WIDE = 0.52, 1.0
#: What a word asks for within which lines break, in em.
_UNBROKEN = 3.0
#: Where words end for the breaking of lines.
_BREAKS = re.compile(r"[ /–—-]")
#: How often the number of lines is narrowed down.
_HALVINGS = 20
_WIDTHS = {
    **dict.fromkeys("iljtfrI.,:;'’|!()[]-/", 0.3),
    **dict.fromkeys("mwMW%@—", 0.85),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ", 0.63),
    **dict.fromkeys(" \N{NO-BREAK SPACE}", 0.22),
    **dict.fromkeys("\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}", 0.0),
}


class _Ascii(dict[str, float]):
    """Widths of the letters that most texts are made of."""

    def __missing__(self, char: str) -> float:
        return _LETTER


_ASCII = _Ascii(_WIDTHS)


def em(text: str) -> float:
    """About how wide a text is in a sans face, in em."""
    if text.isascii():
        return sum(map(_ASCII.__getitem__, text))
    return sum([_WIDTHS.get(char) or (_WIDE if east_asian_width(char) in "WF" else _LETTER) for char in text])


def breaks(word: str) -> bool:
    """Whether lines break within a word: between Chinese characters, or Japanese ones."""
    return any("\u2e80" <= char < "\ua000" for char in word)


def longest_word(text: str) -> float:
    """Width of the longest stretch in which no line breaks, in em."""
    return max(map(_of_word, _BREAKS.split(text)))


@lru_cache(4096)
def _of_word(word: str) -> float:
    """A table has few words, and many of each."""
    return _UNBROKEN if not word.isascii() and breaks(word) else em(word)


@node
class Needs:
    """What each column of a table asks for, with its padding."""

    word: list[float]
    """Its longest word."""
    line: list[float]
    """Its longest paragraph on one line."""

    @classmethod
    def none(cls, columns: int) -> Needs:
        """Of columns that hold nothing yet."""
        return cls([0.0] * columns, [0.0] * columns)

    def add(self, column: int, columns: int, word: float, line: float) -> None:
        """Count what a cell asks for; one that spans columns asks each of them for its part of what is short."""
        for needs, need in ((self.word, word), (self.line, line)):
            short = need - sum(needs[column : column + columns])
            for at in range(column, column + columns) if short > 0 else ():
                needs[at] += short / columns


def fitted(shares: Sequence[float], needs: Needs, width: float) -> list[float]:
    """The shares of a width, but no column narrower than its longest word, nor one of short texts than its longest
    text, as long as the others can give.
    """
    least = [line if line <= _SHORT * width else word for word, line in zip(needs.word, needs.line, strict=True)]
    if sum(least) > width:
        least = needs.word
    if sum(least) > width:
        return capped(least, width)
    wanted = [share * width for share in shares]
    short = sum(max(0.0, low - want) for low, want in zip(least, wanted, strict=True))
    spare = sum(max(0.0, want - low) for low, want in zip(least, wanted, strict=True))
    if not short or not spare:
        return wanted
    kept = 1 - short / spare
    return [low + (want - low) * kept if want > low else low for low, want in zip(least, wanted, strict=True)]


def capped(needs: Sequence[float], width: float) -> list[float]:
    """The needs, with the largest of them cut to one size so that all fit."""
    left, cap = width, 0.0
    waiting = sorted(needs)
    for n, need in enumerate(waiting):
        cap = left / (len(waiting) - n)
        if need > cap:
            break
        left -= need
    return [min(need, cap) for need in needs]


def balanced(needs: Needs, amount: Sequence[float], width: float) -> list[float]:
    """Widths by what the columns hold: all on one line where that fits, else such that cells have about as many lines
    as each other. `amount` is the typical length of all that a cell of the column holds.
    """
    total = sum(needs.line)
    if total <= width:
        return [line * width / total for line in needs.line]
    least = [line if line <= _SHORT * width else word for word, line in zip(needs.word, needs.line, strict=True)]
    if sum(least) > width:
        least = needs.word
    if sum(least) >= width:
        return capped(least, width)
    low, high = 1.0, 2.0 + sum(amount) / (width - sum(least))
    for _ in range(_HALVINGS):
        lines = (low + high) / 2
        if sum(max(one, much / lines) for one, much in zip(least, amount, strict=True)) > width:
            low = lines
        else:
            high = lines
    return [max(one, much / high) for one, much in zip(least, amount, strict=True)]
