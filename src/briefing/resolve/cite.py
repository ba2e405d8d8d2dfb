"""Pass 3: which sources are listed, what every citation shows, and the entries of notes and bibliography.

A key that names no source is a fault. The words are the citation style's: `briefing.csl` makes them, this pass says in
which order citations stand, which of them are notes, and turns the words into pieces of the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from .. import csl
from ..core.diagnostics import BriefingError, did_you_mean
from ..core.quotes import typographic
from ..model import inlines as i
from ..model import walk
from ..model.csl_json import to_csl_json
from ..model.sources import Source
from ..styles import HOUSE_STYLE, load_style
from . import sourcing, tree
from .bibliography import label_and_text, text
from .citations import Worded, note_id, source_id, worded
from .segments import segments
from .work import Work


@dataclass(frozen=True, slots=True)
class Shown:
    """What a citation comes to at its place."""

    worded: Worded
    items: tuple[tree.CitedItem, ...]
    name: tree.Inlines = ()
    """The names that stand in the sentence before it; only of narrative citations."""


@dataclass(slots=True)
class Cited:
    """What the pass found out."""

    shown: dict[int, list[Shown]] = field(default_factory=dict)
    """Citation node (`id()`) to what it shows, once for each place where the node stands."""
    listed: tuple[str, ...] = ()
    """The ids of the sources that the document lists or cites in notes, in the order of the list."""
    entries: tuple[tree.Endnote, ...] = ()
    """The bibliography, without marks."""
    notes: tuple[tree.Endnote, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    """Source id to its number; empty with styles that number no sources."""
    title: str = ""
    """The heading of the bibliography."""
    lead: tree.Inlines = ()
    legend: tree.Inlines = ()
    citing: tree.Citing = tree.Citing()


def cite(work: Work) -> None:
    """Fill `cited`."""
    places = list(_places(work))
    if not places and not _kept(work, {}):
        return
    work.cited = _Citing(work, places).run()


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation where it stands."""

    node: i.Citation
    cites: tuple[i.Cite, ...]
    """Those whose sources are known."""
    in_note: bool
    """Within a footnote of the author's."""


def _places(work: Work) -> Iterator[_Place]:
    """Every citation with a known source, in reading order; unknown keys are noted."""
    known = work.report.known_sources
    footnoted: set[int] = set()
    for inline in walk.inlines(work.report):
        match inline:
            case i.Note():
                footnoted |= {id(one) for one in walk.inlines_within(inline.content)}
            case i.Citation():
                for item in inline.items:
                    if item.key not in known:
                        hint = did_you_mean(item.key, known) or "add it under sources:"
                        message = f"No source has the id {item.key!r}."
                        work.found.add("unknown-citation", message, item.at or inline.at, hint)
                cites = tuple(item for item in inline.items if item.key in known)
                if cites:
                    yield _Place(inline, cites, id(inline) in footnoted)
            case _:
                pass


def _kept(work: Work, cited: dict[str, None]) -> list[str]:
    """The ids of the sources in the list, in its order before the style sorts it."""
    report = work.report
    uncited = report.citations.uncited
    listed = [key for key in report.sources if key in cited or uncited != "drop"]
    more = [key for key in report.known_sources if key not in report.sources and (key in cited or uncited == "keep")]
    if report.citations.order == "listed":
        return listed + more
    return [*cited, *(key for key in listed + more if key not in cited)]


