"""Our nodes against dataclasses of the same fields."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import ClassVar

import pytest

from briefing.core.node import node, record, replace


@node
class Point:
    """With a field of each sort."""

    x: int
    y: int = 0
    seen: list[str] = dataclasses.field(default_factory=list)
    at: str = dataclasses.field(default="", compare=False, repr=False, kw_only=True)
    kind: ClassVar[str] = "point"


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """The same."""

    x: int
    y: int = 0
    seen: list[str] = dataclasses.field(default_factory=list)
    at: str = dataclasses.field(default="", compare=False, repr=False, kw_only=True)
    kind: ClassVar[str] = "point"


@node(kw_only=True)
class Named(Point):
    """A node of a node."""

    name: str


@node(eq=False)
class Same:
    """Compared by identity."""

    x: int


@node
class Nothing:
    """Without fields."""


def test_fields_are_those_of_a_dataclass() -> None:
    assert [field.name for field in dataclasses.fields(Point)] == [
        field.name for field in dataclasses.fields(Reference)
    ]
    assert Point.__match_args__ == Reference.__match_args__
    assert dataclasses.is_dataclass(Point)
    assert not hasattr(Point(1), "__dict__")


def test_words_and_comparisons_are_those_of_a_dataclass() -> None:
    assert repr(Point(1, 2, ["a"], at="here")) == repr(Reference(1, 2, ["a"], at="here")).replace("Reference", "Point")
    assert Point(1) == Point(1, at="elsewhere")
    assert Point(1) != Point(2)
    assert Point(1) != Reference(1)
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


def test_hashes_follow_the_fields() -> None:
    assert {Same(1): "one"}.get(Same(1)) is None
    assert hash(Named(x=1, seen=(), name="n")) == hash(Named(x=1, seen=(), name="n"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point(1))


def test_each_has_a_fresh_default() -> None:
    Point(1).seen.append("once")
    assert Point(1).seen == []


@pytest.mark.parametrize(
    "change", [lambda p: setattr(p, "x", 2), lambda p: delattr(p, "x"), lambda p: setattr(p, "z", 2)]
)
def test_nothing_can_be_changed(change: object) -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        change(point)  # type: ignore[operator]
    assert point.x == 1


def test_arguments_are_held_to_the_fields() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, [], "here")  # type: ignore[misc]
    with pytest.raises(TypeError):
        Named(1, 2, [], "n")  # type: ignore[misc]


def test_copies_and_replacements() -> None:
    named = Named(x=1, name="n", at="here")
    assert dataclasses.replace(named, y=3) == Named(x=1, y=3, name="n")
    assert copy.deepcopy(named) == named == pickle.loads(pickle.dumps(named))
    assert pickle.loads(pickle.dumps(named)).at == "here"


def test_patterns() -> None:
    match Point(1, 2):
        case Point(x, y=2):
            assert x == 1
        case _:
            pytest.fail("the pattern fits")


@record
class Draft:
    """To be changed."""

    x: int
    lines: list[str] = dataclasses.field(default_factory=list)


@record
class Long(Draft):
    """More of it."""

    y: int = 2


def test_a_record_is_a_dataclass_that_may_be_changed() -> None:
    one, other = Long(1), Long(1)
    one.x, one.y = 5, 6
    assert (one.x, one.y, other.x, other.y) == (5, 6, 1, 2)
    assert one.lines is not other.lines
    assert repr(one) == "Long(x=5, lines=[], y=6)"
    assert dataclasses.replace(one, x=7).y == 6
    with pytest.raises(AttributeError):
        one.z = 1  # type: ignore[attr-defined]


def test_a_record_is_equal_to_itself_alone() -> None:
    assert Draft(1) != Draft(1)
    assert len({Draft(1), Draft(1)}) == 2


def test_a_copy_has_other_values_in_some_fields() -> None:
    one = Point(1, 2, ["a"], at="here")
    assert replace(one, y=5) == dataclasses.replace(one, y=5) == Point(1, 5, ["a"])
    assert replace(one, y=5).at == "here"
    assert replace(one).seen is one.seen
    with pytest.raises(TypeError, match="no field 'z'"):
        replace(one, z=1)


@record
class Worked:
    """With fields that it works out itself."""

    x: int
    double: int = dataclasses.field(init=False)
    seen: list[int] = dataclasses.field(init=False, default_factory=list)
    mark: str = dataclasses.field(init=False, default="-")

    def __post_init__(self) -> None:
        self.double = 2 * self.x


def test_a_record_works_out_its_own_fields() -> None:
    one = Worked(3)
    assert (one.x, one.double, one.seen, one.mark) == (3, 6, [], "-")
    assert Worked(4).seen is not one.seen
    with pytest.raises(TypeError):
        Worked(3, 6)  # type: ignore[call-arg]
