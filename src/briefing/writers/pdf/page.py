"""A column of boxes and a place in it go in; one page comes out: what stands on it, its footnotes, its tinted frames,
its repeated table header.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from ...core.node import node, record
from .balance import Place, in_columns
from .boxes import Box, Columned, Frame, Head
from .cutting import TallRows

if TYPE_CHECKING:
    from .pages import Paginator

_EPSILON = 0.01
_NOTE_GAP = 12.0
"""From the text to the rule above the footnotes, in points."""
_NOTE_RULE = 5.0
"""From that rule to the first note."""
_LONG_NOTE = 0.3
"""A footnote higher than this part of the page may go on at the foot of the next."""
_NOTE_LINES = 2
_CUTS = 5
"""How often a tall row is cut until it leaves room for the footnotes that are marked in it."""


@record
class Placed:
    """A box with the distance of its upper edge from the top of the page's text."""

    box: Box
    top: float
    shift: float = 0.0
    """How far right of its own place it stands: in a second column."""


@record
class Sheet:
    """One page. Distances are points from the top of its text, downwards."""

    number: int
    top: float
    """From the paper's upper edge to the text."""
    turned: bool = False
    """Whether the paper lies on its side."""
    boxes: list[Placed] = field(default_factory=list)
    frames: list[tuple[Frame, float, float]] = field(default_factory=list)
    """Frames with the distances of their upper and lower edges, outer ones first."""
    head: tuple[Head, float] | None = None
    """A table header shown again, with its distance."""
    notes: list[Placed] = field(default_factory=list)
    note_rule: float | None = None
    bottom: float = 0.0
    """Where the last box ends."""
    blank: float = 0.0
    """What is left of the page between its text and its footnotes, or its foot."""


@node
class Room:
    """How much a page holds: distance of the text from the paper's upper edge, and the height of the text, in
    points.
    """

    top: float
    height: float
    turned: bool = False


@node
class Squeeze:
    """How a page is filled otherwise than usual."""

    entries: float = 1.0
    """Scales the space between endnotes."""
    text: float = 1.0
    """Scales the space between all else."""
    spare: float = 0.0
    """Height in points that is left blank at the foot."""


@node
class Begin:
    """Where a page begins."""

    at: int = 0
    """Its first box."""
    carried: tuple[Box, ...] = ()
    """Lines of footnotes that go on from the page before."""
    rest: TallRows | None = None
    """What is left of that box where it began on the page before."""

    @property
    def plain(self) -> bool:
        """Nothing goes on from the page before."""
        return not self.carried and self.rest is None


