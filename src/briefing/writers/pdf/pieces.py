"""A word and its look go in; shaped pieces come out, with the places where a line may end after or inside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from . import hyphens
from .lines import HYPHEN, NEVER, Inner
from .scripts import is_cjk, is_hangul, is_plain, is_right_to_left, may_break

if TYPE_CHECKING:
    from .looks import Look

_EXPLICIT = re.compile("[-\u2010\u2013\u2014/\u00ad]")
_ADDRESS = re.compile(r"(?<=[/?&=._-])(?![/?&=._-])")
_LIKE_AN_ADDRESS = re.compile(r"\w://|^\W*(?:www\.\w|(?:doi:)?10\.\d{4,}/)", re.IGNORECASE)
"""An address in running text, or a digital object identifier (ISO 26324, 4.2)."""
_HANG = {"-": 0.5, ".": 0.5, ",": 0.5, "\u2010": 0.5, "\u2013": 0.3, ";": 0.25, ":": 0.25}
"""How much of a mark stands out into the right margin at the end of a justified line."""
_ADDRESS_COSTS = {"/": 15.0, ".": 90.0}
"""Of a break after a character of an address; 30 for the others."""
_NUMERAL_COST = 60.0
"""Of a break between a short number and the word that it counts: "5 September"."""
_OWN_HYPHEN_COST = 30.0
_HANGUL_COST = 320.0
"""Of a break between two syllables of a Korean word."""
_SLASH_COST = 60.0
_ANYWHERE_COST = 5_000.0


class Bit:
    """A piece of text that is shaped as one: a word, or a part of one between places where a line may always end."""

    __slots__ = ("cost", "explicit", "gap", "hang", "hyphened", "look", "shaped", "text", "tie", "width", "year")

    def __init__(self, look: Look, text: str, cost: float = NEVER, gap: float = 0.0, whole: bool = False) -> None:
        """`whole`: it is never broken inside, unless it is wider than a line."""
        self.look = look
        self.text = text
        self.shaped = look.shape(text.replace("\u00ad", ""))
        self.width = look.measure(self.shaped)
        self.cost = cost
        self.gap = gap
        self.tie = _NUMERAL_COST if len(text) <= 2 and text.isdigit() else 0.0
        """Cost of a break at the space that follows."""
        self.year = len(text) <= 6 and text[:4].isdigit() and text[0] in "12" and not text[4:5].isdigit()
        """Whether it looks like a year, which stays with its month where it can."""
        share = _HANG.get(text[-1], 0.0)
        self.hang = share * look.measure(look.shape(text[-1])) if share and not look.capitals else 0.0
        whole = whole or look.address or look.whole
        self.explicit = self._explicit() if not whole and _EXPLICIT.search(text, 1) else ()
        self.hyphened: tuple[Inner, ...] | None = () if whole else None

    def _explicit(self) -> tuple[Inner, ...]:
        """Breaks after the hyphens, dashes and slashes of the text itself, and at its soft hyphens."""
        text, found = self.text, []
        for match in _EXPLICIT.finditer(text, 1):
            mark, at = match[0], match.end()
            if mark == "\u00ad":
                found.append(self._inner(at, HYPHEN / 2, hyphen=True))
                continue
            ahead, behind = text[at : at + 2], text[max(0, at - 3) : at - 1]
            dash = mark in "\u2013\u2014"
            if not ahead or ahead[0].isdigit() or (not dash and (len(ahead) < 2 or len(behind) < 2)) or "/" in ahead:
                continue
            found.append(self._inner(at, _SLASH_COST if mark == "/" else _OWN_HYPHEN_COST, hyphen=False))
        return tuple(found)

    def _inner(self, at: int, cost: float, hyphen: bool) -> Inner:
        look = self.look
        before = look.measure(look.shape(self.text[:at].replace("\u00ad", "")))
        if hyphen:
            before += 0.6 * look.measure(look.shape("-"))
        return Inner(at, before, look.measure(look.shape(self.text[at:].replace("\u00ad", ""))), cost, hyphen)

    def breaks(self, hyphenate: bool, anywhere: bool) -> Sequence[Inner]:
        """Where a line may end inside this piece."""
        found: tuple[Inner, ...] = self.explicit
        if hyphenate and not found and self.look.hyphenation is not None:
            if self.hyphened is None:
                self.hyphened = tuple(self._hyphened(self.look.hyphenation))
            found = self.hyphened
        return (*found, *self._anywhere()) if anywhere else found

    def _hyphened(self, language: str) -> list[Inner]:
        """Breaks between syllables: with a hyphen, or between those of hangul without one."""
        text = self.text
        if is_hangul(text[0]):
            pairs = enumerate(pairwise(text), 1)
            return [
                self._inner(at, _HANGUL_COST, hyphen=False) for at, (a, b) in pairs if is_hangul(a) and is_hangul(b)
            ]
        return [self._inner(at, HYPHEN, hyphen=True) for at in hyphens.places(text, language)]

    def _anywhere(self) -> list[Inner]:
        text = self.text
        return [
            self._inner(at, _ANYWHERE_COST, hyphen=False)
            for at in range(1, len(text))
            if not unicodedata.combining(text[at]) and text[at] not in "\u200d\ufe0f"
        ]


def bits_of(look: Look, word: str) -> tuple[Bit, ...]:
    """A word between two spaces as pieces; remembered, since most words come again."""
    if look.address or (is_address(word) and not look.whole):
        return _address(look, word)
    if is_plain(word):
        return (Bit(look, word),)
    bits: list[Bit] = []
    tied = word.split("\u00a0")
    for n, part in enumerate(tied, 1):
        bits += _scripts(look, part)
        if bits and n < len(tied):
            bits[-1] = Bit(look, bits[-1].text, NEVER, look.space)
    return tuple(bits)


def is_address(word: str) -> bool:
    """Whether a word of running text is an address, maybe within brackets: it is broken as one, and never
    hyphenated."""
    return "/" in word and _LIKE_AN_ADDRESS.search(word) is not None


def _address(look: Look, word: str) -> tuple[Bit, ...]:
    """The parts of an address; nothing parts it from what touches its end, such as a full stop."""
    parts = [part for part in _ADDRESS.split(word) if part]
    return tuple(
        Bit(look, part, _address_cost(part) if n < len(parts) else NEVER, whole=True) for n, part in enumerate(parts, 1)
    )


def _address_cost(part: str) -> float:
    """Cost of a break after a part of an address; the worst place is after "https://"."""
    return 600.0 if part.endswith("//") else _ADDRESS_COSTS.get(part[-1], 30.0)


def _scripts(look: Look, word: str) -> list[Bit]:
    """A word parted where its script asks for it: between Chinese characters, and where the direction changes."""
    parts: list[str] = []
    costs: list[float] = []
    kinds: list[int] = []
    for character in word:
        if character == "\u200b":
            if costs:
                costs[-1] = 0.0
                kinds[-1] = -1
            continue
        kind = 1 if is_cjk(character) else 2 if is_right_to_left(character) else 0
        last = kinds[-1] if kinds else -1
        if parts and kind == last and kind != 1:
            parts[-1] += character
            continue
        if parts and unicodedata.combining(character):
            parts[-1] += character
            continue
        if parts and 1 in (kind, last) and may_break(parts[-1][-1], character):
            costs[-1] = 0.0
        parts.append(character)
        costs.append(NEVER)
        kinds.append(kind)
    if 2 in kinds:
        look.right_to_left = True
    return [Bit(look, part, cost) for part, cost in zip(parts, costs, strict=True)]
