"""A Markdown source as text goes in; its report, the tree of its blocks and the places of its texts come out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any

from ...core.diagnostics import Diagnostics
from ...core.node import record
from ...model.inlines import Foreign, Inlines, Text
from ...model.report import Report
from ...model.walk import inlines
from ...readers.markdown.source import normalise
from .chunks import Chunk, Form, Stretch, Written
from .front import Scalar, scalars
from .listen import Ear, Heard
from .tree import Tree, next_marker

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ...model.sources import Source

_END = re.compile(r"\r\n|\n|\r")
#: Fields of the front matter that are Markdown of a line.
_MARKDOWN = ("title", "subtitle", "distribution")


@record
class SourceText:
    """A source by its lines. Offsets count characters of `text`, whose line ends are those of the file."""

    text: str
    name: str
    report: Report
    root: Chunk
    lines: list[str]
    """Without their ends."""
    eol: str
    """The line end that the file uses most."""
    lang: str
    ear: Any
    """What was heard when the body was read: `Ear`."""
    contents: list[Written]
    """Every text of the author's, in the source's order."""
    body: int
    """The line where the body begins."""
    starts: list[int]
    """The offset of each line."""
    _by_content: dict[int, Written]
    _fields: dict[str, Written]
    straight: str = ""
    """The quotation marks that the author writes straight, and never as they are shown."""
    langs: frozenset[str] = frozenset()
    """The languages that words are marked with."""
    orders: dict[int, list[int]] = field(default_factory=dict)
    """By the identity of each block at the top level: its texts by their `order`, sorted."""
    seen: dict[int, Any] = field(default_factory=dict)
    """What its blocks say when they are read alone, by the identity of their chunks; kept by the proofs."""

    def place(self, content: object) -> Written | None:
        """Where a content of the report stands, by the identity of the tuple that the model holds; None: nowhere, as
        one that a setting gives."""
        found = self._by_content.get(id(content))
        return found if found is not None and found.inlines is content else None

    def value(self, name: str) -> Written | None:
        """The value of a field of the front matter as it is named there, such as "short-title", where it is a
        scalar."""
        return self._fields.get(name)

    def note(self, content: object) -> Written | None:
        """Where the words of a note stand that is defined by its label, by the identity of its content; None: in the
        line that refers to it."""
        label = self.ear.notes.get(id(content))
        return None if label is None else self._fields.get(f"[^{label}]")

    def lines_of(self, chunk: Chunk) -> list[str]:
        """The lines of a chunk, with all that stands before and in them."""
        return self.lines[chunk.first : chunk.last]

    def offset(self, line: int) -> int:
        """Where a line begins; the end of the text for the line after the last."""
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def inner_prefix(self, chunk: Chunk) -> str:
        """What a new block within a container has before its lines."""
        for child in chunk.children:
            if child.kind not in ("caption", "cell", "term"):
                return child.prefix
        match chunk.kind:
            case "quotation":
                return f"{chunk.prefix}> "
            case "item":
                return chunk.prefix + " " * (len(chunk.name) + 1)
            case "meaning" | "note":
                return f"{chunk.prefix}    "
            case _:
                return chunk.prefix

    def inner_lines(self, chunk: Chunk) -> tuple[int, int]:
        """The lines between which a new block may stand in a container: the first, and the one after the last.

        A div's opening and closing fences are not among them; an item's first line is, where its first block stands.
        """
        match chunk.kind:
            case "div":
                closed = chunk.last - 1 if self.lines[chunk.last - 1].strip(" \t>").startswith(":::") else chunk.last
                return chunk.first + 1, max(closed, chunk.first + 1)
            case "document":
                return self.body, len(self.lines)
            case _:
                return chunk.first, chunk.last

    def next_marker(self, chunk: Chunk, step: int = 1) -> str:
        """The marker of an item that is put after the last one of a list, in the author's manner."""
        return next_marker(chunk, step)

    def at_line(self, line: int) -> Chunk:
        """The innermost chunk that covers a line."""
        here = self.root
        while True:
            inner = next((child for child in here.children if child.first <= line < child.last), None)
            if inner is None:
                return here
            here = inner


