"""Lines and lists go in; loose blocks come out, with headings where typed numbers, underlines or the pattern of the
lines show them.

A typed number makes a heading where the numbers of a text count sections: "1.0.", "1.1.", "2.0.". Without numbers a
short line that ends without a stop makes one, where several do and each stands before longer paragraphs. All else is
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...core.node import node, replace
from ..loose import Block, Doubt, Heading, Para, Words
from .lists import Line, Piece
from .numbers import Typed, typed_number
from .plain_headings import candidates, is_named

#: So many lines alike make a pattern; so many that are all in capitals.
_PATTERN, _PATTERN_LOUD = 3, 2


@node
class _Head:
    """A line that is a heading."""

    at: int
    kind: str
    depth: int = 1


def with_headings(pieces: Sequence[Piece]) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """The blocks, and which lines may be headings."""
    numbered = _numbered(pieces)
    drawn = [
        _Head(n, "under" + piece.under) for n, piece in enumerate(pieces) if isinstance(piece, Line) and piece.under
    ]
    taken = {head.at for head in (*numbered, *drawn)}
    plain, doubtful = _plain(pieces, numbered, taken)
    taken |= {head.at for head in plain}
    named = [_Head(n, "named") for n in _named(pieces, taken)] if taken else []
    levels = _levels(sorted((*numbered, *drawn, *plain, *named), key=lambda head: head.at))
    message = "This line may be a heading: it is kept as a paragraph."
    doubts = tuple(
        Doubt("import-doubtful-heading", message, one.line, one.text)
        for n in doubtful
        if n not in levels and isinstance(one := pieces[n], Line)
    )
    return tuple(_block(piece, levels.get(n, 0)) for n, piece in enumerate(pieces)), doubts


def _block(piece: Piece, level: int) -> Block:
    if not isinstance(piece, Line):
        return piece
    words = (Words(piece.text, piece.line),)
    return Heading(level, words, piece.line) if level else Para(words, piece.line)


# ---------------------------------------------------------------- typed numbers


@node
class _Numbered:
    """A line that begins with a number."""

    at: int
    typed: Typed


def _numbered(pieces: Sequence[Piece]) -> list[_Head]:
    """Lines whose typed numbers are those of sections."""
    found: dict[str, list[_Numbered]] = {}
    for n, piece in enumerate(pieces):
        if isinstance(piece, Line) and (typed := typed_number(piece.text)) is not None:
            typed = _explained(typed, found)
            found.setdefault(typed.kind, []).append(_Numbered(n, typed))
    heads: list[_Head] = []
    for kind, lines in found.items():
        if kind == "decimal":
            heads += _decimals(lines, len(pieces))
        elif kind in _WORDS or _counts(lines, len(pieces)):
            heads += [_Head(one.at, kind) for one in lines]
    return heads


#: Kinds that a word tells.
_WORDS = ("part", "chapter", "section", "appendix")


def _explained(typed: Typed, before: dict[str, list[_Numbered]]) -> Typed:
    """A letter as the one before it explains it: "V." behind "IV." is five, "I." behind "H." is a letter."""
    value = typed.parts[0]
    if typed.kind == "latin" and value in (22, 24) and "roman" in before:
        as_roman = 5 if value == 22 else 10
        if before["roman"][-1].typed.parts == (as_roman - 1,):
            return replace(typed, kind="roman", parts=(as_roman,))
    if typed.kind == "roman" and value == 1 and "latin" in before and before["latin"][-1].typed.parts == (8,):
        return replace(typed, kind="latin", parts=(9,))
    return typed


def _decimals(lines: list[_Numbered], end: int) -> list[_Head]:
    """Those among lines with numbers of digits that count sections: some have several parts and follow each other, or
    all have one, count up, and text stands between them."""
    parted = [one for one in lines if len(one.typed.parts) > 1]
    stopped = [one for one in lines if not one.typed.bare]
    if len(parted) < 2 or not _is_plausible(stopped):
        whole = [one for one in stopped if len(one.typed.parts) == 1]
        return [_Head(one.at, "decimal") for one in whole] if _counts(whole, end) else []
    heads: list[_Head] = []
    strays: list[_Numbered] = []
    last = 0
    for one in lines:
        parts = one.typed.parts
        if len(parts) == 1 and parts[0] != last + 1 and (one.typed.bare or parts[0] <= last or not last):
            strays.append(one)  # it counts something within a section
            continue
        if not one.typed.bare or parts[0] == last + 1:
            last = parts[0]
            heads.append(_Head(one.at, "decimal", len(parts)))
    inner = [one for one in strays if not one.typed.bare]
    return heads + ([_Head(one.at, "inner") for one in inner] if _counts(inner, end) else [])


def _is_plausible(lines: list[_Numbered]) -> bool:
    """Whether most numbers follow the one before: as its first part, its next, or the next of what it is part of."""
    good = sum(_follows(a.typed.parts, b.typed.parts) for a, b in pairwise(lines))
    return 2 * good >= len(lines) - 1


def _follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    if len(after) > len(before):
        return after[: len(before)] == before and all(part <= 1 for part in after[len(before) :])
    *above, last = after
    return list(before[: len(above)]) == above and last - before[len(above)] == 1


def _counts(lines: list[_Numbered], end: int) -> bool:
    """Whether numbers count up, or begin anew, with text between them and behind the last."""
    if len(lines) < 2 or lines[0].typed.parts[-1] > 1:
        return False
    steps = [b.typed.parts[-1] - a.typed.parts[-1] for a, b in pairwise(lines)]
    anew = [b.typed.parts[-1] <= 1 for _, b in pairwise(lines)]
    if not all(step == 1 or new for step, new in zip(steps, anew, strict=True)) or steps.count(1) * 2 < len(steps):
        return False
    return all(b.at - a.at > 1 for a, b in pairwise(lines)) and lines[-1].at < end - 1


# ---------------------------------------------------------------- lines without numbers


def _plain(pieces: Sequence[Piece], numbered: list[_Head], taken: set[int]) -> tuple[list[_Head], list[int]]:
    """Lines that are headings by their pattern, and lines that may be some.

    Among numbered sections there are none, but where the numbers begin anew below them.
    """
    found = candidates(pieces, taken)
    if numbered:
        first = min(head.at for head in numbered)
        if not found or found[0] > first or not _begins_anew(pieces, numbered):
            return [], []
    loud = [n for n in found if isinstance(one := pieces[n], Line) and one.text.isupper()]
    quiet = [n for n in found if n not in set(loud)]
    heads = [_Head(n, "loud") for n in loud] if len(loud) >= _PATTERN_LOUD or len(found) >= _PATTERN else []
    if len(found) >= _PATTERN:
        heads += [_Head(n, "plain") for n in quiet]
    if not heads and not numbered:
        heads = [_Head(n, "named") for n in found if isinstance(one := pieces[n], Line) and is_named(one.text)]
    return heads, [] if numbered else found


def _begins_anew(pieces: Sequence[Piece], numbered: list[_Head]) -> bool:
    """Whether sections of one kind are counted from one on more than once."""
    ones: dict[str, int] = {}
    for head in numbered:
        piece = pieces[head.at]
        typed = typed_number(piece.text) if isinstance(piece, Line) else None
        if typed and typed.parts[0] == 1 and len(typed.parts) == 1 and head.kind not in _WORDS:
            ones[head.kind] = ones.get(head.kind, 0) + 1
    return max(ones.values(), default=0) > 1


def _named(pieces: Sequence[Piece], taken: set[int]) -> list[int]:
    """Lines among headings that are what sections are called: "Executive Summary", "Conclusion"."""
    return [
        n
        for n, piece in enumerate(pieces)
        if n not in taken and isinstance(piece, Line) and n + 1 < len(pieces) and is_named(piece.text)
    ]


# ---------------------------------------------------------------- levels


def _levels(heads: Sequence[_Head]) -> dict[int, int]:
    """The level of each heading: a kind stands below the heading behind which it is first met."""
    bases: dict[str, int] = {"appendix": 1, "named": 1}
    if any(head.kind == "loud" for head in heads) and any(head.kind == "plain" for head in heads):
        first = min(head.at for head in heads if head.kind in ("loud", "plain"))
        above = [head for head in heads if head.at < first]
        bases["loud"] = 1 if not above else 2
        bases["plain"] = bases["loud"] + 1
    levels: dict[int, int] = {}
    last = 0
    for head in heads:
        if head.kind not in bases:
            bases[head.kind] = max(1, last + 2 - head.depth) if head.kind == "decimal" else last + 1
        levels[head.at] = bases[head.kind] + head.depth - 1
        if head.kind not in ("named", "appendix"):
            last = levels[head.at]
    return levels
