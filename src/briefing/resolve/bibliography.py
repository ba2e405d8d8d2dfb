"""An entry of the endnotes in the house form: who, title, where it stands, when, address, when it was seen."""

from __future__ import annotations

from collections.abc import Iterator

from ..core.quotes import typographic
from ..model.sources import Name, Source
from .citations import joined
from .dates import long_date
from .scripts import by_language
from .tree import PLAIN, Format, Inlines, Link, Run
from .vocabulary import Vocabulary

_ADDRESS = Format(address=True)
_TITLE = Format(emphasis=True)
#: Sources whose own title is set in italic; the others stand within something that is (CSL's usual division).
_WHOLE = {"book", "report", "thesis", "motion_picture", "broadcast", "periodical", "classic", "collection"}
_ENDS = ".?!…。？！"


def entry(source: Source, words: Vocabulary, lang: str) -> Inlines:
    """The runs of an entry, without its number."""
    runs: list[Run] = []
    for sentence in _sentences(source, words, lang):
        if runs:
            runs.append(Run(" "))
        runs += sentence
    return tuple(runs)


def _sentences(source: Source, words: Vocabulary, lang: str) -> Iterator[list[Run]]:
    names = source.author or source.editor
    if names:
        yield _stopped([Run(joined([_full(name) for name in names], words))], lang)
    yield _stopped([Run(source.title or source.url or source.id, _TITLE if source.type in _WHOLE else PLAIN)], lang)
    where = _where(source)
    date = long_date(source.issued, lang) if source.issued else ""
    if where or date:
        if where and date:
            where.append(Run(f", {date}"))
        yield _stopped(where or [Run(date)], lang)
    address = source.url or (f"https://doi.org/{source.doi}" if source.doi else "")
    if address:
        # the stop behind an address is no part of it
        yield [Run(address, _ADDRESS, None, Link(url=address)), Run(".")]
    if source.accessed:
        # a day is not parted from its month
        date = long_date(source.accessed, lang).replace(" ", "\N{NO-BREAK SPACE}", 1)
        yield _stopped([Run(words.accessed.format(date=date))], lang)
    if source.note:
        yield _stopped([Run(source.note)], lang)


def _where(source: Source) -> list[Run]:
    """What the source stands in and who published it, with volume, number and pages."""
    runs: list[Run] = []
    if source.container_title:
        runs.append(Run(source.container_title, _TITLE))
        volume = source.volume + (f"({source.issue})" if source.issue else "")
        if volume:
            runs.append(Run(f" {volume}"))
    # "no." goes before a bare number only: "ISO 843:1997" says by itself what it is
    number = f"no. {source.number}" if source.number.isdigit() else source.number
    plain = [source.genre, number, source.edition]
    publisher = ": ".join(filter(None, (source.publisher_place, source.publisher)))
    if publisher and publisher != source.container_title:
        plain.append(publisher)
    if source.page:
        plain.append(source.page.replace("-", "–"))
    for text in filter(None, plain):
        runs.append(Run(f", {text}" if runs else text[0].upper() + text[1:]))
    return runs


def _full(name: Name) -> str:
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    person = " ".join(filter(None, (given, family)))
    return name.literal or ", ".join(filter(None, (person, name.suffix)))


def _stopped(runs: list[Run], lang: str) -> list[Run]:
    """With a full stop unless the words end in one, and parted by language."""
    out = [
        Run(text, run.format, tag, run.link)
        for run in runs
        for text, tag in by_language(typographic(run.text, lang), lang)
    ]
    if out and not out[-1].text.rstrip("”’\"'").endswith(tuple(_ENDS)):
        out.append(Run("."))
    return out
