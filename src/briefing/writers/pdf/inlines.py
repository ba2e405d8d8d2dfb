"""Inline content of the resolved tree goes in; measured text with its structure elements, links, marks and footnotes
comes out.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, assert_never

from briefing.resolve.tree import PLAIN, CitationMark, Inlines, LineBreak, Link, NoteMark, ReferenceMark, Run, plain

from .boxes import Note
from .looks import Look, blend
from .structure import Element
from .text import Mark, Target, Text

if TYPE_CHECKING:
    from briefing.resolve.tree import CitePart, Format

    from .shop import Shop


class Setter:
    """Sets inline content in one text style under one element."""

    def __init__(
        self,
        shop: Shop,
        style: str,
        parent: Element,
        *,
        lead: bool = False,
        strong: bool = False,
        tabular: bool = False,
        colour: str = "",
    ) -> None:
        self.shop, self.style, self.parent = shop, style, parent
        self.lead, self.strong, self.tabular, self.colour = lead, strong, tabular, colour
        self.text = Text()
        self.texts = [self.text]
        self._links: dict[int, Target] = {}

    def start(self, before: Text, space: float = 5.0) -> None:
        """Let a text measured already stand before the content; `space`: points more than a space between them."""
        for bit in before.bits:
            self.text.append(bit, self.parent)
        self.text.add(" ", before.bits[-1].look, self.parent)
        self.text.widen(space)

    def run(self, content: Inlines) -> list[Text]:
        """The content as one text for each line that the author ended."""
        lead = 1 if content and isinstance(content[0], Run) and content[0].format.portion else 0
        for n, inline in enumerate(content):
            match inline:
                case Run():
                    self._run(inline, n == lead)
                case CitationMark():
                    self._citation(inline)
                case ReferenceMark():
                    self._reference(inline)
                case NoteMark():
                    self._note(inline)
                case LineBreak():
                    self.text = Text()
                    self.texts.append(self.text)
                case _:
                    assert_never(inline)
        return [text for text in self.texts if text.bits] or self.texts[:1]

    def look(
        self, form: Format, first: bool = False, lang: str | None = None, whole: bool = False, linked: bool = False
    ) -> Look:
        """How a format is set; strong words that lead a list item are set in the sans face."""
        return self.shop.case.look(
            self.style,
            form,
            strong=self.strong,
            lead=self.lead and (self.strong or (first and form.strong)),
            tabular=self.tabular,
            whole=whole,
            colour="" if form.address else self.colour or ("link" if linked else ""),
            lang=lang,
        )

    def _run(self, run: Run, first: bool) -> None:
        element, target = self.parent, None
        if run.link is not None:
            target = self._target(run.link)
            element = target.element
        if run.lang is not None and run.lang != self.shop.lang:
            element = Element("Span", element, lang=run.lang)
        look = self.look(run.format, first, run.lang, run.format.portion, target is not None and target.url != "")
        self.text.add(run.text, look, element, target)

    def _target(self, link: Link) -> Target:
        known = self._links.get(id(link))
        if known is None:
            element = Element("Link", self.parent)
            label = self.shop.labels.get(link.target, "")
            spoken = self.shop.document.words.go_to.format(label=label) if link.target else link.url
            known = self._links[id(link)] = Target(element, link.url, link.target, spoken)
        return known

    def _raised(self, mark: CitationMark | NoteMark) -> Look:
        return self.shop.case.look(self.style, strong=mark.format.strong, citation=True)

    def _citation(self, mark: CitationMark) -> None:
        """A citation: one Reference, in it a Link for each entry named, however many formats its name has.

        A raised one clings to what stands before it, all of it; the others are set as the text around them is, where it
        has spaces, but numbers are not broken inside.
        """
        look = self._raised(mark) if mark.superscript else self.look(mark.format, whole=mark.form != "text")
        reference = Element("Reference", self.parent)
        text = self.text
        start = len(text.bits)
        for place, group in groupby(mark.parts, attrgetter("target")):
            parts = list(group)
            element, target = reference, None
            if place:
                element = Element("Link", reference)
                shown = "".join([part.text for part in parts])
                target = Target(element, place=place, contents=self.shop.go_to_entry(place, shown))
            for part in parts:
                text.add(part.text, self._part(part, mark, look), element, target, mark.superscript)
        if mark.superscript:
            text.hold(start)
        text.marks.append(Mark(start if len(text.bits) > start else max(start - 1, 0), id=mark.id))

    def _part(self, part: CitePart, mark: CitationMark, look: Look) -> Look:
        if mark.superscript or part.format == PLAIN:
            return look
        return self.look(blend(mark.format, part.format), whole=look.whole)

    def _reference(self, mark: ReferenceMark) -> None:
        element = Element("Link", Element("Reference", self.parent))
        shown = mark.prefix + mark.text
        spoken = self.shop.document.words.go_to.format(label=shown)
        self.text.add(shown, self.look(mark.format), element, Target(element, "", mark.target, spoken))

    def _note(self, mark: NoteMark) -> None:
        from .blocks.footnote import lay_footnote

        both = Element("Span", self.parent)
        link = Element("Link", Element("Reference", both))
        place = f"footnote:{mark.number}"
        spoken = self.shop.document.words.go_to.format(label=mark.shown)
        text = self.text
        note: Note = lay_footnote(self.shop, mark, _note_element(both), place)
        text.marks.append(Mark(len(text.bits), note=note))
        text.add(mark.shown, self._raised(mark), link, Target(link, "", place, spoken), tie=True)


#: What is read out whenever one comes to it or to what it heads, so that its notes had better not be read with it.
_REPEATED = {"Table", "H1", "H2", "H3", "H4"}


def _note_element(mark: Element) -> Element:
    """The element of a note: beside its mark, but behind the table or heading in which that stands."""
    whole, above = None, mark.parent
    while above is not None:
        if above.tag in _REPEATED:
            whole = above
        above = above.parent
    if whole is None:
        return Element("Note", mark)
    note = Element("Note", whole.parent)
    note.stand_behind(whole)
    return note


def words(content: Inlines) -> str:
    """Plain words of a heading, for the outline."""
    return " ".join(plain(content).split())
