"""A source, the text it became by all edits, and a judge go in; the text with those edits alone that it can bear, and
the others, come out.

Edits are told apart by lines. What is moved goes at one place and comes at another: the two are one edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from ...core.node import node

_WORD = re.compile(r"\w+")


@node
class Swap:
    """Lines that stand for others."""

    first: int
    """The first line that goes, from 0."""
    last: int
    """The line after the last that goes."""
    lines: tuple[str, ...]
    """What comes, each with its end."""
    order: int
    """Among those at one place."""


@node
class Part:
    """Swaps that are one edit."""

    swaps: tuple[Swap, ...]
    gone: tuple[str, ...]
    fault: str = ""
    """Why it is left out."""

    @property
    def come(self) -> tuple[str, ...]:
        """Every line that comes."""
        return tuple(line for swap in self.swaps for line in swap.lines)

    @property
    def line(self) -> int:
        """Where it begins in the source, from 1; of lines that only come, the line behind which they come."""
        first = min(self.swaps, key=_place)
        return max(1, first.first + (first.last > first.first))

    @property
    def words(self) -> str:
        """All its words as the source would have them; those that go where none come."""
        return " ".join(" ".join(self.come).split()) or " ".join(" ".join(self.gone).split())

    def says(self, text: str) -> bool:
        """Whether some words are among those that come or go."""
        wanted = _WORD.findall(text)
        return bool(wanted) and any(_within(wanted, _WORD.findall(" ".join(lines))) for lines in (self.come, self.gone))


def settled(
    before: str, after: str, fault: Callable[[str], str], moved: Iterable[tuple[int, int]] = ()
) -> tuple[str, list[Part]]:
    """The text with the most edits that it bears, and those that are left out. `fault` says what is wrong with a text;
    empty: nothing. `moved` are the lines of blocks that went elsewhere: the first, and the one behind the last."""
    lines = _lines(before)
    parts = _parts(lines, _lines(after), {n for first, last in moved for n in range(first, last)})
    taken: list[Part] = []
    refused: list[Part] = []

    def take(some: list[Part]) -> None:
        found = fault(_text(lines, [*taken, *some]))
        if not found:
            taken.extend(some)
        elif len(some) == 1:
            refused.append(Part(some[0].swaps, some[0].gone, found))
        else:
            take(some[: len(some) // 2])
            take(some[len(some) // 2 :])

    if parts:
        take(parts)
    for one, other in zip(list(refused), refused[1:], strict=False):  # what needs its neighbour, as the end of a box
        if one in refused and not fault(_text(lines, [*taken, one, other])):
            taken += [one, other]
            refused = [part for part in refused if part not in (one, other)]
    return _text(lines, taken), refused


def _place(swap: Swap) -> tuple[int, int, int]:
    return swap.first, swap.last, swap.order


def _text(lines: list[str], parts: Iterable[Part]) -> str:
    out: list[str] = []
    at = 0
    for swap in sorted((swap for part in parts for swap in part.swaps), key=_place):
        _add(out, lines[at : swap.first])
        _add(out, swap.lines)
        at = swap.last
    _add(out, lines[at:])
    return "".join(out)


def _add(out: list[str], lines: Sequence[str]) -> None:
    """Lines behind others; where either side of a cut has a blank line, one of them stays."""
    cut = bool(lines and out and not lines[0].strip() and not out[-1].strip())
    out += lines[1:] if cut else lines


def _parts(before: list[str], after: list[str], moved: set[int]) -> list[Part]:
    """Swaps, those with lines of each other in one part."""
    swaps = _swaps(before, after, moved)
    owner = list(range(len(swaps)))
    goes: dict[str, int] = {}
    for n, swap in enumerate(swaps):
        goes |= {key: n for line in before[swap.first : swap.last] if (key := _key(line))}
    for n, swap in enumerate(swaps):
        for other in {goes[key] for line in swap.lines if (key := _key(line)) in goes}:
            owner = [owner[other] if one == owner[n] else one for one in owner]
    groups: dict[int, list[Swap]] = {}
    for n, swap in enumerate(swaps):
        groups.setdefault(owner[n], []).append(swap)
    return [
        Part(tuple(group), tuple(line for swap in group for line in before[swap.first : swap.last]))
        for group in groups.values()
    ]


def _swaps(before: list[str], after: list[str], moved: set[int]) -> list[Swap]:
    """What differs; what was moved and what stands beside it are swaps of their own."""
    keys = [None if n in moved and _key(line) else line for n, line in enumerate(before)]
    found = SequenceMatcher(
        None, [f"\0{n}" if key is None else key for n, key in enumerate(keys)], after, autojunk=False
    )
    opcodes = [opcode for opcode in found.get_opcodes() if opcode[0] != "equal"]
    gone = {key for _, a1, a2, _, _ in opcodes for line in before[a1:a2] if (key := _key(line))}
    come = {key for _, _, _, b1, b2 in opcodes for line in after[b1:b2] if (key := _key(line))}
    both = gone & come
    out: list[Swap] = []
    for _, a1, a2, b1, b2 in opcodes:
        old, new = _runs(before[a1:a2], both), _runs(after[b1:b2], both)
        stays = next((n for n, (elsewhere, _) in enumerate(new) if not elsewhere), None)
        at = a1
        places: list[tuple[int, int]] = []
        for elsewhere, lines in old:
            if elsewhere or stays is None:
                out.append(Swap(at, at + len(lines), (), len(out)))
            else:
                places.append((at, at + len(lines)))
            at += len(lines)
        for n, (_, lines) in enumerate(new):
            first, last = (
                places.pop(0) if n == stays and places else (a1, a1) if stays is None or n < stays else (a2, a2)
            )
            apart = n and lines[0].strip() and not new[n - 1][1][-1].strip()
            out.append(Swap(first, last, ("\n", *lines) if apart else tuple(lines), len(out)))
        out += [Swap(first, last, (), len(out)) for first, last in places]
    return out


def _runs(lines: list[str], both: set[str]) -> list[tuple[bool, list[str]]]:
    """Lines that are moved, and lines that are not; a blank line belongs to the one before it."""
    out: list[tuple[bool, list[str]]] = []
    for line in lines:
        elsewhere = _key(line) in both if _key(line) else out[-1][0] if out else False
        if out and (out[-1][0] == elsewhere or not "".join(out[-1][1]).strip()):
            out[-1] = (elsewhere, [*out[-1][1], line])
        else:
            out.append((elsewhere, [line]))
    return out


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z", text)


def _key(line: str) -> str:
    """What a line is known by elsewhere; empty for one that many are like."""
    line = line.strip()
    return line if _WORD.search(line) and not line.startswith(":::") else ""


def _within(few: list[str], many: list[str]) -> bool:
    return any(many[n : n + len(few)] == few for n in range(len(many) - len(few) + 1))
