"""Inline content and a text style go in; measured pieces ready to be broken into lines, and the spans to draw for
each line, come out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing.resolve.tree import PLAIN, Format

from . import hyphens
from .canvas import Span
from .fonts import Face, FontBook, Shaped
from .lines import HYPHEN, NEVER, Inner, Line, Setting, Stream, break_lines
from .scripts import is_cjk, is_hangul, is_plain, is_right_to_left, may_break
from .structure import Element

if TYPE_CHECKING:
    from briefing.themes.theme import TextStyle, Theme

_EXPLICIT = re.compile("[-\u2010\u2013\u2014/\u00ad]")
_ADDRESS = re.compile(r"(?<=[/?&=._-])(?![/?&=._-])")
_HANG = {"-": 0.5, ".": 0.5, ",": 0.5, "\u2010": 0.5, "\u2013": 0.3, ";": 0.25, ":": 0.25}
_ADDRESS_COSTS = {"/": 15.0, ".": 90.0}
"""Of a break after a character of an address; 30 for the others."""
_NUMERAL_COST = 60.0
"""Of a break between a short number and the word that it counts: "5 September"."""
_YEAR_COST = 30.0
"""Of a break before a year."""
_OWN_HYPHEN_COST = 30.0
_PAUSE = -150.0
"""A heading had better be broken after a colon."""
_HANGUL_COST = 320.0
"""Of a break between two syllables of a Korean word."""
_SLASH_COST = 60.0
_ANYWHERE_COST = 5_000.0
_STRETCH = 0.15
"""Of a space, in em, at ratio 1."""
_RAISE = 0.33
_LOWER = -0.14
_SMALL = 0.66
"""Size of raised and lowered words, against the text around them."""
_SANS = 0.95
"""Size of the sans face among words of the serif, so that both look alike."""
_CODE = 0.94
_LEAST = 6.0
"""No citation is set smaller than so many points."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: an outside address or a place in the document; `contents` is what is read out."""

    element: Element
    url: str = ""
    place: str = ""
    contents: str = ""


@dataclass(slots=True, eq=False)
class Look:
    """A text style made ready: its font, and what words look like in it."""

    face: Face
    size: float
    colour: str
    tracking: float = 0.0
    rise: float = 0.0
    capitals: bool = False
    address: bool = False
    lang: str | None = None
    hyphenation: str | None = None
    """The language to hyphenate in; None: never."""
    words: dict[str, tuple[Bit, ...]] = field(default_factory=dict)
    right_to_left: bool = False
    """Whether any word set in this look runs from right to left."""
    space: float = field(init=False)
    """Width of a space, letter-spacing included."""
    stretch: float = field(init=False)
    """How far a space widens at ratio 1: half of it, and more where the font's own is narrow."""

    def __post_init__(self) -> None:
        self.space = self.face.space * self.size / 1000 + self.tracking
        self.stretch = max(self.space / 2, _STRETCH * self.size)

    def measure(self, shaped: Shaped) -> float:
        """Width in points."""
        return shaped.width * self.size / 1000 + shaped.count * self.tracking

    def shape(self, text: str) -> Shaped:
        """Glyphs of a word, in capitals where the look says so."""
        return self.face.shape(text.upper() if self.capitals else text, self.lang)


class Bit:
    """A piece of text that is shaped as one: a word, or a part of one between places where a line may always end."""

    __slots__ = ("cost", "explicit", "gap", "hang", "hyphened", "look", "shaped", "text", "tie", "width", "year")

    def __init__(self, look: Look, text: str, cost: float = NEVER, gap: float = 0.0) -> None:
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
        self.explicit = self._explicit() if not look.address and _EXPLICIT.search(text, 1) else ()
        self.hyphened: tuple[Inner, ...] | None = None

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


def _bits(look: Look, word: str) -> tuple[Bit, ...]:
    """A word between two spaces as pieces; remembered, since most words come again."""
    if look.address:
        parts = _ADDRESS.split(word)
        return tuple(Bit(look, p, _address_cost(p) if n < len(parts) else NEVER) for n, p in enumerate(parts, 1) if p)
    if is_plain(word):
        return (Bit(look, word),)
    bits: list[Bit] = []
    tied = word.split("\u00a0")
    for n, part in enumerate(tied, 1):
        bits += _scripts(look, part)
        if bits and n < len(tied):
            bits[-1] = Bit(look, bits[-1].text, NEVER, look.space)
    return tuple(bits)


