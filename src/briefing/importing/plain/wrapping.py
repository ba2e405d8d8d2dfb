"""Lines without a blank one between go in; whether they were wrapped at a width comes out, and which go on in the next.

A program that wraps text ends a line where the next word does not fit. Lines that are paragraphs end with a stop, and
what follows them begins with a capital: so a text says by itself which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from .signs import sign_of

#: Letters as wide as two of Latin's, but for Korean's.
_FULL = "\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_WIDE = re.compile(f"[{_FULL}\u1100-\u115f\uac00-\ud7a3]")
#: Between cells, and not between words.
_GAP = re.compile(r"\S(?: {3}|\t)")
_ADDRESS = ("http://", "https://", "www.")
#: What a sentence, or a line before a list, ends with.
STOPS = ".:;!?\u3002\uff1a\uff1b\uff01\uff1f\u061f"
#: No program wraps text wider, and none narrower, in columns.
_WIDEST, _WIDEST_PLAIN, _NARROWEST = 200, 110, 40
#: So many lines are enough to tell.
_TOLD = 5000
#: A line is full that reaches this share of the width together with the next one's first word.
_REACHED = 0.87
#: So many lines of a wrapped text begin in mid-sentence; so many are full where a script has no capitals.
_LOWER, _FILLED = 0.4, 0.7


def columns(text: str) -> int:
    """How wide a text stands in letters of one width."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def indent_of(line: str) -> int:
    """Columns before a line's first sign."""
    if not line[:1].isspace():
        return 0
    return len(line[: len(line) - len(line.lstrip())].replace("\u3000", "  ").expandtabs(4))


def width_of(groups: Iterable[Sequence[str]], least: int = 1) -> int:
    """The width in columns that lines are wrapped at; 0: they are not, each is a paragraph, or fewer than `least` lines
    say anything. A group is lines without a blank one between."""
    pairs = list(islice((pair for lines in groups for pair in pairwise(lines) if _tells(*pair)), _TOLD))
    if len(pairs) < least:
        return 0
    lengths = sorted(columns(before) for before, _ in pairs)
    width = lengths[-(-19 * (len(lengths) - 1) // 20)]
    if not _NARROWEST < width <= _WIDEST:
        return 0
    firsts = [after.lstrip()[:1] for _, after in pairs]
    lower, cased = sum(map(str.islower, firsts)), sum(first.islower() or first.isupper() for first in firsts)
    if lower >= _LOWER * len(pairs):
        return width
    full = sum(length >= _REACHED * width - 2 for length in lengths)
    open_ = sum(before[-1] not in STOPS for before, _ in pairs)
    unknown = cased * 2 < len(pairs) and len(pairs) > 1 and width <= _WIDEST_PLAIN
    return width if unknown and full >= _FILLED * len(pairs) and 2 * open_ > len(pairs) else 0


def _tells(before: str, after: str) -> bool:
    """Whether two lines say anything of how a text is wrapped."""
    return not (is_parted(before) or is_parted(after) or _ends_in_address(before) or sign_of(after))


def is_parted(line: str) -> bool:
    """Whether a line holds tabs or wide gaps between its words: cells of a table."""
    return ("   " in line or "\t" in line) and _GAP.search(line.strip()) is not None


def _ends_in_address(line: str) -> bool:
    return "/" in line and line.rsplit(None, 1)[-1].startswith(_ADDRESS)


def goes_on(before: str, after: str, width: int) -> bool:
    """Whether a line of a text that is wrapped at a width goes on in the next, which begins no item of a list."""
    if is_parted(before) or is_parted(after):
        return False
    words = after.split(None, 1)[0]
    length = columns(before)
    lower = words[0].islower() or before[-1] in ",\uff0c\u3001\u060c"
    if _ends_in_address(before) and not lower:
        return False
    first = min(2, len(words)) if _WIDE.match(words) else columns(words)
    if length > 1.3 * width:
        return False
    return length + 1 + first >= _REACHED * width or (lower and length > width // 2)


# ---------------------------------------------------------------- joining

#: Scripts that write words without spaces.
_SPACELESS = re.compile(f"[{_FULL}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_HYPHENS = ("-", "\u2010")
#: Words behind a hyphen that show what it stands for is left out: "short- and long-term".
_JOINING = frozenset(
    (
        "and",
        "or",
        "to",
        "nor",
        "und",
        "oder",
        "bis",
        "sowie",
        "et",
        "ou",
        "y",
        "e",
        "o",
        "en",
        "of",
        "och",
        "eller",
        "i",
    )
)


class Joiner:
    """Joins the lines of one text's paragraphs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def joined(self, lines: Sequence[str]) -> str:
        """One paragraph. A word that a hyphen parts at a line's end is put together, without the hyphen where the text
        writes the word so elsewhere."""
        if len(lines) == 1:
            return lines[0].strip(" \u00a0\u3000")
        parts = [lines[0].strip()]
        for line in lines[1:]:
            after = line.strip()
            before = parts[-1]
            word = _WORD.match(after)
            if word and before.endswith(_HYPHENS) and before[-2:-1].isalpha() and word[0].casefold() not in _JOINING:
                parts[-1] = before if self._keeps(before, word[0]) else before[:-1]
            elif not (_SPACELESS.match(before[-1:]) and _SPACELESS.match(after)):
                parts.append(" ")
            parts.append(after)
        return "".join(parts)

    def _keeps(self, before: str, after: str) -> bool:
        """Whether a hyphen at a line's end belongs to the word. What the text says nowhere else keeps it: a hyphen too
        many can be seen, a lost one cannot."""
        start = before[:-1].rstrip()
        begins = len(start)
        while begins and (start[begins - 1].isalpha() or start[begins - 1] in _HYPHENS):
            begins -= 1
        if self._words is None:
            self._words = frozenset(word.casefold() for word in _WORD.findall(self._text))
        return not after[0].islower() or (start[begins:] + after).casefold() not in self._words
