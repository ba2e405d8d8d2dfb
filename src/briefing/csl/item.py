"""One CSL-JSON item, with its names and dates read once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import dates, people

# Variables by kind (CSL 1.0.2, Appendix IV).
# fmt: off
NAMES = frozenset((
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editorial-director", "editor-translator", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
))
DATES = frozenset(("accessed", "available-date", "event-date", "issued", "original-date", "submitted"))
NUMBERS = frozenset((
    "chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue",
    "locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part-number",
    "printing-number", "section", "supplement-number", "version", "volume",
))
# fmt: on
#: Where a variable's value may stand under another name, as older CSL-JSON has it.
_ALIASES = {
    "title-short": ("title-short", "shortTitle"),
    "container-title-short": ("container-title-short", "journalAbbreviation"),
    "event-title": ("event-title", "event"),
    "event": ("event", "event-title"),
}


_FURTHEST = 10**15


class Item:
    """A bibliographic item. `data` is CSL-JSON; what is not of a kind that CSL knows is passed over."""

    __slots__ = ("_dates", "_names", "_texts", "data", "id", "known", "language", "type")

    def __init__(self, key: str, data: Mapping[str, Any]) -> None:
        self.data = data if isinstance(data, Mapping) else {}
        self.id = key
        self.type = _plain(self.data.get("type")) or "document"
        self.language = _plain(self.data.get("language"))
        self._names: dict[str, tuple[people.Person, ...]] = {}
        self._dates: dict[str, dates.DateValue | None] = {}
        self._texts: dict[str, str] = {}
        self.known: dict[str, bool] = {}
        """Which variables have a value, of those that were asked for."""

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

    @property
    def year(self) -> int:
        """The year of issue; 0 where it is not known."""
        issued = self.date("issued")
        return issued.start.year if issued is not None and issued.start is not None else 0

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
            text = _plain(self.data.get(name))
            if text:
                return text
        return ""

    def has(self, variable: str) -> bool:
        """Whether a variable of any kind has a value."""
        known = self.known.get(variable)
        if known is None:
            known = self.known[variable] = self._holds(variable)
        return known

    def _holds(self, variable: str) -> bool:
        if variable in NAMES:
            return bool(self.names(variable))
        if variable in DATES:
            date = self.date(variable)
            return date is not None and not date.empty
        return bool(self.text(variable))


def _plain(value: Any) -> str:
    """A value as text; empty where it is neither text nor a number that can be written out."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < _FURTHEST:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def _first_page(page: str) -> str:
    for n, sign in enumerate(page):
        if not (sign.isalnum() or sign in ".:"):
            return page[:n].strip()
    return page
