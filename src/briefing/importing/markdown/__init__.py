"""Foreign Markdown into loose blocks: whatever a program or a person took for Markdown, without an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..loose import Blocks, Heading, LeftOut, Loose
from ..parts import said

if TYPE_CHECKING:
    from .blocks import Reading


def read_markdown(text: str) -> Loose:
    """The blocks of a text, its notes, its reference definitions, and what its front matter says; its line ends are
    line feeds."""
    from .blocks import Reading, read_blocks, read_notes
    from .bold import with_headings
    from .cleaning import cleaned
    from .front import split

    front = split(text)
    reading = Reading()
    blocks = with_headings(read_blocks(cleaned(front.body), front.line, reading))
    read_notes(reading)
    return Loose(
        "markdown",
        blocks,
        reading.notes,
        tuple(reading.given),
        front.title,
        bool(front.title) and not _is_first_heading(front.title, blocks),
        front.lang,
        front.date,
        (*front.left_out, *reading.found.left_out, *_marks(reading)),
        tuple(reading.doubts),
    )


def _is_first_heading(title: str, blocks: Blocks) -> bool:
    """Whether the text itself begins with that title."""
    first = next((block for block in blocks if isinstance(block, Heading)), None)
    return first is not None and _bare(said(first.inlines)) == _bare(title)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _marks(reading: Reading) -> tuple[LeftOut, ...]:
    if not reading.marks:
        return ()
    words, lines = zip(*reading.marks, strict=True)
    reason = "marks of the format: attributes, and fences of divisions"
    return (LeftOut(" ".join(words), reason, min(lines), max(lines), "other"),)
