"""`cs:choose`: the first branch whose tests hold (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable

from ..context import SPECIAL, Context
from ..markup import Element
from ..numerals import is_numeric
from ..output import Out, Piece
from .base import Node

Test = Callable[[Context], bool]


class Branch:
    """`cs:if`, `cs:else-if` or `cs:else`."""

    def __init__(self, element: Element, kids: list[Node]) -> None:
        self.kids = kids
        self.match = element.get("match", "all")
        tests: list[Test] = []
        for name, make in _TESTS.items():
            if name not in element.attrs:
                continue
            values = element.attrs[name].split()
            # an item has one type: several without a `match` are meant as alternatives, as many styles write them
            if name == "type" and len(values) > 1 and element.get("match") != "all":
                tests.append(_any_type(frozenset(values)))
            else:
                tests += [make(value) for value in values]
        self.holds = _joined(tests, self.match)
        """Whether the branch is taken."""


class Choose(Node):
    """Branches in order."""

    def __init__(self, element: Element, branches: list[Branch]) -> None:
        super().__init__(element)
        self.branches = branches
        weights = [sum([kid.weight for kid in branch.kids]) for branch in branches]
        self.weight += len(branches) + max(weights, default=0)
        self.depth = max([self.depth, *[kid.depth + 2 for branch in branches for kid in branch.kids]])

    def render(self, context: Context) -> Piece | None:
        """The output of the branch taken."""
        pieces: list[Piece] = []
        self.into(context, pieces)
        if not pieces:
            return None
        return pieces[0] if len(pieces) == 1 else Out(pieces)

    def into(self, context: Context, out: list[Piece]) -> None:
        """The elements of the branch taken stand among those around: a group's delimiter parts them too."""
        for branch in self.branches:
            if branch.holds(context):
                for kid in branch.kids:
                    kid.into(context, out)
                return


def _joined(tests: list[Test], match: str) -> Test:
    """The tests of a branch as one, most of which are single."""
    if not tests:
        return lambda context: match != "any"
    first, *rest = tests
    if match == "none":
        if not rest:
            return lambda context: not first(context)

        def none(context: Context) -> bool:
            for test in tests:  # noqa: SIM110 - any() with a generator costs three times as much
                if test(context):
                    return False
            return True

        return none
    if not rest:
        return first
    wanted = match == "any"

    def several(context: Context) -> bool:
        for test in tests:
            if test(context) is wanted:
                return wanted
        return not wanted

    return several


def _any_type(values: frozenset[str]) -> Test:
    return lambda context: context.item.type in values


def _type(value: str) -> Test:
    return lambda context: context.item.type == value


def _variable(value: str) -> Test:
    if value in SPECIAL:
        return lambda context: context.has(value)

    def test(context: Context) -> bool:
        known = context.item.known.get(value)  # the commonest test of all: it saves two calls
        return context.item.has(value) if known is None else known

    return test


def _numeric(value: str) -> Test:
    def test(context: Context) -> bool:
        if value == "locator":
            return is_numeric(context.locator)
        return is_numeric(context.number if value == "citation-number" else context.item.text(value))

    return test


def _uncertain(value: str) -> Test:
    def test(context: Context) -> bool:
        date = context.item.date(value)
        return date is not None and date.uncertain

    return test


def _locator(value: str) -> Test:
    value = "sub verbo" if value == "sub-verbo" else value
    return lambda context: (
        bool(context.locator) and (context.label or "page").replace("sub-verbo", "sub verbo") == value
    )


def _disambiguate(value: str) -> Test:
    def test(context: Context) -> bool:
        context.conditions += 1
        return (context.conditions <= context.disambiguation.conditions) == (value == "true")

    return test


def _position(value: str) -> Test:
    match value:
        case "first":
            return lambda context: context.position == "first"
        case "subsequent":
            return lambda context: context.position in ("subsequent", "ibid", "ibid-with-locator")
        case "ibid":
            return lambda context: context.position in ("ibid", "ibid-with-locator")
        case "ibid-with-locator":
            return lambda context: context.position == "ibid-with-locator"
        case "near-note":
            return lambda context: context.near
        case _:
            return lambda context: False


_TESTS: dict[str, Callable[[str], Test]] = {
    "type": _type, "variable": _variable, "is-numeric": _numeric, "is-uncertain-date": _uncertain,
    "locator": _locator, "position": _position, "disambiguate": _disambiguate,
}  # fmt: skip
