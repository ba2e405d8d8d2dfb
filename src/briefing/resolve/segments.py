"""The citation processor's tokens go in; pieces of text of one format and one meaning come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..csl.flat import BLOCK, CLOSE, END, MARK, OPEN, QUOTE, UNMARK, Token
from .tree import Format


class Segment(NamedTuple):
    """Text with its format, and what the processor says it is."""

    text: str
    format: Format
    cite: str = ""
    """The id of the source that it names; empty between sources."""
    number: bool = False
    """It is the source's number."""
    address: str = ""
    """Where it leads, when it is an address."""
    note: str = ""
    """The number of the note that it refers to."""
    block: str = ""
    """The `display` that it stands in: "left-margin", "right-inline", "block", "indent"."""


def segments(tokens: Iterable[Token]) -> Iterator[Segment]:
    """The pieces in reading order; none is empty."""
    state = _State()
    for token in tokens:
        if isinstance(token, str):
            if token:
                yield state.segment(str(token))
            continue
        kind, value = token
        if kind == QUOTE:
            yield state.segment(str(value))
        else:
            state.take(kind, value)


class _State:
    """The formatting and the marks that are open."""

    def __init__(self) -> None:
        self.formatting: list[tuple[str, str]] = []
        self.marks: list[tuple[str, str]] = []
        self.blocks: list[str] = []
        self.format: Format | None = None

    def take(self, kind: int, value: object) -> None:
        """Open or close something."""
        if kind == OPEN:
            assert isinstance(value, tuple)
            self.formatting.append(value)
            self.format = None
        elif kind == CLOSE:
            self.formatting.pop()
            self.format = None
        elif kind == MARK:
            assert isinstance(value, tuple)
            self.marks.append(value)
        elif kind == UNMARK:
            self.marks.pop()
        elif kind == BLOCK:
            self.blocks.append(str(value))
        elif kind == END:
            self.blocks.pop()

    def segment(self, text: str) -> Segment:
        """Text as it stands here."""
        if self.format is None:
            self.format = _format(dict(self.formatting))
        marks = dict(self.marks)
        return Segment(
            text,
            self.format,
            marks.get("cite", ""),
            "citation-number" in marks,
            marks.get("address", ""),
            marks.get("first-note", ""),
            self.blocks[-1] if self.blocks else "",
        )


def _format(found: dict[str, str]) -> Format:
    """CSL's formatting attributes as the tree's format; the inmost of each kind holds."""
    return Format(
        strong=found.get("font-weight") == "bold",
        emphasis=found.get("font-style") in ("italic", "oblique"),
        superscript=found.get("vertical-align") == "sup",
        subscript=found.get("vertical-align") == "sub",
        small_caps=found.get("font-variant") == "small-caps",
        underline=found.get("text-decoration") == "underline",
    )
