"""Pass 3: which sources are listed, what every citation shows, and the entries of notes and bibliography.

A key that names no source is a fault. The words are the citation style's: `briefing.csl` makes them, this pass says in
which order citations stand, which of them are notes, and turns the words into pieces of the tree.
"""

from __future__ import annotations

from dataclasses import replace

from .. import csl
from ..core.diagnostics import BriefingError
from ..styles import HOUSE_STYLE, load_style
from . import sourcing, tree
from .bibliography import label_and_text, text
from .citations import Worded, note_id, source_id, worded
from .cited import Cited, Shown
from .items import as_data, quoted
from .places import Place, cited_items, places
from .segments import segments
from .work import Work


def cite(work: Work) -> None:
    """Fill `cited`."""
    found = list(places(work))
    if not found and not _kept(work, {}):
        return
    work.cited = _Citing(work, found).run()


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

    def __init__(self, work: Work, places: list[Place]) -> None:
        report = work.report
        self.work, self.places, self.settings, self.lang = work, places, report.citations, report.lang
        self.sources = report.known_sources
        self.style = _style(work)
        self.cited = dict.fromkeys(one.key for place in places for one in place.cites)
        self.kept = _kept(work, self.cited)
        data = {key: as_data(self.sources[key]) for key in dict.fromkeys([*self.kept, *self.cited])}
        self.data = data
        self.processor = csl.Processor(self.style, {key: quoted(item) for key, item in data.items()}, self.lang)
        self.processor.register(self.kept)
        wanted = self.settings.bibliography
        self.lists = self.style.bibliography is not None and wanted is not False
        unnamed = [key for key in self.kept if key not in self.cited] if self.settings.uncited == "keep" else []
        if self.style.bibliography is None and (wanted or unnamed):
            self._no_bibliography(unnamed)
        self.bibliography = self.processor.bibliography() if self.lists else []
        self.named: set[str] = set()
        """Sources that a note has named."""
        self.names: dict[str, tree.Inlines] = {}
        """The names of sources as sentences say them, once they are known."""

    def _no_bibliography(self, unnamed: list[str]) -> None:
        message = f"The citation style {self.style.title or self.style.id!r} has no bibliography."
        if unnamed:
            message = (
                f"{message[:-1]}: {', '.join(map(repr, unnamed[:3]))}{' ...' if unnamed[3:] else ''} will not be seen."
            )
        hint = "choose a style with a bibliography, or cite what is to be seen"
        self.work.found.add("no-bibliography", message, self.settings.at or self.work.report.at, hint)

    def run(self) -> Cited:
        """Everything."""
        made = Cited()
        cites = [self._cites(place) for place in self.places]
        numbers = self._note_numbers(cites)
        for place, shown in zip(self.places, self._shown(cites, numbers, made), strict=True):
            made.shown.setdefault(id(place.node), []).append(shown)
            made.raised = made.raised or shown.worded.superscript
        made.entries = self._entries()
        made.listed = tuple(entry.id for entry in self.bibliography) if self.lists else tuple(self.cited)
        numbered = any(entry.number for entry in made.entries)
        words = self.work.vocabulary
        made.title = words.endnotes if numbered and not made.notes else words.references
        chosen = [self.sources[key] for key in made.listed]
        made.lead = sourcing.statement(chosen, self.settings, self.lang)
        made.legend = sourcing.legend(chosen, self.settings, self.lang)
        made.citing = tree.Citing(self.settings.word, self.style.id, self.style.in_notes, self.lang, self.data)
        return made

    # ------------------------------------------------------------ what is asked

    def _cites(self, place: Place) -> tuple[csl.Cite, ...]:
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

    def _note_numbers(self, cites: list[tuple[csl.Cite, ...]]) -> list[int]:
        """The number of each citation's note, from 1; 0 for one that stands in the text."""
        numbers: list[int] = []
        known: dict[tuple[csl.Cite, ...], int] = {}
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
        return numbers

    # ------------------------------------------------------------ what is shown

    def _shown(self, cites: list[tuple[csl.Cite, ...]], numbers: list[int], made: Cited) -> list[Shown]:
        """What each citation shows. The notes are noted in `made`, each at its first citation."""
        fresh = _firsts(numbers)
        asked = [csl.Citation(one, number) for one, number, new in zip(cites, numbers, fresh, strict=True) if new]
        tokens = iter(self.processor.cite(asked))
        known: dict[tuple[int, tuple[csl.Cite, ...]], Worded] = {}
        shown: list[Shown] = []
        notes: list[tree.Endnote] = []
        for place, one, number, new in zip(self.places, cites, numbers, fresh, strict=True):
            found = next(tokens) if new else []
            if number and new:
                notes.append(tree.Endnote(note_id(number), str(number), self._note(found, one), ()))
            if number:
                now = _raised(number, one)
            else:  # the processor gives the same tokens for the same citation in the same position
                now = known.get((id(found), one)) or self._worded(found, one)
                known[id(found), one] = now
            shown.append(Shown(now, cited_items(place), self._name(place)))
        made.notes = tuple(notes)
        return shown

    def _worded(self, found: list[csl.Token], cites: tuple[csl.Cite, ...]) -> Worded:
        """A citation in the text. In a footnote a style that uses notes would end it as a sentence: the author does."""
        now = worded(found, [cite.id for cite in cites], self.processor.numbers, self.lists)
        if not self.style.in_notes or not now.parts or not now.parts[-1].text.endswith("."):
            return now
        last = replace(now.parts[-1], text=now.parts[-1].text[:-1])
        return replace(now, parts=(*now.parts[:-1], last) if last.text else now.parts[:-1])

    def _name(self, place: Place) -> tree.Inlines:
        """The names that a narrative citation says in the sentence."""
        if not place.node.narrative:
            return ()
        key = place.cites[0].key
        if key not in self.names:
            cite = csl.Cite(key, author_only=True)
            tokens = self.processor.citation((cite,), (csl.Placed("subsequent"),))  # as they are said a second time
            self.names[key] = text(list(segments(tokens)), self.lang)
        return self.names[key]

    # ------------------------------------------------------------ notes and list

    def _note(self, found: list[csl.Token], cites: tuple[csl.Cite, ...]) -> tree.Inlines:
        """A note's text. What the house says of a source stands in the first note that names it."""
        fresh = [key for key in dict.fromkeys(cite.id for cite in cites) if key not in self.named]
        self.named.update(fresh)

        def rated(key: str) -> tree.Inlines:
            mark = sourcing.rating_mark(self.sources[key], self.settings) if key in fresh else ""
            return (tree.Run(f" {mark}"),) if mark else ()

        content = text(list(segments(found)), self.lang, behind=rated)
        if self.lists:
            return content
        unrated = replace(self.settings, ratings=False)
        for key in fresh:
            content += sourcing.after_entry(self.sources[key], unrated, self.lang)
        return content

    def _entries(self) -> tuple[tree.Endnote, ...]:
        made = []
        for entry in self.bibliography:
            source = self.sources[entry.id]
            label, content = label_and_text(entry.tokens, self.lang)
            number = str(self.processor.numbers[entry.id]) if label else ""
            if not any(letter.isalnum() for letter in tree.plain(content)):  # the style prints a number alone
                content = (tree.Run(f"{source.title or source.container_title or source.url or source.id}."),)
            content += sourcing.after_entry(source, self.settings, self.lang)
            made.append(tree.Endnote(source_id(entry.id), number, content, (), "" if label == number else label))
        return tuple(made)


def _raised(number: int, cites: tuple[csl.Cite, ...]) -> Worded:
    """The number of a note in the text."""
    part = tree.CitePart(str(number), note_id(number))
    return Worded((part,), True, "note", tuple(dict.fromkeys(cite.id for cite in cites)))


def _firsts(numbers: list[int]) -> list[bool]:
    """Whether each number stands for the first time; 0 always does."""
    seen: set[int] = set()
    out = []
    for number in numbers:
        out.append(not number or number not in seen)
        seen.add(number)
    return out


def _style(work: Work) -> csl.Style:
    """The report's style; what is wrong with it is noted, and the house's own stands in."""
    name = work.report.csl or work.report.citations.style
    try:
        return load_style(name, work.folder)
    except BriefingError as error:
        at = work.report.citations.at or work.report.at
        work.found.extend(replace(one, at=at) if at and not one.at.file else one for one in error.diagnostics)
        return load_style(HOUSE_STYLE, None)
