"""What stands behind a source's entry: the archived copy, the rating, and on a line of its own what kind it is."""

from __future__ import annotations

from ...model.report import Citations
from ...model.sources import Source
from ..tree import Format, Inline, Inlines, LineBreak, Link, Run
from .runs import runs, stopped
from .words import SourceWords, date_words, source_words

_ADDRESS = Format(address=True)


def after_entry(source: Source, settings: Citations, lang: str) -> Inlines:
    """What follows the last word of the entry, with the space before it; empty where there is nothing to say."""
    words = source_words(lang)
    out: list[Inline] = []
    if copy := _archived(source, words, lang):
        out += [Run(" "), *copy]
    if mark := rating_mark(source, settings):
        out.append(Run(f" {mark}"))
    if line := _descriptor(source, settings, words):
        out += [LineBreak(), *runs(line, lang)]
    return tuple(out)


def rating_mark(source: Source, settings: Citations) -> str:
    """The rating as it is shown, "[B2]"; empty where there is none, or ratings are not shown."""
    return f"[{source.rating}]" if source.rating and settings.ratings else ""


def _archived(source: Source, words: SourceWords, lang: str) -> list[Run]:
    date = date_words(source.archived, lang) if source.archived else ""
    said = words.archived.format(date=date) if date else words.archived_copy
    if source.archive_url:
        # the stop behind an address is no part of it
        address = Run(source.archive_url, _ADDRESS, link=Link(url=source.archive_url))
        return [Run(said + words.colon), address, Run(words.stop)]
    return [Run(said + words.stop)] if date else []


def _descriptor(source: Source, settings: Citations, words: SourceWords) -> str:
    """Source type and descriptor (ICS 206-01), each a sentence."""
    if not settings.descriptors:
        return ""
    said = (text for text in (source.source_type, source.descriptor) if text.strip())
    return words.space.join(stopped(text, words.stop) for text in said)
