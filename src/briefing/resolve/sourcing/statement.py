"""The source summary statement of ICS 206-01, as far as a list can tell: how many sources, of what kinds, from when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ...model.report import Citations
from ...model.sources import PartialDate, Source
from ..tree import Format, Inlines, Run
from .runs import runs, stopped

if TYPE_CHECKING:
    from .words import SourceWords


def statement(sources: Sequence[Source], settings: Citations, lang: str) -> Inlines:
    """A paragraph about the sources listed; empty unless the report asks for it and has sources."""
    if not settings.source_summary or not sources:
        return ()
    # most reports do not ask: the words are not opened for them
    from .kinds import kinds
    from .words import source_words

    words = source_words(lang)
    sentences = (
        kinds(sources, lang),
        _published(sources, words, lang),
        _between([s.accessed for s in sources], words.accessed, words.accessed_once, lang),
        _ratings(sources, words) if settings.ratings else "",
    )
    text = "".join(words.space + stopped(sentence, words.stop) for sentence in sentences if sentence)
    return (Run(words.lead, Format(strong=True)), *runs(text, lang))


# ---------------------------------------------------------------- dates


def _published(sources: Sequence[Source], words: SourceWords, lang: str) -> str:
    dates = [source.issued for source in sources]
    said = _between(dates, words.published, words.published_once, lang)
    if not said:
        return words.never_published
    undated = sum(date is None or not date.year for date in dates)
    return said + (words.undated.format(count=undated, total=len(sources)) if undated else "")


def _between(dates: Iterable[PartialDate | None], span: str, once: str, lang: str) -> str:
    """A sentence about the first and the last date; empty where none is known."""
    from .words import date_words

    known = [date for date in dates if date is not None and date.year]
    if not known:
        return ""
    first = date_words(min(known, key=_begins), lang)
    last = date_words(max((_end(date) for date in known), key=_ends), lang)
    return once.format(first=first) if first == last else span.format(first=first, last=last)


def _end(date: PartialDate) -> PartialDate:
    """Where a span ends, as far as it has; a date itself."""
    return date.end if date.end is not None and date.end.year else date


def _begins(date: PartialDate) -> tuple[int, int, int]:
    """Dates known to the year or the month begin before those within them."""
    return (date.year, date.month or 0, date.day or 0)


def _ends(date: PartialDate) -> tuple[int, int, int]:
    """And end after them."""
    return (date.year, date.month or 13, date.day or 32)


# ---------------------------------------------------------------- ratings


def _ratings(sources: Sequence[Source], words: SourceWords) -> str:
    rated = [source.rating for source in sources if source.rating]
    if not rated:
        return ""
    counts = sorted(Counter(rated).items())
    ratings = words.comma.join(words.label.format(label=rating, count=count) for rating, count in counts)
    if len(rated) == len(sources):
        return words.all_rated.format(ratings=ratings)
    return words.rated.format(count=len(rated), total=len(sources), ratings=ratings)
