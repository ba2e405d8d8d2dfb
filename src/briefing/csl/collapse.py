"""The cites of one citation go in; they come out drawn together: ranges of numbers, years of one author, suffixes of
one year (CSL 1.0.2, "Cite Grouping" and "Cite Collapsing")."""

from __future__ import annotations

from .area import Area
from .citation import Cite
from .output import Affix, Mark, Out, Piece, find, plain_text

_SUFFIX: Mark = ("year-suffix", "")
_MARKS = (",", ";", ":", ".")


class Rendered:
    """One cite of a citation as it was rendered."""

    __slots__ = ("alone", "cite", "names", "number", "piece", "short", "suffix", "year")

    def __init__(self, cite: Cite, piece: Piece, number: int, names: str) -> None:
        self.cite, self.piece, self.number = cite, piece, number
        self.names = names
        """The names it begins with, as text."""
        self.alone = not (cite.locator or cite.prefix or cite.suffix)
        """Whether it says no more than which source it is."""
        self.short: Piece | None = None
        """The same without those names; None: nothing is left, or nobody asked."""
        self.year = ""
        self.suffix = ""
        """The suffix of its year, where the cite shows one."""


def delimited(cites: list[Rendered], area: Area) -> list[Piece]:
    """The pieces of a citation with what stands between them."""
    if area.options.get("collapse") == "citation-number":
        return _numbers(cites, area)
    return _Grouping(area).pieces(cites)


def _between(before: Rendered, after: Rendered, delimiter: str) -> Affix:
    """A delimiter, unless the author's own words bring one."""
    if after.cite.prefix.startswith(_MARKS):
        return Affix("")
    if delimiter and before.cite.suffix.endswith(_MARKS):
        return Affix(" ")
    return Affix(delimiter)


class _Grouping:
    """What stands between cites, by how they hang together, and what is left of those that are drawn together."""

    def __init__(self, area: Area) -> None:
        options = area.options
        self.collapse = options.get("collapse", "")
        self.years = self.collapse.startswith("year")
        self.grouped = self.years or "cite-group-delimiter" in options
        self.other = area.delimiter
        self.group = options.get("cite-group-delimiter", ", ")
        self.suffix = options.get("year-suffix-delimiter", options.get("cite-group-delimiter", area.delimiter))
        self.after = options.get("after-collapse-delimiter", area.delimiter)
        self.drawn = self.suffixed = False
        """Whether the cite before lost its names, or all but its suffix, to the one before it."""

    def pieces(self, cites: list[Rendered]) -> list[Piece]:
        """The cites with their delimiters."""
        out: list[Piece] = [cites[0].piece]
        n = 1
        while n < len(cites):
            last = self._run(cites, n)
            out += self._next(cites, n, last)
            n = last + 1
        return out

    def _next(self, cites: list[Rendered], n: int, last: int) -> list[Piece]:
        """The n-th cite behind the one before it, with those up to `last` drawn into it."""
        before, one = cites[n - 1], cites[n]
        same = bool(one.names) and one.names == before.names and not one.cite.prefix and not before.cite.suffix
        if not same or not self.grouped:
            delimiter = self.after if self.drawn else self.other
            self.drawn = self.suffixed = False
            return [_between(before, one, delimiter), one.piece]
        if not self.years:
            return [_between(before, one, self.group), one.piece]
        if one.short is None:
            return []  # there is nothing but the names
        if self.collapse != "year" and one.suffix and one.year == before.year and before.alone and one.alone:
            self.drawn = self.suffixed = True
            only_suffix = Out([cites[last].suffix], mark=("cite", cites[last].cite.id))
            return [Affix("–" if last > n else self.suffix), only_suffix]
        delimiter = self.after if self.suffixed else self.group
        self.drawn, self.suffixed = True, False
        return [_between(before, one, delimiter), one.short]

    def _run(self, cites: list[Rendered], start: int) -> int:
        """The last of the cites whose suffixes follow each other from the one before `start`; `start`: none does."""
        if self.collapse != "year-suffix-ranged" or not cites[start - 1].names:
            return start
        n, begin = start, cites[start - 1]
        while n < len(cites) and cites[n - 1].alone and cites[n].alone:
            before, one = cites[n - 1], cites[n]
            if (one.names, one.year) != (begin.names, begin.year) or not len(one.suffix) == len(before.suffix) == 1:
                break
            if ord(one.suffix) != ord(before.suffix) + 1:
                break
            n += 1
        return max(start, n - 1)


def _numbers(cites: list[Rendered], area: Area) -> list[Piece]:
    """ "[1, 4-6]": three or more numbers in a row become a range."""
    out: list[Piece] = []
    after = area.options.get("after-collapse-delimiter", area.delimiter)
    n, collapsed = 0, False
    while n < len(cites):
        stop = _last_of_range(cites, n)
        if n:
            out.append(_between(cites[n - 1], cites[n], after if collapsed else area.delimiter))
        out.append(cites[n].piece)
        collapsed = stop - n >= 2
        if collapsed:
            out += ["–", cites[stop].piece]
        n = stop + 1 if collapsed else n + 1
    return out


def _last_of_range(cites: list[Rendered], n: int) -> int:
    while (
        n + 1 < len(cites)
        and cites[n].alone
        and cites[n + 1].alone
        and cites[n].number
        and cites[n + 1].number == cites[n].number + 1
    ):
        n += 1
    return n


def year_of(piece: Piece) -> tuple[str, str]:
    """The year that a cite shows, and its suffix."""
    suffix, year = find(piece, "year-suffix"), find(piece, "year")
    kids = year.kids if year is not None else []
    text = "".join([plain_text(kid) for kid in kids if isinstance(kid, str) or kid.mark != _SUFFIX])
    return text, plain_text(Out(suffix.kids)) if suffix is not None else ""
