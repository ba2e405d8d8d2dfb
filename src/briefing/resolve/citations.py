"""A citation's text in the numeric form: numbers sorted, runs of three or more collapsed, locators behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model.inlines import Cite
from ..model.sources import Name, Source
from .tree import CitePart
from .vocabulary import Vocabulary

#: CSL 1.0.2 locator terms in their short form; what is not here is written out.
_LOCATORS = {"page": ("p.", "pp."), "chapter": ("chap.", "chaps."), "paragraph": ("para.", "paras."),
             "section": ("sec.", "secs."), "volume": ("vol.", "vols."), "figure": ("fig.", "figs."),
             "note": ("n.", "nn."), "line": ("l.", "ll."), "verse": ("v.", "vv.")}  # fmt: skip


def citation_parts(items: Sequence[Cite], numbers: Mapping[str, int]) -> tuple[tuple[CitePart, ...], tuple[str, ...]]:
    """What a citation shows, and the keys it names; every key must have a number."""
    ordered = sorted({item.key: item for item in reversed(items)}.values(), key=lambda item: numbers[item.key])
    parts: list[CitePart] = []
    for group in _groups(ordered, numbers):
        if parts:
            parts.append(CitePart(", "))
        first = group[0]
        if first.prefix:
            parts.append(CitePart(f"{first.prefix} "))
        parts.append(_number(first, numbers))
        if len(group) > 1:
            parts += [CitePart("–"), _number(group[-1], numbers)]
        if _tail(first):
            parts.append(CitePart(_tail(first)))
    return tuple(parts), tuple(item.key for item in ordered)


def _number(item: Cite, numbers: Mapping[str, int]) -> CitePart:
    return CitePart(str(numbers[item.key]), f"source:{item.key}")


def _groups(items: list[Cite], numbers: Mapping[str, int]) -> list[list[Cite]]:
    """Runs of three or more neighbouring numbers that carry no words of their own; everything else alone."""
    runs: list[list[Cite]] = []
    for item in items:
        last = runs[-1][-1] if runs else None
        follows = last is not None and numbers[item.key] == numbers[last.key] + 1
        if follows and last is not None and not _has_words(item) and not _has_words(last):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [group for run in runs for group in ([run] if len(run) > 2 else [[item] for item in run])]


def _has_words(item: Cite) -> bool:
    return bool(item.prefix or item.suffix or item.locator)


def _tail(item: Cite) -> str:
    text = ""
    if item.locator:
        one, several = _LOCATORS.get(item.label, (item.label, item.label))
        plural = any(mark in item.locator for mark in ",-–&")
        text = f" ({several if plural else one}\N{NO-BREAK SPACE}{item.locator.replace('-', '–')})"
    return f"{text} {item.suffix.lstrip(', ')}" if item.suffix else text


def narrative_name(source: Source, words: Vocabulary) -> str:
    """Who is named when a citation is part of the sentence: the authors, else the title."""
    if not source.author:
        return source.title_short or source.title or source.id
    names = [family_name(name) for name in source.author]
    if len(names) > 3:
        return f"{names[0]} et al."
    return joined(names, words)


def family_name(name: Name) -> str:
    """The name in running text."""
    return name.literal or " ".join(filter(None, (name.non_dropping_particle, name.family))) or name.given


def joined(names: Sequence[str], words: Vocabulary) -> str:
    """Names as a list in the document's language: "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words.conjunction} {names[-1]}"
