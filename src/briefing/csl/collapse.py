"""Cites of one citation drawn together: ranges of numbers, years of one author, suffixes of one year (CSL 1.0.2,
"Cite Collapsing")."""

from __future__ import annotations

from dataclasses import dataclass, field

from .citation import Cite
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


def grouped(cites: list[Rendered], area: Area) -> list[Rendered]:
    """Cites of the same names moved behind the first of them, where the style groups cites."""
    collapse = area.options.get("collapse", "")
    if "cite-group-delimiter" not in area.options and not collapse.startswith("year"):
        return cites
    order: dict[str, list[Rendered]] = {}
    for n, one in enumerate(cites):
        order.setdefault(one.names or f"\0{n}", []).append(one)
    return [one for group in order.values() for one in group]


def collapsed(cites: list[Rendered], area: Area) -> list[Piece]:
    """The pieces of a citation with the delimiters between them."""
    delimiter = area.delimiter
    collapse = area.options.get("collapse", "")
    if collapse == "citation-number":
        return _numbers(cites, area)
    out: list[Piece] = []
    in_group = False
    grouping = "cite-group-delimiter" in area.options or collapse.startswith("year")
    group_delimiter = area.options.get("cite-group-delimiter", ", ")
    suffix_delimiter = area.options.get("year-suffix-delimiter", delimiter)
    after = area.options.get("after-collapse-delimiter", delimiter)
    ranged = collapse == "year-suffix-ranged"
    n = 0
    while n < len(cites):
        one, before = cites[n], cites[n - 1] if n else None
        same = grouping and before is not None and bool(one.names) and one.names == before.names
        if before is None:
            out.append(one.piece)
        elif not same:
            out += [after if in_group else delimiter, one.piece]
            in_group = False
        elif not collapse.startswith("year") or one.short is None or one.cite.prefix:
            out += [group_delimiter, one.piece]
        elif collapse != "year" and one.suffix and one.year == before.year and not before.cite.locator:
            in_group = True
            stop = _run(cites, n) if ranged else n
            if stop - n >= 1 and ranged:
                out += ["–", cites[stop].suffix]
                out += _tail(cites[stop])
                n = stop + 1
                continue
            out += [suffix_delimiter, one.suffix, *_tail(one)]
        else:
            in_group = True
            out += [group_delimiter, one.short]
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
        if out:
            out.append(after if collapsed_before else area.delimiter)
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
