"""Who wants to know where the contents of a report stand: a reader tells it, and does nothing where nobody listens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from markdown_it.token import Token

    from .attributes import Value
    from .inlines import Content
    from .reader import Reader


class Listener(Protocol):
    """Told of every content as it is read, by the very tuple that the model will hold."""

    def blocks(self, reader: Reader, tokens: list[Token]) -> None:
        """A text's block tokens, the definitions of notes among them."""

    def content(self, content: Content, token: Token, start: int = 0, end: int | None = None) -> None:
        """What stands between two positions of an inline token's content; `end` None: up to its end."""

    def attribute(self, content: Content, value: Value) -> None:
        """The value of an attribute."""

    def made(self, content: Content, parts: Sequence[Content], cut: int = 0) -> None:
        """A content made of others: several paragraphs as lines of one, or one without its first `cut` characters."""

    def note(self, content: Content, label: str) -> None:
        """The content of a note at a place that refers to it."""
