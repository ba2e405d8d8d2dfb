"""How many sources there are of which kind, in words: the analyst's own source types, or kinds made of CSL types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

from ...model.sources import Source, SourceType
from ..vocabulary import vocabulary
from .names import Kind, Noun, nouns
from .words import SourceWords, source_words

#: Whatever is not named here is "other".
_KINDS: dict[SourceType, Kind] = {
    "webpage": "web", "post": "web", "post-weblog": "web",
    "article-newspaper": "news", "article-magazine": "news",
    "report": "report", "pamphlet": "report",
    "article-journal": "journal", "review": "journal", "review-book": "journal",
    # CSL's "article" is a preprint or a working paper
    "article": "paper", "paper-conference": "paper", "thesis": "paper",
    "book": "book", "classic": "book",
    "chapter": "chapter",
    "entry": "entry", "entry-dictionary": "entry", "entry-encyclopedia": "entry",
    "standard": "standard",
    "bill": "law", "hearing": "law", "legal_case": "law", "legislation": "law", "patent": "law", "regulation": "law",
    "treaty": "law",
    "dataset": "data",
    "interview": "spoken", "personal_communication": "spoken", "speech": "spoken",
    "broadcast": "recording", "motion_picture": "recording", "performance": "recording", "song": "recording",
    "figure": "image", "graphic": "image", "map": "image",
}  # fmt: skip


def kinds(sources: Sequence[Source], lang: str) -> str:
    """A sentence: how many there are, of what kinds, the most frequent first.

    Where the analyst has named types, they are labels - "Official statement (3)" - whose plural nobody knows.
    """
    words, known = source_words(lang), vocabulary(lang)
    total = known.source if len(sources) == 1 else known.sources.format(count=len(sources))
    if any(source.source_type.strip() for source in sources):
        return words.listed.format(sources=total, kinds=_labelled(sources, words, lang))
    counts = Counter(kind_of(source) for source in sources)
    named = nouns(lang)
    said = [_counted(named[kind], count) for kind, count in _ordered(counts)]
    if len(said) > 1:
        return words.listed.format(sources=total, kinds=_joined(said, words))
    # one kind says how many there are; "5 other sources" would ask: other than what?
    return words.alone.format(kinds=total if "other" in counts else said[0])


def kind_of(source: Source) -> Kind:
    """The kind a source is counted as."""
    return _KINDS.get(source.type, "other")


def _ordered(counts: Mapping[Kind, int]) -> list[tuple[Kind, int]]:
    """The most frequent first, "other" last."""
    order = get_args(Kind)
    return sorted(counts.items(), key=lambda item: (item[0] == "other", -item[1], order.index(item[0])))


def _counted(noun: Noun, count: int) -> str:
    return noun.one if count == 1 else noun.more.format(count=count)


def _joined(said: list[str], words: SourceWords) -> str:
    return words.comma.join(said[:-1]) + words.conjunction + said[-1]


def _labelled(sources: Sequence[Source], words: SourceWords, lang: str) -> str:
    """The analyst's types, and names of kinds for sources that have none, each with its count in brackets."""
    named = nouns(lang)
    spelt: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for source in sources:
        name = " ".join(source.source_type.split()).rstrip(".。") or named[kind_of(source)].name
        key = name.casefold()
        spelt.setdefault(key, name[0].upper() + name[1:])
        counts[key] += 1
    return words.comma.join(words.label.format(label=spelt[key], count=count) for key, count in counts.most_common())
