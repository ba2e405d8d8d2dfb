"""What the elements of a style see while one item is rendered in one place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from .dates import DateValue
from .item import Item
from .locales import Locale
from .people import Person

if TYPE_CHECKING:
    from .style import Area, Style

#: Variables that belong to the citation, not to the item.
_SPECIAL = frozenset(("locator", "citation-number", "year-suffix", "first-reference-note-number"))
Position: TypeAlias = Literal["", "first", "subsequent", "ibid", "ibid-with-locator"]


@dataclass(slots=True)
class Disambiguation:
    """What sets an item apart from others that would be cited alike (CSL 1.0.2, "Disambiguation")."""

    shown: dict[int, int] = field(default_factory=dict)
    """How many names to show, by which list of names it is in the cite."""
    given: dict[tuple[int, int], int] = field(default_factory=dict)
    """How much of a given name to show, by list and place in it: 1 initials, 2 all."""
    conditions: int = 0
    """How many tests of `disambiguate="true"` hold, in the order in which they are met."""
    suffix: str = ""
    """The year suffix: a, b, ... aa."""

    def copy(self) -> Disambiguation:
        """The same, free to be changed."""
        return Disambiguation(dict(self.shown), dict(self.given), self.conditions, self.suffix)


NOTHING = Disambiguation()


class Context:
    """One rendering of one item."""

    __slots__ = (
        "area", "author_only", "called", "conditions", "disambiguation", "first_note", "found", "item", "label", "labelled", "lists", "locale", "name_variables",
        "locator", "names_text", "near", "number", "person_texts", "position", "replaced", "shape", "sort_names", "sorting",
        "style", "substituting", "suffix_done", "suppress_author", "suppressed", "used", "years_only",
    )  # fmt: skip

    def __init__(self, style: Style, locale: Locale, area: Area, item: Item) -> None:
        self.style, self.locale, self.area, self.item = style, locale, area, item
        self.locator = self.label = ""
        self.position: Position = ""
        self.labelled = False
        """Whether the locator says itself what it counts."""
        self.conditions = 0
        """How many tests of `disambiguate` were met so far."""
        self.near = False
        self.first_note = ""
        self.number = ""
        self.disambiguation = NOTHING
        self.sorting = False
        self.sort_names: tuple[int, int, bool] | None = None
        """et-al-min, et-al-use-first and et-al-use-last of a sort key."""
        self.suppress_author = False
        self.author_only = False
        self.years_only = False
        self.replaced: tuple[str, int, str] | None = None
        """Names of the first list that a text stands for: how ("all", "each", "first"), how many, and the text."""
        self.suppressed: set[str] = set()
        """Variables that a substitute has used up."""
        self.used: list[str] | None = None
        """Variables rendered, where someone asks."""
        self.substituting = False
        self.called = self.found = 0
        """How many variables were asked for, and how many of them had a value: for groups."""
        self.lists = 0
        """How many lists of names were rendered."""
        self.names_text: str | None = None
        """The first names rendered, as text; None: none yet."""
        self.person_texts: list[str] = []
        """Each of them as text."""
        self.suffix_done = False
        self.shape: list[tuple[int, int]] = []
        self.name_variables: list[str] = []
        """How many names each list has, and how many were shown."""

    def text(self, variable: str) -> str:
        """The value of a text variable; notes that it was asked for."""
        if variable != "year-suffix":  # it says nothing about the item
            self.called += 1
        if variable in self.suppressed:
            return ""
        if variable in _SPECIAL:
            value = self.locator if variable == "locator" else self._special(variable)
        else:
            value = self.item.text(variable)
        if value:
            self.note(variable)
        return value

    def _special(self, variable: str) -> str:
        match variable:
            case "citation-number":
                return self.number
            case "year-suffix":
                return self.disambiguation.suffix
            case "first-reference-note-number":
                return self.first_note
            case _:
                return ""

    def note(self, variable: str) -> None:
        """A variable had a value."""
        self.found += 1
        if self.used is not None:
            self.used.append(variable)

    def people(self, variable: str) -> tuple[Person, ...]:
        """The people of a name variable that may still be shown."""
        return () if variable in self.suppressed else self.item.names(variable)

    def date(self, variable: str) -> DateValue | None:
        """The value of a date variable; notes that it was asked for."""
        self.called += 1
        if variable in self.suppressed:
            return None
        value = self.item.date(variable)
        if value is None or value.empty:
            return None
        self.note(variable)
        return value

    def has(self, variable: str) -> bool:
        """Whether a variable has a value here, for conditions."""
        if variable in _SPECIAL:
            return bool(self.locator if variable == "locator" else self._special(variable))
        return self.item.has(variable)

    @property
    def english(self) -> bool:
        """Whether title case may be used: the item is English, or says nothing and the style is."""
        language = self.item.language or self.style.default_locale or "en"
        return language[:2].lower() == "en"
