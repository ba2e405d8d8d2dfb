"""pydantic's errors into our diagnostics: one for each fault, at its key or value, in plain words."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from ..core.diagnostics import Diagnostics, did_you_mean
from ..core.spans import Span
from .plain import Places


def explain(errors: Iterable[Any], root: type, data: Any, places: Places, diagnostics: Diagnostics) -> None:
    """Add a diagnostic for every fault; errors that pydantic finds in several members of a union are one fault."""
    seen: set[tuple[str, Span, str]] = set()
    for error in errors:
        found = _Fault(error, root, data, places)
        code, message, hint = found.words()
        key = (code, found.at, found.path if found.at.line else message)
        if key not in seen:
            seen.add(key)
            diagnostics.add(code, message, found.at, hint)


class _Fault:
    """One error of pydantic, followed along its location through the types and the data at once."""

    def __init__(self, error: Any, root: type, data: Any, places: Places) -> None:
        self.error = error
        self.kind: Any = root
        self.owner: Any = None
        """The class whose field is wrong."""
        self.field = ""
        self.container: Any = None
        self.key: Any = None
        self.data = data
        self.places = places
        self.path = ""
        self.lost = False
        """The data has another shape than the location: a shorthand was expanded."""
        for part in error["loc"]:
            self.step(part)

    def step(self, part: Any) -> None:
        kind = _bare(self.kind)
        if isinstance(kind, list):  # members of a union
            self.kind = next((one for one in kind if _tag(one) == part), None)
            return
        if kind is None:
            return
        if isinstance(kind, type) and dataclasses.is_dataclass(kind):
            self.owner, self.field = kind, str(part)
            self.kind = _fields(kind).get(str(part))
            self.path += f".{part}" if self.path else str(part)
        elif get_origin(kind) is tuple:
            self.kind = get_args(kind)[0]
            self.path += f"[{part}]"
        elif get_origin(kind) is dict:
            self.kind = get_args(kind)[1]
            self.path += f".{part}"
        else:
            return
        self.follow(part)

    def follow(self, part: Any) -> None:
        """Go down in the data, as far as its shape is that of the location."""
        if self.lost:
            return
        self.lost = True
        match self.data:
            case dict() if part in self.data:
                self.container, self.key, self.data, self.lost = self.data, part, self.data[part], False
            case dict() if self.error["type"] in ("missing", "unexpected_keyword_argument"):
                self.container, self.key, self.lost = self.data, part, False
            case list() if isinstance(part, int) and part < len(self.data):
                self.container, self.key, self.data, self.lost = self.data, part, self.data[part], False
            case list():
                for index, item in enumerate(self.data):
                    if isinstance(item, dict) and str(item.get("id")) == part:
                        self.container, self.key, self.data, self.lost = self.data, index, item, False

    @property
    def at(self) -> Span:
        """The key of an unknown field, the mapping that lacks a field, else the value."""
        if self.container is None:
            return self.places.of(self.data)
        match self.error["type"]:
            case "missing":
                return self.places.of(self.container)
            case "unexpected_keyword_argument":
                return self.places.key(self.container, self.key)
            case _:
                return self.places.value(self.container, self.key)

    def words(self) -> tuple[str, str, str]:
        """Code, message and hint."""
        where = f" ({self.path})" if not self.at.line and self.path else ""
        match self.error["type"]:
            case "missing":
                message = f"{_noun(self.owner).capitalize()} lacks the field {self.field!r}{where}."
                return "missing-field", message, f"add {self.field}:"
            case "unexpected_keyword_argument":
                hint = did_you_mean(self.field, _names(self.owner)) or _list_of(_names(self.owner))
                return "unknown-field", f"{self.field!r} is not a field of {_noun(self.owner)}{where}.", hint
            case "union_tag_not_found":
                return "missing-field", f"A node lacks the field 'type'{where}.", _list_of(self.tags())
            case "union_tag_invalid":
                tag = str(self.error["ctx"]["tag"])
                hint = did_you_mean(tag, self.tags()) or _list_of(self.tags())
                return "wrong-type", f"{tag!r} is no type of node that can stand here{where}.", hint
            case "value_error":
                reason = str(self.error["ctx"]["error"])
                return "wrong-type", f"{self.subject} cannot be {_shown(self.error['input'])}{where}.", reason
            case "out_of_bounds":
                message = f"{self.field!r} is {self.error['input']}, and {self.error['ctx']['fault']}{where}."
                return "wrong-type", message, ""
            case _:
                return self.wrong_type(where)

    def tags(self) -> list[str]:
        members = _bare(self.kind)
        return [tag for tag in map(_tag, members) if tag] if isinstance(members, list) else []

    @property
    def subject(self) -> str:
        """The field in words."""
        return repr(self.field) if self.field else "The report"

    def wrong_type(self, where: str) -> tuple[str, str, str]:
        found = _shown(self.error["input"] if self.lost else self.data)
        choices = _choices(self.kind)
        if choices:
            hint = did_you_mean(str(self.error["input"]), choices) or _list_of(choices)
            return "wrong-type", f"{self.subject} cannot be {found}{where}.", hint
        expected = _expected(self.kind)
        hint = (
            "put it in quotation marks" if expected == "text" and isinstance(self.error["input"], (int, float)) else ""
        )
        return "wrong-type", f"{self.subject} should be {expected}, not {found}{where}.", hint


def _bare(kind: Any) -> Any:
    """A type without its annotations and without None; the members of a union as a list."""
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        members = [_bare(one) for one in get_args(kind) if one is not type(None)]
        return members[0] if len(members) == 1 else members
    return kind


@cache
def _fields(owner: type) -> dict[str, Any]:
    """The types of a class's fields by the names that data uses for them."""
    config = getattr(owner, "__pydantic_config__", {})
    alias = config.get("alias_generator", str)
    hints = get_type_hints(owner, include_extras=True)
    fields = {}
    for field in dataclasses.fields(owner):
        fields[alias(field.name)] = fields[field.name] = hints[field.name]
    return fields


