"""One person of a list of names, in the order and form that the style asks for (CSL 1.0.2, "Name")."""

from __future__ import annotations

from dataclasses import dataclass

from ..fieldtext import parse_field
from ..markup import Element
from ..output import Out, Piece
from ..people import Person, initials, joined
from .base import cased, formatting_of


@dataclass(frozen=True, slots=True)
class PersonStyle:
    """How every person of a list is written."""

    initials: str | None
    """What follows an initial; None: given names stay whole."""
    initialize: bool
    hyphen: bool
    separator: str
    """Between the parts of an inverted name."""
    demote: str
    """Where the non-dropping particle of an inverted name goes: `demote-non-dropping-particle`."""


class NamePart:
    """`cs:name-part`: looks of the family or the given name."""

    def __init__(self, element: Element) -> None:
        self.prefix, self.suffix = element.get("prefix"), element.get("suffix")
        self.formatting = formatting_of(element)
        self.text_case = element.get("text-case")


def person_piece(
    person: Person,
    style: PersonStyle,
    form: str,
    inverted: bool,
    level: int,
    family_part: NamePart | None,
    given_part: NamePart | None,
    sorting: bool,
    english: bool,
) -> Piece:
    """A person's name; `level` is how much of a given name disambiguation asks for: 1 initials, 2 all."""

    def family(text: str) -> Piece:
        return _dressed(text, family_part, english)

    def given(text: str) -> Piece:
        return _dressed(text, given_part, english)

    if person.literal:
        return family(person.literal)
    if form == "short" and not level:
        if not person.western:
            return family(person.family)
        return family(joined(person.non_dropping, person.family))
    name = _given(person, style, form, level, sorting)
    if not person.western:
        return Out([family(person.family), given(person.given)])
    if person.static:
        return Out([family(joined(person.non_dropping, person.family)), *([" ", given(name)] if name else [])])
    if inverted:
        return _inverted(person, name, style, family_part, given_part, sorting, english)
    pieces: list[Piece] = []
    front = joined(name, person.dropping) if person.dropping and not person.dropping.endswith(("’", "'")) else name
    attached = person.dropping if person.dropping.endswith(("’", "'")) else ""
    if front:
        pieces += [given(front), " "]
    pieces.append(family(attached + joined(person.non_dropping, person.family)))
    return Out(_suffixed(pieces, person))


def _inverted(
    person: Person,
    name: str,
    style: PersonStyle,
    family_part: NamePart | None,
    given_part: NamePart | None,
    sorting: bool,
    english: bool,
) -> Piece:
    def family(text: str) -> Piece:
        return _dressed(text, family_part, english)

    demoted = style.demote == "display-and-sort" or (style.demote == "sort-only" and sorting)
    if demoted:
        pieces: list[Piece] = [family(person.family)]
    else:
        pieces = [family(joined(person.non_dropping, person.family))]
    rest: list[Piece] = [words] if (words := joined(name, person.dropping)) else []
    if demoted and person.non_dropping:
        rest += [" "] if rest else []
        rest.append(
            Out(list(parse_field(person.non_dropping)), formatting=family_part.formatting if family_part else ())
        )
    if rest:
        pieces += [style.separator, _dressed_all(rest, given_part)]
    if person.suffix:
        pieces += [style.separator, *parse_field(person.suffix)]
    return Out(pieces)


def _suffixed(pieces: list[Piece], person: Person) -> list[Piece]:
    if not person.suffix:
        return pieces
    return [*pieces, ", " if person.comma_suffix else " ", *parse_field(person.suffix)]


def _given(person: Person, style: PersonStyle, form: str, level: int, sorting: bool) -> str:
    if not person.given or style.initials is None:
        return person.given
    if not style.initialize:
        return initials(person.given, style.initials, style.hyphen, True)
    if level >= 2:
        return initials(person.given, style.initials, style.hyphen, True)
    return initials(person.given, style.initials, style.hyphen, False)


def _dressed(text: str, part: NamePart | None, english: bool) -> Piece:
    return _dressed_all(list(parse_field(text)), part)


def _dressed_all(pieces: list[Piece], part: NamePart | None) -> Piece:
    if part is None:
        return pieces[0] if len(pieces) == 1 else Out(pieces)
    if part.text_case:
        pieces = cased(pieces, part.text_case, True)
    return Out(pieces, part.prefix, part.suffix, "", part.formatting)
