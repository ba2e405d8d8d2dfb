"""A word and its look go in; shaped pieces come out, with the places where a line may end after or inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from . import hyphens, together
from .fontfile import Piece, move
from .fonts import Shaped
from .lines import HYPHEN, NEVER, Inner
from .scripts import (
    SHARED,
    begins_syllable,
    clusters,
    half_blank,
    has_wide_marks,
    is_cjk,
    is_hangul,
    is_ideograph,
    is_plain,
    is_right_to_left,
    is_unspaced,
    may_break,
    trails_blank,
)

if TYPE_CHECKING:
    from .looks import Look

_EXPLICIT = re.compile("[-\u2010\u2013\u2014/\u00ad]")
_ADDRESS = re.compile(r"(?<=[/?&=._-])(?![/?&=._-])")
_LIKE_AN_ADDRESS = re.compile(r"\w://|^\W*(?:www\.\w|(?:doi:)?10\.\d{4,}/)", re.IGNORECASE)
"""An address in running text, or a digital object identifier (ISO 26324, 4.2)."""
_HANG = {
    "-": 0.6,
    "\u2010": 0.6,
    ".": 0.7,
    ",": 0.7,
    ";": 0.3,
    ":": 0.3,
    "\u2013": 0.3,
    "’": 0.4,
    "”": 0.4,
    "»": 0.3,
    "\u060c": 0.5,
    "\u06d4": 0.5,
    "\u061b": 0.25,
}
"""How much of a mark stands out into the margin at the end of a justified line."""
_ADDRESS_COSTS = {"/": 15.0, ".": 90.0}
"""Of a break after a character of an address; 30 for the others."""
_OWN_HYPHEN_COST = 30.0
_HANGUL_COST = 320.0
"""Of a break between two syllables of a Korean word."""
_SLASH_COST = 60.0
_PLENTY, _FEW = 5, 0.15
"""A hyphen costs so much more for each letter that fewer than plenty stand before or after it."""
_NAME = 0.5
"""How much more a hyphen costs in a word that begins with a capital."""
_MARKS = "“”‘’„‚«»\"'().,:;!?[]"
_ANYWHERE_COST = 5_000.0
_SYLLABLE_COST = 60.0
"""Of a break before a syllable of a script without spaces between words."""
_CLUSTER_COST = 4_000.0
"""Of one before a letter of such a script that may belong to the syllable before it."""
_GLUE = 0.04
"""How far the room between two Chinese or Japanese characters widens at ratio 1, in em: readers that measure take a
tenth of an em for a space."""
_SYLLABLE_GLUE = 0.015
"""The same between two syllables of a script without spaces between words, which has some between sentences."""
_APART = 0.09
"""The room between Chinese or Japanese letters and Latin ones, in em."""
_FULL = 0.95
"""A mark at least so wide, in em, is a full-width one."""


class Bit:
    """A piece of text that is shaped as one: a word, or a part of one between places where a line may always end."""

    __slots__ = (
        *("address", "cost", "explicit", "gap", "hang", "hyphened"),
        *("lead", "look", "plain", "shaped", "stretch", "text", "tie", "unit", "width"),
    )

    def __init__(self, look: Look, text: str, cost: float = NEVER, gap: float = 0.0, whole: bool = False) -> None:
        """`whole`: it is never broken inside, unless it is wider than a line."""
        self.look = look
        self.text = text
        self.shaped = look.shape(text.replace("\u00ad", ""))
        self.width = look.measure(self.shaped)
        self.cost = cost
        self.gap = gap
        self.stretch = look.stretch if gap else 0.0
        """How far the room after it widens at ratio 1, be there a space or not."""
        self.tie = together.after(text)
        """Cost of a break at the space that follows."""
        self.lead = together.before(text)
        """Cost of a break at the space before it."""
        self.unit = together.is_unit(text)
        """Whether it is a unit, which stays with its number."""
        self.plain = False
        """Whether it is a word of its own that asks for nothing of what stands beside it."""
        share = _HANG.get(text[-1], 0.0)
        self.hang = share * look.measure(look.shape(text[-1])) if share and not look.capitals else 0.0
        self.address = whole or look.address
        """Whether it is an address or a part of one."""
        whole = self.address or look.whole
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
            if (
                not ahead
                or ahead[0].isdigit()
                or together.closes(ahead)
                or (not dash and (len(ahead) < 2 or len(behind) < 2))
                or "/" in ahead
            ):
                continue
            found.append(self._inner(at, _SLASH_COST if mark == "/" else _OWN_HYPHEN_COST, hyphen=False))
        return tuple(found)

    def _inner(self, at: int, cost: float, hyphen: bool) -> Inner:
        look = self.look
        before = look.measure(look.shape(self.text[:at].replace("\u00ad", "")))
        if hyphen:
            before += (1 - _HANG["-"]) * look.measure(look.shape("-"))
        elif self.text[at - 1] in "-\u2010":
            before -= _HANG["-"] * look.measure(look.shape("-"))
        after = look.measure(look.shape(self.text[at:].replace("\u00ad", "")))
        return Inner(at, before, after, cost, hyphen, hyphen or self.text[at - 1] in "-\u2010")

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
        return [self._inner(at, _hyphen_cost(text, at), hyphen=True) for at in hyphens.places(text, language)]

    def _anywhere(self) -> list[Inner]:
        return [self._inner(at, _ANYWHERE_COST, hyphen=False) for at in clusters(self.text)]

    def push(self, points: float, hang: float = 0.0) -> None:
        """Let what follows stand so much further off, or nearer where negative; `hang` of it counts for nothing at a
        line's end.
        """
        last = self.shaped.pieces[-1]
        step = move(last.font, 1000 * points / self.look.size)
        both: tuple[Piece, ...] = (*self.shaped.pieces, step)
        if self.shaped.simple:
            both = (Piece(last.font, last.glyphs + step.glyphs, last.width + step.width, last.count),)
        self.shaped = Shaped(self.shaped.text, both)
        self.width += points
        self.hang += hang


def _hyphen_cost(word: str, at: int) -> float:
    """Cost of a hyphen after so many characters: dearer the fewer letters stand before or after it, and in a name."""
    core = word.strip(_MARKS)
    before = at - word.index(core)
    few = max(0, _PLENTY - before) + max(0, _PLENTY - len(core) + before)
    return HYPHEN * (1 + _FEW * few + (_NAME if core[:1].isupper() else 0.0))


def bits_of(look: Look, word: str) -> tuple[Bit, ...]:
    """A word between two spaces as pieces; remembered, since most words come again."""
    if look.address or (is_address(word) and not look.whole):
        return _address(look, word)
    if is_plain(word):
        bit = Bit(look, word)
        bit.plain = not (bit.lead or bit.unit)
        return (bit,)
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
    """A word parted where its script asks for it: between Chinese characters, between syllables of scripts without
    spaces, and where the direction changes."""
    parts: list[str] = []
    costs: list[float] = []
    kinds: list[str] = []
    for cluster, kind in _kinds(look, word):
        if cluster == "\u200b":
            if costs:
                costs[-1] = 0.0
            continue
        last = kinds[-1] if kinds else ""
        same = kind in ("", "right") or (kind == "shared" and parts[-1:] == [cluster])
        if parts and kind == last and same and costs[-1] == NEVER:
            parts[-1] += cluster
            continue
        if parts and costs[-1] == NEVER:
            if {"cjk", "shared"} & {kind, last} and may_break(parts[-1][-1], cluster[0]):
                costs[-1] = 0.0
            elif kind == last == "unspaced":
                costs[-1] = _SYLLABLE_COST if begins_syllable(cluster) else _CLUSTER_COST
        parts.append(cluster)
        costs.append(NEVER)
        kinds.append(kind)
    if "right" in kinds:
        look.right_to_left = True
    bits = [Bit(look, part, cost) for part, cost in zip(parts, costs, strict=True)]
    if not {"cjk", "unspaced"}.isdisjoint(kinds):
        _space(bits, kinds)
    return bits


def _kinds(look: Look, word: str) -> Iterator[tuple[str, str]]:
    """The clusters of a word with the kind of each; "shared" are marks of Latin among Chinese characters."""
    those = list(_clusters(word))
    kinds = [_kind(cluster[0]) for cluster in those]
    if "cjk" in kinds and has_wide_marks(look.language):
        for n, cluster in enumerate(those):
            near = kinds[max(n - 1, 0) : n + 2]
            if cluster in SHARED and ("cjk" in near or "shared" in near):
                kinds[n] = "shared"
    return zip(those, kinds, strict=True)


def _clusters(word: str) -> Iterator[str]:
    """Letters with what belongs to them."""
    places = [0, *clusters(word), len(word)]
    return (word[start:end] for start, end in pairwise(places) if start < end)


def _kind(character: str) -> str:
    """Which rules of its script a character follows; empty: those of Latin letters."""
    if is_cjk(character):
        return "cjk"
    if is_right_to_left(character):
        return "right"
    return "unspaced" if is_unspaced(character) else ""


def _space(bits: list[Bit], kinds: list[str]) -> None:
    """Room between the pieces of a word."""
    beside = next((bit.text[0] for bit, kind in zip(bits, kinds, strict=True) if kind == "cjk"), "")
    for bit, kind in zip(bits, kinds, strict=True):
        look = bit.look
        if kind == "shared":
            bit.shaped = look.face.shape_wide(bit.text, beside, look.lang)
            bit.width, bit.hang = look.measure(bit.shaped), 0.0
        if kind in ("cjk", "shared") and bit.width >= _FULL * look.size and trails_blank(bit.text[-1], look.language):
            bit.hang = look.size / 2  # the blank half of a mark stands out at a line's end
    for (bit, kind), (after, following) in pairwise(zip(bits, kinds, strict=True)):
        if {"cjk", "shared"} & {kind, following} or kind == following == "unspaced":
            part(bit, after)


def part(bit: Bit, after: Bit) -> None:
    """Set the room between two pieces that touch: some to stretch, a little between Chinese and Latin letters, half an
    em less between full-width marks.
    """
    look, size = bit.look, bit.look.size
    before, following = bit.text[-1], after.text[0]
    full = bit.width >= _FULL * size and after.shaped.width >= _FULL * 1000
    if full and half_blank(before, following, look.language):
        bit.push(-size / 2)
        bit.hang = 0.0
    elif _keep_apart(before, following) or _keep_apart(following, before):
        bit.push(_APART * size, _APART * size)
    elif before != following or may_break(before, following):
        bit.stretch = (_SYLLABLE_GLUE if is_unspaced(before) and is_unspaced(following) else _GLUE) * size


def _keep_apart(ideograph: str, letter: str) -> bool:
    """Whether one is a Chinese or Japanese letter and the other a letter or figure of a script with spaces."""
    return letter.isalnum() and not is_cjk(letter) and not is_hangul(letter) and is_ideograph(ideograph)
