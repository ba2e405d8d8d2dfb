"""A citation goes in; numbers, words or note references that lead to its entries come out, live where that is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from itertools import groupby

from ...core.node import node
from ...resolve.tree import PLAIN, CitationMark, CitePart, Endnote, Format, Inlines, plain
from .backlinks import way_back
from .draft import Draft
from .live import Cited, alive
from .notes import endnote
from .references import link, note_reference, reference
from .xml import run, styled


@node
class Hand:
    """How the paragraph around a citation is written."""

    look: Callable[[Format, str], str]
    """The children of a w:rPr for a format and a character style; empty: that of the paragraph's runs."""
    write: Callable[[Inlines], str]
    """Writes the content of a note."""
    flat: bool = False
    """Another program will write this paragraph's citations: words only."""


def citation(draft: Draft, mark: CitationMark, hand: Hand) -> str:
    """The citation, bookmarked: entries lead back to it, and it is known again wherever an editor moves it. Programs do
    not find bookmarks inside notes.
    """
    if hand.flat:
        return _words(mark, hand)
    written = _in_notes(draft, mark, hand) if mark.form == "note" and draft.native else _in_text(draft, mark, hand)
    return written if draft.in_note else draft.bookmarks.cited(mark.id, written)


def bookmarked_for(draft: Draft, content: Inlines, written: str) -> str:
    """A note's reference with the bookmarks of the citations in the note."""
    for inner in content:
        if isinstance(inner, CitationMark) and inner.id in draft.wanted_marks:
            written = draft.bookmarks.cited(inner.id, written)
    return written


def _in_text(draft: Draft, mark: CitationMark, hand: Hand) -> str:
    """Another program's field around plain words, or our own references and links."""
    cited = Cited(mark.id, mark.items, mark.keys, mark.text, mark.superscript)
    own = _links if mark.form == "text" else _numbers
    return alive(draft, cited, _words(mark, hand)) or own(draft, mark, hand)


def _words(mark: CitationMark, hand: Hand) -> str:
    return "".join(run(part.text, _look(mark, part, hand)) for part in mark.parts)


def _numbers(draft: Draft, mark: CitationMark, hand: Hand) -> str:
    """Live references to the entries, and what stands between them."""
    pieces = ((part, _look(mark, part, hand)) for part in mark.parts)
    return "".join(
        reference(draft, part.target, part.text, rpr) if part.target else run(part.text, rpr) for part, rpr in pieces
    )


def _links(draft: Draft, mark: CitationMark, hand: Hand) -> str:
    """Words that lead to the entries: neighbours that name the same one are one link."""
    out: list[str] = []
    for target, parts in groupby(mark.parts, key=lambda part: part.target):
        style = "CitationLink" if target else ""
        runs = "".join(run(part.text, _look(mark, part, hand, style)) for part in parts)
        out.append(link(draft, target, runs) if target else runs)
    return "".join(out)


def _look(mark: CitationMark, part: CitePart, hand: Hand, style: str = "") -> str:
    return hand.look(_format(mark, part), "Citation" if mark.superscript else style)


def _format(mark: CitationMark, part: CitePart) -> Format:
    """That of the piece and of what stands around it; raised numbers are not italic with their line."""
    own, around = part.format, mark.format
    if mark.superscript:
        own, around = _level(own), _level(Format(strong=around.strong, underline=around.underline))
    if PLAIN in (own, around):
        return around if own == PLAIN else own
    return Format(**{each.name: getattr(own, each.name) or getattr(around, each.name) for each in fields(Format)})


def _level(form: Format) -> Format:
    """The same on the line: the style of raised numbers raises them."""
    if not (form.superscript or form.subscript):
        return form
    return Format(form.strong, form.emphasis, small_caps=form.small_caps, underline=form.underline)


# ---------------------------------------------------------------- notes


def _in_notes(draft: Draft, mark: CitationMark, hand: Hand) -> str:
    """The first to name a note holds it; the others repeat its number."""
    rpr = styled("EndnoteReference")
    out: list[str] = []
    for part in mark.parts:
        entry = draft.notes.get(part.target)
        if entry is None:
            out.append(run(part.text, rpr))
        elif entry.id in draft.noted or draft.in_note:
            out.append(note_reference(draft, entry.id, part.text, rpr, raised=True))
        else:
            out.append(_first(draft, mark, entry, hand))
    return "".join(out)


def _first(draft: Draft, mark: CitationMark, entry: Endnote, hand: Hand) -> str:
    """The reference, bookmarked for those that repeat it, and the endnote itself."""
    draft.noted.append(entry.id)
    with endnote(draft) as take:
        content = hand.write(entry.content)
        cited = Cited(entry.id, mark.items, mark.keys, plain(entry.content), note=len(draft.noted))
        number = take(entry, (alive(draft, cited, content) or content) + way_back(draft, entry))
    written = f'<w:r><w:rPr>{styled("EndnoteReference")}</w:rPr><w:endnoteReference w:id="{number}"/></w:r>'
    written = bookmarked_for(draft, entry.content, written)
    return draft.bookmarks.around(draft.bookmarks.name(entry.id), written)
