"""A Markdown text is read by the reader; where every content of the body stands is heard and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...core.node import record

if TYPE_CHECKING:
    from markdown_it.token import Token

    from ...readers.markdown.attributes import Value
    from ...readers.markdown.inlines import Content
    from ...readers.markdown.reader import Reader


@record
class Heard:
    """A content with the inline token, or the attribute, that it came from."""

    content: Content
    token: Token | None = None
    start: int = 0
    """The position in the token's content where it begins."""
    end: int | None = None
    value: Value | None = None
    parts: tuple[Heard, ...] = ()
    """Of a content made of others."""


class Ear:
    """The listener."""

    def __init__(self) -> None:
        self.reader: Any = None
        self.tokens: list[Token] = []
        self.heard: list[Heard] = []
        """In the order in which they are read."""
        self.notes: dict[int, str] = {}
        """By the identity of a note's content, the label that its place refers to."""
        self.noted: dict[str, Content] = {}
        """The content of a note by its label, as it was first read."""
        self._kept: list[Content] = []
        self._own: set[int] = set()

    def blocks(self, reader: Reader, tokens: list[Token]) -> None:
        """The body begins."""
        self.reader, self.tokens = reader, list(tokens)
        self._own = {id(token) for token in tokens}

    def content(self, content: Content, token: Token, start: int = 0, end: int | None = None) -> None:
        """Of an inline token; one of another text, as of a note that is defined elsewhere, is none of ours."""
        if id(token) in self._own:
            self.heard.append(Heard(content, token, start or token.meta.get("after spans", 0), end))

    def attribute(self, content: Content, value: Value) -> None:
        """Of an attribute."""
        self.heard.append(Heard(content, value=value))

    def made(self, content: Content, parts: Sequence[Content], cut: int = 0) -> None:
        """Of others, which the model does not hold."""
        found = tuple(one for part in parts for one in self.heard if one.content is part and part)
        if not content or not found:
            return
        self.heard = [one for one in self.heard if one not in found]
        if cut:
            (one,) = found
            self.heard.append(Heard(content, one.token, one.start + cut, one.end))
        else:
            self.heard.append(Heard(content, parts=found))

    def note(self, content: Content, label: str) -> None:
        """Of a note, read anew at every place that refers to it."""
        if content:
            self.notes[id(content)] = label
            self._kept.append(content)
            self.noted.setdefault(label, content)
