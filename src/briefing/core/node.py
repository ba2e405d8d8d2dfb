"""A class with annotated fields goes in; a dataclass with slots comes out, made quicker than `dataclass` does: frozen
(`node`), or to be changed and compared by identity (`record`).

`@dataclass(frozen=True, slots=True)` compiles six methods for each class, which costs 0.7 ms; a run of ours makes more
than a hundred classes and lives for half a second. Here `__init__` alone is compiled, when the first instance is made;
the other methods are shared. To everyone else it is a dataclass: `fields`, `replace`, `match` and type checkers see no
difference.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def node(made: type[T], /) -> type[T]: ...
@overload
def node(*, kw_only: bool = False, eq: bool = True, repr: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def node(
    made: type[T] | None = None,
    /,
    *,
    kw_only: bool = False,
    eq: bool = True,
    repr: bool = True,  # noqa: A002 - the names of `dataclass`
) -> Any:
    """Make a frozen dataclass with slots; every field is a parameter of `__init__`. `eq`: compared and hashed by its
    fields, else by identity; `repr`: with a representation of its fields, else its own."""

    def make(cls: type[T]) -> type[T]:
        return _finished(cls, kw_only, eq, repr)

    return make if made is None else make(made)


@dataclass_transform(eq_default=False, field_specifiers=(dataclasses.field,))
def record(made: type[T]) -> type[T]:
    """Make a dataclass with slots whose fields may be set again; each instance is equal to itself alone."""
    plain: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(made)
    plain.__init__ = _deferred(plain, guarded=False)
    plain.__repr__ = _shown
    finished: type[T] = plain
    return finished


def replace(one: T, /, **changes: Any) -> T:
    """A copy of a node with other values in some fields: what `dataclasses.replace` gives, in a third of the time.

    Raises TypeError for a name that is no field's.
    """
    cls: Any = type(one)
    made: T = object.__new__(cls)
    for name, get, put in _slots(cls):
        put(made, changes.pop(name) if name in changes else get(one))
    if changes:
        raise TypeError(f"{cls.__name__} has no field {next(iter(changes))!r}")
    return made


@cache
def _slots(cls: type[Any]) -> tuple[tuple[str, Callable[[Any], Any], Callable[[Any, Any], None]], ...]:
    """The fields of a node, each with how it is read and set."""
    return tuple(
        (field.name, attrgetter(field.name), getattr(cls, field.name).__set__) for field in dataclasses.fields(cls)
    )


def _finished(cls: type[T], kw_only: bool, eq: bool, shown: bool) -> type[T]:
    plain: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    found = dataclasses.fields(plain)
    plain.__init__ = _deferred(plain, guarded=True)
    plain.__setattr__ = plain.__delattr__ = _frozen
    plain.__getstate__, plain.__setstate__ = _state, _restore
    compared = [field.name for field in found if field.compare]
    if eq:
        plain.__node_key__ = staticmethod(attrgetter(*compared) if compared else _nothing)
        plain.__eq__, plain.__hash__ = _equal, _hashed
    if shown:
        plain.__repr__ = _shown
    finished: type[T] = plain
    return finished


def _deferred(cls: type[Any], guarded: bool) -> Any:
    """An `__init__` that makes the real one at its first call: many classes have no instance in a run."""

    def first(self: Any, *values: Any, **named: Any) -> None:
        real = cls.__init__ = _init(cls, guarded)
        real(self, *values, **named)

    return first


def _init(cls: type[Any], guarded: bool) -> Any:
    """The `__init__` of a class; `guarded`: fields are filled past the guard that keeps them from being set again."""
    names: dict[str, Any] = {"_MISSING": MISSING}
    positional, body = ["self"], []
    keyword: list[str] = []
    for field in dataclasses.fields(cls):
        name = value = field.name
        default = ""
        if field.default_factory is not MISSING:
            names[f"_new_{name}"] = field.default_factory
            default, value = "_MISSING", f"_new_{name}() if {name} is _MISSING else {name}"
        elif field.default is not MISSING:
            names[f"_default_{name}"] = field.default
            default = f"_default_{name}"
        if field.init:
            (keyword if field.kw_only else positional).append(f"{name}={default}" if default else name)
        elif default:
            value = f"_new_{name}()" if default == "_MISSING" else default
        else:
            continue  # `__post_init__` sets it
        if guarded:
            names[f"_set_{name}"] = getattr(cls, name).__set__
            body.append(f" _set_{name}(self, {value})")
        else:
            body.append(f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    parameters = ", ".join([*positional, *(["*", *keyword] if keyword else [])])
    source = f"def __init__({parameters}):\n" + ("\n".join(body) or " pass")
    exec(source, names)
    return names["__init__"]


def _frozen(self: Any, name: str, *value: Any) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _nothing(self: Any) -> tuple[()]:
    return ()


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    key = self.__node_key__
    return key(self) == key(other)


def _hashed(self: Any) -> int:
    return hash(self.__node_key__(self))


def _shown(self: Any) -> str:
    said = [f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr]
    return f"{type(self).__qualname__}({', '.join(said)})"


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
