"""Inlines of the model as flat runs with formats, languages and links; citations and references as text."""

from __future__ import annotations

import dataclasses
from typing import assert_never

from ..model import inlines as i
from . import tree
from .citations import citation_parts, narrative_name
from .scripts import by_language
from .work import Work


class Inliner:
    """Lowers inline content. One for a whole document: it counts citations and notes in reading order."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._lang = work.report.lang
        self._notes = 0
        self._citations = 0
        self.marks: dict[str, list[str]] = {}
        """Source id to the ids of the citations that name it."""

    def __call__(self, content: i.Inlines) -> tree.Inlines:
        """The runs of a paragraph's or a title's content."""
        out: list[tree.Inline] = []
        self._lower(content, tree.PLAIN, None, None, out)
        return _merged(out)

    def titles(self, content: i.Inlines) -> tree.Inlines:
        """The same without counting what is in it: for a title that is shown a second time."""
        return Inliner(self._work)(content)

    def _lower(
        self, content: i.Inlines, form: tree.Format, lang: str | None, link: tree.Link | None, out: list[tree.Inline]
    ) -> None:
        for inline in content:
            match inline:
                case i.Text():
                    self._text(inline.text, form, lang, link, out)
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
                    self._citation(inline, form, out)
                case i.CrossReference():
                    mark = self._work.references.get(inline.target)
                    if mark is not None:
                        out.append(dataclasses.replace(mark, format=form))
                case i.Note():
                    self._notes += 1
                    number = self._notes
                    out.append(tree.NoteMark(number, self(inline.content), form))
                case i.LineBreak():
                    out.append(tree.LineBreak())
                case _:
                    assert_never(inline)

    def _text(
        self, text: str, form: tree.Format, lang: str | None, link: tree.Link | None, out: list[tree.Inline]
    ) -> None:
        if "\n" in text:
            text = text.replace("\n", " ")
        if lang is not None or text.isascii():
            out.append(tree.Run(text, form, lang, link))
        else:
            out.extend(tree.Run(part, form, tag, link) for part, tag in by_language(text, self._lang))

    def _link(self, inline: i.Link, form: tree.Format, lang: str | None, out: list[tree.Inline]) -> None:
        link = tree.Link(url=inline.url)
        bare = not inline.content or inline.content == (i.Text(inline.url),)
        if bare:
            out.append(tree.Run(inline.url, dataclasses.replace(form, address=True), lang, link))
        else:
            self._lower(inline.content, form, lang, link, out)

    def _citation(self, citation: i.Citation, form: tree.Format, out: list[tree.Inline]) -> None:
        known = [item for item in citation.items if item.key in self._work.source_numbers]
        if not known:
            return
        if citation.narrative:
            name = narrative_name(self._work.report.sources[known[0].key], self._work.vocabulary)
            out.append(tree.Run(name, form))
        self._citations += 1
        mark_id = f"cite:{self._citations}"
        parts, keys = citation_parts(known, self._work.source_numbers)
        for key in keys:
            self.marks.setdefault(key, []).append(mark_id)
        out.append(tree.CitationMark(mark_id, parts, True, form, keys))


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