def _names(owner: type) -> list[str]:
    """The names of a class's fields, as data writes them."""
    alias = getattr(owner, "__pydantic_config__", {}).get("alias_generator", str)
    return [alias(field.name) for field in dataclasses.fields(owner) if field.name != "at"]


def _tag(kind: Any) -> str:
    """What names a class in data; empty for others."""
    if not dataclasses.is_dataclass(kind):
        return ""
    return next((str(field.default) for field in dataclasses.fields(kind) if field.name == "type"), "")


_WORDS = re.compile(r"[A-Z][a-z]*")


def _noun(owner: Any) -> str:
    """A class in words: "a key judgment"."""
    name = {"FrontMatter": "Report", "PartialDate": "Date"}.get(owner.__name__, owner.__name__)
    words = " ".join(_WORDS.findall(name)).lower()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _choices(kind: Any) -> list[str]:
    bare = _bare(kind)
    return [str(one) for one in get_args(bare)] if get_origin(bare) is Literal else []


def _list_of(words: list[str]) -> str:
    return f"known are {', '.join(words)}" if words else ""


_EXPECTED = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _expected(kind: Any) -> str:
    bare = _bare(kind)
    if isinstance(bare, list):
        return " or ".join(dict.fromkeys(_expected(one) for one in bare))
    if get_origin(bare) is tuple:
        return "text or a list" if _takes_text(kind) else "a list"
    if get_origin(bare) is dict:
        return "a mapping"
    if dataclasses.is_dataclass(bare):
        return f"a mapping: {_noun(bare)}"
    return _EXPECTED.get(bare, "of another kind")


def _takes_text(kind: Any) -> bool:
    from ..model.base import OrText

    while get_origin(kind) is Annotated:
        if any(isinstance(one, OrText) for one in get_args(kind)[1:]):
            return True
        kind = get_args(kind)[0]
    return False


def _shown(value: Any) -> str:
    """A value as a message shows it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return repr(str(value) if len(value) <= 60 else f"{value[:57]}...")
        case int() | float():
            return f"the number {value}"
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case None:
            return "nothing"
        case _:
            return f"a {type(value).__name__}"