class _Citing:
    """The citations of one report in one style."""

    def __init__(self, work: Work, places: list[_Place]) -> None:
        report = work.report
        self.work, self.places, self.settings, self.lang = work, places, report.citations, report.lang
        self.sources = report.known_sources
        self.style = _style(work)
        self.cited = dict.fromkeys(one.key for place in places for one in place.cites)
        self.kept = _kept(work, self.cited)
        data = {key: to_csl_json(self.sources[key]) for key in dict.fromkeys([*self.kept, *self.cited])}
        self.data = data
        self.processor = csl.Processor(self.style, {key: _quoted(item) for key, item in data.items()}, self.lang)
        self.processor.register(self.kept)
        wanted = self.settings.bibliography
        self.lists = self.style.bibliography is not None and wanted is not False
        if wanted and self.style.bibliography is None:
            self._no_bibliography()
        self.bibliography = self.processor.bibliography() if self.lists else []
        self.named: set[str] = set()
        """Sources that a note has named."""

    def _no_bibliography(self) -> None:
        message = f"The citation style {self.style.title or self.style.id!r} has no bibliography."
        self.work.found.add("no-bibliography", message, None, "choose another style, or take `bibliography: true` out")

    def run(self) -> Cited:
        """Everything."""
        made = Cited()
        tokens = self._number_notes(made)
        for place, one in zip(self.places, tokens, strict=True):
            made.shown.setdefault(id(place.node), []).append(one)
        made.entries = self._entries()
        listed = [entry.id for entry in self.bibliography] if self.lists else list(self.cited)
        made.listed = tuple(listed)
        if any(entry.number for entry in made.entries):
            made.numbers = dict(self.processor.numbers)
        made.title = self._title(made)
        chosen = [self.sources[key] for key in listed]
        made.lead = sourcing.statement(chosen, self.settings, self.lang)
        made.legend = sourcing.legend(chosen, self.settings, self.lang)
        made.citing = tree.Citing(self.settings.word, self.style.id, self.style.in_notes, self.lang, self.data)
        return made

    # ------------------------------------------------------------ citations

    def _number_notes(self, made: Cited) -> list[Shown]:
        """What each citation shows; those of a style that uses notes get their notes."""
        numbers: list[int] = []
        known: dict[tuple[csl.Cite, ...], int] = {}
        cites = [self._cites(place) for place in self.places]
        count = 0
        for place, one in zip(self.places, cites, strict=True):
            if not self.style.in_notes or place.in_note:
                numbers.append(0)
            elif self.settings.repeats == "number" and one in known:
                numbers.append(known[one])
            else:
                count += 1
                known.setdefault(one, count)
                numbers.append(count)
        fresh = _firsts(numbers)
        asked = [csl.Citation(one, number) for one, number, new in zip(cites, numbers, fresh, strict=True) if new]
        tokens = iter(self.processor.cite(asked))
        shown: list[Shown] = []
        notes: list[tree.Endnote] = []
        words: dict[tuple[int, tuple[csl.Cite, ...]], Worded] = {}
        for place, one, number, new in zip(self.places, cites, numbers, fresh, strict=True):
            found = next(tokens) if new else []
            if number:
                if new:
                    notes.append(tree.Endnote(note_id(number), str(number), self._note(found, one), ()))
                part = tree.CitePart(str(number), note_id(number))
                now = Worded((part,), True, "note", tuple(dict.fromkeys(item.id for item in one)))
            else:
                now = words.get((id(found), one)) or self._worded(found, one)
                words[id(found), one] = now
            shown.append(Shown(now, _items(place), self._name(place)))
        made.notes = tuple(notes)
        return shown

    def _worded(self, found: list[csl.Token], cites: tuple[csl.Cite, ...]) -> Worded:
        """A citation in the text. In a footnote a style that uses notes would end it as a sentence: the author does."""
        now = worded(found, [cite.id for cite in cites], self.processor.numbers, self.lists)
        if not self.style.in_notes or not now.parts or not now.parts[-1].text.endswith("."):
            return now
        last = replace(now.parts[-1], text=now.parts[-1].text[:-1])
        return replace(now, parts=(*now.parts[:-1], last) if last.text else now.parts[:-1])

    def _cites(self, place: _Place) -> tuple[csl.Cite, ...]:
        """The citation as the processor is asked for it; names that stand in the sentence are not said again."""
        in_text = not self.style.in_notes or place.in_note
        out = []
        for n, one in enumerate(place.cites):
            silent = one.suppress_author or (place.node.narrative and n == 0 and in_text)
            prefix = f"{one.prefix} " if one.prefix else ""
            if n == 0 and not in_text:  # it begins a sentence
                prefix = prefix[:1].upper() + prefix[1:]
            suffix = one.suffix if not one.suffix or one.suffix[0] in ",.;:" else f" {one.suffix}"
            out.append(csl.Cite(one.key, one.locator, one.label, prefix, suffix, suppress_author=silent))
        return tuple(dict.fromkeys(out))  # the same source twice in one place says nothing more

    def _name(self, place: _Place) -> tree.Inlines:
        if not place.node.narrative:
            return ()
        cite = csl.Cite(place.cites[0].key, author_only=True)
        tokens = self.processor.citation((cite,), (csl.Placed("subsequent"),))  # names as they are said a second time
        return text(list(segments(tokens)), self.lang)

    def _note(self, found: list[csl.Token], cites: tuple[csl.Cite, ...]) -> tree.Inlines:
        """A note's text. What the house says of a source stands in the first note that names it."""
        fresh = {cite.id for cite in cites} - self.named
        self.named |= fresh

        def rated(key: str) -> tree.Inlines:
            mark = sourcing.rating_mark(self.sources[key], self.settings) if key in fresh else ""
            return (tree.Run(f" {mark}"),) if mark else ()

        content = text(list(segments(found)), self.lang, behind=rated)
        if self.lists:
            return content
        unrated = replace(self.settings, ratings=False)
        for cite in dict.fromkeys(cite.id for cite in cites):
            if cite in fresh:
                content += sourcing.after_entry(self.sources[cite], unrated, self.lang)
        return content

    # ------------------------------------------------------------ the list

    def _entries(self) -> tuple[tree.Endnote, ...]:
        made = []
        for entry in self.bibliography:
            label, content = label_and_text(entry.tokens, self.lang, entry.id)
            number = str(self.processor.numbers[entry.id]) if label else ""
            if not any(letter.isalnum() for letter in tree.plain(content)):
                content = (tree.Run(f"{_called(self.sources[entry.id])}."),)
            content += sourcing.after_entry(self.sources[entry.id], self.settings, self.lang)
            made.append(tree.Endnote(source_id(entry.id), number, content, (), "" if label == number else label))
        return tuple(made)

    def _title(self, made: Cited) -> str:
        """What the list is called: endnotes where it has numbers and there are no notes, else references."""
        words = self.work.vocabulary
        if not made.notes and any(entry.number for entry in made.entries):
            return words.endnotes
        return words.references


