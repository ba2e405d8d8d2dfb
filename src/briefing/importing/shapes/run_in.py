"""A paragraph's words go in; the list comes out that they may have been before its lines ran together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...core.node import node, replace
from ..loose import Block, Inlines, Item, Listing, Para, Proposal, Words
from ..setting import trimmed
from .line import OBJECT, parted, without
from .sentences import Sentence, Word, sentences_of, words_of

_BULLET = re.compile(r"(?:\A|(?<=\s))[\u2022\u25e6\u25aa\u2023\u25cf\u25a0](?=\s*\S)")
_DASH = re.compile(rf"(?:\A|(?<=[.!?:{OBJECT}]\s))[-\u2013*](?=\s+[^\W\d_a-z])")
_NUMBER = re.compile(
    rf"(?:\A|(?<=[.!?:\"\u201d)\u3002{OBJECT}]\s))\(?(?P<number>\d{{1,2}})[.)](?=\s+[\"\u201c]?[^\W\d_a-z])"
)
#: The longest label of an item, in words.
_LONGEST = 10
#: So many items are a list where a colon leads to them, and where none does.
_LED, _ALONE = 2, 3
#: No list that ran into one paragraph has more items.
_MOST = 200


@node
class _Labelled:
    """Items that begin with a label and a colon, by the places of their words."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    """Where their labels end."""
    sure: bool
    """Where the last item ends is plain."""


def list_in(para: Para, text: str) -> Proposal | None:
    """What list a paragraph may have been; None: none. `text` is its flat string."""
    marked = _marked(text)
    if marked is not None:
        starts, ends, ordered = marked
        return Proposal("list", _blocks(para, starts, ends, ordered), rows=len(starts))
    if text.count(": ") < _LED:
        return None
    words = words_of(text)
    found = _labelled(words)
    if found is None:
        return None
    starts = [words[n].start for n in found.starts]
    labels = [words[n - 1].end for n in found.ends]
    return Proposal("list", _with_labels(para, starts, labels) if found.sure else (), rows=len(starts))


# ---------------------------------------------------------------- bullets and numbers


def _marked(text: str) -> tuple[list[int], list[int], bool] | None:
    """Where the signs of items begin and end, and whether they are numbers."""
    for sign, least in ((_BULLET, _LED), (_DASH, _ALONE)):
        found = list(sign.finditer(text))
        signs = {match[0] for match in found}
        if least <= len(found) <= _MOST and sum(text.count(f" {one} ") for one in signs) <= len(found):
            return [match.start() for match in found], [match.end() for match in found], False
    numbers = list(_NUMBER.finditer(text))
    counts = [int(match["number"]) for match in numbers] == list(range(1, len(numbers) + 1))
    led = bool(numbers) and text[: numbers[0].start()].rstrip().endswith(":")
    if counts and _MOST >= len(numbers) >= (_LED if led else _ALONE):
        return [match.start() for match in numbers], [match.end() for match in numbers], True
    return None


def _blocks(para: Para, starts: Sequence[int], ends: Sequence[int], ordered: bool) -> tuple[Block, ...]:
    """What leads to the list, and the list, without the signs before its items."""
    lead, *items = parted(para.inlines, list(starts))
    inner = [without(item, end - start) for item, start, end in zip(items, starts, ends, strict=True)]
    return _made(para, lead, inner, ordered)


def _made(para: Para, lead: Inlines, items: Sequence[Inlines], ordered: bool = False) -> tuple[Block, ...]:
    line = para.line
    listing = Listing(ordered, tuple(Item((Para(trimmed(item), line),), line) for item in items), line)
    return (
        (Para(trimmed(lead), line), listing)
        if any(not isinstance(one, Words) or one.text.strip() for one in lead)
        else (listing,)
    )


# ---------------------------------------------------------------- labels


def _labelled(words: list[Word]) -> _Labelled | None:
    """Items such as "Range: 12,000 kilometres.", one after another up to the paragraph's end."""
    sentences = sentences_of(words)
    starts: list[int] = []
    ends: list[int] = []
    more: list[int] = []
    led = False
    for n, sentence in enumerate(sentences):
        first = sentence.first
        if not starts and (lead := _lead(words, sentence)):
            led, first = True, lead
        end = _label(words, first, sentence.end)
        if end:
            starts.append(first)
            ends.append(end)
            more.append(0)
        elif starts:
            more[-1] += 1
        elif n and led:
            return None
    if not (_LED if led else _ALONE) <= len(starts) <= _MOST:
        return None
    if not led and any(more):
        return None
    return _Labelled(tuple(starts), tuple(ends), more[-1] <= max(more[:-1]))


def _lead(words: list[Word], sentence: Sentence) -> int:
    """Where the first item begins behind a colon that leads to it; 0: nowhere."""
    for n in range(sentence.first, sentence.end - 1):
        if words[n].text.endswith(":") and _label(words, n + 1, sentence.end):
            return n + 1
    return 0


def _label(words: list[Word], first: int, end: int) -> int:
    """Where the label ends that stands there; 0: none does."""
    if not words[first].is_title:
        return 0
    for n in range(first, min(first + _LONGEST, end - 1)):
        if words[n].text.endswith(":"):
            behind = words[n + 1]
            return n + 1 if behind.is_title or behind.text[0] in "\"'\u201c\u2018(" or behind.text[0].isdigit() else 0
    return 0


def _with_labels(para: Para, starts: Sequence[int], ends: Sequence[int]) -> tuple[Block, ...]:
    """What leads to the list, and the list, its labels in bold."""
    cuts = [cut for pair in zip(starts, ends, strict=True) for cut in pair]
    lead, *parts = parted(para.inlines, cuts)
    items: list[Inlines] = []
    for label, rest in zip(parts[::2], parts[1::2], strict=True):
        bold = tuple(
            replace(one, look=replace(one.look, strong=True)) if isinstance(one, Words) else one for one in label
        )
        items.append((*bold, *rest))
    return _made(para, lead, items)
