"""A text before and after goes in; what changed comes out in words, for a person to read.

Each changed block is shown with its line. Of a paragraph only the sentences that changed are shown, the words taken out
and put in between marks: `[-old-]{+new+}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .align import align, likeness
from .cut import Parts, blocks, pieces

Paint = Callable[[str], str]

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
#: What was rewritten beyond this is shown as a whole, old then new.
_LEAST = 0.3


def readable_diff(
    before: str,
    after: str,
    name: str,
    removed: Paint = lambda text: f"[-{text}-]",
    added: Paint = lambda text: f"{{+{text}+}}",
) -> str:
    """The changes from one text to another; empty where there is none. Lines are those of `after`.

    `removed` and `added` mark words, as with colours on a terminal.
    """
    was, now = blocks(before), blocks(after)
    match = align(was.texts, now.texts, lambda i, j: was.kinds[i] == now.kinds[j])
    line = _lines(now)
    shown: list[str] = []

    def show(place: int, what: str, words: str) -> None:
        shown.append(f"{name}:{line[min(place, len(line) - 1)]}: {what}\n" + _indented(words))

    at = start = 0
    for i, j in [*((i, j) for i, j in enumerate(match) if j is not None), (len(was.texts), len(now.texts))]:
        for old in was.texts[at:i]:
            show(start, "taken out", _painted(old, removed))
        for place in range(start, j):
            show(place, "new", _painted(now.texts[place], added))
        if i < len(was.texts) and was.texts[i] != now.texts[j]:
            show(j, "changed", _changed(was, i, now, j, removed, added))
        at, start = i + 1, j + 1
    return "\n".join(shown) + ("\n" if shown else "")


def _lines(parts: Parts) -> list[int]:
    """The line of each block, and of the end."""
    lines: list[int] = []
    line = 1 + parts.gaps[0].count("\n")
    for text, gap in zip(parts.texts, parts.gaps[1:], strict=False):
        lines.append(line)
        line += text.count("\n") + gap.count("\n")
    return [*lines, line]


def _changed(was: Parts, i: int, now: Parts, j: int, removed: Paint, added: Paint) -> str:
    """The pieces of a block that changed, with an ellipsis for those that did not."""
    old, new = pieces(was.texts[i], was.kinds[i]), pieces(now.texts[j], now.kinds[j])
    separator = {"row": " | ", "lines": "\n"}.get(now.kinds[j], " ")
    match = align(old.texts, new.texts)
    parts: list[str] = []
    if old.gaps[0] != new.gaps[0]:
        parts.append(_words(old.gaps[0], new.gaps[0], removed, added))
    at = start = 0
    for x, y in [*((x, y) for x, y in enumerate(match) if y is not None), (len(old.texts), len(new.texts))]:
        parts += [_painted(text, removed) for text in old.texts[at:x]]
        parts += [_painted(text, added) for text in new.texts[start:y]]
        if x < len(old.texts):
            if old.texts[x] != new.texts[y]:
                parts.append(_words(old.texts[x], new.texts[y], removed, added))
            elif parts[-1:] != ["…"]:
                parts.append("…")
        at, start = x + 1, y + 1
    if set(parts) <= {"…"}:
        return "only the spaces or line ends between words"
    return separator.join(parts)


def _words(old: str, new: str, removed: Paint, added: Paint) -> str:
    """A text with the words taken out and put in."""
    if likeness(old, new) < _LEAST:
        return _painted(old, removed) + _painted(new, added)
    return "".join(_runs(_TOKEN.findall(old), _TOKEN.findall(new), removed, added))


def _runs(old: list[str], new: list[str], removed: Paint, added: Paint) -> Iterator[str]:
    match = align(old, new, lambda i, j: False)
    at = start = 0
    kept: list[tuple[int, int]] = [(x, y) for x, y in enumerate(match) if y is not None and old[x] == new[y]]
    for x, y in [*kept, (len(old), len(new))]:
        yield _painted("".join(old[at:x]), removed)
        yield _painted("".join(new[start:y]), added)
        if x < len(old):
            yield old[x]
        at, start = x + 1, y + 1


def _painted(text: str, paint: Paint) -> str:
    return paint(text) if text else ""


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))