class Page:
    """One page being filled from box `at` on."""

    def __init__(self, paginator: Paginator, begin: Begin, number: int, squeeze: Squeeze) -> None:
        self.boxes, self.columns, self.ends = paginator.boxes, paginator.columns, paginator.ends
        self.at, self.begun, self.squeeze = begin.at, begin.rest, squeeze
        self.room = room = paginator.room(begin.at, number == 1)
        self.sheet = Sheet(number, room.top, room.turned)
        self.notes: list[Box] = list(begin.carried)

    def fill(self) -> tuple[Sheet, Begin]:
        """Fill the page; gives it, and where the next page begins."""
        boxes, sheet = self.boxes, self.sheet
        height = self.room.height - self.squeeze.spare + _EPSILON
        y = self._begin()
        at = best = self.at
        kept: tuple[int, list[Box]] = (0, self.notes)
        while at < len(boxes):
            box = boxes[at]
            if at > self.at and (box.new_page or at in self.ends):
                break
            if box.entry is not None and (columned := self._columned(at)) is not None:
                end, bottom = self._columns(columned, at, y)
                if end == at:
                    break
                best, at, y = end, end, bottom
                kept = (len(sheet.boxes), self.notes)
                if end < columned.boxes.stop:
                    break
                continue
            if at == self.at and self.begun is not None:
                box = self.begun
            space = self._space(at) if box.space and at > self.at else 0.0
            bottom = y + space + box.height
            notes = self.notes
            if box.notes:
                notes = notes + [line for note in box.notes for line in note.boxes]
            under = self._padding(at) if box.frame else 0.0
            if bottom + under + (_notes_height(notes) if notes else 0.0) > height:
                if isinstance(box, TallRows) and (rest := self._cut(box, y + space)):
                    return self._end(at), Begin(at, (), rest)
                fitted = self._long_note(box, bottom)
                if fitted is None:
                    break
                sheet.boxes.append(Placed(box, y + space))
                self.notes, carried = fitted
                return self._end(at + 1), Begin(at + 1, tuple(carried))
            sheet.boxes.append(Placed(box, y + space))
            self.notes, y = notes, bottom
            at += 1
            if not box.keep or at == len(boxes):
                best, kept = at, (len(sheet.boxes), notes)
        if at < len(boxes) and self.at < best < at and not (boxes[at].new_page or at in self.ends):
            at = best
            del sheet.boxes[kept[0] :]
            self.notes = kept[1]
        if at == self.at and at < len(boxes):
            return self._forced(y)
        return self._end(at), Begin(at, tuple(self._overflow()))

    def _forced(self, y: float) -> tuple[Sheet, Begin]:
        """The first box although it does not fit: it would fit nowhere."""
        at, box = self.at, self.begun or self.boxes[self.at]
        if isinstance(box, TallRows) and (rest := self._cut(box, y, force=True)):
            return self._end(at), Begin(at, tuple(self._overflow()), rest)
        self.sheet.boxes.append(Placed(box, y))
        self.notes = self.notes + [line for note in box.notes for line in note.boxes]
        return self._end(at + 1), Begin(at + 1, tuple(self._overflow()))

    def _space(self, at: int) -> float:
        """The space above a box, closed up as asked for."""
        box = self.boxes[at]
        if box.entry is not None:
            return box.space * (self.squeeze.entries if self.boxes[at - 1].entry is not None else 1.0)
        return box.space * self.squeeze.text

    def _cut(self, box: TallRows, y: float, force: bool = False) -> TallRows | None:
        """Place as much of tall rows as fits below `y`; gives the rest, or None where nothing fits."""
        frames = sum(frame.padding for frame in box.frame.chain()) if box.frame else 0.0
        height = self.room.height - y - frames - _notes_height(self.notes)
        for _ in range(_CUTS):
            parts = box.cut(height, force)
            if parts is None:
                return None
            notes = self.notes + [line for note in parts[0].notes for line in note.boxes]
            most = self.room.height - y - frames - _notes_height(notes)
            if force or parts[0].height <= most + _EPSILON:
                self.sheet.boxes.append(Placed(parts[0], y))
                self.notes = notes
                return parts[1]
            height = most
        return None

    @property
    def _before(self) -> Box | None:
        """What the page before ended with; None on the first page."""
        if self.begun is not None:
            return self.begun
        return self.boxes[self.at - 1] if self.at else None

    def _begin(self) -> float:
        """Padding of a frame that goes on from the page before, and a table's header shown again."""
        y = 0.0
        before = self._before
        if before is not None and self.at < len(self.boxes):
            box = self.boxes[self.at]
            y = sum(frame.padding for frame in _common(before, box))
            head = box.head
            if head is not None and before.head is head:
                self.sheet.head = (head, y)
                y += head.height
        return y

    def _columned(self, at: int) -> Columned | None:
        """The columns that box `at` stands in; None: it has the whole width."""
        return next((columned for columned in self.columns if at in columned.boxes), None)

    def _columns(self, columned: Columned, at: int, y: float) -> tuple[int, float]:
        """Fill two columns from box `at` on, under what is on the page; gives the box after them and where the longer
        of them ends. None is placed where not even the first fits.
        """
        top = y if at == self.at else y + self.boxes[at].space
        stop = min([columned.boxes.stop, *(end for end in self.ends if at < end)])
        height = self.room.height - top - _notes_height(self.notes)
        end, places = in_columns(self.boxes, range(at, stop), height, self.squeeze.entries, alone=at == self.at)
        bottom = top
        for place in places:
            self._place(columned, place, top)
            bottom = max(bottom, top + place.top + place.box.height)
        return end, bottom

    def _place(self, columned: Columned, place: Place, top: float) -> None:
        self.sheet.boxes.append(Placed(place.box, top + place.top, columned.shift * place.column))

    def _padding(self, at: int) -> float:
        """What the frames that go on after this box need under it if the page ends here."""
        if at + 1 < len(self.boxes):
            return sum(frame.padding for frame in _common(self.boxes[at], self.boxes[at + 1]))
        return 0.0

    def _long_note(self, box: Box, bottom: float) -> tuple[list[Box], list[Box]] | None:
        """For a line whose footnote is too long for the page: the lines of notes that fit, and those that go on;
        None if it must move.
        """
        own = [line for note in box.notes for line in note.boxes]
        if not own or _notes_height(own) < _LONG_NOTE * self.room.height or box.keep:
            return None
        count = len(own)
        while count and bottom + _notes_height(self.notes + own[:count]) > self.room.height:
            count -= 1
        if count < _NOTE_LINES:
            return None
        return self.notes + own[:count], own[count:]

    def _overflow(self) -> list[Box]:
        """Lines of footnotes that do not fit even on a page that they share with one line: they go on."""
        carried: list[Box] = []
        used = self.sheet.boxes[-1].top + self.sheet.boxes[-1].box.height if self.sheet.boxes else 0.0
        while len(self.notes) > 1 and used + _notes_height(self.notes) > self.room.height + _EPSILON:
            carried.insert(0, self.notes.pop())
        if carried:
            self._place_notes()
        return carried

    def _end(self, at: int) -> Sheet:
        """Work out frames and footnotes of the finished page."""
        sheet = self.sheet
        for placed in sheet.boxes[-1:] if not self.columns else sheet.boxes:
            sheet.bottom = max(sheet.bottom, placed.top + placed.box.height)
        self._frames(at)
        self._place_notes()
        sheet.blank = self.room.height - sheet.bottom - _notes_height(self.notes)
        return sheet

    def _frames(self, at: int) -> None:
        """Every frame's stretch on this page, padded where it is cut."""
        before = self._before
        after = self.boxes[at] if at < len(self.boxes) else None
        spans: dict[int, tuple[Frame, float, float]] = {}
        for placed in self.sheet.boxes:
            top, bottom = placed.top, placed.top + placed.box.height
            for frame in placed.box.frame.chain() if placed.box.frame else ():
                known = spans.get(id(frame))
                spans[id(frame)] = (frame, known[1] if known else top, bottom)
        for frame, top, bottom in spans.values():
            inner_top = sum(f.padding for f in _inside(before, frame))
            inner_bottom = sum(f.padding for f in _inside(after, frame))
            head = self.sheet.head[0].height if self.sheet.head and inner_top else 0.0
            self.sheet.frames.append((frame, top - inner_top - head, bottom + inner_bottom))

    def _place_notes(self) -> None:
        """Stand the footnotes on the foot of the page."""
        sheet, notes = self.sheet, self.notes
        sheet.notes, sheet.note_rule = [], None
        if not notes:
            return
        height = _notes_height(notes)
        y = max(self.room.height - height, sheet.bottom) + _NOTE_GAP
        sheet.note_rule = y
        y += _NOTE_RULE
        for n, box in enumerate(notes):
            y += box.space if n else 0.0
            sheet.notes.append(Placed(box, y))
            y += box.height


def _notes_height(notes: list[Box]) -> float:
    """What footnotes take from the page, their rule included."""
    if not notes:
        return 0.0
    return _NOTE_GAP + _NOTE_RULE + sum(box.height for box in notes) + sum(box.space for box in notes[1:])


def _common(before: Box, after: Box) -> list[Frame]:
    """The frames that stand around both of two boxes."""
    if before.frame is None or after.frame is None:
        return []
    others = after.frame.chain()
    return [frame for frame in before.frame.chain() if frame in others]


def _inside(neighbour: Box | None, frame: Frame) -> list[Frame]:
    """The frame and those within it that go on into a box on the next page (or come from one on the page before)."""
    if neighbour is None or neighbour.frame is None:
        return []
    chain = neighbour.frame.chain()
    return chain[chain.index(frame) :] if frame in chain else []
