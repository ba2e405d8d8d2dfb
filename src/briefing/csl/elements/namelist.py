"""The people of one name variable go in; their names, joined and cut as the style says, come out.

(CSL 1.0.2, "Name", "Et-al".)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..context import Context
from ..fieldtext import parse_field
from ..markup import Element
from ..output import Formatting, Out, Piece, plain_text
from ..people import Person
from .base import formatting_of
from .nameoptions import NameOptions
from .person import Showing, person_piece

_DOTS = "… "


class EtAl:
    """`cs:et-al`: what stands for names that are left out."""

    def __init__(self, element: Element | None) -> None:
        self.term = element.get("term", "et-al") if element is not None else "et-al"
        self.formatting: Formatting = formatting_of(element) if element is not None else ()

    def piece(self, context: Context) -> Piece | None:
        """The term; None where no language has it."""
        text = context.locale.term(self.term)
        return Out(list(parse_field(text)), formatting=self.formatting) if text else None


#: Words between names that Chinese and Japanese write without spaces.
_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]+")


class NameList:
    """One list of names in one place of a cite or an entry."""

    def __init__(self, people: Sequence[Person], options: NameOptions, et_al: EtAl, context: Context) -> None:
        more = len(people) > 1 and people[-1].literal == "others"  # as BibTeX writes a list that is not whole
        people = people[:-1] if more else people
        self.people, self.options, self.et_al, self.context = people, options, et_al, context
        self.place = context.lists
        """Which list of the cite it is, from 0."""
        context.lists += 1
        self.shown, self.cut = shown(len(people), options, context, self.place)
        self.cut = self.cut or more
        context.shape.append((len(people), self.shown))

    def piece(self, first: bool) -> Piece:
        """The names; `first`: those that the cite or the entry begins with."""
        names = [self._person(n) for n in range(self.shown)]
        if first:
            self.context.person_texts = [plain_text(name) for name in names]
            names = self._replaced(names)
        kids = self._joined(names)
        looks = self.options.looks
        return Out(kids) if looks.bare else Out([Out(kids)], looks.prefix, looks.suffix, "", looks.formatting)

    def _person(self, n: int) -> Piece:
        context = self.context
        level = context.disambiguation.given.get((self.place, n), 0)
        showing = Showing(self.options.inverts(n) or context.sorting, level, context.sorting, context.language)
        return person_piece(self.people[n], self.options.person, showing)

    def _replaced(self, names: list[Piece]) -> list[Piece]:
        """Names that repeat those of the entry before, given way to a text (CSL 1.0.2, "Reference Grouping")."""
        replaced = self.context.replaced
        if replaced is None:
            return names
        return [replaced.text if n < replaced.names else name for n, name in enumerate(names)]

    # ------------------------------------------------------------ joining

    def _joined(self, names: list[Piece]) -> list[Piece]:
        options, context = self.options, self.context
        if context.sorting:  # "and" and "et al." would sort among the names
            return _delimited([*names, *self._last()], ", ")
        if self.cut:
            return self._abridged(names)
        delimiter = options.delimiter
        if not options.conjunction or len(names) < 2:
            return _delimited(names, delimiter)
        word = "&" if options.conjunction == "symbol" else context.locale.term("and") or "and"
        if _UNSPACED.fullmatch(word) and not any(one.western for one in self.people[len(names) - 2 : len(names)]):
            return [*_delimited(names[:-1], delimiter), word, names[-1]]
        before = " "
        if options.precedes(options.precedes_last, len(names) - 1, len(names) > 2):
            before = delimiter if delimiter.endswith(" ") else f"{delimiter} "
        return [*_delimited(names[:-1], delimiter), f"{before}{word} ", names[-1]]

    def _abridged(self, names: list[Piece]) -> list[Piece]:
        """Some names, and what says that there are more (CSL 1.0.2, "Name": et-al-use-last, "Et-al")."""
        options, delimiter = self.options, self.options.delimiter
        kids = _delimited(names, delimiter)
        last = self._last()
        if last:
            return [*kids, delimiter if delimiter.strip() else ", ", _DOTS, *last]
        et_al = self.et_al.piece(self.context)
        if et_al is None:
            return kids
        precedes = options.precedes(options.precedes_et_al, len(names), len(names) > 1)
        return [*kids, delimiter if precedes else " ", et_al]

    def _last(self) -> list[Piece]:
        """The last name of a list that is cut, where the style shows it and it is not the only one left out."""
        sort = self.context.sort_names
        use_last = sort.last if sort is not None else self.options.last
        wanted = self.cut and use_last and len(self.people) > self.shown + 1
        return [self._person(len(self.people) - 1)] if wanted else []


def shown(count: int, options: NameOptions, context: Context, place: int) -> tuple[int, bool]:
    """How many of so many names are shown, and whether the list is cut (CSL 1.0.2, "Name": et-al-min; "Sorting":
    names-min)."""
    minimum, use = options.minimum, options.first
    if context.sort_names is not None:
        minimum, use = context.sort_names.minimum or minimum, context.sort_names.first or use
    elif context.position not in ("", "first"):
        minimum, use = options.later_minimum, options.later_first
    if not minimum or not use or count < minimum or use >= count:
        return count, False
    use = max(use, context.disambiguation.shown.get(place, 0))
    return (use, True) if use < count else (count, False)


def _delimited(names: list[Piece], delimiter: str) -> list[Piece]:
    out: list[Piece] = []
    for name in names:
        if out:
            out.append(delimiter)
        out.append(name)
    return out
