"""One Markdown text being read: its parser, its places, its notes, and the problems found on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...core.diagnostics import Diagnostic, Diagnostics, did_you_mean
from ...core.spans import Span
from ...model.inlines import LineBreak, Note
from .inlines import Content, Inlines, plain
from .parser import parser
from .source import Place, Source, normalise
from .syntax.lists import PORTIONS

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .attributes import Attributes, Value
    from .listening import Listener


#: Notes within notes, and notes shown in all: each place that refers to a note shows its words anew.
_DEEPEST_NOTES = 8
_MOST_NOTES = 20_000


class Reader:
    """Shared by the builders of blocks and inlines."""

    def __init__(
        self,
        text: str,
        name: str,
        lang: str = "en",
        diagnostics: Diagnostics | None = None,
        first: Span | None = None,
        portions: bool = False,
        listener: Listener | None = None,
    ) -> None:
        """`portions`: they are marked, so that "(U)" begins no list. `listener` is told of every content."""
        self.source = Source(normalise(text), name, first)
        self.md = parser(lang)
        self.env: dict[str, Any] = {PORTIONS: portions}
        self.listener = listener
        self.diagnostics = Diagnostics() if diagnostics is None else diagnostics
        self.notes: dict[str, NoteDefinition] = {}
        self._open_notes = 0
        self._notes_read = 0
        self._notes_grew = False
        self._in_words = False

    def tokens(self) -> list[Token]:
        """The text's block tokens, without the definitions of notes, which are kept aside."""
        tokens = self.md.parse(self.source.text, self.env)
        if self.listener is not None:
            self.listener.blocks(self, tokens)
        return self._without_notes(tokens)

    def span(self, offset: int) -> Span:
        """The place of an offset."""
        return self.source.span(offset)

    def at(self, token: Token) -> Span:
        """Where a block begins."""
        return self.source.span(token.meta["offset"])

    def error(self, code: str, message: str, at: Span, hint: str = "") -> None:
        """Note a problem."""
        self.diagnostics.add(code, message, at, hint)

    def warn(self, code: str, message: str, at: Span, hint: str = "") -> None:
        """Note a problem that stops nothing."""
        self.diagnostics.extend([Diagnostic(code, message, at, hint, severity="warning")])

    def inlines(self, token: Token) -> Content:
        """The content of an inline token."""
        content = Inlines(self, self.source.place(token)).build(token.children or [])
        if self.listener is not None:
            self.listener.content(content, token)
        return content

    def attribute_inlines(self, value: Value) -> Content:
        """The value of an attribute, read as Markdown."""
        content = self.line(value.text, lambda position: self.span(value.offset + position))
        if self.listener is not None:
            self.listener.attribute(content, value)
        return content

    def joined(self, lines: list[Content]) -> Content:
        """Paragraphs as lines of one."""
        joined: Content = ()
        for line in lines:
            joined = (*joined, LineBreak(), *line) if joined else line
        if len(lines) > 1 and self.listener is not None:
            self.listener.made(joined, lines)
        return joined

    def line(self, text: str, place: Place) -> Content:
        """Markdown of a line that is no block of its own."""
        (token,) = self.md.parseInline(text, {})
        return Inlines(self, place).build(token.children or [])

    def plain(self, text: str) -> str:
        """The words of a line of Markdown, without its marks."""
        if self._in_words:  # brackets within brackets: no further citations
            return text
        self._in_words = True
        try:
            return plain(self.line(text, lambda _: Span(self.source.name)))
        finally:
            self._in_words = False

    def rest_unknown(
        self, attributes: Attributes | None, what: str, known: Sequence[str], *, has_id: bool = False
    ) -> None:
        """Note every attribute that nobody took, and an id where none can be."""
        if attributes is None:
            return
        for key, value in attributes.values.items():
            at = self.span(value.key)
            self.error("bad-attribute", f"{key!r} is not an attribute of {what}.", at, _known(key, known))
        at = self.span(attributes.offset)
        for name in attributes.classes:
            self.error("bad-attribute", f"'.{name}' means nothing for {what}.", at, _known(name, known))
        if attributes.id is not None and not has_id:
            self.error("bad-attribute", f"{what[0].upper()}{what[1:]} cannot have an id.", at)

    def note(self, label: str, at: Span) -> Note | None:
        """The note that a label defines; None, with the problem noted, where there is none."""
        definition = self.notes.get(label)
        if definition is None:
            hint = (
                did_you_mean(label, self.notes) or f"write [^{label}]: and the note's words in a paragraph of its own"
            )
            self.error("unknown-note", f"The note '[^{label}]' is not defined.", at, hint)
            return None
        if definition.open:
            self.error("bad-note", f"The note '[^{label}]' refers to itself.", at)
            return None
        definition.used = True
        if self._open_notes >= _DEEPEST_NOTES or self._notes_read >= _MOST_NOTES:
            if not self._notes_grew:
                self.error("too-deep", "Notes refer to notes without end here.", at)
            self._notes_grew = True
            return None
        self._notes_read += 1
        self._open_notes += 1
        definition.open = True
        content = definition.content(self)
        definition.open = False
        self._open_notes -= 1
        if self.listener is not None:
            self.listener.note(content, label)
        return Note(content, at=at)

    def unused_notes(self) -> None:
        """Warn of notes that no place refers to: their words would be lost in silence."""
        for label, definition in self.notes.items():
            if not definition.used:
                self.warn("unused-note", f"The note '[^{label}]' is never referred to.", definition.at)

    def _without_notes(self, tokens: list[Token]) -> list[Token]:
        if not any(token.type == "note_definition_open" for token in tokens):
            return tokens
        kept: list[Token] = []
        opened: list[NoteDefinition] = []
        for token in tokens:
            if token.type == "note_definition_open":
                opened.append(NoteDefinition(self.at(token)))
                self._define(token.meta["label"], opened[-1])
            elif token.type == "note_definition_close":
                opened.pop()
            else:
                (opened[-1].tokens if opened else kept).append(token)
        return kept

    def _define(self, label: str, definition: NoteDefinition) -> None:
        if label in self.notes:
            self.error("bad-note", f"The note '[^{label}]' is defined twice.", definition.at)
        else:
            self.notes[label] = definition


class NoteDefinition:
    """`[^label]: words`."""

    def __init__(self, at: Span) -> None:
        self.at = at
        self.tokens: list[Token] = []
        self.used = False
        self.open = False
        """Its content is being built."""

    def content(self, reader: Reader) -> Content:
        """Its words; paragraphs become lines."""
        lines: list[Content] = []
        for token in self.tokens:
            if token.type == "inline":
                lines.append(reader.inlines(token))
            elif token.type not in ("paragraph_open", "paragraph_close", "comment"):
                reader.error("bad-note", "A note can hold paragraphs only.", self.at)
                break
        return reader.joined(lines)


def _known(word: str, known: Sequence[str]) -> str:
    return did_you_mean(word, known) or (f"known here: {', '.join(known)}" if known else "")
