"""Runs of text with their looks go in; lines, and the spans to draw for each of them, come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from ...core.direction import runs_right_to_left
from ...core.node import node, record
from .fonts import Shaped
from .lines import NEVER, Line, Setting, Stream, break_lines
from .looks import Look
from .pieces import Bit, bits_of, part
from .scripts import is_cjk, is_right_to_left, may_break
from .smallcaps import stretches
from .spans import Span, span_of
from .structure import Element
from .together import UNIT

_TIE = "\N{NO-BREAK SPACE}"
_AFTER_ADDRESS = ".,:;!?)]}\u00bb\u060c\u061b\u061f"
"""Signs at the end of an address that belong to the sentence."""
_PAUSE = -150.0
"""A heading had better be broken after a colon."""


@node
class Target:
    """Where a link leads: an outside address or a place in the document; `contents` is what is read out."""

    element: Element
    url: str = ""
    place: str = ""
    contents: str = ""


@record
class Mark:
    """Something that stands at a piece of the text and concerns the page: an id to find, or a footnote to set."""

    piece: int
    id: str = ""
    note: object | None = None


class Stretch(NamedTuple):
    """Pieces of one look that belong to one element and one link."""

    look: Look
    element: Element | None
    target: Target | None


class Text:
    """Measured text: a stream of pieces, in stretches of one look, element and link."""

    def __init__(self) -> None:
        self.stream = Stream()
        self.bits: list[Bit] = []
        self.marks: list[Mark] = []
        self._stretches: list[Stretch] = []
        self._starts: list[int] = []
        """The first piece of each stretch; it goes up to the next one's."""
        self.rtl = False
        """Whether it runs from right to left; known once it is directed."""
        self.levels: list[int] | None = None
        """The embedding level of each character and each space after a piece; None where all runs from left to
        right."""
        self.places: list[int] = []
        """Where each piece begins among those levels."""
        self.surroundings: bool | None = None
        """Whether it runs from right to left, whatever its words; None: as they say."""
        self.hanging = False
        """Whether marks stand out at the ends of its lines."""
        self._directed = 0
        """How many pieces had their directions found."""

    # ------------------------------------------------------------ filling

    def add(
        self, text: str, look: Look, element: Element | None, target: Target | None = None, tie: bool = False
    ) -> None:
        """Append a run; `tie`: no line may end before it, even after a space."""
        if look.parts is not None:
            for n, (small, part) in enumerate(stretches(text)):
                self.add(part, look.parts[small], element, target, tie and n == 0)
            return
        stream, bits = self.stream, self.bits
        gaps, stretch, costs = stream.gaps, stream.stretch, stream.costs
        count = len(bits)
        if tie and bits:
            costs[-1] = NEVER
        if text[:1] == _TIE and bits:  # it belongs to the run before, whose last piece it widens
            text = text.lstrip(_TIE)
            gaps[-1], stretch[-1], costs[-1] = look.space, look.stretch, NEVER
        if text[:1] == " ":
            self._space(look, tie)
        known = look.words
        words = [made for word in text.split(" ") if word and (made := known.get(word) or _known(look, word))]
        if not words:
            return
        self._begin(look, element, target)
        new = [made[0] for made in words if made[0].plain]
        if len(new) == len(words):  # a piece each, and none of them clings to what stands before it
            bits += new
            gaps += [look.space] * len(new)
            stretch += [look.stretch] * len(new)
            costs += [bit.tie for bit in new]
            if text[-1] != " ":
                gaps[-1], stretch[-1], costs[-1] = 0.0, new[-1].stretch, new[-1].cost
        else:
            self._add(words, look)
            if text[-1] == " ":
                self._space(look, False)
        if count and gaps[count - 1] == 0.0 and not tie:
            self._seam(count)

    def _add(self, words: list[tuple[Bit, ...]], look: Look) -> None:
        """Append words of any kind, with spaces between them."""
        stream, bits = self.stream, self.bits
        for n, made in enumerate(words):
            if n:
                self._space(look, False)
            if bits and stream.gaps[-1]:
                lead = UNIT if made[0].unit and bits[-1].text[-1].isdigit() else made[0].lead
                stream.costs[-1] = max(stream.costs[-1], lead)
            for bit in made:
                bits.append(bit)
                stream.gaps.append(bit.gap)
                stream.stretch.append(bit.stretch)
                stream.costs.append(bit.cost)

    def _space(self, look: Look, tie: bool) -> None:
        """A space after the last piece, unless one is there; `tie`: no line may end at it."""
        stream = self.stream
        if self.bits and stream.gaps[-1] == 0.0:
            stream.gaps[-1], stream.stretch[-1] = look.space, look.stretch
            stream.costs[-1] = NEVER if tie else self.bits[-1].tie

    def append(self, bit: Bit, element: Element | None, target: Target | None = None) -> None:
        """Append one piece as it is."""
        stream = self.stream
        self._begin(bit.look, element, target)
        self.bits.append(bit)
        stream.gaps.append(bit.gap)
        stream.stretch.append(bit.stretch)
        stream.costs.append(bit.cost)

    def _begin(self, look: Look, element: Element | None, target: Target | None) -> None:
        """Say whose the next pieces are."""
        if self._stretches:
            last = self._stretches[-1]
            if last.look is look and last.element is element and last.target is target:
                return
        self._stretches.append(Stretch(look, element, target))
        self._starts.append(len(self.bits))

    def give(self, element: Element) -> None:
        """Let all of it belong to an element."""
        self._stretches = [stretch._replace(element=element) for stretch in self._stretches]

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int, Stretch]]:
        """The stretches of the pieces from `first` to `last`: for each its own first and last piece among them."""
        starts, found = self._starts, self._stretches
        begin, end = bisect_right(starts, first) - 1, bisect_right(starts, last)
        if end - begin == 1:
            yield first, last, found[begin]
            return
        for at in range(begin, end):
            yield max(starts[at], first), starts[at + 1] - 1 if at + 1 < end else last, found[at]

    def widen(self, points: float) -> None:
        """Make the space after the last piece wider."""
        self.stream.gaps[-1] += points

    def discourage(self, cost: float) -> None:
        """Let a line end here only if all else is worse by so much."""
        if self.stream.costs:
            self.stream.costs[-1] = max(self.stream.costs[-1], cost)

    def hold(self, first: int) -> None:
        """Let no line end between the pieces from `first` on."""
        costs = self.stream.costs
        costs[first:-1] = [NEVER] * (len(costs) - first - 1)

    def _seam(self, at: int) -> None:
        """Two runs that touch without a space: a line may end there only between Chinese characters."""
        before, after = self.bits[at - 1].text[-1], self.bits[at].text[0]
        if not is_cjk(before) and not is_cjk(after):
            return
        stream = self.stream
        if may_break(before, after):
            stream.costs[at - 1] = 0.0
        bit = self.bits[at - 1] = copy(self.bits[at - 1])
        part(bit, self.bits[at])
        stream.stretch[at - 1] = bit.stretch

    # ------------------------------------------------------------ breaking

    def lines(self, width: float, setting: Setting, hyphenate: bool = True, hanging: float = 0.0) -> list[Line]:
        """The lines of the text in a measure of `width` points; the first one is `hanging` points longer, which are
        not counted in its width.
        """
        self.direct()
        bits, stream = self.bits, self.stream
        stream.widths = [bit.width for bit in bits]
        stream.broken = frozenset([i for i, bit in enumerate(bits) if bit.explicit])
        stream.inner = lambda piece, hyphenated, anywhere: bits[piece].breaks(hyphenated, anywhere)
        self.hanging = setting is Setting.JUSTIFIED
        stream.hangs = [bit.hang for bit in bits] if self.hanging else [0.0] * len(bits)
        if setting is Setting.BALANCED:
            stream.costs = [
                _PAUSE if cost == 0.0 and bit.text[-1] == ":" else cost
                for bit, cost in zip(bits, stream.costs, strict=True)
            ]
        if not hanging or not bits:
            return break_lines(stream, width, setting, hyphenate)
        stream.widths[0] -= hanging
        lines = break_lines(stream, width, setting, hyphenate)
        stream.widths[0] += hanging
        return lines

    def direct(self) -> None:
        """Find which way it runs, and the embedding level of every character (Unicode Standard Annex 9)."""
        if self._directed == len(self.bits):
            return
        self._directed = len(self.bits)
        if not any(stretch.look.right_to_left for stretch in self._stretches):
            return
        turned = self.bits[0].look.turned
        if not turned and not any(is_right_to_left(character) for bit in self.bits for character in bit.text):
            return
        from .direction import levels

        parts: list[str] = []
        spoken: list[str] = []
        self.places, at = [], 0
        for bit, gap in zip(self.bits, self.stream.gaps, strict=True):
            text = bit.text
            self.places.append(at)
            at += len(text) + bool(gap)
            if bit.address:  # an address is read from left to right, whatever signs it begins and ends with
                end = len(text.rstrip(_AFTER_ADDRESS)) if gap or bit is self.bits[-1] else len(text)
                text = "a" * end + text[end:]
            else:
                spoken.append(text)
            parts += (text, " ") if gap else (text,)
        own = self.surroundings
        self.rtl = runs_right_to_left("".join(spoken), turned) if own is None else own
        self.levels = levels("".join(parts), int(self.rtl))
        if not any(self.levels):
            self.levels = None

    @property
    def width(self) -> float:
        """Natural width of all pieces on one line."""
        return sum([bit.width for bit in self.bits]) + sum(self.stream.gaps[:-1])

    # ------------------------------------------------------------ drawing

    def spans(self, line: Line) -> list[tuple[Span, Target | None, float]]:
        """What to draw for a line, from left to right, each with its link and its width in points."""
        self.direct()
        if self.levels is not None:
            from .visual import visual

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
        line, text = self.line, self.text
        cut_first, cut_last = line.skip is not None, line.cut is not None
        for first, last, stretch in text.stretches(line.first, line.last):
            whole = not (cut_first and first == line.first) and not (cut_last and last == line.last)
            if not (whole and not stretch.look.capitals and self.even(first, last, stretch)):
                self.uneven(first, last, stretch)
        return self.made

    def even(self, first: int, last: int, own: Stretch) -> bool:
        """Make a span of whole words with gaps that are all alike; gives whether they are."""
        text, line, stream = self.text, self.line, self.text.stream
        end = last if last == line.last else last + 1
        if end > first and stream.gaps[end - 1] == 0.0 and not (line.ratio and stream.stretch[end - 1]):
            end -= 1
        count = end - first
        gap = 0.0
        if count:
            gaps, room = stream.gaps[first:end], stream.stretch[first:end]
            if not gaps[0] or gaps.count(gaps[0]) != count or room.count(room[0]) != count:
                return False
            gap = gaps[0] + line.ratio * room[0]
        bits = text.bits[first : last + 1]
        if count < len(bits) - 1:
            return False
        content: list[Shaped | float] = [gap] * (len(bits) + count)
        content[::2] = [bit.shaped for bit in bits]
        span = span_of(own.look, own.element, content)
        span.even = True
        self.made.append((span, own.target, sum([bit.width for bit in bits]) + gap * count))
        return True

    def uneven(self, first: int, last: int, own: Stretch) -> None:
        """Make spans piece by piece."""
        text, line = self.text, self.line
        gaps, stretch, ratio = text.stream.gaps, text.stream.stretch, line.ratio
        look, element, target = own.look, own.element, own.target
        for i in range(first, last + 1):
            shaped, width, hyphen, word = text.part(i, line)
            self.content.append(shaped)
            self.width += width
            if look.capitals:
                self.words.append(word)
            if hyphen:
                self.close(look, element, target)
                self.hyphen(look, element, target)
            elif i < line.last and gaps[i]:
                gap = gaps[i] + ratio * stretch[i]
                self.content.append(gap)
                self.width += gap
                if look.capitals:
                    self.words.append(" ")
            elif i < line.last and ratio and stretch[i]:
                glue = ratio * stretch[i]
                self.content.append(look.glue(glue, shaped))
                self.width += glue
        self.close(look, element, target)

    def close(self, look: Look, element: Element | None, target: Target | None) -> None:
        """Make a span of what was gathered."""
        if not self.content:
            return
        actual = "".join(self.words) if look.capitals else None
        if actual is not None and actual == actual.upper():
            actual = None
        content, width, last = self.content, self.width, self.content[-1]
        self.content, self.words, self.width = [], [], 0.0
        if actual is None or len(content) == 1 or not isinstance(last, float):
            self.made.append((span_of(look, element, content, actual), target, width))
            return
        # a space that is part of what the text stands for is found twice by readers that measure spaces, too
        self.made.append((span_of(look, element, content[:-1], actual.rstrip(" ")), target, width - last))
        self.made.append((span_of(look, element, [last]), target, last))

    def hyphen(self, look: Look, element: Element | None, target: Target | None) -> None:
        """The hyphen of a broken word: shown, but no part of the text."""
        shaped = look.face.shape("-")
        self.made.append((span_of(look, element, [shaped], "\u00ad"), target, look.measure(shaped)))


def _known(look: Look, word: str) -> tuple[Bit, ...]:
    """The pieces of a word met for the first time in a look."""
    made = look.words[word] = bits_of(look, word)
    return made
