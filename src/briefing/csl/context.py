"""What the elements of a style see while one item is rendered in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from .dates import DateValue
from .item import Item
from .locales import Locale
from .people import Person

if TYPE_CHECKING:
    from .area import Area
    from .style import Style

#: Variables that belong to the citation, not to the item.
SPECIAL = frozenset(("locator", "citation-number", "year-suffix", "first-reference-note-number"))
Position: TypeAlias = Literal["", "first", "subsequent", "ibid", "ibid-with-locator"]


class Disambiguation:
    """What sets an item apart from others that would be cited alike (CSL 1.0.2, "Disambiguation")."""

    __slots__ = ("conditions", "given", "shown", "suffix")

    def __init__(self) -> None:
        self.shown: dict[int, int] = {}
        """How many names to show, by which list of names it is in the cite."""
        self.given: dict[tuple[int, int], int] = {}
        """How much of a given name to show, by list and place in it: 1 initials, 2 all."""
        self.conditions = 0
        """How many tests of `disambiguate="true"` hold, in the order in which they are met."""
        self.suffix = ""
        """The year suffix: a, b, ... aa."""

    def copy(self) -> Disambiguation:
        """The same, free to be changed."""
        made = Disambiguation()
        made.shown, made.given = dict(self.shown), dict(self.given)
        made.conditions, made.suffix = self.conditions, self.suffix
        return made


class SortNames(NamedTuple):
    """How a sort key cuts lists of names (CSL 1.0.2, "Sorting": names-min, names-use-first, names-use-last)."""

    minimum: int
    """0: as everywhere."""
    first: int
    """0: as everywhere."""
    last: bool


class Replaced(NamedTuple):
    """The first names of an entry that a text stands for (CSL 1.0.2, "Reference Grouping")."""

    rule: str
    """ "all", "each" or "first"."""
    names: int
    """How many names."""
    text: str


class Context:
    """One rendering of one item."""

    __slots__ = (
        "area", "brief", "called", "conditions", "disambiguation", "first_note", "found", "item", "label", "labelled",
        "language", "list_texts", "lists", "locale", "locator", "name_variables", "names_text", "near", "number",
        "person_texts", "position", "replaced", "shape", "sort_names", "sorting", "style", "substituting",
        "suffix_done", "suppress_author", "suppressed", "used",
    )  # fmt: skip

    def __init__(
        self, style: Style, locale: Locale, area: Area, item: Item, number: str, disambiguation: Disambiguation
    ) -> None:
        self.style, self.locale, self.area, self.item = style, locale, area, item
        self.number, self.disambiguation = number, disambiguation
        self.language = item.language or style.default_locale or "en"
        """The language of the item, for changes of case."""
        # how it is cited
        self.locator = self.label = self.first_note = ""
        self.labelled = False
        """Whether the locator says itself what it counts."""
        self.position: Position = ""
        self.near = False
        """Whether a note near by names the item."""
        # what is asked for
        self.sorting = False
        """The output is a sort key."""
        self.sort_names: SortNames | None = None
        self.suppress_author = False
        """The first names are left out: they are said elsewhere."""
        self.brief = False
        """Names are short and without labels, as in a sentence."""
        self.replaced: Replaced | None = None
        # what has been rendered so far
        self.called = self.found = 0
        """How many variables were asked for, and how many of them had a value: for groups."""
        self.conditions = 0
        """How many tests of `disambiguate` were met."""
        self.suppressed: set[str] = set()
        """Variables that a substitute has used up."""
        self.used: list[str] | None = None
        """Variables rendered, where someone asks."""
        self.substituting = False
        """Within a substitute."""
        self.suffix_done = False
        """The year suffix has been rendered."""
        self.lists = 0
        """How many lists of names were rendered."""
        self.shape: list[tuple[int, int]] = []
        """How many names each list has, and how many were shown."""
        self.name_variables: list[str] = []
        """The variable of each list."""
        self.names_text: str | None = None
        """The first names, as text; None: none yet."""
        self.person_texts: list[str] = []
        """Each of them as text."""
        self.list_texts: list[str] = []
        """Each list of them as text, without its label."""

    def text(self, variable: str) -> str:
        """The value of a text variable; notes that it was asked for."""
        if variable != "year-suffix":  # it says nothing about the item
            self.called += 1
        if variable in self.suppressed:
            return ""
        if variable in SPECIAL:
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
        if variable in SPECIAL:
            return bool(self.locator if variable == "locator" else self._special(variable))
        return self.item.has(variable)
