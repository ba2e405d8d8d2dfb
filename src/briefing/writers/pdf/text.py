"""Runs of text with their looks go in; lines, and the spans to draw for each of them, come out."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from ...core.direction import runs_right_to_left
from ...core.node import node
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
        """Whether it runs from right to left; known once it is directed."""
        self.levels: list[int] | None = None
        """The embedding level of each character and each space after a piece; None where all runs from left to
        right."""
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
        self._looks.add(look)
        if tie and bits:
            stream.costs[-1] = NEVER
        known = look.words
        count = len(bits)
        space = look.space
        widths, gaps, stretch, costs, hangs = stream.widths, stream.gaps, stream.stretch, stream.costs, stream.hangs
        if text[:1] == _TIE and widths:  # it belongs to the run before, whose last piece it widens
            text = text.lstrip(_TIE)
            gaps[-1], stretch[-1], costs[-1] = space, look.stretch, NEVER
        words = text.split(" ")
        for n, word in enumerate(words):
            if n and widths and gaps[-1] == 0.0:
                gaps[-1] = space
                stretch[-1] = look.stretch
                costs[-1] = NEVER if tie and len(bits) == count else bits[-1].tie
            if not word:
                continue
            made = known.get(word)
            if made is None:
                made = known[word] = bits_of(look, word)
            if made and gaps and gaps[-1]:
                lead = made[0].lead
                if made[0].unit and bits[-1].text[-1].isdigit():
                    lead = UNIT
                if lead > costs[-1]:
                    costs[-1] = lead
            for bit in made:
                bits.append(bit)
                widths.append(bit.width)
                gaps.append(bit.gap)
                stretch.append(bit.stretch)
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
        self._looks.add(bit.look)
        self.bits.append(bit)
        stream.widths.append(bit.width)
        stream.gaps.append(bit.gap)
        stream.stretch.append(bit.stretch)
        stream.costs.append(bit.cost)
        stream.hangs.append(bit.hang)
        self.elements.append(element)
        self.targets.append(target)

    def widen(self, points: float) -> None:
        """Make the space after the last piece wider."""
        self.stream.gaps[-1] += points

    def discourage(self, cost: float) -> None:
        """Let a line end here only if all else is worse by so much."""
        if self.stream.costs:
            self.stream.costs[-1] = max(self.stream.costs[-1], cost)

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
        stream.widths[at - 1], stream.stretch[at - 1], stream.hangs[at - 1] = bit.width, bit.stretch, bit.hang

    # ------------------------------------------------------------ breaking

    def lines(self, width: float, setting: Setting, hyphenate: bool = True, hanging: float = 0.0) -> list[Line]:
        """The lines of the text in a measure of `width` points; the first one is `hanging` points longer, which are
        not counted in its width.
        """
        self.direct()
        bits, stream = self.bits, self.stream
        stream.broken = frozenset([i for i, bit in enumerate(bits) if bit.explicit])
        stream.inner = lambda piece, hyphenated, anywhere: bits[piece].breaks(hyphenated, anywhere)
        self.hanging = setting is Setting.JUSTIFIED
        if not self.hanging:
            stream.hangs = [0.0] * len(bits)
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
        if not any(look.right_to_left for look in self._looks):
            return
        turned = self.bits[0].look.turned
        if not turned and not any(is_right_to_left(character) for bit in self.bits for character in bit.text):
            return
        from .direction import levels

        parts: list[str] = []
        spoken: list[str] = []
        for bit, gap in zip(self.bits, self.stream.gaps, strict=True):
            text = bit.text
            if bit.address:  # an address is read from left to right, whatever signs it begins and ends with
                end = len(text.rstrip(_AFTER_ADDRESS)) if gap or bit is self.bits[-1] else len(text)
                text = "a" * end + text[end:]
            else:
                spoken.append(text)
            parts += (text, " ") if gap else (text,)
        own = self.surroundings
        self.rtl = runs_right_to_left("".join(spoken) or "".join(parts), turned) if own is None else own
        self.levels = levels("".join(parts), int(self.rtl))
        if not any(self.levels):
            self.levels = None

    @property
    def width(self) -> float:
        """Natural width of all pieces on one line."""
        return sum(self.stream.widths) + sum(self.stream.gaps[:-1])

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
            elif i < last and ratio and stretch[i]:
                glue = ratio * stretch[i]
                self.content.append(look.glue(glue, shaped))
                self.width += glue
        self.close(look, element, target)
        return self.made

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
