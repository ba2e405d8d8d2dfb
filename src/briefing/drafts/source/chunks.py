"""A source by its lines: a tree of the blocks an author wrote, and the texts that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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


Form: TypeAlias = Literal["lines", "cell", "attribute", "scalar"]
"""How a text is written where it stands: as it is, with what the containers around put before its lines; in a cell of a
pipe table; as an attribute's value; as a scalar of YAML."""


@record
class Stretch:
    """Markdown of one text, or of one paragraph of it, as the reader of inlines takes it.

    Each of its lines stands somewhere in the source; `places` knows where.
    """

    markdown: str
    start: int
    """Where it begins in the source's text."""
    end: int
    places: Callable[[], list[int]]
    """The offset in the source's text of every character, and of the end."""
    inlines: Inlines = ()
    """What the reader made of it."""
    curled: bool = True
    """Straight quotation marks are shown as those of the language; they are not in a figure's caption."""


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
    form: Form = "lines"
    stretches: tuple[Stretch, ...] = ()
    """Its Markdown; several where the model makes one text of several paragraphs."""
    order: int = 0
    """Which one it is of all that the body's reader tells of, from 0."""
    words: bool = False
    """It is no Markdown: a field of the front matter that holds plain words. Then `inlines` are one Text."""


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
    start: int = 0
    """The offset of its first character after what the containers around put before it."""
    level: int = 0
    """Of a heading, from 1."""
    tight: bool = True
    """A list's items have no blank lines between."""
    parent: Chunk | None = field(default=None, repr=False)
    braces: tuple[int, int] = (0, 0)
    """Of a figure: where its attributes begin and end; where it ends, twice, if it has none."""

    def walk(self) -> Iterator[Chunk]:
        """This chunk and all in it, in the source's order."""
        yield self
        for child in self.children:
            yield from child.walk()
