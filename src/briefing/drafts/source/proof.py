"""A block of a source with some edits goes in; what the reader makes of it comes out, to be held against what is
asked."""

from __future__ import annotations

from ...core.diagnostics import Diagnostics
from ...core.node import record
from ...core.spans import Span
from ...readers.markdown.inlines import Content
from ...readers.markdown.reader import NoteDefinition, Reader
from .chunks import Written
from .listen import Ear
from .read import SourceText, outermost


@record
class Seen:
    """What a block says when it is read alone."""

    contents: list[Content]
    types: list[str]
    """Of its tokens."""
    faults: int
    notes: dict[str, Content]
    """By their labels, those that are defined in it."""


class _Elsewhere(NoteDefinition):
    """A note that is defined in another block, read already."""

    def __init__(self, at: Span, held: Content) -> None:
        super().__init__(at)
        self.held = held

    def content(self, reader: Reader) -> Content:
        """Its words."""
        return self.held


def rank(source: SourceText, written: Written) -> int:
    """Which one of the contents of its outermost block a text is, in the order in which they are read."""
    return source.orders[id(outermost(written.chunk))].index(written.order)


def seen(source: SourceText, text: str) -> Seen:
    """Read a block by itself, with the notes and the link definitions of its source."""
    from ...readers.markdown.blocks import Builder

    ear, found = Ear(), Diagnostics()
    around = source.ear.reader
    reader = Reader(text, source.name, source.lang, found, portions=around.env["portions"], listener=ear)
    if "references" in around.env:
        reader.env["references"] = dict(around.env["references"])
    tokens = reader.tokens()
    own = list(reader.notes)
    for label, definition in around.notes.items():
        reader.notes.setdefault(label, _Elsewhere(definition.at, source.ear.noted.get(label, ())))
    Builder(reader, tokens).items()
    notes = {}
    for label in own:
        note = reader.note(label, Span())
        notes[label] = note.content if note is not None else ()
    contents = [heard.content for heard in ear.heard]
    return Seen(contents, [token.type for token in ear.tokens], len(found), notes)
