"""Inline content of the resolved tree goes in; runs, fields, links and note references come out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from ...core.direction import is_right_to_left
from ...resolve.tree import (
    CitationMark,
    Content,
    Format,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    ReferenceMark,
    Run,
)
from .citations import Hand, bookmarked_for, citation
from .draft import Draft
from .fields import field
from .notes import footnote
from .references import link as link_inside
from .references import note_reference, reference
from .typefaces import east_asian, east_asian_font, regional
from .xml import BREAK, escape, run, run_properties, styled


def inlines(
    draft: Draft, content: Inlines, *, lead: bool = False, italic: bool = False, style: str = "", flat: bool = False
) -> str:
    """Content of a paragraph.

    `lead` sets strong words at the start in the lead style; `italic` says that the paragraph is italic; `style` is a
    character style for runs that have none of their own; `flat` leaves references and citations plain words.
    """
    setter = _Setter(draft, italic, style, flat)
    return authored(draft, content, "".join(setter.set(content, lead)))


def authored(draft: Draft, content: Inlines, written: str) -> str:
    """What was written of a content, bookmarked where it is an author's. Programs do not find bookmarks in notes."""
    if not written or draft.in_note or not isinstance(content, Content):
        return written
    return draft.bookmarks.text(content.origin, written)


def words_only(draft: Draft, content: Inlines) -> str:
    """Content without citations, notes, and links: for the contents, whose lines are links themselves."""
    setter = _Setter(draft, False, "")
    parts = []
    for inline in content:
        match inline:
            case Run():
                parts.append(setter.plain_run(inline))
            case ReferenceMark():
                parts.append(run(inline.prefix + inline.text))
            case LineBreak():
                parts.append(run(" "))
            case CitationMark() | NoteMark():
                pass
            case _:
                assert_never(inline)
    return "".join(parts)


class _Setter:
    """Sets inline content in one paragraph."""

    def __init__(self, draft: Draft, italic: bool, style: str, flat: bool = False) -> None:
        self.draft, self.italic, self.style, self.flat = draft, italic, style, flat

    def set(self, content: Inlines, lead: bool) -> Iterator[str]:
        """Runs of one link are written as one link."""
        linked = _no_link if self.flat and self.draft.document.citing.word == "word" else _link
        first = 1 if content and isinstance(content[0], Run) and content[0].format.portion else 0
        for link, group in groupby(enumerate(content), key=lambda item: linked(item[1])):
            runs = "".join(self._inline(inline, lead and n == first, link is not None) for n, inline in group)
            yield self._linked(link, runs) if link is not None else runs

    def _inline(self, inline: Inline, lead: bool, linked: bool) -> str:
        match inline:
            case Run():
                look = self._look(inline.format, inline.lang, linked, lead and inline.format.strong)
                text = inline.text.replace("-", "\N{NON-BREAKING HYPHEN}") if inline.format.portion else inline.text
                return run(text, look)
            case CitationMark():
                return citation(self.draft, inline, Hand(self._named, self._note_content, self.flat))
            case ReferenceMark():
                return self._reference(inline)
            case NoteMark():
                return self._note(inline)
            case LineBreak():
                return BREAK
            case _:
                assert_never(inline)

    def plain_run(self, inline: Run) -> str:
        """A run that keeps its emphasis and language and loses its link."""
        return run(inline.text, self._look(Format(emphasis=inline.format.emphasis), inline.lang, False, False))

    def _linked(self, link: Link, runs: str) -> str:
        if link.url:
            return f'<w:hyperlink r:id="{self.draft.relations.link(link.url)}" w:history="1">{runs}</w:hyperlink>'
        return link_inside(self.draft, link.target, runs)

    def _look(self, form: Format, lang: str | None, linked: bool, lead: bool) -> str:
        key = (form, lang, linked, lead, self.italic, self.style)
        known = self.draft.run_cache.get(key)
        if known is None:
            known = self.draft.run_cache[key] = self._fresh_look(form, lang, linked, lead)
        return known

    def _fresh_look(self, form: Format, lang: str | None, linked: bool, lead: bool) -> str:
        style = self.style
        if form.address:
            style = "Address"
        elif linked:
            style = "Hyperlink"
        elif form.code:
            style = "CodeText"
        elif lead:
            style = "Lead"
        upright = form.emphasis and self.italic
        raised = "superscript" if form.superscript else "subscript" if form.subscript else None
        return run_properties(
            style=style,
            **self._language(lang),
            bold=(form.strong and not lead) or None,
            italic=False if upright else form.emphasis or None,
            small_caps=form.small_caps or None,
            underline=form.underline or None,
            raised=raised,
        )

    def _language(self, lang: str | None) -> dict[str, str | bool]:
        """What makes a run of another language: its tag, and which font where its script has fonts of its own."""
        if lang is None:
            return {}
        tag = escape(regional(lang))
        if is_right_to_left(lang):
            return {"rtl": True, "lang": f'<w:lang w:bidi="{tag}"/>'}
        key = east_asian(lang)
        if key:
            body = self.draft.theme.text["body"]
            font = east_asian_font(self.draft.theme.faces[body.face], key)
            return {
                "fonts": f'<w:rFonts w:eastAsia="{font}" w:hint="eastAsia"/>',
                "lang": f'<w:lang w:eastAsia="{tag}"/>',
            }
        return {"lang": f'<w:lang w:val="{tag}"/>'}

    def _named(self, form: Format, style: str) -> str:
        """The look of a run in a character style that only yields to the paragraph's own."""
        if not style or (self.style and style == "CitationLink"):
            return self._look(form, None, False, False)
        return _Setter(self.draft, self.italic, style)._look(form, None, False, False)

    def _note_content(self, content: Inlines) -> str:
        """The content of an endnote; in a live citation another program will write it."""
        return inlines(self.draft, content, flat=self.draft.document.citing.word != "fields")

    def _reference(self, mark: ReferenceMark) -> str:
        """The words before the number belong to the link; the number is a live reference."""
        name = self.draft.bookmarks.name(mark.target)
        rpr = self._look(mark.format, None, False, False)
        if self.flat:
            return run(mark.prefix + mark.text, rpr)
        if mark.kind == "note":
            live = self._to_note(mark, rpr)
        else:
            switch = "\\r \\h" if mark.form == "number" else "\\h"
            live = field(f"REF {name} {switch}", mark.text, rpr)
        if not mark.prefix:
            return live
        return link_inside(self.draft, mark.target, run(mark.prefix, rpr)) + live

    def _to_note(self, mark: ReferenceMark, rpr: str) -> str:
        if mark.target in self.draft.notes:
            return note_reference(self.draft, mark.target, mark.text, rpr, mark.format.superscript)
        return reference(self.draft, mark.target, mark.text, rpr)

    def _note(self, mark: NoteMark) -> str:
        """The reference. It carries the bookmarks of the note's citations: programs do not find any inside notes."""
        with footnote(self.draft) as take:
            number = take(inlines(self.draft, mark.content))
        written = f'<w:r><w:rPr>{styled("FootnoteReference")}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        return bookmarked_for(self.draft, mark.content, written)


def _link(inline: Inline) -> Link | None:
    return inline.link if isinstance(inline, Run) else None


def _no_link(inline: Inline) -> None:
    """Programs that read Word's own citations lose what stands before a link in one."""