def _runs(levels: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of one level between two places."""
    while start < end:
        stop = start + 1
        while stop < end and levels[stop] == levels[start]:
            stop += 1
        yield start, stop
        start = stop


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


@dataclass(slots=True)
class Mark:
    """Something that stands at a piece of the text and concerns the page: an id to find, or a footnote to set."""

    piece: int
    id: str = ""
    note: object | None = None


class Text:
    """Measured text: a stream of pieces, and for each its look, its element and its link."""

    def __init__(self) -> None:
        self.stream = Stream()
        self.bits: list[Bit] = []
        self.elements: list[Element | None] = []
        self.targets: list[Target | None] = []
        self.marks: list[Mark] = []
        self._looks: set[Look] = set()
        self.rtl = False
        """Whether the whole does: its first strong character says so."""
        self.levels: list[int] | None = None

    # ------------------------------------------------------------ filling

    def add(
        self, text: str, look: Look, element: Element | None, target: Target | None = None, tie: bool = False
    ) -> None:
        """Append a run; `tie`: no line may end before it, even after a space."""
        stream, bits = self.stream, self.bits
        self._looks.add(look)
        if tie and bits:
            stream.costs[-1] = NEVER
        words = text.split(" ")
        known = look.words
        count = len(bits)
        space = look.space
        widths, gaps, stretch, costs, hangs = stream.widths, stream.gaps, stream.stretch, stream.costs, stream.hangs
        for n, word in enumerate(words):
            if n and widths and gaps[-1] == 0.0:
                gaps[-1] = space
                stretch[-1] = look.stretch
                costs[-1] = NEVER if tie and len(bits) == count else bits[-1].tie
            if not word:
                continue
            made = known.get(word)
            if made is None:
                made = known[word] = _bits(look, word)
            if made and made[0].year and costs and costs[-1] == 0.0:
                costs[-1] = _YEAR_COST
            for bit in made:
                bits.append(bit)
                widths.append(bit.width)
                gaps.append(bit.gap)
                stretch.append(look.stretch if bit.gap else 0.0)
                costs.append(bit.cost)
                hangs.append(bit.hang)
        added = len(bits) - count
        self.elements += [element] * added
        self.targets += [target] * added
        if added and count and gaps[count - 1] == 0.0 and not tie:
            self._seam(count)

    def append(self, bit: Bit, element: Element | None, target: Target | None = None) -> None:
        """Append one piece as it is."""
        stream = self.stream
        self.bits.append(bit)
        stream.widths.append(bit.width)
        stream.gaps.append(bit.gap)
        stream.stretch.append(bit.look.stretch if bit.gap else 0.0)
        stream.costs.append(bit.cost)
        stream.hangs.append(bit.hang)
        self.elements.append(element)
        self.targets.append(target)

    def widen(self, points: float) -> None:
        """Make the space after the last piece wider."""
        self.stream.gaps[-1] += points

    def _seam(self, at: int) -> None:
        """Two runs that touch without a space: a line may end there only between Chinese characters."""
        before, after = self.bits[at - 1].text[-1], self.bits[at].text[0]
        if (is_cjk(before) or is_cjk(after)) and may_break(before, after):
            self.stream.costs[at - 1] = 0.0

    # ------------------------------------------------------------ breaking

    def lines(self, width: float, setting: Setting, hyphenate: bool = True) -> list[Line]:
        """The lines of the text in a measure of `width` points."""
        if any(look.right_to_left for look in self._looks) and any(is_right_to_left(bit.text[0]) for bit in self.bits):
            self._direct()
        bits, stream = self.bits, self.stream
        stream.broken = frozenset([i for i, bit in enumerate(bits) if bit.explicit])
        stream.inner = lambda piece, hyphenated, anywhere: bits[piece].breaks(hyphenated, anywhere)
        if setting is not Setting.JUSTIFIED:
            stream.hangs = [0.0] * len(bits)
        if setting is Setting.BALANCED:
            stream.costs = [
                _PAUSE if cost == 0.0 and bit.text[-1] == ":" else cost
                for bit, cost in zip(bits, stream.costs, strict=True)
            ]
        return break_lines(stream, width, setting, hyphenate)

    def _direct(self) -> None:
        """Find the embedding level of every piece (Unicode Standard Annex 9); pieces of several levels are parted."""
        from .direction import levels

        gaps = self.stream.gaps
        found = levels("".join([bit.text + (" " if gap else "") for bit, gap in zip(self.bits, gaps, strict=True)]))
        old, at = self, 0
        new = Text()
        own: list[int] = []
        moved: list[int] = []
        for n, bit in enumerate(old.bits):
            end = at + len(bit.text)
            moved.append(len(new.bits))
            for start, stop in _runs(found, at, end):
                whole = stop - start == len(bit.text)
                new.append(bit if whole else Bit(bit.look, bit.text[start - at : stop - at]), *old._of(n))
                own.append(found[start])
            new.stream.gaps[-1], new.stream.stretch[-1] = gaps[n], old.stream.stretch[n]
            new.stream.costs[-1] = old.stream.costs[n]
            at = end + (1 if gaps[n] else 0)
        self.stream, self.bits, self.elements, self.targets = new.stream, new.bits, new.elements, new.targets
        for mark in self.marks:
            mark.piece = moved[mark.piece]
        self.levels = own
        self.rtl = found.base == 1

    def _of(self, piece: int) -> tuple[Element | None, Target | None]:
        return self.elements[piece], self.targets[piece]

    @property
    def width(self) -> float:
        """Natural width of all pieces on one line."""
        return sum(self.stream.widths) + sum(self.stream.gaps[:-1])

    # ------------------------------------------------------------ drawing

    def spans(self, line: Line) -> list[tuple[Span, Target | None, float]]:
        """What to draw for a line, from left to right, each with its link and its width in points."""
        if self.levels is not None:
            from .direction import visual

            return visual(self, line)
        return SpanMaker(self, line).run()

    def joins(self, line: Line) -> bool:
        """Whether the line's last word goes on in the next line, without a space between."""
        return line.cut is not None or self.stream.gaps[line.last] == 0.0

    def part(self, piece: int, line: Line) -> tuple[Shaped, float, bool, str]:
        """What of a piece stands on the line: glyphs, width, whether a hyphen is to follow, and its text."""
        bit = self.bits[piece]
        start = line.skip.at if line.skip and piece == line.first else 0
        cut = line.cut if line.cut and piece == line.last else None
        if not start and cut is None:
            return bit.shaped, bit.width, False, bit.text
        text = bit.text[start : cut.at if cut else None].replace("\u00ad", "")
        shaped = bit.look.shape(text)
        return shaped, bit.look.measure(shaped), bool(cut and cut.hyphen), text


class SpanMaker:
    """Gathers the pieces of one line into spans of one look, element and link."""

    def __init__(self, text: Text, line: Line) -> None:
        self.text, self.line = text, line
        self.made: list[tuple[Span, Target | None, float]] = []
        self.content: list[Shaped | float] = []
        self.words: list[str] = []
        self.width = 0.0

    def run(self) -> list[tuple[Span, Target | None, float]]:
        """All spans of the line in logical order, which is the visual one where nothing runs from right to left."""
        text, line = self.text, self.line
        bits, elements, targets = text.bits, text.elements, text.targets
        gaps, stretch, ratio = text.stream.gaps, text.stream.stretch, line.ratio
        first, last = line.first, line.last
        look, element, target = bits[first].look, elements[first], targets[first]
        for i in range(first, last + 1):
            bit = bits[i]
            if bit.look is not look or elements[i] is not element or targets[i] is not target:
                self.close(look, element, target)
                look, element, target = bit.look, elements[i], targets[i]
            if (i == first and line.skip) or (i == last and line.cut):
                shaped, width, hyphen, word = text.part(i, line)
            else:
                shaped, width, hyphen, word = bit.shaped, bit.width, False, bit.text
            self.content.append(shaped)
            self.width += width
            if look.capitals:
                self.words.append(word)
            if hyphen:
                self.close(look, element, target)
                self.hyphen(look, element, target)
            elif i < last and gaps[i]:
                gap = gaps[i] + ratio * stretch[i]
                self.content.append(gap)
                self.width += gap
                if look.capitals:
                    self.words.append(" ")
        self.close(look, element, target)
        return self.made

    def close(self, look: Look, element: Element | None, target: Target | None) -> None:
        """Make a span of what was gathered."""
        if not self.content:
            return
        actual = "".join(self.words) if look.capitals else None
        if actual is not None and actual == actual.upper():
            actual = None
        self.made.append((_span(look, element, self.content, actual), target, self.width))
        self.content, self.words, self.width = [], [], 0.0

    def hyphen(self, look: Look, element: Element | None, target: Target | None) -> None:
        """The hyphen of a broken word: shown, but no part of the text."""
        shaped = look.face.shape("-")
        self.made.append((_span(look, element, [shaped], "\u00ad"), target, look.measure(shaped)))


def _span(look: Look, element: Element | None, content: list[Shaped | float], actual: str | None) -> Span:
    return Span(element, look.face, content, look.size, look.colour, look.rise, look.tracking, actual)


class Variant(NamedTuple):
    """What makes a look: a text style, a format, and where the words stand."""

    style: str
    form: Format
    strong: bool
    lead: bool
    citation: bool
    tabular: bool
    colour: str
    lang: str | None


class Typecase:
    """Where looks are kept: one for each text style and format of a document."""

    def __init__(self, book: FontBook, theme: Theme, lang: str) -> None:
        self.book, self.theme, self.lang = book, theme, lang
        self._looks: dict[Variant | tuple[str, str], Look] = {}

    def style(self, name: str) -> TextStyle:
        """A text style of the theme."""
        return self.theme.text[name]

    def look(
        self,
        style: str,
        form: Format = PLAIN,
        *,
        strong: bool = False,
        lead: bool = False,
        citation: bool = False,
        tabular: bool = False,
        colour: str = "",
        lang: str | None = None,
    ) -> Look:
        """The look of a text style in a format: `lead` sets in the sans face, `citation` in that of raised
        citations.
        """
        key = Variant(style, form, strong or form.strong, lead, citation, tabular, colour, lang)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._make(key)
        return found

    def number(self, name: str) -> Look:
        """The look of the number that hangs beside a heading of style `name`: its size, but regular and pale."""
        key = (name, "number")
        found = self._looks.get(key)
        if found is None:
            style, number = self.theme.text[name], self.theme.text["number"]
            size = number.size.pt if style.capitals else style.size.pt
            face = self.book.face(number.face, number.weight, number.italic)
            found = self._looks[key] = Look(face, size, self.theme.colour(number.colour))
        return found

    def _make(self, variant: Variant) -> Look:
        base, form = self.theme.text[variant.style], variant.form
        plain = variant.citation or form.address or form.code
        raised = form.superscript or form.subscript
        face, size, rise, shade = self._shape(variant)
        weight = base.weight if not plain else "regular"
        if variant.strong:
            weight = "bold" if weight == "semibold" else "semibold"
        chosen = self.book.face(
            face,
            weight,
            base.italic != form.emphasis and not plain,
            old_style=base.old_style and not plain and not raised and face == base.face,
            tabular=variant.tabular,
            ligatures=not (base.tracking or form.code or form.address),
        )
        lang = variant.lang or self.lang
        return Look(
            chosen,
            size,
            self.theme.colour(variant.colour or shade),
            tracking=base.tracking * size,
            rise=rise,
            capitals=base.capitals,
            address=form.address,
            lang=variant.lang,
            hyphenation=lang if base.hyphenate and not plain and not raised else None,
        )

    def _shape(self, variant: Variant) -> tuple[str, float, float, str]:
        """Face, size, rise and colour of a variant."""
        text, form = self.theme.text, variant.form
        style = text[variant.style]
        face, size, shade = style.face, style.size.pt, style.colour
        if variant.citation:
            small = text["citation"]
            return small.face, max(_LEAST, small.size.pt * size / text["body"].size.pt), _RAISE * size, small.colour
        if form.address:
            face, shade = text["address"].face, text["address"].colour
            size *= text["address"].size.pt / text["endnote"].size.pt
        if form.code:
            face, size = "mono" if "mono" in self.theme.faces else text["code"].face, size * _CODE
        if variant.lead and face == "serif":
            face, size = "sans", size * _SANS
        rise = _RAISE * size if form.superscript else _LOWER * size if form.subscript else 0.0
        return face, size * (_SMALL if rise else 1.0), rise, shade
