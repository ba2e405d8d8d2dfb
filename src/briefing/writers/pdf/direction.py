"""Text from right to left: embedding levels of a paragraph, and its lines in the order they are seen in (UAX 9)."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, Union

from .fonts import Shaped
from .spans import Span, span_of

if TYPE_CHECKING:
    from .lines import Line
    from .text import Target, Text


_Drawn: TypeAlias = "tuple[Span, Union[Target, None], float]"
"""A span with the link it is part of and its width in points."""


_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_CLOSING = frozenset(_BRACKETS.values())


class Levels(list[int]):
    """The embedding level of each character; `base` is the paragraph's own."""

    base: int = 0


def levels(text: str) -> Levels:
    """Resolve the levels of a paragraph; its direction is that of its first strong character (rules P2 and P3)."""
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = ("L", "R")[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    found = Levels(character["level"] for character in storage["chars"])
    found.base = storage["base_level"]
    if len(found) != len(text):  # explicit embedding marks were removed (rule X9): treat the rest as of the base level
        found.extend([found.base] * (len(text) - len(found)))
    else:
        _pair_brackets(text, found)
    return found


def _pair_brackets(text: str, found: Levels) -> None:
    """Rule N0, which the library leaves out: both brackets of a pair run the way of what they enclose or stand in."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if character in _BRACKETS:
            opened.append((_BRACKETS[character], at))
        while character in _CLOSING and opened:
            closing, start = opened.pop()
            if closing == character:
                pairs.append((start, at))
                break
    ways = [_way(character) for character in text]
    for start, end in sorted(pairs):
        within = {way for way in ways[start + 1 : end] if way is not None}
        if not within:
            continue
        own = found.base % 2
        before = next((way for way in reversed(ways[:start]) if way is not None), own)
        way = own if own in within or before == own else 1 - own
        found[start] = found[end] = found.base + (way != own)


def _way(character: str) -> int | None:
    """0 for left to right, 1 for right to left, None for what has no direction of its own."""
    return {"L": 0, "R": 1, "AL": 1}.get(unicodedata.bidirectional(character))


class _Item:
    """A piece or a gap on its way to its place."""

    __slots__ = ("gap", "level", "piece")

    def __init__(self, piece: int, gap: bool, level: int) -> None:
        self.piece, self.gap, self.level = piece, gap, level


def _reorder(items: list[_Item]) -> list[_Item]:
    """Rule L2: from the highest level to the lowest odd one, turn round every run at that level or above."""
    top = max(item.level for item in items)
    for level in range(top, 0, -1):
        turned: list[_Item] = []
        run: list[_Item] = []
        for item in items:
            if item.level >= level:
                run.append(item)
                continue
            turned += reversed(run)
            run = []
            turned.append(item)
        items = turned + list(reversed(run))
    return items


def visual(text: Text, line: Line) -> list[tuple[Span, Target | None, float]]:
    """The spans of a line from left to right; right-to-left words carry their text in logical order."""
    assert text.levels is not None
    gaps, stretch = text.stream.gaps, text.stream.stretch
    items: list[_Item] = []
    for i in range(line.first, line.last + 1):
        items.append(_Item(i, False, text.levels[i]))
        if i < line.last and gaps[i]:
            low = min(text.levels[i], text.levels[i + 1])
            items.append(
                _Item(i, True, low if low % 2 == text.levels[i] % 2 == text.levels[i + 1] % 2 else int(text.rtl))
            )
    made: list[_Drawn] = []
    for item in _reorder(items):
        bit, element, target = text.bits[item.piece], text.elements[item.piece], text.targets[item.piece]
        look = bit.look
        if item.gap:
            width = gaps[item.piece] + line.ratio * stretch[item.piece]
            content: list[Shaped | float] = [width]
            actual = " " if item.level % 2 else None
            made.append((span_of(look, element, content, actual), target, width))
            continue
        shaped, width, hyphen, word = text.part(item.piece, line)
        if item.level % 2 and not any(unicodedata.bidirectional(c) in ("R", "AL") for c in word):
            shaped = look.shape("".join(reversed(word.translate(_MIRROR))))
        actual = word if item.level % 2 else None
        content = [shaped]
        made.append((span_of(look, element, content, actual), target, width))
        if hyphen:
            dash = look.face.shape("-")
            made.append((span_of(look, element, [dash], "\u00ad"), target, look.measure(dash)))
    return _spoken(made)


def _spoken(made: list[_Drawn]) -> list[_Drawn]:
    """Neighbours from right to left become one span: what is read of it goes from its last word to its first."""
    out: list[_Drawn] = []
    for span, target, width in made:
        last, at, before = out[-1] if out else (None, None, 0.0)
        if (
            last is None
            or last.actual_text is None
            or span.actual_text is None
            or not _alike(last, span)
            or at is not target
        ):
            out.append((span, target, width))
            continue
        actual = span.actual_text + last.actual_text
        out[-1] = (replace(last, content=[*last.content, *span.content], actual_text=actual), target, before + width)
    return out


def _alike(one: Span, other: Span) -> bool:
    return (one.element, one.face, one.size, one.colour, one.rise, one.tracking, one.underline) == (
        other.element, other.face, other.size, other.colour, other.rise, other.tracking, other.underline
    )  # fmt: skip


_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
