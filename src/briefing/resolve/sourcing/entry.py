"""What stands behind a source's entry: the archived copy, the rating, and on a line of its own what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.report import Citations
from ...model.sources import Source
from ..tree import Format, Inline, Inlines, LineBreak, Link, Run
from .runs import runs, stopped

if TYPE_CHECKING:
    from .words import SourceWords

_ADDRESS = Format(address=True)


def after_entry(source: Source, settings: Citations, lang: str) -> Inlines:
    """What follows the last word of the entry, with the space before it; empty where there is nothing to say."""
    out: list[Inline] = []
    described = settings.descriptors and (source.source_type or source.descriptor)
    # most sources have neither: the words are not opened for them
    if source.archive_url or source.archived or described:
        from .words import source_words

        words = source_words(lang)
        out += _archived(source, words, lang)
    if mark := rating_mark(source, settings):
        out.append(Run(f" {mark}"))
    if described and (line := _descriptor(source, words)):
        out += [LineBreak(), *runs(line, lang)]
    return tuple(out)


def rating_mark(source: Source, settings: Citations) -> str:
    """The rating as it is shown, "[B2]"; empty where there is none, or ratings are not shown."""
    return f"[{source.rating}]" if source.rating and settings.ratings else ""


def _archived(source: Source, words: SourceWords, lang: str) -> list[Run]:
    from .words import date_words

    date = date_words(source.archived, lang) if source.archived else ""
    said = words.archived.format(date=date) if date else words.archived_copy
    if source.archive_url:
        # the stop behind an address is no part of it
        address = Run(source.archive_url, _ADDRESS, link=Link(url=source.archive_url))
        return [Run(f" {said}{words.colon}"), address, Run(words.stop)]
    return [Run(f" {said}{words.stop}")] if date else []


def _descriptor(source: Source, words: SourceWords) -> str:
    """Source type and descriptor (ICS 206-01), each a sentence."""
    said = (text for text in (source.source_type, source.descriptor) if text.strip())
    return words.space.join(stopped(text, words.stop) for text in said)
