"""A source by its lines: a tree of the blocks an author wrote, and the texts that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal, TypeAlias

from ...core.node import record
from ...model.inlines import Inlines

Kind: TypeAlias = Literal[
    "document",
    "front-matter",
    "field",
    "heading",
    "paragraph",
    "list",
    "item",
    "quotation",
    "div",
    "table",
    "row",
    "cell",
    "caption",
    "figure",
    "code",
    "definitions",
    "term",
    "meaning",
    "remark",
    "page-break",
    "note",
    "other",
]


@record
class Written:
    """A text of the author's where it stands: what the model calls the content of a paragraph, heading, cell, caption.

    Offsets count characters from the start of the source's text.
    """

    start: int
    end: int
    inlines: Inlines
    """The very tuple that the model holds."""
    chunk: Chunk
    one_line: bool
    """It cannot hold a line end: a heading, a cell of a pipe table, a caption, an attribute, a field of the front
    matter."""


@record
class Chunk:
    """A block with its lines, or a container with the blocks in it.

    Lines count from 0; `last` is the line after its last. What no chunk covers - blank lines, and the lines that open
    and close a container - belongs to the container around.
    """

    kind: Kind
    first: int
    last: int
    prefix: str = ""
    """What the containers around put before each of its lines after the first: "> ", four blanks."""
    children: list[Chunk] = field(default_factory=list)
    contents: list[Written] = field(default_factory=list)
    """Its own texts, in the source's order; those of `children` are theirs."""
    name: str = ""
    """Of a div ("summary", "key-judgment"), of a field of the front matter ("title"), of a note (its label); a list's
    marker ("-", "*", "1.", "a)")."""
    level: int = 0
    """Of a heading, from 1."""
    tight: bool = True
    """A list's items have no blank lines between."""
    parent: Chunk | None = field(default=None, repr=False)

    def walk(self) -> Iterator[Chunk]:
        """This chunk and all in it, in the source's order."""
        yield self
        for child in self.children:
            yield from child.walk()
