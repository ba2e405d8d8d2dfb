"""A PDF comes in; the lines of its running text go out, read from where its words stand and from nothing else.

poppler's `pdftotext -bbox` gives the words of any PDF with their edges, which are those of the glyphs' advances.
Lengths are points; `y` counts down from the upper edge of the page.
"""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

_PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)
HYPHENS = "-\u00ad\u2010"
_TOUCHING = 0.06
"""Words nearer to each other than this, in parts of the text's height, have no space between them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or what touches it in another font, and where it stands."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """From ascender to descender: tells sizes apart."""
        return self.bottom - self.top


@dataclass(slots=True)
class SetLine:
    """A line of running text."""

    page: int
    words: list[Word]
    gaps: list[float] = field(default_factory=list)
    """Width of every space."""
    raised_first: bool = False
    """Whether it begins with a mark of a smaller size."""

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """What the line says, its spaces lost."""
        return "".join([word.text for word in self.words])

    @property
    def hyphened(self) -> bool:
        """Whether it ends in a hyphen, one of the text's own included."""
        return self.text[-1] in HYPHENS


def lines_of(pdf: Path) -> list[SetLine]:
    """Every line that holds words of the commonest size, page after page, from top to bottom and left to right."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    pages = [[_word(found) for found in _WORD.finditer(page)] for page in _PAGE.findall(told)]
    sizes: Counter[float] = Counter()
    for page in pages:
        for word in page:
            sizes[round(word.height, 1)] += len(word.text)
    size = sizes.most_common(1)[0][0]
    return [line for number, page in enumerate(pages) for line in _lines(number, page, size)]


def _word(found: re.Match[str]) -> Word:
    left, top, right, bottom = (float(found[n]) for n in range(1, 5))
    return Word(left, top, right, bottom, unicodedata.normalize("NFKC", html.unescape(found[5])))


def _lines(page: int, words: Sequence[Word], size: float) -> Iterator[SetLine]:
    """The lines of a page: words of the size make them, words of other sizes join the line that they stand beside."""
    rows: dict[float, list[Word]] = {}
    for word in sorted(words, key=lambda word: word.bottom):
        if abs(word.height - size) < 0.15:
            row = next((row for row in rows if abs(row - word.bottom) < 1.0), word.bottom)
            rows.setdefault(row, []).append(word)
    for row, own in rows.items():
        top = row - size
        small = [
            word
            for word in words
            if word.height < size - 0.15 and top - 0.2 * size < (word.top + word.bottom) / 2 < row
        ]
        both = sorted([*own, *small], key=lambda word: word.left)
        line = SetLine(page, both, raised_first=both[0].height < size - 0.15)
        line.gaps = [
            after.left - before.right
            for before, after in pairwise(both)
            if after.left - before.right > _TOUCHING * size
        ]
        yield line


def letters(text: str) -> str:
    """Only the letters: what two settings of one text have in common, whatever their marks and hyphens."""
    return "".join([c for c in unicodedata.normalize("NFKC", text) if c.isalpha()])


def paragraphs_of(lines: Sequence[SetLine], texts: Sequence[str]) -> list[list[SetLine]]:
    """The lines of each text, found by its letters; lines between them (headings, a page's head and foot) are left
    out. A text that is not found has none.
    """
    at = [0]
    for line in lines:
        at.append(at[-1] + len(letters(line.text)))
    whole = "".join([letters(line.text) for line in lines])
    found, place = [], 0
    for text in texts:
        own = letters(text)
        start = whole.find(own[:30], place)
        end = whole.find(own[-30:], max(start, 0)) + min(30, len(own))
        if start < 0 or end < 30:
            found.append([])
            continue
        place = end
        first = next(n for n in range(len(lines)) if at[n + 1] > start)
        last = next(n for n in range(len(lines)) if at[n + 1] >= end)
        found.append([line for line in lines[first : last + 1] if letters(line.text) and _belongs(line, own)])
    return found


def _belongs(line: SetLine, own: str) -> bool:
    """Whether the line's letters are the text's, not those of a page's head or foot."""
    return letters(line.text) in own
