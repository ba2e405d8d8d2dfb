"""Pass 2: numbers of sections, appendices, tables and figures, by the scheme the report asks for."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..core.numerals import letters, roman
from ..model import blocks as b
from ..model import walk
from .tree import NumberingLevel
from .work import Work

#: Schemes in the terms of ECMA-376 17.9.11 (`w:lvlText`), so that Word numbers exactly as we do.
SCHEMES: dict[str, tuple[NumberingLevel, ...]] = {
    "none": (),
    "decimal": tuple(NumberingLevel(".".join(f"%{k}" for k in range(1, n + 1)), "decimal") for n in range(1, 5)),
    "decimal-dot": tuple(NumberingLevel("".join(f"%{k}." for k in range(1, n + 1)), "decimal") for n in range(1, 5)),
    "decimal-zero": (
        NumberingLevel("%1.0.", "decimal"),
        *(NumberingLevel("".join(f"%{k}." for k in range(1, n + 1)), "decimal") for n in range(2, 5)),
    ),
    "outline": (
        NumberingLevel("%1.", "upperRoman"),
        NumberingLevel("%2.", "upperLetter"),
        NumberingLevel("%3.", "decimal"),
        NumberingLevel("%4.", "lowerLetter"),
    ),
}


def number(work: Work) -> None:
    """Fill `numbers`, `counters`, `numbering` and `appendix_numbering`."""
    work.numbering = SCHEMES[work.report.numbering]
    work.appendix_numbering = appendix_levels(work.vocabulary.appendix)
    sections, appendices = Counter(work.numbering), Counter(work.appendix_numbering)
    unnumbered_above = 9
    for node, level, part in walk.headings(work.report):
        if level <= unnumbered_above:
            unnumbered_above = 9
        if isinstance(node, b.Section) and not node.numbered:
            unnumbered_above = min(unnumbered_above, level)
        counter = appendices if part == "appendix" else sections
        if unnumbered_above == 9 and level <= len(counter.levels):
            work.numbers[work.ids[id(node)]] = counter.next(level)
    _count_captioned(work)


def _count_captioned(work: Work) -> None:
    tables = figures = 0
    for block in walk.blocks(work.report):
        match block:
            case b.Table() if block.caption or block.id:
                tables += 1
                work.counters[work.ids[id(block)]] = tables
            case b.Figure() if block.caption or block.id:
                figures += 1
                work.counters[work.ids[id(block)]] = figures
            case _:
                pass  # nothing else is counted


def appendix_levels(word: str) -> tuple[NumberingLevel, ...]:
    """Appendix A, A.1, A.1.1, ...: the letter comes from level 1."""
    return (
        NumberingLevel(f"{word}\N{NO-BREAK SPACE}%1", "upperLetter"),
        *(NumberingLevel(".".join(f"%{k}" for k in range(1, n + 1)), "decimal") for n in range(2, 5)),
    )


class Counter:
    """Counts headings through their levels; a deeper level starts again under each new one above it."""

    def __init__(self, levels: tuple[NumberingLevel, ...]) -> None:
        self.levels = levels
        self._counts = [0] * len(levels)

    def next(self, level: int) -> str:
        """The number of the next heading of a level from 1, as printed."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        return re.sub(r"%(\d)", lambda m: self._written(int(m[1])), self.levels[level - 1].text)

    def _written(self, level: int) -> str:
        # a level that was skipped counts as its first, as Word has it
        return FORMATS[self.levels[level - 1].format](self._counts[level - 1] or 1)


#: ECMA-376 17.18.59 (ST_NumberFormat), those we use.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "upperRoman": lambda n: roman(n).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerLetter": letters,
}
