"""Lines go in; digits that may be citations come out, each with how it stands: behind a stop ("power.2"), before one
("power2."), with a blank (" 3,"). Nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from ...core.node import node
from .line import BLANK, MARK, OBJECT, Line
from .numbers import names_of
from .traps import COUNTERS, base_of, in_address, is_caseless, is_shortened, is_year

#: How digits stand. "after": behind a stop; "comma": behind a comma; "year": behind a year and a stop; "point": behind
#: a letter and a stop, as in "Annex A.1"; "closed": behind a closing quotation mark or bracket; "word": right behind a
#: word; "spaced": a blank between the word and them, a sign behind; "set-off": blanks on both sides and a sign behind;
#: "apart": a stop, a blank, and the next sentence behind.
Kind: TypeAlias = Literal["after", "comma", "year", "point", "closed", "word", "spaced", "set-off", "apart"]


@node
class Candidate:
    """Digits that may be a citation."""

    kind: Kind
    start: int
    """Where the mark begins, the blank before it included."""
    end: int
    digits: int
    """Where the digits begin."""
    names: tuple[str, ...]
    base: str
    """The word before; empty behind a bracket or quotation mark."""
    line: int

    @property
    def highest(self) -> int:
        """The highest of its numbers."""
        return max(map(int, self.names))


_STOPS = ".!?\u2026\u3002\uff01\uff1f\u061f\u06d4\u0964"
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a\u201c)]\uff09\u300d\u300f\u300b"
_STRAIGHT = "\"'"
_SIGNS = ".,;:!?\u2026)\u3002\u3001\uff0c\uff1b\uff1a\uff09\u060c\u061b"
#: Digits right behind something, and digits behind a blank with a sign or a sentence's beginning behind them.
_GLUED = re.compile(r"(?<=[^\s0-9\ufdd0-\ufdd2\-\u2010-\u2015/\\#$\u20ac\u00a3(\[+*=<>_~&@:^])[0-9]{1,3}(?![0-9])")
_SPACED = re.compile(
    rf"(?<=[^\s0-9\ufdd0-\ufdd2\-\u2010-\u2015/\\#$\u20ac\u00a3(\[+*=<>_~&@:^])[{BLANK}]([0-9]{{1,3}})(?![0-9])"
)
_COMMA = re.compile(r"[,;\u3001\uff0c][ ]?([0-9]{1,3})(?![0-9])")
_DASH = re.compile(r"[-\u2010-\u2013]([0-9]{1,3})(?![0-9])")
_BLANK = re.compile(r"[ \u00a0]([0-9]{1,3})(?![0-9])")
#: Numbers that go on after a comma: "3, 2 or 1 boats".
_COUNT = re.compile(r"[,;] [0-9]")
#: A long line in which every tenth sign begins a number is data, and none of its numbers a citation.
_LONG, _DATA = 5000, 10
_MOST = 20
"""Numbers in a run."""
_MONTHS = re.compile(
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Januar|Februar|M\u00e4rz|Mai|Juni|Juli|Oktober|Dezember)\b"
)


def candidates(line: Line, most: int) -> Iterator[Candidate]:
    """The candidates of a line, in order; `most`: the highest number that a source has."""
    text = line.text
    at = 0
    if len(text) > _LONG and len(_GLUED.findall(text)) * _DATA > len(text):
        return
    for match in _GLUED.finditer(text):
        if match.start() >= at and (one := _glued(line, match.start(), match.end(), most)) is not None:
            at = one.end
            yield one
    for match in _SPACED.finditer(text):
        if (one := _spaced(line, match, most)) is not None:
            yield one


def _glued(line: Line, start: int, end: int, most: int) -> Candidate | None:
    text = line.text
    kind, base = _stands(text, start)
    if kind is None:
        return None
    end = _extended(text, end, most, kind)
    if not _ends(text, end, kind) or in_address(text, start):
        return None
    if kind == "year" and not _begins(text, end):
        return None
    return Candidate(kind, start, end, start, names_of(_commas(text[start:end])), base, line.number(start))


def _stands(text: str, start: int) -> tuple[Kind | None, str]:
    """How digits stand right behind a character."""
    at = start - 1
    while at >= 0 and text[at] in _CLOSERS and start - at < 5:
        at -= 1
    closed = at < start - 1
    if at < 0 or (closed and not _closes(text, at, start)):
        return None, ""
    if text[at] in _STOPS:
        return _behind_stop(text, at, closed)
    if closed or text[at] == "%":
        return ("closed", "")
    if text[at] in ",;\u060c":
        base = base_of(text, at)
        return ("comma", base) if text[at - 1 : at].isalpha() or text[at - 1 : at] in _CLOSERS else (None, "")
    if text[at].isalpha():
        return "word", base_of(text, at + 1)
    return None, ""


def _behind_stop(text: str, at: int, closed: bool) -> tuple[Kind | None, str]:
    before = text[at - 1 : at]
    if closed or text[at] not in ".\u2026":
        return ("after", base_of(text, at)) if before and not before.isspace() else (None, "")
    if before.isdecimal():
        return ("year", "") if is_year(text, at) else (None, "")
    if before.isalpha():
        base = base_of(text, at)
        if is_shortened(base) and text[at - len(base) - 1 : at - len(base)] != ".":
            return None, ""
        if len(base) == 1 and base.isascii() and text[at - 2 : at - 1] != ".":
            return "point", base
        return "after", base
    stops = before and (
        before in _CLOSERS or before in "%.\u2026+\u00b0" or before in (MARK, OBJECT) or before == "\u20ac"
    )
    return ("after", "") if stops else (None, "")


def _closes(text: str, at: int, start: int) -> bool:
    """Whether quotation marks and brackets from `at` + 1 to `start` close something."""
    before = text[at]
    if before.isspace() or before in "([{\u201c\u2018\u00ab\u201e":
        return False
    if text[at + 1] == ")" and text[at] not in _STOPS:
        opening = text.rfind("(", max(0, at - 400), at)
        return opening <= 0 or not text[opening - 1].isalnum()
    return not (before.isdecimal() and text[start - 1] in _STRAIGHT)  # feet, inches, minutes


def _extended(text: str, end: int, most: int, kind: Kind) -> int:
    """Where a run of numbers ends that begins with the one that ends at `end`."""
    last = end
    for _ in range(_MOST):
        if (match := _COMMA.match(text, end)) or (match := _DASH.match(text, end)):
            tight = not match[0][1].isspace()
            good = int(match[1]) <= most and (tight or _begins(text, match.end())) and match[1] != "000"
        elif kind in ("after", "closed", "year") and (match := _BLANK.match(text, end)):
            good = int(match[1]) <= most and _begins(text, match.end()) and not _MONTHS.match(text, match.end())
            good = good or bool(int(match[1]) <= most and _BLANK.match(text, match.end()))
        else:
            break
        if not good:
            break
        end = match.end()
        if _ends(text, end, kind):
            last = end
    return last


def _begins(text: str, end: int) -> bool:
    """Whether a sentence, or nothing at all, follows."""
    if end == len(text) or text[end] in (MARK, "\n"):
        return True
    if not text[end].isspace():
        return False
    rest = text[end + 1 : end + 3].lstrip()
    return not rest or not (rest[0].islower() or rest[0].isdecimal() or rest[0] in _SIGNS)


def _ends(text: str, end: int, kind: Kind) -> bool:
    """Whether what follows digits can follow a citation."""
    if end == len(text):
        return True
    follows, then = text[end], text[end + 1 : end + 2]
    if follows.isspace() or follows in (MARK, OBJECT):
        return True
    if follows in _SIGNS:
        return not then or not then.isalnum() or (is_caseless(then) and not then.isdecimal())
    if follows in "\"'\u201d\u2019\u00bb\u2014\u2013]":
        return not then.isdecimal()
    if follows in "(\u201c\u00ab":
        return kind in ("after", "closed")
    return kind == "after" and is_caseless(follows) and follows.isalpha() and follows not in COUNTERS


def _spaced(line: Line, match: re.Match[str], most: int) -> Candidate | None:
    """Digits behind a blank."""
    text, start, digits, end = line.text, match.start(), match.start(1), match.end()
    before = text[start - 1]
    if before in _STOPS or (before in _CLOSERS and text[start - 2 : start - 1] in tuple(_STOPS)):
        end = _extended(text, end, most, "after")
        if not _begins(text, end) or _MONTHS.match(text, end) or text[end : end + 1] == ".":
            return None
        kind: Kind = "apart"
        if before == "." and is_shortened(base_of(text, start - 1)):
            return None
        base = ""
    elif before.isalpha() or before in _CLOSERS or before == "%":
        end = _extended(text, end, most, "spaced")
        kind = "spaced"
        if text[end : end + 1] in tuple(BLANK) and text[end + 1 : end + 2] in tuple(",.;\u3002\u3001"):
            kind, end = "set-off", end + 1
        if text[end : end + 1] not in tuple(_SIGNS) or text[end] == ":" or not _ends(text, end, "spaced"):
            return None
        if _COUNT.match(text, end):
            return None
        base = base_of(text, start) if before.isalpha() else ""
    else:
        return None
    names = names_of(_commas(text[digits:end]))
    return Candidate(kind, start, end, digits, names, base, line.number(digits))


def _commas(run: str) -> str:
    """A run with commas for its blanks."""
    return re.sub(r"(?<=[0-9])[ \u00a0]+(?=[0-9])", ",", run)
