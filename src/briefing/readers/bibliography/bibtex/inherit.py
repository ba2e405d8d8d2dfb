"""Entries with what they take from others: `crossref` (BibLaTeX manual 3.20, 2.4.1 and appendix B) and `xdata`."""

from __future__ import annotations

from collections.abc import Iterator

from ..found import Found
from .syntax import Raw

#: Entries within entries within entries; a longer chain, or a ring, is cut.
_DEEPEST = 8
_MOST_PARENTS = 20
#: What is never inherited.
_OWN = {
    "crossref", "xref", "xdata", "entryset", "ids", "execute", "label", "options", "presort", "related",
    "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "keywords", "abstract", "note",
}  # fmt: skip
_IN_BOOK = {
    "inbook", "incollection", "suppbook", "suppcollection", "inproceedings", "conference", "inreference", "bookinbook",
}  # fmt: skip
_ARTICLES = {"article", "suppperiodical", "review"}
_BOOKS = {"book", "collection", "proceedings", "reference", "manual"}
#: Entries that are only there to be inherited from.
_NO_SOURCES = {"xdata", "set", "ieeetranbstctl", "control"}


def inherited(entries: list[Raw], found: Found) -> Iterator[Raw]:
    """The entries that are sources, each complete."""
    heirs = _Heirs(entries, found)
    for raw in entries:
        if raw.kind not in _NO_SOURCES:
            yield Raw(raw.kind, raw.key, raw.at, heirs.fields(raw)) if _is_heir(raw) else raw


def _is_heir(raw: Raw) -> bool:
    return "crossref" in raw.fields or "xdata" in raw.fields


class _Heirs:
    def __init__(self, entries: list[Raw], found: Found) -> None:
        self.found = found
        self.by_key: dict[str, Raw] = {}
        for raw in entries:
            self.by_key.setdefault(raw.key.lower(), raw)
        self.complete: dict[int, dict[str, str]] = {}
        """By identity of the entry: what was worked out, or is being."""

    def fields(self, raw: Raw, depth: int = _DEEPEST) -> dict[str, str]:
        """An entry's fields with those it takes from others; its own go before."""
        if id(raw) in self.complete or not _is_heir(raw):
            return self.complete.get(id(raw), raw.fields)
        fields = self.complete[id(raw)] = dict(raw.fields)
        named = fields.get("xdata", "").split(",")[:_MOST_PARENTS]
        for key, crossref in [*((key, False) for key in named), (fields.get("crossref", ""), True)]:
            if not key.strip():
                continue
            parent = self.by_key.get(key.strip().lower())
            if parent is None or parent is raw or not depth:
                message = f"{raw.key!r} takes fields from {key.strip()[:60]!r}, which is no other entry of the file."
                self.found.bad(message, raw.at)
                continue
            for field, value in list(self.fields(parent, depth - 1).items()):
                if field not in _OWN:
                    fields.setdefault(_renamed(field, raw.kind, parent.kind) if crossref else field, value)
        return fields


def _renamed(field: str, child: str, parent: str) -> str:
    """A parent's title is the title of the book or journal that the child stands in."""
    if field not in ("title", "subtitle", "titleaddon", "shorttitle"):
        return field
    if child in _ARTICLES and parent == "periodical":
        return {"title": "journaltitle", "subtitle": "journalsubtitle"}.get(field, f"journal{field}")
    if parent.startswith("mv"):
        return f"main{field}"
    return f"book{field}" if child in _IN_BOOK or parent in _BOOKS else field
