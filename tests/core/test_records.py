"""A quick dataclass behaves as the standard library's does: each case is run with both."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from briefing.core import records


@records.dataclass(frozen=True, slots=True)
class Quick:
    """A place."""

    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    at: str = field(default="", compare=False, repr=False)


@records.dataclass(frozen=True, slots=True)
class QuickMore(Quick):
    """A place with more."""

    more: str = "m"


@records.dataclass(slots=True)
class QuickLoose:
    """Changes."""

    name: str
    size: int = field(default=2, kw_only=True)
    twice: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.twice = self.size * 2


@records.dataclass(slots=True, eq=False)
class QuickSame:
    """Equal to itself only."""

    name: str


@records.dataclass(frozen=True, slots=True, kw_only=True)
class QuickNamed:
    """By name only."""

    name: str
    size: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Standard:
    """A place."""

    name: str
    size: int = 1
    parts: list[int] = field(default_factory=list)
    at: str = field(default="", compare=False, repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class StandardMore(Standard):
    """A place with more."""

    more: str = "m"


@dataclasses.dataclass(slots=True)
class StandardLoose:
    """Changes."""

    name: str
    size: int = field(default=2, kw_only=True)
    twice: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.twice = self.size * 2


@dataclasses.dataclass(slots=True, eq=False)
class StandardSame:
    """Equal to itself only."""

    name: str


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class StandardNamed:
    """By name only."""

    name: str
    size: int = 1


place = pytest.mark.parametrize("kind", [Quick, Standard])
more = pytest.mark.parametrize("kind", [QuickMore, StandardMore])
loose = pytest.mark.parametrize("kind", [QuickLoose, StandardLoose])
same = pytest.mark.parametrize("kind", [QuickSame, StandardSame])
named = pytest.mark.parametrize("kind", [QuickNamed, StandardNamed])


@place
def test_values_and_defaults(kind: Any) -> None:
    one, two = kind("a", 3), kind(name="a", size=3)
    assert (one.name, one.size, one.parts, one.at) == ("a", 3, [], "")
    assert one == two
    assert one.parts is not two.parts


@place
def test_missing_and_unknown_arguments(kind: Any) -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        kind()
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        kind("a", colour="red")


@place
def test_equality_ignores_fields_that_do_not_compare(kind: Any) -> None:
    assert kind("a", at="here") == kind("a", at="there")
    assert kind("a") != kind("b")
    assert kind("a") != ("a", 1, [], "")


@named
def test_equal_values_have_equal_hashes(kind: Any) -> None:
    assert hash(kind(name="a")) == hash(kind(name="a"))
    assert len({kind(name="a"), kind(name="a"), kind(name="b")}) == 2


@place
def test_a_hash_needs_hashable_fields(kind: Any) -> None:
    with pytest.raises(TypeError, match="unhashable type: 'list'"):
        hash(kind("a"))


@place
def test_frozen(kind: Any) -> None:
    one = kind("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name
    assert one.name == "a"


@place
def test_no_room_for_other_attributes(kind: Any) -> None:
    assert not hasattr(kind("a"), "__dict__")
    with pytest.raises((AttributeError, TypeError)):
        kind("a").colour = "red"


@place
def test_the_text(kind: Any) -> None:
    assert repr(kind("a", 2, [3])) == f"{kind.__qualname__}(name='a', size=2, parts=[3])"


@place
def test_the_librarys_functions(kind: Any) -> None:
    one = kind("a", at="here")
    assert [each.name for each in fields(one)] == ["name", "size", "parts", "at"]
    assert replace(one, name="b") == kind("b")
    assert replace(one, name="b").at == "here"
    assert dataclasses.asdict(one) == {"name": "a", "size": 1, "parts": [], "at": "here"}
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen is True


@place
def test_match(kind: Any) -> None:
    match kind("a", 5):
        case Quick(name, size) | Standard(name, size):
            assert (name, size) == ("a", 5)


@pytest.mark.parametrize("kind", [Quick, Standard, QuickMore, StandardMore, QuickLoose, StandardLoose])
def test_copies(kind: Any) -> None:
    one = kind("a")
    for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other == one
        assert other is not one


@more
def test_a_derived_class(kind: Any) -> None:
    one = kind("a", 2, more="z")
    assert (one.name, one.size, one.more) == ("a", 2, "z")
    assert repr(one) == f"{kind.__qualname__}(name='a', size=2, parts=[], more='z')"
    assert one == kind("a", 2, more="z")
    assert one != kind("a", 2)
    assert one != Quick("a", 2)
    assert one != Standard("a", 2)
    with pytest.raises(FrozenInstanceError):
        one.more = "y"


@loose
def test_what_changes_has_no_hash(kind: Any) -> None:
    one = kind("a", size=3)
    assert one.twice == 6
    one.name = "b"
    assert one == kind("b", size=3)
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)
    with pytest.raises(TypeError, match="positional argument"):
        kind("a", 3)


@same
def test_identity(kind: Any) -> None:
    one = kind("a")
    assert one == one
    assert one != kind("a")
    assert len({one, kind("a")}) == 2


@named
def test_by_name_only(kind: Any) -> None:
    assert kind(name="a").size == 1
    with pytest.raises(TypeError, match="positional argument"):
        kind("a")


def test_a_class_keeps_the_methods_of_its_own() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Own:
        """Own."""

        name: str

        def __repr__(self) -> str:
            return "mine"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    assert (repr(Own("a")), Own("a") == Own("b"), hash(Own("a"))) == ("mine", True, 7)


def test_a_ring_of_values_has_a_text() -> None:
    @records.dataclass(slots=True)
    class Ring:
        """A ring."""

        inner: Any = None

    ring = Ring()
    ring.inner = ring
    assert repr(ring).endswith("Ring(inner=...)")


def test_the_second_instance_is_made_by_the_compiled_method() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Late:
        """Late."""

        name: str
        size: int = 1

    assert Late("a").size == 1
    assert list(inspect.signature(Late).parameters) == ["name", "size"]
    assert Late("b", 2) == Late("b", 2)
