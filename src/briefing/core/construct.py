"""Plain data -> frozen dataclasses, quickly, for data that fits; what does not is refused without a word.

pydantic explains every fault and costs a tenth of a second to start. Most sources have no fault: they are built here,
and only refused data goes to pydantic, which then says what is wrong. Both read the same annotations, and a property
test holds them to the same results.
"""

from __future__ import annotations

import dataclasses
import sys
import types
from collections.abc import Callable, Hashable
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any, Any], Any]


class RefusedError(ValueError):
    """The data does not fit, or is of a form that is not handled here."""


def construct(kind: type[T], data: Any, context: Any = None) -> T:
    """A value of a dataclass from plain data; raises RefusedError. `context` reads text where nodes are asked for."""
    value: T = _converter(cast(Hashable, kind))(data, context)
    return value


@cache
def _converter(hint: Any) -> Convert:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(_converter(arguments[0]), hint.__metadata__)
    if origin is Literal:
        return _literal(arguments)
    if origin is Union or origin is types.UnionType:
        return _union(arguments)
    if origin is tuple:
        return _tuple(_later(arguments[0]))
    if origin is dict:
        return _mapping(_later(arguments[1]))
    if hasattr(hint, "from_plain"):
        return _own(hint)
    if dataclasses.is_dataclass(hint):
        return _dataclass(hint)
    return _scalar(hint)


def _later(hint: Any) -> Convert:
    """Looks the converter up at the first value: types may hold themselves."""

    found: list[Convert] = []

    def convert(value: Any, context: Any) -> Any:
        if not found:
            found.append(_converter(hint))
        return found[0](value, context)

    return convert


def _annotated(inner: Convert, marks: tuple[Any, ...]) -> Convert:
    """Markers of the model (`Before`, `OrText`) go before what they mark, `Between` after it; words change nothing."""
    for mark in marks:
        if hasattr(mark, "convert"):
            inner = _before(mark.convert, inner)
        elif hasattr(mark, "method"):
            inner = _or_text(mark, inner)
        elif hasattr(mark, "fault"):
            inner = _bounded(mark.fault, inner)
    return inner


def _before(change: Callable[[Any], Any], inner: Convert) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        try:
            changed = change(value)
        except (ValueError, TypeError) as error:
            raise RefusedError from error
        return inner(changed, context)

    return convert


def _bounded(fault: Callable[[Any], str], inner: Convert) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        found = inner(value, context)
        if fault(found):
            raise RefusedError
        return found

    return convert


def _or_text(mark: Any, inner: Convert) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        value = mark.as_text(value)
        if isinstance(value, str):
            if context is None:
                raise RefusedError
            return getattr(context, mark.method)(value)
        return inner(value, context)

    return convert


def _literal(allowed: tuple[Any, ...]) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        if isinstance(value, str) and value in allowed:
            return str(value)
        raise RefusedError

    return convert


def _union(members: tuple[Any, ...]) -> Convert:
    if all(dataclasses.is_dataclass(member) for member in members):
        return _tagged({_tag(member): member for member in members})
    exact = {member: _converter(member) for member in members if member in (bool, int, str)}
    others = [_later(member) for member in members if member not in exact and member is not type(None)]

    def convert(value: Any, context: Any) -> Any:
        if value is None and type(None) in members:
            return None
        if type(value) in exact:
            return exact[type(value)](value, context)
        if len(others) == 1:
            return others[0](value, context)
        raise RefusedError

    return convert


def _tag(member: Any) -> str:
    return str(next(field.default for field in dataclasses.fields(member) if field.name == "type"))


def _tagged(members: dict[str, Any]) -> Convert:
    """A union whose members are told apart by their field `type`."""

    def convert(value: Any, context: Any) -> Any:
        tag = value.get("type") if isinstance(value, dict) else getattr(value, "type", None)
        if not isinstance(tag, str) or tag not in members:
            raise RefusedError
        return _converter(members[tag])(value, context)

    return convert


def _tuple(item: Convert) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        if not isinstance(value, (list, tuple)):
            raise RefusedError
        return tuple([item(part, context) for part in value])

    return convert


def _mapping(item: Convert) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
            raise RefusedError
        return {str(key): item(part, context) for key, part in value.items()}

    return convert


def _own(kind: Any) -> Convert:
    def convert(value: Any, context: Any) -> Any:
        try:
            return kind.from_plain(value)
        except (ValueError, TypeError) as error:
            raise RefusedError from error

    return convert


def _scalar(kind: Any) -> Convert:
    if kind not in (str, int, float, bool):
        raise RefusedError(f"{kind!r} is not handled")
    accepted: tuple[type, ...] = (int, float) if kind is float else (kind,)

    def convert(value: Any, context: Any) -> Any:
        if not isinstance(value, accepted) or (isinstance(value, bool) and kind is not bool):
            raise RefusedError
        return kind(value)

    return convert


def _field(kind: Any, name: str) -> Convert:
    """Reads the field's annotation at the first value: most kinds have many more fields than a source names, and each
    annotation is text that has to be compiled.
    """
    found: list[Convert] = []

    def convert(value: Any, context: Any) -> Any:
        if not found:
            found.append(_converter(_hint(kind, name)))
        return found[0](value, context)

    return convert


def _hint(kind: Any, name: str) -> Any:
    """What the annotation of a field means where its class stands."""
    home = next(base for base in kind.__mro__ if name in vars(base).get("__annotations__", ()))
    alone = types.SimpleNamespace(__annotations__={name: vars(home)["__annotations__"][name]})
    return get_type_hints(alone, vars(sys.modules[home.__module__]), include_extras=True)[name]


def _dataclass(kind: Any) -> Convert:
    fields = {field.name: _field(kind, field.name) for field in dataclasses.fields(kind)}
    required = {
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    named = getattr(kind, "__pydantic_config__", {}).get("alias_generator", str)
    names = {**{name: name for name in fields}, **{named(name): name for name in fields}}

    def convert(value: Any, context: Any) -> Any:
        if isinstance(value, kind):
            return value
        if not isinstance(value, dict) or not value.keys() <= names.keys():
            raise RefusedError
        given = {names[key]: fields[names[key]](part, context) for key, part in value.items()}
        if len(given) != len(value) or not required <= given.keys():
            raise RefusedError
        return kind(**given)

    return convert
