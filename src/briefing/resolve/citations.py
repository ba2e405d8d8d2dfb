"""A citation as the processor words it goes in; the parts of a mark come out, each leading to the entry it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..core.node import node
from ..csl import Token
from .segments import segments
from .tree import CitationForm, CitePart


def note_id(number: int) -> str:
    """The id of an entry of the notes."""
    return f"note:{number}"


def source_id(key: str) -> str:
    """The id of an entry of the bibliography."""
    return f"source:{key}"


@node
class Worded:
    """What a citation in the text shows."""

    parts: tuple[CitePart, ...]
    superscript: bool
    form: CitationForm
    keys: tuple[str, ...]
    """The sources named, in the order shown; those that a range of numbers swallowed among them."""


def worded(tokens: Iterable[Token], cited: Iterable[str], numbers: Mapping[str, int], listed: bool) -> Worded:
    """A citation of the keys `cited`; `listed` says that the bibliography is printed, so that parts can lead there."""
    found = list(segments(tokens))
    raised = bool(found) and all(segment.format.superscript for segment in found)
    if raised:
        found = [one._replace(format=replace(one.format, superscript=False)) for one in found]
    by_number = any(segment.number for segment in found)
    parts: list[CitePart] = []
    for segment in found:
        named = segment.number if by_number else bool(segment.cite)
        target = source_id(segment.cite) if named and segment.cite and listed else ""
        last = parts[-1] if parts else None
        alike = last is not None and (last.target, last.format) == (target, segment.format)
        if last is not None and alike and not (target and by_number):  # a number is a part of its own
            parts[-1] = replace(last, text=last.text + segment.text)
        else:
            parts.append(CitePart(segment.text, target, segment.format))
    keys = list(dict.fromkeys(cited))
    if by_number:
        keys.sort(key=lambda key: numbers.get(key, 0))
    else:
        shown = list(dict.fromkeys(segment.cite for segment in found if segment.cite))
        keys.sort(key=lambda key: shown.index(key) if key in shown else len(shown))
    return Worded(tuple(parts), raised, "number" if by_number else "text", tuple(keys))
