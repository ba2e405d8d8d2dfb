"""Strings of a YAML or JSON source read as Markdown where nodes are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...core.diagnostics import Diagnostics
from ...core.spans import Span
from ...model.base import at_of

if TYPE_CHECKING:
    from .reader import Reader


class Fragments:
    """The validation context that `model.base.OrText` calls; problems go to the source's gathering."""

    def __init__(self, name: str, lang: str, diagnostics: Diagnostics, portions: bool = False) -> None:
        self.name = name
        self.lang = lang or "en"
        self.diagnostics = diagnostics
        self.portions = portions

    def inlines(self, text: str) -> tuple[Any, ...]:
        """Markdown of a line."""
        if text.isalnum():  # a word alone, as in a table's cells, needs no parser
            from ...model.inlines import Text

            return (Text(str(text)),)
        reader = self._reader(text)
        content: tuple[Any, ...] = reader.line(str(text), reader.span)
        reader.unused_notes()
        return content

    def blocks(self, text: str) -> tuple[Any, ...]:
        """Markdown of several paragraphs."""
        from .blocks import Builder

        reader = self._reader(text)
        builder = Builder(reader, reader.tokens())
        found = builder.only_blocks(builder.items())
        reader.unused_notes()
        return found

    def _reader(self, text: str) -> Reader:
        from .reader import Reader

        at = at_of(text) or Span(self.name)
        return Reader(str(text), self.name, self.lang, self.diagnostics, at, self.portions)
