"""Lines and lists go in; loose blocks come out, with headings where typed numbers or the pattern of the lines show them.

A typed number makes a heading where the numbers of a text count sections: "1.0.", "1.1.", "2.0.". Without numbers a short
line that ends without a stop makes one, where several do and each stands before longer paragraphs. All else is text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...core.node import node
from ..loose import Block, Doubt, Grid, Heading, Listing, Para, Words
from .lists import Line, Piece

#: "1.0.", "4.2.1.", "2", "II.", "A."; a number of one part alone must have its stop.
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4}\.?|\d{1,2}[.)]|[IVX]{1,5}\.|[A-Z]\.)[ \t\u00a0]+(?P<words>\S.*)\Z"
)
_PARTED = re.compile(r"\d+(?:\.\d+)+")
#: The longest heading, in characters and words.
_LONGEST, _MOST_WORDS = 160, 22
_LONGEST_PLAIN, _MOST_PLAIN = 90, 14
#: So many lines alike make a pattern.
_PATTERN = 3
_STOPPED = re.compile(r"[.,;:\u3002\uff0c\u060c\u2026!\u201d\"')\]\d]\s*\Z")
_SENTENCE_END = re.compile(r"[.!?\u3002\uff01\uff1f\u061f\u2026][\"'\u201d\u2019)\]]?[\d,\s\[\]]*\Z")
_BEGINS = re.compile(r"[\"'\u201c\u2018(\[]?[^\W_a-z]")


@node
class _Numbered:
    """A line that begins like a numbered heading."""

    at: int
    number: str
    depth: int


def with_headings(pieces: Sequence[Piece]) -> tuple[tuple[Block, ...], tuple[Doubt, ...]]:
    """The blocks, and which lines may be headings or may not."""
    numbered = _numbered(pieces)
    if numbered:
        return tuple(_block(piece, numbered.get(n, 0)) for n, piece in enumerate(pieces)), ()
    plain = _plain(pieces)
    if len(plain) >= _PATTERN:
        levels = _levels([pieces[n] for n in plain])
        found = dict(zip(plain, levels, strict=True))
        return tuple(_block(piece, found.get(n, 0)) for n, piece in enumerate(pieces)), ()
    doubts = tuple(
        Doubt("import-doubtful-heading", "This line may be a heading: it is kept as a paragraph.", one.line, one.text)
        for n in plain
        if n and isinstance(one := pieces[n], Line)
    )
    return tuple(_block(piece, 0) for piece in pieces), doubts


def _block(piece: Piece, level: int) -> Block:
    match piece:
        case Listing() | Grid():
            return piece
        case Line():
            words = (Words(piece.text, piece.line),)
            return Heading(level, words, piece.line) if level else Para(words, piece.line)


# ---------------------------------------------------------------- typed numbers


def _numbered(pieces: Sequence[Piece]) -> dict[int, int]:
    """The level of each line whose typed number is a heading's, by its place; none where numbers are no sections'."""
    found = [one for n, piece in enumerate(pieces) if isinstance(piece, Line) and (one := _typed(n, piece.text))]
    if not found or not _counts_sections(pieces, found):
        return {}
    kinds: dict[str, int] = {}
    levels: dict[int, int] = {}
    for one in found:
        kind = _kind(one.number)
        if kind == "decimal":
            levels[one.at] = one.depth + kinds.get("base", 0)
        else:  # Roman and Latin numbers stand above each other in the order in which they are first met
            levels[one.at] = kinds.setdefault(kind, len(kinds) + 1)
            kinds["base"] = max(kinds.get("base", 0), kinds[kind])
    return levels


def _typed(at: int, text: str) -> _Numbered | None:
    match = _NUMBER.match(text)
    if match is None:
        return None
    words = match["words"]
    if len(words) > _LONGEST or len(words.split()) > _MOST_WORDS or words[-1] in ".,;:\u3002\uff0c":
        return None
    parts = [int(part) for part in re.findall(r"\d+", match["number"])]
    if len(parts) > 1 and parts[-1] == 0:
        parts.pop()  # "1.0." counts the first level
    return _Numbered(at, match["number"], len(parts) or 1)


def _kind(number: str) -> str:
    if number[0].isdigit():
        return "decimal"
    return "roman" if re.fullmatch(r"[IVX]+\.", number) else "latin"


def _counts_sections(pieces: Sequence[Piece], found: list[_Numbered]) -> bool:
    """Whether the numbers are sections': some have two parts, or text stands between them and they count up."""
    if sum(bool(_PARTED.match(one.number)) for one in found) >= 2:
        return True
    if len(found) < 2:
        return False
    values = [int(re.findall(r"\d+", one.number)[0]) for one in found if one.number[0].isdigit()]
    counts = all(b - a == 1 for a, b in zip(values, values[1:], strict=False)) and values[:1] in ([], [0], [1])
    apart = all(b.at - a.at > 1 for a, b in zip(found, found[1:], strict=False)) and found[-1].at < len(pieces) - 1
    return counts and apart


# ---------------------------------------------------------------- lines without numbers


def _plain(pieces: Sequence[Piece]) -> list[int]:
    """The places of lines that look like headings: short, with a capital, no stop, and a longer text behind."""
    found: list[int] = []
    for n, piece in enumerate(pieces):
        if isinstance(piece, Line) and _looks(piece) and _leads(pieces, n):
            found.append(n)
    return found


def _looks(line: Line) -> bool:
    words = line.text
    if not line.alone or len(words) > _LONGEST_PLAIN or len(words.split()) > _MOST_PLAIN or _STOPPED.search(words):
        return False
    return bool(_BEGINS.match(words)) and any(map(str.isalpha, words))


def _leads(pieces: Sequence[Piece], at: int) -> bool:
    """Whether text follows, perhaps below another heading."""
    for piece in pieces[at + 1 : at + 3]:
        if not isinstance(piece, Line):
            return True
        if _SENTENCE_END.search(piece.text) and len(piece.text) > _LONGEST_PLAIN / 2:
            return True
        if not _looks(piece):
            return False
    return False


def _levels(lines: Sequence[Piece]) -> list[int]:
    """Lines all in capitals stand above others."""
    shouted = [isinstance(line, Line) and line.text.isupper() for line in lines]
    if any(shouted) and not all(shouted):
        return [1 if loud else 2 for loud in shouted]
    return [1] * len(lines)
