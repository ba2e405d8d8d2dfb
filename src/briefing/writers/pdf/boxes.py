"""What layout yields: a column of boxes, each with its height and what page breaking must know; each can paint itself.

Lengths are points. A box's `x` is its distance from the left edge of the text (negative in the hanging margin); it is
painted with its upper edge at a `y` counted up from the foot of the page.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from briefing.core.node import record

from .lines import Line
from .spans import Artifact, Rect, Span
from .text import Target, Text

if TYPE_CHECKING:
    from briefing.core.diagnostics import Diagnostic
    from briefing.resolve.tree import Pages, Words

    from .canvas import Canvas
    from .structure import Element

Align: TypeAlias = Literal["left", "center", "right"]

_UNDER = 0.13
"""From the baseline down to the rule under words, in em."""
_UNDERLINE = 0.05
"""Thickness of that rule, in em."""
_TOUCH = 0.01
"""Areas closer than so many points are one."""


@record
class Frame:
    """A tinted panel behind boxes; it may break over pages, and is then padded at the break as well."""

    x: float
    width: float
    fill: str
    rule: str
    rule_width: float
    padding: float
    parent: Frame | None = None
    far: bool = False
    """Whether the rule stands where lines of the document end: beside code, which runs from left to right always."""

    def chain(self) -> list[Frame]:
        """This frame and those around it, the outermost first."""
        return [*(self.parent.chain() if self.parent else ()), self]


@record
class Columned:
    """Boxes that stand in two columns: they are laid in the first, and the second is `shift` points further right."""

    boxes: range
    shift: float


@record
class Head:
    """The header rows of a table, shown again (as artifacts) where the table goes on."""

    boxes: list[Box]

    @property
    def height(self) -> float:
        """Of all rows together."""
        return sum(box.height for box in self.boxes)


@record
class Pen:
    """Where boxes paint: the canvas, the left edge of the text on the page, and what is known about pages."""

    canvas: Canvas
    left: float
    pages: Pages
    words: Words
    artifact: bool = False
    """Whether everything painted now is an artifact: header rows shown again."""
    kind: Artifact = ""
    problems: list[Diagnostic] = field(default_factory=list)

    def line(self, x: float, baseline: float, text: Text, line: Line, joins: bool = False) -> None:
        """Draw one line of text and its links; `x` counts from the edge of the text where the document's lines begin.

        Marks that hang stand out where the line ends, at the left if it runs from right to left.
        """
        made = text.spans(line)
        if text.rtl or self.canvas.mirrored:
            width = sum([width for _, _, width in made])
            hang = text.stream.hangs[line.last] if text.hanging and not line.cut else 0.0
            start = self.canvas.across(x + self.left, width - hang) - (hang if text.rtl else 0.0)
        else:
            start = x + self.left
        spans: list[Span] = []
        links: list[tuple[Target, Rect]] = []
        rules: list[Underline] = []
        at = start
        for span, target, width in made:
            if span.at is not None:
                at = start + span.at
            if self.artifact:
                span.element = None
            spans.append(span)
            if target is not None and not self.artifact:
                _join(
                    links,
                    target,
                    (at, baseline + span.rise - 0.22 * span.size, at + width, baseline + span.rise + 0.78 * span.size),
                )
            if span.underline:
                _underline(rules, span, at, at + width, baseline)
            at += width
        self.canvas.line(start, baseline, spans, joins=joins, artifact=self.kind, rtl=text.rtl)
        for rule in rules:
            left = self.canvas.across(rule.left, rule.right - rule.left)
            self.canvas.rule(left, rule.y, left + rule.right - rule.left, rule.y, rule.width, rule.colour)
        for target, rect in links:
            self._link(target, rect)

    def link(self, target: Target, rect: Rect) -> None:
        """Make an area lead somewhere."""
        left, bottom, right, top = rect
        left = self.canvas.across(left, right - left)
        self._link(target, (left, bottom, left + rect[2] - rect[0], top))

    def _link(self, target: Target, rect: Rect) -> None:
        """Make an area of the paper lead somewhere."""
        if target.url:
            self.canvas.link_uri(target.element, [rect], target.url, target.contents)
        else:
            self.canvas.link_to(target.element, [rect], target.place, target.contents)


def _join(links: list[tuple[Target, Rect]], target: Target, rect: Rect) -> None:
    """Add a link's area; pieces of one link that touch on a line become one area."""
    for n, (known, old) in enumerate(links):
        if known is target and rect[0] <= old[2] + _TOUCH and old[0] <= rect[2] + _TOUCH:
            links[n] = (
                target,
                (min(old[0], rect[0]), min(old[1], rect[1]), max(old[2], rect[2]), max(old[3], rect[3])),
            )
            return
    links.append((target, rect))


