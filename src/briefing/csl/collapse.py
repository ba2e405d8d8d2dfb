"""Cites of one citation drawn together: ranges of numbers, years of one author, suffixes of one year (CSL 1.0.2,
"Cite Collapsing")."""

from __future__ import annotations

from dataclasses import dataclass, field

from .citation import Cite
from .flat import Affix
from .output import Out, Piece, find, plain_text
from .style import Area


@dataclass(slots=True)
class Rendered:
    """One cite of a citation as it was rendered."""

    cite: Cite
    piece: Piece
    number: int
    names: str
    """The names it begins with, as text."""
    short: Piece | None = None
    """The same without those names."""
    year: str = ""
    suffix: str = ""
    delimiter: str = ""
    """What stands before it."""
    joined: bool = False
    """Whether it was drawn together with the one before."""
    extra: list[Piece] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether it says no more than which source it is."""
        return not (self.cite.locator or self.cite.prefix or self.cite.suffix)


def delimited(cites: list[Rendered], area: Area) -> list[Piece]:
    """The pieces of a citation with what stands between them."""
    if area.options.get("collapse") == "citation-number":
        return _numbers(cites, area)
    return _years(cites, area)


def _between(before: Rendered, after: Rendered, delimiter: str) -> Affix:
    """A delimiter, unless the author's own words bring one."""
    if after.cite.prefix.startswith(_MARKS):
        return Affix("")
    if delimiter and before.cite.suffix.endswith(_MARKS):
        return Affix(" ")
    return Affix(delimiter)


_MARKS = tuple(",;:.")


class _Delimiters:
    """What stands between cites, by how they hang together (CSL 1.0.2, "Cite Grouping" and "Cite Collapsing")."""

    def __init__(self, area: Area) -> None:
        options, self.other = area.options, area.delimiter
        self.group = options.get("cite-group-delimiter", ", ")
        self.suffix = options.get("year-suffix-delimiter", options.get("cite-group-delimiter", area.delimiter))
        self.after = options.get("after-collapse-delimiter", area.delimiter)


def _years(cites: list[Rendered], area: Area) -> list[Piece]:
    collapse = area.options.get("collapse", "")
    delimiters = _Delimiters(area)
    out: list[Piece] = []
    drawn = suffixed = False  # the one before lost its names, or all but its suffix, to the one before it
    n = 0
    while n < len(cites):
        one = cites[n]
        if not n:
            out.append(one.piece)
            n += 1
            continue
        before = cites[n - 1]
        same = bool(one.names) and one.names == before.names and not one.cite.prefix and not before.cite.suffix
        if not same or not (collapse.startswith("year") or "cite-group-delimiter" in area.options):
            out += [_between(before, one, delimiters.after if drawn else delimiters.other), one.piece]
            drawn = suffixed = False
        elif collapse.startswith("year") and one.short is None:
            pass  # there is nothing but the names
        elif not collapse.startswith("year"):
            out += [_between(before, one, delimiters.group), one.piece]
        elif collapse != "year" and one.suffix and one.year == before.year and before.alone:
            drawn = suffixed = True
            last = max(n, _run(cites, n)) if collapse == "year-suffix-ranged" else n
            between = "–" if last > n else delimiters.suffix
            n = last
            out += [Affix(between), cites[n].suffix, *_tail(cites[n])]
        else:
            between = delimiters.after if suffixed else delimiters.group
            out += [_between(before, one, between), one.short]
            drawn, suffixed = True, False
        n += 1
    return out


def _run(cites: list[Rendered], start: int) -> int:
    """The last of the cites whose suffixes follow each other from the one before `start`."""
    n = start
    while (
        n < len(cites)
        and cites[n].names == cites[start - 1].names
        and cites[n].year == cites[start - 1].year
        and len(cites[n].suffix) == len(cites[n - 1].suffix) == 1
        and ord(cites[n].suffix) == ord(cites[n - 1].suffix) + 1
        and (n == start or cites[n - 1].alone)
    ):
        n += 1
    return n - 1


def _tail(one: Rendered) -> list[Piece]:
    return one.extra


def _numbers(cites: list[Rendered], area: Area) -> list[Piece]:
    out: list[Piece] = []
    after = area.options.get("after-collapse-delimiter", area.delimiter)
    n, collapsed_before = 0, False
    while n < len(cites):
        stop = n
        while (
            stop + 1 < len(cites)
            and cites[stop].alone
            and cites[stop + 1].alone
            and cites[stop + 1].number == cites[stop].number + 1
            and cites[stop].number
        ):
            stop += 1
        if n:
            out.append(_between(cites[n - 1], cites[n], after if collapsed_before else area.delimiter))
        if stop - n >= 2:
            out += [cites[n].piece, "–", cites[stop].piece]
            n, collapsed_before = stop + 1, True
        else:
            out.append(cites[n].piece)
            n, collapsed_before = n + 1, False
    return out


def year_of(piece: Piece) -> tuple[str, str]:
    """The year that a cite shows, and its suffix."""
    suffix = find(piece, "year-suffix")
    year = find(piece, "year")
    text = ""
    if year is not None:
        text = "".join(kid if isinstance(kid, str) else "" if kid.mark == ("year-suffix", "") else plain_text(kid)
                       for kid in year.kids)  # fmt: skip
    return text, plain_text(Out(suffix.kids)) if suffix is not None else ""
