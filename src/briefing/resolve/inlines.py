"""Inlines of the model as flat runs with formats, languages and links; citations and references as text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TypeAlias, assert_never

from ..core.numerals import letters
from ..model import inlines as i
from ..model import walk
from . import tree
from .citations import source_id
from .cited import Shown
from .joints import before_mark, behind_mark, closes
from .scripts import by_language
from .work import Work

Spelling: TypeAlias = Literal["below", "beside", "nowhere"]
"""Where the address behind a link is printed: in a footnote, in parentheses after its words, or not at all."""


class Inliner:
    """Lowers inline content. One for a whole document: it counts citations and notes in reading order."""

    def __init__(self, work: Work, counting: bool = True) -> None:
        self._work = work
        asked = work.report.marking
        self._portions = asked is not None and asked.portions
        self._spells = counting and work.report.links == "notes"
        self._spelling: Spelling = "below"
        self._spelt: set[str] | None = None
        """Addresses that are printed, or have been so far; None: no link has asked yet."""
        self._lang = work.report.lang
        self._counting = counting
        self._notes = 0
        self._citations = 0
        self._taken: dict[int, int] = {}
        """Citation node to how many of its places were lowered."""
        self.marks: dict[str, list[str]] = {}
        """Id of an entry to the ids of the citations that name it."""

    def __call__(self, content: i.Inlines, spelling: Spelling | None = None) -> tree.Inlines:
        """The runs of a paragraph's or a title's content; `spelling` None: as everywhere around."""
        origin = content
        out: list[tree.Inline] = []
        around, self._spelling = self._spelling, spelling or self._spelling
        if self._portions:
            from .portions import parted

            mark, content = parted(content)
            if mark:
                text = f"{mark} " if content else mark
                out.append(tree.Run(text.replace(" ", "\N{NO-BREAK SPACE}"), tree.Format(portion=True)))
        self._lower(content, tree.PLAIN, None, None, out)
        self._spelling = around
        return tree.Content.of(_merged(out), origin)

    @contextmanager
    def printing(self, spelling: Spelling) -> Iterator[None]:
        """Print the addresses behind links there meanwhile."""
        around, self._spelling = self._spelling, spelling
        yield
        self._spelling = around

    def titles(self, content: i.Inlines) -> tree.Inlines:
        """The same without citations and notes, for a title that is shown a second time."""
        return Inliner(self._work, counting=False)(content)

    def _lower(
        self, content: i.Inlines, form: tree.Format, lang: str | None, link: tree.Link | None, out: list[tree.Inline]
    ) -> None:
        skip = 0
        """Letters of the next text that stand before the citation already."""
        for n, inline in enumerate(content):
            match inline:
                case i.Text():
                    self._text(inline.text[skip:], form, lang, link, out)
                case i.Emphasis():
                    self._lower(inline.content, dataclasses.replace(form, emphasis=True), lang, link, out)
                case i.Strong():
                    self._lower(inline.content, dataclasses.replace(form, strong=True), lang, link, out)
                case i.Superscript():
                    self._lower(inline.content, dataclasses.replace(form, superscript=True), lang, link, out)
                case i.Subscript():
                    self._lower(inline.content, dataclasses.replace(form, subscript=True), lang, link, out)
                case i.Code():
                    out.append(tree.Run(inline.text, dataclasses.replace(form, code=True), lang, link))
                case i.Link():
                    self._link(inline, form, lang, out)
                case i.Foreign():
                    other = None if inline.lang == self._lang else inline.lang
                    self._lower(inline.content, form, other, link, out)
                case i.Citation():
                    following = content[n + 1] if n + 1 < len(content) else None
                    skip = self._citation(inline, form, out, following)
                    continue
                case i.CrossReference():
                    mark = self._work.references.get(inline.target)
                    if mark is not None:
                        out.append(dataclasses.replace(mark, format=form))
                case i.Note():
                    number = self._next_note()
                    out.append(self._note(number, self(inline.content, "beside"), form))
                case i.LineBreak():
                    out.append(tree.LineBreak())
                case _:
                    assert_never(inline)
            skip = 0

    def _text(
        self, text: str, form: tree.Format, lang: str | None, link: tree.Link | None, out: list[tree.Inline]
    ) -> None:
        if "\n" in text:
            text = text.replace("\n", " ")
        if lang is not None or text.isascii():
            out.append(tree.Run(text, form, lang, link))
        else:
            out.extend(tree.Run(part, form, tag, link) for part, tag in by_language(text, self._lang))

    def _next_note(self) -> int:
        self._notes += 1
        return self._notes

    def _note(self, number: int, content: tree.Inlines, form: tree.Format) -> tree.NoteMark:
        lettered = self._work.cited is not None and self._work.cited.raised
        return tree.NoteMark(number, content, form, letters(number) if lettered else "")

    def _link(self, inline: i.Link, form: tree.Format, lang: str | None, out: list[tree.Inline]) -> None:
        link = tree.Link(url=inline.url)
        bare = not inline.content or inline.content == (i.Text(inline.url),)
        if bare:
            from .addresses import printed

            text = printed(inline.url)
            out.append(tree.Run(text, dataclasses.replace(form, address=True), lang, link))
        else:
            self._lower(inline.content, form, lang, link, out)
        if self._spells and inline.url:
            self._spell(inline, form, out)

    def _spell(self, inline: i.Link, form: tree.Format, out: list[tree.Inline]) -> None:
        """Print the address behind a link's words, for readers on paper, unless they find it elsewhere."""
        from . import addresses

        if self._spelt is None:
            self._spelt = addresses.listed(self._work.cited)
        key = addresses.key(inline.url)
        shown = not inline.content or addresses.key(walk.plain(inline.content)) == key
        if key in self._spelt or (self._spelling == "nowhere" and not shown):
            return
        self._spelt.add(key)
        if shown:
            return
        address = tree.Run(addresses.printed(inline.url), tree.Format(address=True), None, tree.Link(url=inline.url))
        if self._spelling == "below":
            out.append(self._note(self._next_note(), (address,), form))
        else:
            out += [tree.Run(" (", form), address, tree.Run(")", form)]

    def _citation(
        self, citation: i.Citation, form: tree.Format, out: list[tree.Inline], following: i.AnyInline | None
    ) -> int:
        """A citation with its narrative name; gives how many letters of what follows it took before itself."""
        shown = self._shown(citation)
        if shown is None:
            return 0
        worded = shown.worded
        out += [_formatted(piece, form) for piece in shown.name]
        if not self._counting or not worded.parts:
            return 0
        self._citations += 1
        mark_id = f"cite:{self._citations}"
        for entry in (*(source_id(key) for key in worded.keys), *(part.target for part in worded.parts)):
            places = self.marks.setdefault(entry, [])
            if mark_id not in places:
                places.append(mark_id)
        raised = worded.superscript
        mark = tree.CitationMark(mark_id, worded.parts, raised, form, worded.keys, worded.form, shown.items)
        if shown.name:
            out += [mark] if raised else [tree.Run(" ", form), mark]
            return 0
        if raised:
            taken = closes(following, out)
            before_mark(out, taken)
            out.append(mark)
            return len(taken)
        out += behind_mark(out, mark)
        return 0

    def _shown(self, citation: i.Citation) -> Shown | None:
        """What a citation shows at its next place."""
        cited = self._work.cited
        places = cited.shown.get(id(citation)) if cited is not None else None
        if not places:
            return None
        at = self._taken.get(id(citation), 0)
        if self._counting:
            self._taken[id(citation)] = at + 1
        return places[min(at, len(places) - 1)]


def _formatted(piece: tree.Inline, form: tree.Format) -> tree.Inline:
    """A piece of a name within the format of the sentence."""
    if not isinstance(piece, tree.Run) or form == tree.PLAIN:
        return piece
    own = piece.format
    return dataclasses.replace(
        piece, format=dataclasses.replace(own, strong=own.strong or form.strong, emphasis=own.emphasis != form.emphasis)
    )


def _merged(inlines: list[tree.Inline]) -> tree.Inlines:
    """Neighbouring runs of one format, language and link become one."""
    out: list[tree.Inline] = []
    for inline in inlines:
        last = out[-1] if out else None
        if isinstance(inline, tree.Run):
            if not inline.text:
                continue
            if (
                isinstance(last, tree.Run)
                and last.format == inline.format
                and last.lang == inline.lang
                and last.link is inline.link
            ):
                out[-1] = tree.Run(last.text + inline.text, last.format, last.lang, last.link)
                continue
        out.append(inline)
    return tuple(out)