def read_source(text: str, name: str = "<text>", library: dict[str, Source] | None = None) -> SourceText:
    """Read a Markdown source; `library` is what its bibliography files hold, None: they are read.

    Raises BriefingError where the source is at fault.
    """
    from ...core.diagnostics import BriefingError
    from ...readers.markdown import read_markdown

    diagnostics, ear = Diagnostics(), Ear()
    report = read_markdown(text, name, diagnostics, library, ear)
    diagnostics.raise_if_errors()
    if report is None:
        raise BriefingError(diagnostics.sorted())
    return _Finding(text, name, report, ear).found()


class _Finding:
    """From what was heard to places in the text."""

    def __init__(self, text: str, name: str, report: Report, ear: Ear) -> None:
        from ...readers.markdown.front_matter import split

        self.name, self.report, self.ear = name, report, ear
        self.plain = normalise(text)
        self.returns = [match.start() - n for n, match in enumerate(re.finditer("\r\n", text))]
        """Offsets in the plain text before which a carriage return was taken out."""
        self.front, self.body = split(self.plain, name, Diagnostics())
        self.skipped = self.body - self.plain.count("\n", 0, self.body)
        """How many characters fewer the reader's text has before the body."""
        ends = list(_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.lines = [text[a:b] for a, b in zip(self.starts, [*(end.start() for end in ends), len(text)], strict=True)]
        if self.lines[-1] == "":
            del self.lines[-1], self.starts[-1]
        kinds = [end[0] for end in ends]
        self.eol = max(("\n", "\r\n", "\r"), key=kinds.count)
        self.text = text
        self.root = Chunk("document", 0, len(self.lines))
        self.contents: list[Written] = []
        self.fields: dict[str, Written] = {}

    def found(self) -> SourceText:
        fence = self.plain.count("\n", 0, self.body)
        self._front_matter(fence + 1)
        tree = Tree(self.ear.reader.source, self.root)
        tree.grow(self.ear.tokens)
        for order, heard in enumerate(self.ear.heard):
            self._content(heard, tree, order)
        for chunk in self.root.walk():
            if chunk.kind not in ("document", "front-matter", "field"):
                chunk.start = self.original(chunk.start + self.skipped)
            chunk.contents.sort(key=lambda written: written.start)
        self.contents.sort(key=lambda written: written.start)
        self._notes()
        by_content = {id(written.inlines): written for written in self.contents if written.inlines}
        made = SourceText(
            self.text,
            self.name,
            self.report,
            self.root,
            self.lines,
            self.eol,
            self.report.lang,
            self.ear,
            self.contents,
            fence + 1,
            self.starts,
            by_content,
            self.fields,
        )
        self._more(made)
        return made

    def _more(self, made: SourceText) -> None:
        """What is asked of it again and again."""
        pairs = (("“”", '"'), ("‘’", "'"))
        made.straight = "".join(
            curly for curly, plain in pairs if plain in self.text and not any(c in self.text for c in curly)
        )
        made.langs = frozenset(one.lang for one in inlines(self.report) if isinstance(one, Foreign))
        for written in self.contents:
            if written.order >= 0:
                made.orders.setdefault(id(outermost(written.chunk)), []).append(written.order)
        for orders in made.orders.values():
            orders.sort()

    def original(self, offset: int) -> int:
        """An offset of the plain text in the text as the file has it."""
        return offset + bisect_left(self.returns, offset)

    # ------------------------------------------------------------ front matter

    def _front_matter(self, last: int) -> None:
        if not self.body:
            return
        matter = Chunk("front-matter", 0, last, parent=self.root)
        self.root.children.append(matter)
        base = self.plain.index("\n") + 1
        for one in scalars(self.front):
            chunk = Chunk("field", one.first + 1, one.last + 1, name=one.key, start=base + one.start, parent=matter)
            matter.children.append(chunk)
            self._field(one, base, chunk)

    def _field(self, one: Scalar, base: int, chunk: Chunk) -> None:
        start, end = self.original(base + one.start), self.original(base + one.end)
        held = getattr(self.report, one.key, None) if one.key in _MARKDOWN else (Text(one.value),)
        if not held:
            return
        stretch = Stretch(one.value, start, end, list, held)
        words = one.key not in _MARKDOWN
        written = Written(start, end, held, chunk, True, "scalar", (stretch,), -1, words)
        chunk.contents.append(written)
        self.fields[one.key] = written
        if not words:
            self.contents.append(written)

    # ------------------------------------------------------------ body

    def _content(self, heard: Heard, tree: Tree, order: int) -> None:
        parts = heard.parts or (heard,)
        if heard.value is not None:
            chunk = self._around(heard.value.offset, tree)
            stretches: tuple[Stretch, ...] = (self._attribute(heard),)
        else:
            assert parts[0].token is not None
            chunk = tree.owners[id(parts[0].token)]
            if chunk.kind == "figure":
                chunk.braces = self._braces(parts[0].token)
            stretches = tuple(map(self._stretch, parts))
        form: Form = "attribute" if heard.value is not None else "cell" if chunk.kind == "cell" else "lines"
        one_line = chunk.kind not in ("paragraph", "note") or heard.value is not None
        written = Written(
            stretches[0].start, stretches[-1].end, heard.content, chunk, one_line, form, stretches, order
        )  # fmt: skip
        chunk.contents.append(written)
        self.contents.append(written)

    def _braces(self, token: Token) -> tuple[int, int]:
        """Where the attributes of the picture stand that is all of a paragraph."""
        end = self._offset(token, len(token.content))
        assert token.children
        attributes = token.children[0].meta["attributes"]
        return (self.original(attributes.offset + self.skipped), end) if attributes else (end, end)

    def _around(self, offset: int, tree: Tree) -> Chunk:
        """The chunk whose attributes stand at an offset of the reader's text."""
        line = tree.source.span(offset).line - 1
        here = self.root
        while inner := next((c for c in here.children if c.first <= line < c.last), None):
            if inner.kind == "front-matter":
                break
            here = inner
            if here.first == line and here.kind == "div":
                break
        return here

    def _stretch(self, heard: Heard) -> Stretch:
        token = heard.token
        assert token is not None
        end = len(token.content) if heard.end is None else heard.end
        start = heard.start
        if token.meta.get("after spans"):
            start += len(token.content[start:]) - len(token.content[start:].lstrip(" \t\n"))
        markdown = token.content[start:end]
        first, last = self._offset(token, start), self._offset(token, end)
        return Stretch(markdown, first, last, self._places(token, start, end), heard.content, heard.end is None)

    def _offset(self, token: Token, position: int) -> int:
        return self.original(self.ear.reader.source.offset(token, position) + self.skipped)

    def _places(self, token: Token, start: int, end: int) -> Callable[[], list[int]]:
        return lambda: [self._offset(token, position) for position in range(start, end + 1)]

    def _attribute(self, heard: Heard) -> Stretch:
        """The value between its quotation marks."""
        value = heard.value
        assert value is not None
        start = value.offset + self.skipped
        mark = self.plain[start - 1]
        if mark in "\"'":
            end = start
            while self.plain[end] != mark:
                end += 2 if self.plain[end] == "\\" else 1
        else:
            found = re.compile(r"[^\s{}\"']+").match(self.plain, start)
            end = found.end() if found else start
        return Stretch(value.text, self.original(start), self.original(end), list, heard.content)

    def _notes(self) -> None:
        """The definitions of notes, each as one text whose paragraphs are lines."""
        contents: dict[str, Inlines] = {}
        held = _notes_within(self.report, self.ear.notes)
        for content, label in held:
            contents.setdefault(label, content)
        for chunk in self.root.walk():
            if chunk.kind != "note" or chunk.name not in contents:
                continue
            said = {written.start: written for child in chunk.children for written in child.contents}
            parts = [said[start] for start in sorted(said)]
            if not parts:
                continue
            stretches = tuple(stretch for part in parts for stretch in part.stretches)
            self.fields.setdefault(
                f"[^{chunk.name}]",
                Written(parts[0].start, parts[-1].end, contents[chunk.name], parts[0].chunk, False, "lines", stretches,
                        parts[0].order),
            )  # fmt: skip


def outermost(chunk: Chunk) -> Chunk:
    """The block at the top level that a chunk stands in."""
    while chunk.parent is not None and chunk.parent.kind != "document":
        chunk = chunk.parent
    return chunk


def _notes_within(report: Report, labels: dict[int, str]) -> Iterator[tuple[Inlines, str]]:
    from ...model.inlines import Note

    for inline in inlines(report):
        if isinstance(inline, Note) and id(inline.content) in labels:
            yield inline.content, labels[id(inline.content)]
