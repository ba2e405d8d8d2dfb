"""Where something stands in a source: file, line and column."""

from __future__ import annotations

from typing import Any, NamedTuple


class Span(NamedTuple):
    """A place in a source file. Lines and columns count from 1; 0 means "not known"."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file or "<report>"]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    @classmethod
    def from_plain(cls, value: object) -> Span:
        """The place itself; plain data holds none."""
        if isinstance(value, Span):
            return value
        raise ValueError("not a place")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Only readers make places: plain data never does."""
        from pydantic_core import core_schema

        return core_schema.is_instance_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Nothing: places are no part of the published format."""
        return {}


class Origin(Span):
    """The place of a whole report, with the text it was read from: a Word draft carries it, to find its way back."""

    text: str
    form: str
    """"markdown", "yaml" or "json"."""
    settings: tuple[tuple[str, str], ...]
    """Fields that were set from outside the text, with their values as YAML."""

    @classmethod
    def of(cls, at: Span, text: str, form: str, settings: tuple[tuple[str, str], ...] = ()) -> Origin:
        """A place with its text."""
        made = cls(*at)
        made.text, made.form, made.settings = text, form, settings
        return made


class Placed(str):
    """A string that remembers where it was read; equal to the plain string."""

    __slots__ = ("at",)
    at: Span

    def __new__(cls, text: str, at: Span) -> Placed:
        """The text with its place."""
        placed = super().__new__(cls, text)
        placed.at = at
        return placed
