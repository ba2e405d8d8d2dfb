"""A text of a source, what its draft showed, and what it shows now go in; edits of the source that say it come out.

Word by word: what did not change keeps the source's own characters. Every edit is proven: the block is read again with
it, and has to say what is asked, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from ...core.diagnostics import Diagnostics
from ...core.node import node
from ...model import inlines as i
from ...readers.emit.escapes import attribute
from ..drawn import Pieces, words
from ..known import Known
from .chunks import Written
from .compose import compose
from .flat import Flat, Letter, Thing, flat
from .front import rewritten, scalars
from .leaves import Leaf, leaves
from .proof import Seen, rank, seen
from .read import SourceText, outermost
from .write import CANONICAL, EXACT, LINE_END, Manner, markdown

_BARE = re.compile(r"[^\s{}\"'&\\]+\Z")


@node
class Edit:
    """New text for what stands between two offsets of the source's text."""

    start: int
    end: int
    text: str


@node
class Rewritten:
    """What becomes of a text."""

    edits: tuple[Edit, ...]
    """That of the text itself first, then those of notes that are defined elsewhere; none where nothing changed."""
    remarks: tuple[str, ...] = ()
    """What the draft shows and the source cannot say, in sentences."""


class CannotSayError(Exception):
    """No Markdown says at this place what is asked; the first argument is why, in a sentence."""


def rewrite(source: SourceText, written: Written, before: Pieces, after: Pieces, known: Known) -> Rewritten:
    """The edits that make a text say what the draft shows now (`after`), where it showed `before` when it was built.

    Raises CannotSayError.
    """
    if written.words:
        return _words(source, written, words(after))
    one = _Rewriting(source, written)
    asked = compose(one.found, before, after, known, source.langs)
    edits: list[Edit] = []
    if _flat(asked.leaves) != _flat(one.found):
        edits.append(one.edit(asked.leaves))
    remarks = list(asked.remarks)
    for note, was, now in asked.notes:
        there = source.note(note.content)
        if there is None:
            raise CannotSayError("The note's words are not found in the source.")
        more = rewrite(source, there, was, now, known)
        edits += [edit for edit in more.edits if edit not in edits]
        remarks += more.remarks
    return Rewritten(tuple(edits), tuple(remarks))


def _words(source: SourceText, written: Written, value: str) -> Rewritten:
    """A field that holds plain words."""
    if value == written.stretches[0].markdown:
        return Rewritten(())
    return Rewritten((_scalar(source, written, value),))


def _flat(row: list[Leaf]) -> Flat:
    """What leaves show."""
    out: list[Letter | Thing] = []
    for leaf in row:
        if isinstance(leaf.node, i.Note) and leaf.raw.startswith("^["):
            out.append(Thing("note", leaf.looks, _flat(leaf.inner)))
        elif (shown := leaf.flat) is not None:
            out.append(shown)
    return tuple(out)


