"""Items that would be cited alike are set apart: by names, given names, a condition, year suffixes.

The order is that of CSL 1.0.2, "Disambiguation". Only items whose cites are equal cost more than one rendering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from .context import Context, Disambiguation
from .people import Person, initials

if TYPE_CHECKING:
    from .item import Item
    from .style import Style

Render = Callable[[str, Disambiguation], tuple[str, Context]]
"""An item's id and what sets it apart; gives the text of its cite, and the context it was rendered in."""
_MOST_STEPS = 60


class Disambiguator:
    """Works on the items of one document."""

    def __init__(self, style: Style, items: Sequence[Item], render: Render) -> None:
        """`items` are in the order of the bibliography."""
        area = style.citation
        self.names = area.flag("disambiguate-add-names")
        self.given = area.flag("disambiguate-add-givenname")
        self.rule = area.options.get("givenname-disambiguation-rule", "by-cite")
        self.suffix = area.flag("disambiguate-add-year-suffix")
        self.tests = style.disambiguating_tests
        self.items, self.render = items, render
        self.settled: dict[str, Disambiguation] = {item.id: Disambiguation() for item in items}
        self._kept: dict[str, Disambiguation] = {}
        """What has set items apart so far, even if not from all others."""
        self._texts: dict[str, tuple[Disambiguation, str]] = {}
        """The text of each item's cite, with the state that it was rendered in."""

    @property
    def wanted(self) -> bool:
        """Whether the style asks for any of it."""
        return self.names or self.given or self.suffix or self.tests > 0

    def run(self) -> dict[str, Disambiguation]:
        """What sets each item apart."""
        if not self.wanted:
            return self.settled
        if self.given and self.rule != "by-cite":
            self._all_names()
        for group in self._groups(self._ids(), self.tests > 0):
            self._group(group)
        if self.suffix:
            for group in self._groups(self._ids(), False):
                for n, item_id in enumerate(group):
                    self.settled[item_id].suffix = year_suffix(n)
        return self.settled

    def _ids(self) -> list[str]:
        return [item.id for item in self.items]

    def _text(self, item_id: str, state: Disambiguation | None = None) -> str:
        if state is not None:
            return self.render(item_id, state)[0]
        state = self.settled[item_id]
        known = self._texts.get(item_id)
        if known is None or known[0] is not state:
            known = self._texts[item_id] = (state, self.render(item_id, state)[0])
        return known[1]

    def _groups(self, ids: Iterable[str], empty: bool) -> list[list[str]]:
        """Items whose cites are equal, in the order of the bibliography; `empty`: also those that say nothing yet."""
        found: dict[str, list[str]] = defaultdict(list)
        for item_id in ids:
            text = self._text(item_id)
            if text or empty:
                found[text].append(item_id)
        return [group for group in found.values() if len(group) > 1]

    def _group(self, group: list[str]) -> None:
        left = [group]
        if self.names or (self.given and self.rule == "by-cite"):
            left = self._lengthen(group)
        if self.tests:
            for one in left:
                self._set_conditions(one)

    # ------------------------------------------------------------ names

    def _lengthen(self, group: list[str]) -> list[list[str]]:
        """Show given names, then one name more, and so on; what helps nobody is taken back in the end."""
        base = {item_id: self.settled[item_id] for item_id in group}
        left, out = [group], []
        given = self.given and self.rule == "by-cite"
        for _ in range(_MOST_STEPS):
            if given:
                left = [part for one in left for part in self._add_given(one)]
            again: list[list[str]] = []
            for one in left:
                longer = self._one_more(one) if self.names else None
                if longer is None:
                    out.append(one)
                    continue
                parts = self._parts(one, longer)
                for item_id in one:
                    self.settled[item_id] = longer[item_id]
                    if len(parts) > 1:
                        base[item_id] = longer[item_id]
                again += [part for part in parts if len(part) > 1]
            left = again
            if not left:
                break
        for one in out:
            for item_id in one:
                self.settled[item_id] = self._kept.get(item_id, base[item_id])
        return out

    def _one_more(self, group: list[str]) -> dict[str, Disambiguation] | None:
        """The group with one name more shown for each; None where all are shown."""
        states: dict[str, Disambiguation] = {}
        grown = False
        for item_id in group:
            state = self.settled[item_id].copy()
            _, context = self.render(item_id, state)
            for place, (total, shown) in enumerate(context.shape):
                if shown < total:
                    state.shown[place] = shown + 1
                    grown = True
                    break
            states[item_id] = state
        return states if grown else None

    def _keep(self, group: list[str], states: dict[str, Disambiguation]) -> None:
        for item_id in group:
            self.settled[item_id] = self._kept[item_id] = states[item_id]

    def _parts(self, group: list[str], states: dict[str, Disambiguation]) -> list[list[str]]:
        """A group as the cites set it apart."""
        found: dict[str, list[str]] = defaultdict(list)
        for item_id in group:
            found[self._text(item_id, states[item_id])].append(item_id)
        return list(found.values())

    # ------------------------------------------------------------ given names

    def _add_given(self, group: list[str]) -> list[list[str]]:
        """Show initials, or whole given names, of one name after the other, where that sets cites apart."""
        left = [group]
        for place in self._places(group):
            left = [part for one in left for part in self._try_given(one, place) if len(part) > 1]
        return left

    def _places(self, group: list[str]) -> list[tuple[int, int]]:
        found: dict[tuple[int, int], None] = {}
        for item_id in group:
            _, context = self.render(item_id, self.settled[item_id])
            for place, (_, shown) in enumerate(context.shape):
                for n in range(shown):
                    found.setdefault((place, n))
        return sorted(found)

    def _try_given(self, group: list[str], place: tuple[int, int]) -> list[list[str]]:
        for level in (1, 2):
            states = {}
            for item_id in group:
                state = self.settled[item_id].copy()
                state.given[place] = level
                states[item_id] = state
            parts = self._parts(group, states)
            if len(parts) > 1:
                self._keep(group, states)
                return parts
        return [group]

    def _all_names(self) -> None:
        """Names that are alike when short are written longer wherever they stand."""
        only_initials = self.rule.endswith("with-initials")
        primary = self.rule.startswith("primary-name")
        register = _Register()
        lists: dict[str, list[tuple[Person, ...]]] = {}
        for item in self.items:
            _, context = self.render(item.id, self.settled[item.id])
            found = [item.names(variable) for variable in context.name_variables]
            lists[item.id] = found
            for people in found:
                for person in people[:1] if primary else people:
                    register.add(person)
        for item in self.items:
            for place, people in enumerate(lists[item.id]):
                for n, person in enumerate(people[:1] if primary else people):
                    level = register.level(person, only_initials)
                    if level:
                        self.settled[item.id].given[place, n] = level

    # ------------------------------------------------------------ condition

    def _set_conditions(self, group: list[str]) -> None:
        """Let one test after the other hold, for those that are still alike."""
        left = [group]
        for count in range(1, self.tests + 1):
            again: list[list[str]] = []
            for one in left:
                states = {}
                for item_id in one:
                    states[item_id] = self.settled[item_id].copy()
                    states[item_id].conditions = count
                parts = self._parts(one, states)
                if len(parts) > 1:
                    self._keep(one, states)
                    again += [part for part in parts if len(part) > 1]
                else:
                    again.append(one)
            left = again


class _Register:
    """Every person of a document, by family name: which ones need more than that to be told apart."""

    def __init__(self) -> None:
        self._people: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    @staticmethod
    def _keys(person: Person) -> tuple[str, str, str]:
        family = f"{person.non_dropping} {person.family or person.literal}".strip()
        whole = person.given + person.dropping + person.suffix
        return family, initials(person.given, "", False, False), "".join(whole.replace(".", "").split())

    def add(self, person: Person) -> None:
        """Note a person."""
        family, short, full = self._keys(person)
        self._people[family][short].add(full)

    def level(self, person: Person, only_initials: bool) -> int:
        """0 where the family name does, 1 where initials do, else 2."""
        family, short, _ = self._keys(person)
        by_initials = self._people[family]
        if not only_initials and len(by_initials.get(short, ())) > 1:
            return 2
        return 1 if len(by_initials) > 1 else 0


def year_suffix(n: int) -> str:
    """The suffix of the n-th item of a group, from 0: a to z, then aa."""
    out = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        out = chr(97 + rest) + out
    return out
