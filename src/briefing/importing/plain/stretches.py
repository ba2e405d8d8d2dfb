"""A text goes in; its paragraphs come out, each with its line, whether its lines were wrapped or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ...core.node import node, record
from .signs import Sign, following, sign_of
from .wrapping import STOPS, Joiner, columns, goes_on, indent_of, is_parted, width_of

#: A line of nothing but these underlines the one above it, or parts what stands above and below.
_DRAWN = re.compile(r"([=\-_~*\u2500\u2501\u2550\u2e3b\u2014])(?:[ ]?\1)*\Z")
#: So many lines tell by themselves how they are wrapped, whatever the rest of the text does.
_OWN = 4


@node
class Stretch:
    """A paragraph, or a line that is one."""

    text: str
    line: int
    alone: bool
    """No line stands right above or below it."""
    sign: Sign | None = None
    """Of the item of a list that it begins; its words stand behind it in `text`."""
    indent: int = 0
    """Columns before its first sign."""
    under: str = ""
    """The sign that it is underlined with: "=", "-"."""
    drawn: bool = False
    """A line across the page."""
    first: bool = False
    """It is the first, or a blank line stands above it."""


@record
class _Part:
    """Lines of one paragraph."""

    number: int
    lines: list[str]
    sign: Sign | None
    under: str = ""
    drawn: bool = False


def stretches(text: str) -> tuple[Stretch, ...]:
    """The paragraphs in order."""
    groups = list(_groups(text))
    width = width_of(lines for _, lines in groups)
    joiner = Joiner(text)
    return tuple(stretch for first, lines in groups for stretch in _parted(first, lines, width, joiner))


def _groups(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines between blank ones, with the number of the first."""
    numbered = enumerate(text.split("\n"), 1)
    for blank, group in groupby(numbered, key=lambda pair: not pair[1].strip()):
        if not blank:
            lines = list(group)
            yield lines[0][0], [line.rstrip(" \u00a0\u3000\r\f\v") for _, line in lines]


def _parted(first: int, lines: list[str], width: int, joiner: Joiner) -> Iterator[Stretch]:
    """The paragraphs of lines without a blank one between."""
    parts = _parts(first, lines, width_of([lines], _OWN) or width)
    for n, part in enumerate(parts):
        start = part.lines[0][part.sign.end if part.sign else 0 :]
        yield Stretch(
            joiner.joined([start, *part.lines[1:]]),
            part.number,
            len(parts) == 1,
            part.sign,
            0 if part.lines[0][:1] == "\u3000" else indent_of(part.lines[0]),
            part.under,
            part.drawn,
            n == 0,
        )


def _parts(first: int, lines: list[str], width: int) -> list[_Part]:
    """The lines of each paragraph."""
    parts: list[_Part] = []
    signs = [sign_of(line) for line in lines]
    for n, line in enumerate(lines):
        part = parts[-1] if parts else None
        sign = signs[n]
        if sign is not None and part is not None and not _begins(sign, part, line, width):
            sign = None
        if sign is not None and sign.kind == "o" and not sign.sure and not _is_bullet(signs, n, width):
            sign = None
        if drawn := _drawn(line):
            if part is not None and _underlines(drawn, part, line):
                part.under = drawn
            else:
                parts.append(_Part(first + n, [line], None, drawn=True))
        elif sign is not None:
            parts.append(_Part(first + n, [line], following(sign, part.sign if part else None)))
        elif part is not None and width and _takes(part, line) and goes_on(part.lines[-1], line, width):
            part.lines.append(line)
        else:
            parts.append(_Part(first + n, [line], None))
    return parts


def _drawn(line: str) -> str:
    """The sign that a line is drawn with; empty: it is none."""
    line = line.strip()
    if len(line) < 3 and line != "\u2e3b":
        return ""
    return line[0] if _DRAWN.match(line) else ""


def _underlines(drawn: str, part: _Part, line: str) -> bool:
    above = part.lines[-1]
    if drawn not in "=-~" or len(part.lines) > 1 or part.under or part.drawn or is_parted(above):
        return False
    return 2 * len(line.strip()) >= columns(above.strip()) or len(line.strip()) > 9


def _begins(sign: Sign, part: _Part, line: str, width: int) -> bool:
    """Whether a sign at a line's start begins an item, and is no dash or number in mid-sentence."""
    before = part.lines[-1]
    if not width or sign.sure or part.drawn or part.under or not goes_on(before, line, width):
        return True
    if before[-1] in STOPS or indent_of(line) > indent_of(before):
        return True
    return part.sign is not None and part.sign.kind == sign.kind and sign.value in (0, part.sign.value + 1)


def _is_bullet(signs: Sequence[Sign | None], n: int, width: int) -> bool:
    """Whether an "o" is a bullet, as it is in lists of Word's, and no word."""
    around = [each for each in (*signs[max(0, n - 1) : n], *signs[n + 1 : n + 2]) if each is not None]
    return not width and any(each.kind == "o" or (each.sure and not each.value) for each in around)


def _takes(part: _Part, line: str) -> bool:
    """Whether a paragraph is one that lines can be added to, and a line no new one's that is indented."""
    if part.drawn or part.under:
        return False
    return part.sign is not None or indent_of(line) <= indent_of(part.lines[-1])