class _Rewriting:
    """One text: its leaves, and the ways to write it anew."""

    def __init__(self, source: SourceText, written: Written) -> None:
        self.source, self.written = source, written
        self.found: list[Leaf] = []
        self.ends: dict[str, str] = {}
        """Line ends by their numbers: the source's characters from the end of a line to the next one's beginning."""
        self.reader = source.ear.reader if written.form != "scalar" else self._fragment()
        for n, stretch in enumerate(written.stretches):
            if n:
                self._paragraph_end(n)
            text = stretch.markdown.rstrip("\n") if written.form == "scalar" else stretch.markdown
            row = leaves(self.reader, text, stretch.inlines, curled=stretch.curled)
            if written.form == "lines":
                self._number(row, n)
            self.found += row
        self.lines = frozenset(line for stretch in written.stretches for line in stretch.markdown.split("\n"))

    def _fragment(self) -> object:
        from ...readers.markdown.reader import Reader

        source = self.source
        value = self.written.stretches[0].markdown
        return Reader(value, source.name, source.lang, portions=source.ear.reader.env["portions"])

    def _paragraph_end(self, n: int) -> None:
        before, after = self.written.stretches[n - 1 : n + 1]
        self.ends[f"p{n}"] = self.source.text[before.end : after.start]
        self.found.append(Leaf(f"\n\ufdd0p{n}\ufdd1", node=i.LineBreak()))

    def _number(self, row: list[Leaf], n: int) -> None:
        """Line ends get numbers, and what they are in the source is kept."""
        stretch = self.written.stretches[n]
        if "\n" not in stretch.markdown:
            return
        places = stretch.places()
        ends = [match.end() for match in re.finditer("\n", stretch.markdown)]
        self.base = len(self.ends)
        for count, end in enumerate(ends):
            start = places[end - 1]
            self.ends[str(self.base + count)] = self.source.text[start : places[end]]
        numbers = iter(range(self.base, self.base + len(ends)))
        for one in _raws(row):
            if "\n" in one.raw:
                one.raw = re.sub("\n", lambda _: f"\n\ufdd0{next(numbers)}\ufdd1", one.raw)

    # ------------------------------------------------------------ writing

    def edit(self, row: list[Leaf]) -> Edit:
        """The first way to write it that is proven."""
        asked = _flat(row)
        for manner in self._manners(row):
            text = markdown(row, manner, one_line=self.written.one_line, lines=self.lines)
            made = self._placed(text)
            if made is not None and self._says(made, text, asked):
                return made
        raise CannotSayError("There is no Markdown for this text at its place.")

    def _manners(self, row: list[Leaf]) -> Iterator[Manner]:
        if straight := self.source.straight:
            yield Manner(straight=straight)
        yield EXACT
        yield Manner(solid=True)
        outside = _unchanged(row, self.found)
        for few in _nearest_marks(row, outside):
            yield Manner(solid=True, literal=lambda leaf, few=few: id(leaf) in few)  # type: ignore[misc]
        yield Manner(solid=True, literal=lambda leaf: True)
        yield Manner(lambda leaf: id(leaf) in outside, solid=True, literal=lambda leaf: True)
        yield Manner(lambda leaf: id(leaf) in outside, marks=False)
        yield CANONICAL

    def _placed(self, text: str) -> Edit | None:
        """The text as the source has it where it stands."""
        written, source = self.written, self.source
        start, end = written.start, written.end
        match written.form:
            case "scalar":
                try:
                    return _scalar(source, written, LINE_END.sub("\n", text) + _tail(written))
                except CannotSayError:
                    return None
            case "cell":
                return Edit(start, end, text.replace("|", "\\|"))
            case "attribute":
                return self._attribute(text)
            case _:
                new = source.eol + written.chunk.prefix
                lines = [self.ends.get(part, new) if n % 2 else part.replace("\n", new)
                         for n, part in enumerate(LINE_END.split(text))]  # fmt: skip
                made = "".join(lines)
                if written.chunk.kind == "heading" and re.search(r"(?<!\\)#\Z", made):
                    made = f"{made[:-1]}\\#"
                return Edit(start, end, made)

    def _attribute(self, text: str) -> Edit:
        start, end = self.written.start, self.written.end
        mark = self.source.text[start - 1]
        inside = attribute(text)[1:-1]
        if mark == "'":
            inside = inside.replace('\\"', '"').replace("'", "\\'")
        elif mark != '"' and not _BARE.match(text):
            inside = f'"{inside}"'
        return Edit(start, end, inside)

    # ------------------------------------------------------------ proof

    def _says(self, edit: Edit, text: str, asked: Flat) -> bool:
        source, written = self.source, self.written
        if written.form == "scalar":
            from ...readers.markdown.shorthand import Fragments

            fragments = Fragments(source.name, source.lang, Diagnostics(), source.ear.reader.env["portions"])
            tail = _tail(written)
            return _bare(flat(fragments.inlines(LINE_END.sub("\n", text) + tail)), tail) == _bare(asked, tail)
        top = outermost(written.chunk)
        start, end = source.offset(top.first), source.offset(top.last)
        was = source.text[start:end]
        if id(top) not in source.seen:
            source.seen[id(top)] = seen(source, was)
        then = source.seen[id(top)]
        now = seen(source, was[: edit.start - start] + edit.text + was[edit.end - start :])
        if now.faults > then.faults:
            return False
        return self._note_says(now, asked) if top.kind == "note" else self._block_says(then, now, asked)

    def _block_says(self, then: Seen, now: Seen, asked: Flat) -> bool:
        at = rank(self.source, self.written)
        several = len(self.written.stretches) > 1
        if len(then.contents) != len(now.contents) or (then.types != now.types and not several):
            return False
        return flat(now.contents[at]) == asked and all(
            n == at or one == other for n, (one, other) in enumerate(zip(then.contents, now.contents, strict=True))
        )

    def _note_says(self, now: Seen, asked: Flat) -> bool:
        label = outermost(self.written.chunk).name
        return list(now.notes) == [label] and flat(now.notes[label]) == asked and set(now.types) <= {
            "note_definition_open", "paragraph_open", "inline", "paragraph_close", "note_definition_close",
        }  # fmt: skip


