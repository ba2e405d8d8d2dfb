"""Inlines go in; they come out as one string to look for patterns in, and parted where the patterns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...core.node import replace
from ..loose import Inline, Inlines, Newline, Words

#: Stands for what is no words: a citation, a note's mark, a picture.
OBJECT = "\ufffc"


def flat(inlines: Inlines) -> str:
    """The words of inlines; a forced line break is a line feed, everything else one `OBJECT`."""
    return "".join(
        one.text if isinstance(one, Words) else "\n" if isinstance(one, Newline) else OBJECT for one in inlines
    )


def parted(inlines: Inlines, cuts: Sequence[int]) -> list[Inlines]:
    """Inlines cut at places of their `flat` string, which ascend: one part more than there are cuts."""
    parts: list[list[Inline]] = [[]]
    ends = iter(cuts)
    end = next(ends, None)
    at = 0
    for one in inlines:
        rest: Inline | None = one
        length = len(one.text) if isinstance(one, Words) else 1
        while end is not None and end <= at + length and rest is not None:
            before, rest = _cut(rest, end - at)
            if before is not None:
                parts[-1].append(before)
                length -= end - at
                at = end
            parts.append([])
            end = next(ends, None)
        if rest is not None:
            parts[-1].append(rest)
        at += length
    while end is not None:
        parts.append([])
        end = next(ends, None)
    return [tuple(part) for part in parts]


def _cut(one: Inline, at: int) -> tuple[Inline | None, Inline | None]:
    """The two sides of an inline, None where there is nothing on one."""
    if at <= 0:
        return None, one
    if not isinstance(one, Words) or at >= len(one.text):
        return one, None
    return replace(one, text=one.text[:at]), replace(one, text=one.text[at:])


def without(inlines: Inlines, count: int) -> Inlines:
    """Inlines without the first characters of their `flat` string, and without spaces before what is left."""
    rest = list(parted(inlines, [count])[1])
    while rest and (isinstance(rest[0], Newline) or (isinstance(rest[0], Words) and not rest[0].text.strip())):
        rest.pop(0)
    if rest and isinstance(first := rest[0], Words):
        rest[0] = replace(first, text=first.text.lstrip())
    return tuple(rest)


def looks(inlines: Inlines) -> Iterator[tuple[Words, int]]:
    """The words of inlines, each with where they begin in the `flat` string."""
    at = 0
    for one in inlines:
        if isinstance(one, Words):
            yield one, at
            at += len(one.text)
        else:
            at += 1
