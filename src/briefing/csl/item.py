"""One CSL-JSON item, with its names and dates read once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import dates, people

#: Variables by kind (CSL 1.0.2, Appendix IV).
NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director editor-translator executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator""".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBERS = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number
    version volume""".split()
)
#: Where a variable's value may stand under another name, as older CSL-JSON has it.
_ALIASES = {
    "title-short": ("title-short", "shortTitle"),
    "container-title-short": ("container-title-short", "journalAbbreviation"),
    "event-title": ("event-title", "event"),
    "event": ("event", "event-title"),
}


class Item:
    """A bibliographic item. `data` is CSL-JSON; what is not of a kind that CSL knows is passed over."""

    __slots__ = ("_dates", "_has", "_names", "_texts", "data", "id", "language", "type")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.id = str(data.get("id", ""))
        self.type = str(data.get("type") or "document")
        self.language = str(data.get("language") or "")
        self._names: dict[str, tuple[people.Person, ...]] = {}
        self._dates: dict[str, dates.DateValue | None] = {}
        self._texts: dict[str, str] = {}
        self._has: dict[str, bool] = {}

    def names(self, variable: str) -> tuple[people.Person, ...]:
        """The people of a name variable."""
        known = self._names.get(variable)
        if known is None:
            known = self._names[variable] = people.read(self.data.get(variable))
        return known

    def date(self, variable: str) -> dates.DateValue | None:
        """The value of a date variable; None where there is none."""
        if variable not in self._dates:
            self._dates[variable] = dates.read(self.data.get(variable))
        return self._dates[variable]

    def text(self, variable: str) -> str:
        """The text of a standard or number variable; empty where there is none."""
        known = self._texts.get(variable)
        if known is None:
            known = self._texts[variable] = self._text(variable)
        return known

    def _text(self, variable: str) -> str:
        if variable == "page-first" and "page-first" not in self.data:
            return _first_page(self.text("page"))
        for name in _ALIASES.get(variable, (variable,)):
            value = self.data.get(name)
            if isinstance(value, bool) or value is None:
                continue
            if isinstance(value, (str, int, float)):
                text = str(value).strip() if not isinstance(value, float) or value != int(value) else str(int(value))
                if text:
                    return text
        return ""

    def has(self, variable: str) -> bool:
        """Whether a variable of any kind has a value."""
        known = self._has.get(variable)
        if known is None:
            known = self._has[variable] = self._holds(variable)
        return known

    def _holds(self, variable: str) -> bool:
        if variable in NAMES:
            return bool(self.names(variable))
        if variable in DATES:
            date = self.date(variable)
            return date is not None and not date.empty
        return bool(self.text(variable))


def _first_page(page: str) -> str:
    for n, sign in enumerate(page):
        if not (sign.isalnum() or sign in ".:"):
            return page[:n].strip()
    return page
