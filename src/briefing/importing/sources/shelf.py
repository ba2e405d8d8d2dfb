"""Lists of works cited, and sources carried as data, go in; the brief's sources come out, each once, and answer for the
numbers and addresses that marks name."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...core.node import replace
from ...core.spans import Span
from ...model.sources import Source
from ..loose import Address, Doubt, Given, LeftOut
from ..works.types import Entry, WorkList
from .addresses import compared_address, shown_address
from .keys import key_for

#: What stands where a title should: a file's name, or a program's word for none.
_NO_TITLE = re.compile(
    r"(?:[\w%+.-]+\.(?:pdf|docx?|html?|txt|xlsx?|pptx?)|unknown[ _]?(?:url|source|title)|untitled|n/a)\Z", re.IGNORECASE
)


class Shelf:
    """The sources of one text."""

    def __init__(self, lists: Iterable[WorkList], given: Iterable[Given] = ()) -> None:
        self.sources: dict[str, Source] = {}
        """By id, in the order in which they are listed."""
        self.doubts: list[Doubt] = []
        self.left_out: list[LeftOut] = []
        """Entries that repeat an address."""
        self._untitled: dict[str, Doubt] = {}
        """What was said of sources without a title, by their ids: a mark may still give one."""
        self._by_address: dict[str, str] = {}
        self._everywhere: dict[str, str] = {}
        """Names that hold in all of the text."""
        self._most: dict[int, int] = {}
        """The highest number among names, by their identity: they are complete when somebody asks."""
        self._stretches: list[tuple[int, int, dict[str, str]]] = []
        """First and last line of a part with a list of its own, and the names that hold there."""
        for works in lists:
            self._shelve(works)
        for one in given:
            self._take(one)
        self._stretches.sort(key=lambda stretch: stretch[1] - stretch[0])

    # ------------------------------------------------------------ asking

    def key(self, name: str, line: int) -> str | None:
        """The id of the source that a number or name means at a line; None: there is none."""
        for first, last, names in self._stretches:
            if first <= line <= last and name in names:
                return names[name]
        return self._everywhere.get(name)

    def most(self, line: int) -> int:
        """The highest number that means a source at a line; 0: none does."""
        named = next((names for first, last, names in self._stretches if first <= line <= last), self._everywhere)
        if (known := self._most.get(id(named))) is None:
            known = self._most[id(named)] = max((int(name) for name in named if name.isdecimal()), default=0)
        return known

    def is_known(self, url: str) -> bool:
        """Whether an address is that of a source."""
        return compared_address(url) in self._by_address

    def key_of(self, address: Address, line: int) -> str:
        """The id of the source at an address: a known one, or a new one."""
        compared = compared_address(address.url)
        known = self._by_address.get(compared)
        if known is None:
            return self._add({"URL": shown_address(address.url), "title": address.title}, line, compared)
        title, own = address.title.strip(), self.sources[known].title
        if title and not own:
            self._entitle(known, title)
        return known

    def _entitle(self, key: str, title: str) -> None:
        """Give a source the title that it lacked."""
        self.sources[key] = replace(self.sources[key], title=title)
        if key in self._untitled:
            self.doubts.remove(self._untitled.pop(key))

    # ------------------------------------------------------------ filling

    def _shelve(self, works: WorkList) -> None:
        """Take the entries of a list."""
        names = self._everywhere
        if works.first or works.last:
            names = {}
            self._stretches.append((works.first, works.last, names))
        folded: list[str] = []
        for entry in works.entries:
            key = self._of_entry(entry, folded)
            for name in entry.names:
                names.setdefault(name, key)
        if folded:
            count = len(folded)
            what = "One entry repeats" if count == 1 else f"{count} entries repeat"
            message = f"{what} the address of another: they became one source."
            self.doubts.append(Doubt("import-same-source", message, works.line, ", ".join(folded)))

    def _of_entry(self, entry: Entry, folded: list[str]) -> str:
        compared = compared_address(entry.url)
        if compared and (known := self._by_address.get(compared)):
            folded.append(entry.names[0] if entry.names else entry.title)
            reason = f"an entry that repeats the address of {known}"
            self.left_out.append(LeftOut(entry.words, reason, entry.line, entry.line, "other"))
            self._complete(known, entry)
            return known
        doubt = self._doubt(entry)
        fields = {
            "URL": shown_address(entry.url),
            "title": entry.title,
            "container-title": entry.container,
            "publisher": entry.publisher,
            "abstract": entry.note,
            "author": [{"literal": name} for name in entry.authors],
            "accessed": entry.accessed and entry.accessed.iso,
            "issued": entry.published and entry.published.iso,
        }
        key = self._add(fields, entry.line, compared)
        if doubt is not None and not entry.title.strip():
            self._untitled[key] = doubt
        return key

    def _complete(self, key: str, entry: Entry) -> None:
        """Fill in what another entry says of a source and the first does not."""
        source = self.sources[key]
        self.sources[key] = replace(
            source,
            title=source.title or entry.title,
            container_title=source.container_title or entry.container,
            publisher=source.publisher or entry.publisher,
            abstract=source.abstract or entry.note,
            accessed=source.accessed or entry.accessed,
            issued=source.issued or entry.published,
        )

    def _doubt(self, entry: Entry) -> Doubt | None:
        """Say what an entry lacks; None where that is nothing."""
        title = entry.title.strip()
        if not title:
            what = "A source has no title."
        elif _NO_TITLE.match(title):
            what = "A source has a file's name, or none, for a title."
        elif not entry.url:
            what = "A source has no address."
        else:
            return None
        doubt = Doubt("import-doubtful-source", what, entry.line, entry.words)
        self.doubts.append(doubt)
        return doubt

    def _take(self, given: Given) -> None:
        """Take a source that is carried as data; nothing else may be said of it than its address."""
        fields = {**given.fields}
        url = given.url or str(fields.get("URL") or "")
        compared = compared_address(url)
        key = self._by_address.get(compared) if compared else None
        if key is None:
            fields |= {"URL": shown_address(url), "title": given.title or str(fields.get("title") or "")}
            key = self._add(fields, given.line, compared)
        else:
            self._add_to(key, {"title": given.title, **fields}, given.line)
        if given.name:
            self._everywhere.setdefault(given.name, key)

    def _add_to(self, key: str, fields: Mapping[str, Any], line: int) -> None:
        """Fill in what data say of a source and the text does not."""
        said, source = self._made(key, fields, line), self.sources[key]
        named = ((field.name, getattr(said, field.name)) for field in dataclasses.fields(said))
        new = {name: value for name, value in named if value and not getattr(source, name)}
        new.pop("at", None)
        self.sources[key] = replace(source, **new) if new else source

    def _add(self, fields: Mapping[str, Any], line: int, compared: str) -> str:
        """Put a new source on the shelf: fields by their names in CSL-JSON."""
        key = key_for(str(fields.get("URL") or ""), str(fields.get("title") or ""), self.sources)
        self.sources[key] = self._made(key, fields, line)
        if compared:
            self._by_address[compared] = key
        return key

    def _made(self, key: str, fields: Mapping[str, Any], line: int) -> Source:
        """A source of fields by their names in CSL-JSON; what cannot be read in them is said."""
        from ...readers.bibliography.item import Entry as Item
        from ...readers.bibliography.item import make_source

        kind = {"type": "webpage"} if fields.get("URL") and not fields.get("type") else {}
        said = {name: value for name, value in fields.items() if value}

        def complain(message: str, hint: str) -> None:
            self.doubts.append(Doubt("import-doubtful-source", message, line, key))

        source = make_source(Item(Span(), {**kind, **said, "id": key}), complain)
        assert source is not None  # it has an id
        return replace(source, at=None)
