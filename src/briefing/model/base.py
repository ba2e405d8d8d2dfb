"""What every node of the model shares: a closed shape, a place in the source, and ways in for shorthand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Annotated, Any

from ..core.node import node
from ..core.spans import Placed, Span

#: Configuration of every node: a field that the model does not know is an error.
CLOSED = {"extra": "forbid"}


def place() -> Any:
    """The field that keeps where a node was read; it takes no part in equality. None: made in Python."""
    return field(default=None, compare=False, repr=False, kw_only=True)


def tag(name: str) -> Any:
    """The field that names a node's type in YAML and JSON."""
    return field(default=name, kw_only=True, repr=False)


@node
class OrText:
    """Marks a field in which a string may stand for nodes: it is read as Markdown.

    `method` ("inlines" or "blocks") is called on the validation context, which a reader hands over: readers stand above
    the model.
    """

    method: str

    def as_text(self, value: Any) -> Any:
        """A number where a line is asked for, as YAML reads `title: 1984`, is that line."""
        if self.method == "inlines" and isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        def read(value: Any, info: Any) -> Any:
            value = self.as_text(value)
            if isinstance(value, str) and info.context is not None:
                return getattr(info.context, self.method)(value)
            return value

        return core_schema.with_info_before_validator_function(read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        numbers = [{"type": "number"}] if self.method == "inlines" else []
        return {"anyOf": [{"type": "string", "description": "Markdown"}, *numbers, handler(schema["schema"])]}


@node
class OneOf:
    """Marks a union whose members are told apart by their field `type`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic import Field

        return handler.generate_schema(Annotated[source, Field(discriminator="type")])


@node
class Before:
    """Marks a field whose shorthand forms a function turns into the full one before it is checked."""

    convert: Callable[[Any], Any]
    also: tuple[str, ...] = ("string",)
    """JSON types of the shorthand, for the schema."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.convert, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        return {"anyOf": [{"type": kind} for kind in self.also] + [handler(schema["schema"])]}


@node
class Between:
    """Marks a number that must lie between bounds; None: no bound. Numbers are finite."""

    low: float | None = None
    high: float | None = None
    above: bool = False
    """The lower bound itself is too low."""

    def fault(self, value: Any) -> str:
        """What is wrong with a number; empty where nothing is, or where the value is no number."""
        if value is None or isinstance(value, bool) or not isinstance(value, (int, float)):
            return ""
        low = self.low is None or (value > self.low if self.above else value >= self.low)
        if low and (self.high is None or value <= self.high) and abs(value) < float("inf"):
            return ""
        return f"must be {self.words}"

    @property
    def words(self) -> str:
        """The bounds in words."""
        if self.low is None:
            return f"{self.high:g} or less"
        if self.high is None:
            return f"more than {self.low:g}" if self.above else f"{self.low:g} or more"
        if self.above:
            return f"more than {self.low:g} and {self.high:g} or less"
        return f"between {self.low:g} and {self.high:g}"

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import PydanticCustomError, core_schema

        def check(value: Any) -> Any:
            fault = self.fault(value)
            if fault:
                raise PydanticCustomError("out_of_bounds", "{fault}", {"fault": fault})
            return value

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        made = handler(schema["schema"])
        for part in made.get("anyOf", [made]):
            if part.get("type") in ("integer", "number"):
                if self.low is not None:
                    part["exclusiveMinimum" if self.above else "minimum"] = self.low
                if self.high is not None:
                    part["maximum"] = self.high
        return made


def at_of(value: object) -> Span | None:
    """Where a string was read, when its reader kept it."""
    return value.at if isinstance(value, Placed) else None