#: Fields in which people write quotation marks.
_QUOTABLE = ("title", "title-short", "container-title", "collection-title", "note", "original-title", "part-title")


def _quoted(item: dict[str, Any]) -> dict[str, Any]:
    """An item whose single quotation marks are the author's: the processor takes straight ones for double ones."""
    found = {name: item[name] for name in _QUOTABLE if isinstance(item.get(name), str)}
    changed = {name: typographic(value, "en") for name, value in found.items() if "'" in value}
    return {**item, **changed} if changed else item


def _called(source: Source) -> str:
    """A source of which the style prints nothing but a number."""
    return source.title or source.container_title or source.url or source.id


def _firsts(numbers: list[int]) -> list[bool]:
    """Whether each number stands for the first time; 0 always does."""
    seen: set[int] = set()
    out = []
    for number in numbers:
        out.append(not number or number not in seen)
        seen.add(number)
    return out


def _items(place: _Place) -> tuple[tree.CitedItem, ...]:
    return tuple(
        tree.CitedItem(
            one.key, one.locator, one.label, one.prefix, one.suffix,
            one.suppress_author or (place.node.narrative and n == 0),
        )
        for n, one in enumerate(place.cites)
    )  # fmt: skip


def _style(work: Work) -> csl.Style:
    """The report's style; what is wrong with it is noted, and the house's own stands in."""
    name = work.report.csl or work.report.citations.style
    try:
        return load_style(name, work.folder)
    except BriefingError as error:
        at = work.report.citations.at or work.report.at
        work.found.extend(replace(one, at=at) if at and not one.at.file else one for one in error.diagnostics)
        return load_style(HOUSE_STYLE, None)
