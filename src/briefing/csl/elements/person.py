"""One person of a list of names goes in; the name in the order and form that the style asks for comes out.

(CSL 1.0.2, "Name": name order; "Name-part Order": long form, inverted, with particles and suffixes.)
"""

from __future__ import annotations

from typing import NamedTuple

from ..fieldtext import parse_field
from ..markup import Element
from ..output import Out, Piece
from ..people import Person, initials, joined
from .base import cased, formatting_of


class NamePart:
    """`cs:name-part`: looks of the family or the given name."""

    def __init__(self, element: Element) -> None:
        self.prefix, self.suffix = element.get("prefix"), element.get("suffix")
        self.formatting = formatting_of(element)
        self.text_case = element.get("text-case")


class PersonStyle(NamedTuple):
    """How every person of a list is written."""

    form: str = "long"
    """ "long" or "short"."""
    initials: str | None = None
    """What follows an initial; None: given names stay whole."""
    initialize: bool = True
    """Whether given names that are whole are cut to initials."""
    hyphen: bool = True
    """Whether initials keep the hyphen of a double name: `initialize-with-hyphen`."""
    separator: str = ", "
    """Between the parts of an inverted name."""
    demote: str = "display-and-sort"
    """Where the non-dropping particle of an inverted name goes: `demote-non-dropping-particle`."""
    family: NamePart | None = None
    given: NamePart | None = None


class Showing(NamedTuple):
    """How one person is shown."""

    inverted: bool = False
    level: int = 0
    """How much of a given name disambiguation asks for: 1 initials, 2 all."""
    sorting: bool = False
    language: str = ""


def person_piece(person: Person, style: PersonStyle, showing: Showing) -> Piece:
    """A person's name."""
    family_part, given_part, language = style.family, style.given, showing.language
    if person.literal:
        return _dressed(person.literal, family_part, language)
    whole_family = joined(person.non_dropping, person.family)
    if style.form == "short" and not showing.level and not person.korean:
        return _dressed(whole_family if person.western else person.family, family_part, language)
    given = _given(person, style, showing.level)
    if not person.western:
        return Out([_dressed(person.family, family_part, language), _dressed(person.given, given_part, language)])
    if person.static:
        family = _dressed(whole_family, family_part, language)
        return Out([family, " ", _dressed(given, given_part, language)]) if given else family
    if showing.inverted:
        return _inverted(person, given, style, showing)
    attached = person.dropping if person.dropping.endswith(("’", "'")) else ""
    front = given if attached else joined(given, person.dropping)
    pieces: list[Piece] = [_dressed(front, given_part, language), " "] if front else []
    pieces.append(_dressed(attached + whole_family, family_part, language))
    if person.suffix:
        pieces += [", " if person.comma_suffix else " ", *parse_field(person.suffix)]
    return Out(pieces)


def _inverted(person: Person, given: str, style: PersonStyle, showing: Showing) -> Piece:
    """ "Berg, Jan van der, Jr." or "van der Berg, Jan, Jr."."""
    demoted = style.demote == "display-and-sort" or (style.demote == "sort-only" and showing.sorting)
    family = person.family if demoted else joined(person.non_dropping, person.family)
    pieces = [_dressed(family, style.family, showing.language)]
    front = joined(given, person.dropping)
    rest: list[Piece] = [*parse_field(front)] if front else []
    if demoted and person.non_dropping:
        looks = style.family.formatting if style.family is not None else ()
        rest += [" "] if rest else []
        rest.append(Out(list(parse_field(person.non_dropping)), formatting=looks))
    if rest:
        pieces += [style.separator, _looking(rest, style.given, showing.language)]
    if person.suffix:
        pieces += [style.separator, *parse_field(person.suffix)]
    return Out(pieces)


def _given(person: Person, style: PersonStyle, level: int) -> str:
    if not person.given or style.initials is None:
        return person.given
    return initials(person.given, style.initials, style.hyphen, level >= 2 or not style.initialize)


def _dressed(text: str, part: NamePart | None, language: str) -> Piece:
    return _looking(list(parse_field(text)), part, language)


def _looking(pieces: list[Piece], part: NamePart | None, language: str) -> Piece:
    """Pieces with the looks of a name part (CSL 1.0.2, "Name-part")."""
    if part is None:
        return pieces[0] if len(pieces) == 1 else Out(pieces)
    if part.text_case:
        pieces = cased(pieces, part.text_case, language)
    return Out(pieces, part.prefix, part.suffix, "", part.formatting)