def _tail(written: Written) -> str:
    """The line ends at the end of a block scalar."""
    value = written.stretches[0].markdown
    return value[len(value.rstrip("\n")) :]


def _bare(row: Flat, tail: str) -> Flat:
    """Without the space that such a line end is."""
    while tail and row and isinstance(last := row[-1], Letter) and last.text == " ":
        row = row[:-1]
    return row


def _scalar(source: SourceText, written: Written, value: str) -> Edit:
    """A field of the front matter."""
    fence = source.lines[: source.body]
    front = "\n".join(fence[1:-1]) + "\n"
    found = next((one for one in scalars(front) if one.key == written.chunk.name), None)
    if found is None:
        raise CannotSayError("The field is not found in the front matter.")
    try:
        text = rewritten(front, found, value)
    except ValueError:
        raise CannotSayError("YAML cannot hold this text.") from None
    return Edit(written.start, written.end, text.replace("\n", source.eol))


class _Spot:
    """Something with characters of the source: a leaf, a group, or an end of a mark."""

    def __init__(self, holder: object, name: str) -> None:
        self.holder, self.name = holder, name

    @property
    def raw(self) -> str:
        """The characters."""
        return str(getattr(self.holder, self.name))

    @raw.setter
    def raw(self, value: str) -> None:
        setattr(self.holder, self.name, value)


def _raws(row: list[Leaf]) -> Iterator[_Spot]:
    """All that has characters of the source, in its order."""
    open_marks: tuple[object, ...] = ()
    group = None
    for leaf in row:
        common = 0
        while common < min(len(open_marks), len(leaf.stack)) and open_marks[common] is leaf.stack[common]:
            common += 1
        for mark in reversed(open_marks[common:]):
            yield _Spot(mark, "close")
        for mark in leaf.stack[common:]:
            yield _Spot(mark, "open")
        open_marks = leaf.stack
        if leaf.group is None:
            yield _Spot(leaf, "raw")
            yield from _raws(leaf.inner)
        elif leaf.group is not group:
            yield _Spot(leaf.group, "raw")
        group = leaf.group
    for mark in reversed(open_marks):
        yield _Spot(mark, "close")


def _nearest_marks(row: list[Leaf], outside: set[int]) -> Iterator[set[int]]:
    """Straight quotation marks beside an edit, one or two at a time: what they are shown as may hang on what was taken
    out."""
    inside = [n for n, leaf in enumerate(row) if id(leaf) not in outside]
    first, last = (inside[0], inside[-1]) if inside else (0, len(row))
    for straight in "\"'":
        marks = [n for n, leaf in enumerate(row) if leaf.raw == straight != leaf.shown]
        before = [n for n in marks if n <= last][::-1][:3]
        after = [n for n in marks if n >= first][:3]
        near = [n for pair in zip_longest(before, after) for n in pair if n is not None]
        for n in dict.fromkeys(near):
            yield {id(row[n])}
        if before and after and before[0] != after[0]:
            yield {id(row[before[0]]), id(row[after[0]])}


def _unchanged(row: list[Leaf], found: list[Leaf]) -> set[int]:
    """Leaves before the first and after the last that is new or other than it was."""
    start = 0
    while start < min(len(row), len(found)) and row[start] is found[start]:
        start += 1
    end = 0
    while end < min(len(row), len(found)) - start and row[-1 - end] is found[-1 - end]:
        end += 1
    return {id(leaf) for leaf in (*row[:start], *(row[len(row) - end :] if end else ()))}
