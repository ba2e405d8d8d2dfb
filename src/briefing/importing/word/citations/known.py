"""A Word file goes in; what its citations name comes out: the works that programs keep in it, each once.

A draft of ours carries its source: its sources are taken from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ....core.diagnostics import BriefingError
from ....drafts.drawn import CITATION, LIVE, Cited, Note, Pieces, ShownBlock, paragraphs
from ....drafts.manifest import read_manifest
from ...loose import Given
from .csl import csl_works
from .endnote import endnote_works
from .native import SPACES, native_sources, native_works
from .works import Work, located

if TYPE_CHECKING:
    from ....core.ooxml import Package
    from ....model.inlines import Citation
    from ....model.report import Report
    from ....model.sources import Source

#: How the bookmarks of the entries of our lists of sources begin.
ENTRY = "_Ref_source_"
#: How the words before a page are written; a page is a number alone.
_PAGES = re.compile(r"(?:pp?|S|Seiten?|pages?|págs?|стр|с)\.?\s*(?=\d)", re.IGNORECASE)
_RANGES = ("\N{EN DASH}", "-", "\N{NON-BREAKING HYPHEN}")


class Citations:
    """The citations of one file."""

    def __init__(self, package: Package, blocks: tuple[ShownBlock, ...]) -> None:
        self._package = package
        self._native: dict[str, dict[str, Any]] | None = None
        self._names: dict[str, str] = {}
        """Identity of a work to what marks call it."""
        self.given: list[Given] = []
        self.report = _own(package)
        """What a draft of ours was built from; None: it is none, or does not say."""
        self._keys = dict(_own_names(self.report)) if self.report is not None else {}
        """What programs and bookmarks call a source of ours to its id."""
        self._shelved: set[str] = set()
        """Sources of ours that are given already."""
        self._nodes = _nodes(self.report)
        self.programs: set[str] = set()
        """Programs whose citations were read: their lists of sources say nothing more."""
        entries = [name for each in paragraphs(blocks) for name in each.starts if name.startswith(ENTRY)]
        self._entries = {name: number for number, name in enumerate(dict.fromkeys(entries), 1)}
        """The bookmarks of the entries of a draft of ours, in order, with their numbers."""
        for key in self.report.sources if self.report is not None else ():
            self._shelve(key)
        for target in self._entries:
            self._entry(target)
        for shown in paragraphs(blocks):
            for cited in _cited(shown.pieces):
                self.works(cited)

    def works(self, cited: Cited) -> tuple[tuple[str, Work], ...]:
        """What a program says that a citation names, each with the name of its source; none: no program says it, or
        only in part."""
        works = [work for kept in cited.data for work in self._read(kept)]
        if not works or not all(self._named(work) for work in works):
            return ()
        return tuple((self._named(work), work) for work in works)

    def targets(self, cited: Cited) -> tuple[tuple[str, str], ...]:
        """What the links of a citation of ours lead to: names of sources, and places in them."""
        if not cited.targets or not all(target in self._entries for target in cited.targets):
            return ()
        between = cited.shape.split(LIVE)[1:]
        if len(between) != len(cited.targets):
            between = [""] * len(cited.targets)
        found: list[tuple[str, str]] = []
        for n, (target, after) in enumerate(zip(cited.targets, between, strict=True)):
            found.append((self._entry(target), _place(after)))
            if after.strip() in _RANGES and n + 1 < len(cited.targets):
                between_them = range(self._entries[target] + 1, self._entries[cited.targets[n + 1]])
                found += [(self._entry(each), "") for each, at in self._entries.items() if at in between_them]
        return tuple(found)

    def built(self, cited: Cited) -> tuple[tuple[str, Work], ...]:
        """What a citation of ours named when the draft was built, where it still reads so: bookmarks count citations as
        the source has them."""
        number = cited.name.removeprefix(CITATION)
        if not number.isdecimal() or not 0 < int(number) <= len(self._nodes):
            return ()
        items = self._nodes[int(number) - 1].items
        works = [
            Work(each.key, each.key, {}, located(each.locator, each.label), each.prefix, each.suffix) for each in items
        ]
        if not all(work.key in self._keys for work in works):
            return ()
        if cited.note is None and not self._reads_so(cited, works):
            return ()
        return tuple((self._shelve(work.key), work) for work in works)

    def _reads_so(self, cited: Cited, works: list[Work]) -> bool:
        targets = self.targets(cited)
        if cited.targets and {name for name, _ in targets} != {f"source:{work.key}" for work in works}:
            return False
        places = [place for _, place in targets if place]
        said = [work.locator.rpartition(" ")[2] for work in works if work.locator]
        return all(place in cited.text for place in said) and (bool(said) or not places)

    # ------------------------------------------------------------ inside

    def _entry(self, bookmark: str) -> str:
        """What marks call the source of an entry: its number in the list where the draft carries no source."""
        key = self._keys.get(bookmark)
        return self._shelve(key) if key else str(self._entries[bookmark])

    def _shelve(self, key: str) -> str:
        """Give a source of ours, and tell what marks call it."""
        name = f"source:{key}"
        if key not in self._shelved and self.report is not None:
            self._shelved.add(key)
            self.given.append(Given(name, fields=_fields(self.report.known_sources[key]), line=1))
        return name

    def _read(self, kept: str) -> tuple[Work, ...]:
        for program, works in (("csl", csl_works(kept)), ("endnote", endnote_works(kept))):
            if works:
                self.programs.add(program)
                return works
        if not kept.upper().startswith("CITATION"):
            return ()
        if self._native is None:
            self._native = _sources(self._package)
        works = native_works(kept, self._native)
        if works and all(work.fields for work in works):
            self.programs.add("word")
            for tag, fields in self._native.items():  # Word lists those that nothing cites too
                self._named(Work(f"word {tag}", tag, fields))
        return works

    def _named(self, work: Work) -> str:
        """What marks call a work; empty where nothing is known of it."""
        own = self._keys.get(work.key)
        if own:
            return self._shelve(own)
        if not work.fields:
            return ""
        name = self._names.get(work.identity)
        if name is None:
            name = self._names[work.identity] = f"field:{len(self._names) + 1}"
            self.given.append(Given(name, fields=work.fields, line=1))
        return name


def _own_names(report: Report) -> Iterator[tuple[str, str]]:
    """What a draft of ours calls its sources, with their ids."""
    from ....writers.docx.sources import tags

    sources = report.known_sources
    for key, tag in tags(sources).items():
        yield tag, key
    for key in sources:
        yield key, key
        yield ENTRY + re.sub(r"[^A-Za-z0-9_]+", "_", key), key


def _nodes(report: Report | None) -> list[Citation]:
    from ....model import walk
    from ....model.inlines import Citation

    return [one for one in walk.inlines(report) if isinstance(one, Citation)] if report is not None else []


def _cited(pieces: Pieces) -> Iterator[Cited]:
    for piece in pieces:
        if isinstance(piece, Cited):
            yield piece
            pieces = piece.note.content if piece.note is not None else ()
            yield from _cited(pieces)
        elif isinstance(piece, Note):
            yield from _cited(piece.content)


def _place(after: str) -> str:
    """The place in a source behind its number: ", p. 4", " (sect. 9), "."""
    said = after.replace("\N{NO-BREAK SPACE}", " ").strip(" ,;()[]")
    return _PAGES.sub("", said) if any(map(str.isalnum, said)) else ""


def _own(package: Package) -> Report | None:
    try:
        manifest = read_manifest(package)
        if manifest is None or not manifest.text:
            return None
        from ....drafts.source import read_source
        from ....readers.carried import library_of

        library = library_of(manifest) if manifest.library else {}
        return read_source(manifest.text, "the draft's source", library).report
    except BriefingError:
        return None


def _fields(source: Source) -> dict[str, Any]:
    from ....model.csl_json import HOUSE_FIELDS, date_to_csl, to_csl_json
    from ....model.dates import PartialDate
    from ....model.sources import csl_name

    found = {name: value for name, value in to_csl_json(source).items() if name != "id"}
    for field in HOUSE_FIELDS:
        if value := getattr(source, field):
            found[csl_name(field)] = date_to_csl(value) if isinstance(value, PartialDate) else value
    return found


def _sources(package: Package) -> dict[str, dict[str, Any]]:
    """Word's own sources, whichever part holds them."""
    related = [each.target for each in package.relations(package.main).values() if each.kind == "customXml"]
    named = [name for name in package.names if name.lower().startswith("customxml/item") and name.endswith(".xml")]
    for part in dict.fromkeys((*related, *named)):
        if part not in package:
            continue
        try:
            root = package.xml(part)
        except BriefingError:
            continue
        if root.tag in [f"{space}Sources" for space in SPACES]:
            return native_sources(root)
    return {}
