"""`dataclass` like the standard library's, made at a fraction of the cost: for the many classes of a cold start.

The standard decorator compiles up to six methods for every class when its module is imported, a third of a millisecond
each time; most runs never make an instance of most classes. Here a class gets shared methods, and its own `__init__`
when its first instance is made. Everything else is the standard library's: `fields`, `replace`, `match` and type
checkers see a dataclass. Only slotted classes are made here, with the arguments that this project uses.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass

__all__ = ["dataclass", "field", "fields", "replace"]

_ABSENT: Any = object()


def _dataclass(
    *, frozen: bool = False, slots: bool, eq: bool = True, kw_only: bool = False
) -> Callable[[type[Any]], type[Any]]:
    def decorate(cls: type[Any]) -> type[Any]:
        return _made(cls, frozen, eq, kw_only)

    assert slots, "only slotted classes: take the standard library's decorator"
    return decorate


if not TYPE_CHECKING:
    dataclass = _dataclass


def _made(cls: type[Any], frozen: bool, eq: bool, kw_only: bool) -> type[Any]:
    """The slotted class with its methods; what its own body defines is kept."""
    own = set(cls.__dict__)
    # frozen classes may only be derived from frozen ones: the standard decorator is told so, and compiles two methods
    derived = frozen and any(dataclasses.is_dataclass(base) for base in cls.__mro__[1:])
    made: type[Any] = dataclasses.dataclass(
        init=False, repr=False, eq=False, frozen=derived, slots=True, kw_only=kw_only
    )(cls)
    parameters: Any = made.__dataclass_params__
    parameters.init = parameters.repr = True
    parameters.eq, parameters.frozen = eq, frozen
    methods: dict[str, Any] = {"__init__": _late_init(made), "__repr__": _repr}
    if frozen:
        methods |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
        methods |= {"__getstate__": _getstate, "__setstate__": _setstate}
    if eq:
        # as in the standard library: equal values have equal hashes, and what can change has none
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and made.__dict__[name] is None and "__eq__" not in own):
            setattr(made, name, method)
    return made


def _late_init(made: type[Any]) -> Callable[..., None]:
    """An `__init__` that puts the real one in its place when it is first called."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807 - it is one
        init = _compiled_init(made)
        made.__init__ = init
        init(self, *values, **named)

    __init__.__qualname__ = f"{made.__qualname__}.__init__"
    return __init__


def _compiled_init(made: type[Any]) -> Callable[..., None]:
    """One line for each field; slots are set by their descriptors, which a frozen class does not stop."""
    names: dict[str, Any] = {"_ABSENT": _ABSENT}
    places: list[str] = []
    keywords: list[str] = []
    body: list[str] = []
    for one in dataclasses.fields(made):
        name, value = one.name, one.name
        if one.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = one.default_factory
            value, default = f"_make_{name}() if {name} is _ABSENT else {name}", "=_ABSENT"
        elif one.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = one.default
            default = f"=_default_{name}"
        else:
            default = ""
        if one.init:
            (keywords if one.kw_only else places).append(name + default)
        elif default:
            value = value.split(" if ")[0] if "_make_" in value else f"_default_{name}"
        else:
            continue
        names[f"_set_{name}"] = getattr(made, name).__set__
        body.append(f"_set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        body.append("self.__post_init__()")
    arguments = ", ".join(["self", *places, *(["*", *keywords] if keywords else [])])
    text = f"def __init__({arguments}):\n " + "\n ".join(body or ["pass"])
    exec(text, names)
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


#: Class -> what its values are compared and hashed by.
_KEYS: dict[type[Any], Callable[[Any], Any]] = {}


def _key(kind: type[Any]) -> Callable[[Any], Any]:
    found = _KEYS.get(kind)
    if found is None:
        names = [one.name for one in dataclasses.fields(kind) if one.compare]
        found = _KEYS[kind] = attrgetter(*names) if names else _nothing
    return found


def _nothing(value: Any) -> tuple[()]:
    return ()


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    key = _key(self.__class__)
    return key(self) == key(other)


def _hash(self: Any) -> int:
    return hash(_key(self.__class__)(self))


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse_set(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in dataclasses.fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