@record
class Underline:
    """A rule under words: where it lies on the page, how thick it is, and its colour."""

    left: float
    right: float
    y: float
    width: float
    colour: str
    reach: float
    """Where its words end, the space after them included: no rule is drawn under that unless more words follow."""


def _underline(rules: list[Underline], span: Span, left: float, right: float, baseline: float) -> None:
    """Add the rule under a span; spans that touch share one."""
    end, last_item = right, span.content[0 if span.turned else -1]
    if isinstance(last_item, float) and span.turned:
        left += last_item
    elif isinstance(last_item, float):
        end -= last_item
    y, width = baseline + span.rise - _UNDER * span.underline, _UNDERLINE * span.underline
    last = rules[-1] if rules else None
    if last is not None and (last.reach, last.y, last.colour) == (left, y, span.colour):
        last.right, last.reach = end, right
    else:
        rules.append(Underline(left, end, y, width, span.colour, right))


@record
class Outline:
    """An entry of the outline."""

    title: str
    target: str
    level: int


@record
class Note:
    """A footnote: its lines, and the Note element, which stands where the mark does."""

    number: int
    element: Element
    boxes: list[Box]


@record
class Box:
    """A strip of the column, never parted. As it is: blank."""

    height: float = 0.0
    space: float = 0.0
    """Above; left out at the top of a page."""
    keep: bool = False
    """No page ends after this box."""
    new_page: bool = False
    """A page begins before this box."""
    ids: tuple[str, ...] = ()
    """What stands here and can be led to."""
    outline: Outline | None = None
    notes: tuple[Note, ...] = ()
    frame: Frame | None = None
    head: Head | None = None
    """The header rows to show again where this box comes first on a page."""
    entry: int | None = None
    """Which entry of the endnotes this box belongs to, counted through the document; None: to none."""

    def paint(self, pen: Pen, y: float) -> None:
        """Draw with the upper edge at `y`."""


Side: TypeAlias = tuple[float, Text, Line]
"""Text beside a line, on its baseline: where it starts, and what it is."""


@record
class LineBox(Box):
    """A line of text, with what stands beside it in the margin."""

    x: float = 0.0
    text: Text = field(default_factory=Text)
    line: Line = Line(0, None, 0, None, 0.0, 0.0)
    base: float = 0.0
    """From the upper edge to the baseline."""
    joins: bool = False
    sides: tuple[Side, ...] = ()

    def paint(self, pen: Pen, y: float) -> None:
        """The label first, then the line."""
        baseline = y - self.base
        for x, text, line in self.sides:
            pen.line(x, baseline, text, line)
        if self.text.bits:
            pen.line(self.x, baseline, self.text, self.line, self.joins)


@record
class RuleBox(Box):
    """A horizontal rule; its height is its thickness."""

    x: float = 0.0
    width: float = 0.0
    colour: str = "#000000"

    def paint(self, pen: Pen, y: float) -> None:
        """The rule."""
        middle = y - self.height / 2
        pen.canvas.rule(pen.left + self.x, middle, pen.left + self.x + self.width, middle, self.height, self.colour)


@record
class Stack(Box):
    """Columns of boxes side by side that stay together, with rules above and below: a table's row, a row of facets."""

    parts: list[tuple[float, Box]] = field(default_factory=list)
    """Distance of each part from the upper edge, in reading order."""
    x: float = 0.0
    width: float = 0.0
    above: tuple[float, str] | None = None
    """Thickness and colour of the rule at the upper edge; drawn inside."""
    below: tuple[float, str] | None = None
    lower: tuple[tuple[float, float], ...] = ()
    """Left and right ends of the stretches of the lower rule; empty: it is whole."""

    def paint(self, pen: Pen, y: float) -> None:
        """Rules, then parts in reading order."""
        whole = ((self.x, self.x + self.width),)
        for rule, at, stretches in ((self.above, y, whole), (self.below, y - self.height, self.lower or whole)):
            for left, right in stretches if rule else ():
                if rule:
                    pen.canvas.rule(pen.left + left, at, pen.left + right, at, *rule)
        for offset, box in self.parts:
            box.paint(pen, y - offset)

    def gather(self) -> None:
        """Take over the ids and footnotes of the parts."""
        self.ids += tuple(name for _, box in self.parts for name in box.ids)
        self.notes += tuple(note for _, box in self.parts for note in box.notes)


def stack(boxes: list[Box], top: float = 0.0) -> tuple[list[tuple[float, Box]], float]:
    """Put boxes one under the other; gives them with their distances from the top, and the distance of their end."""
    parts: list[tuple[float, Box]] = []
    for n, box in enumerate(boxes):
        top += box.space if n else 0.0
        parts.append((top, box))
        top += box.height
    return parts, top
