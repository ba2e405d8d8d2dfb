"""A source goes in of which a style prints nothing; its names, title or address, and year come out.

A conversation in APA has no entry, a source without an author no names in IEEE: a source is never lost all the same.
"""

from __future__ import annotations

from .fieldtext import parse_field
from .item import Item
from .locales import Locale
from .output import Out, Piece
from .people import Person, joined

#: Whose work it is, the first of these that is known.
_WHOSE = ("author", "editor", "interviewer", "director", "composer", "illustrator", "translator", "recipient")


def stand_in(item: Item) -> Piece:
    """What stands in for a cite or an entry; never empty."""
    people = _people(item)
    names = ", ".join([person.literal or " ".join(filter(None, (person.given, person.family))) for person in people])
    title = title_of(item, "" if names else item.id)
    parts: list[Piece] = [names] if names else []
    if title:
        parts.append(Out([*parse_field(title)]))
    if item.year:
        parts.append(str(item.year))
    return Out(parts, delimiter=", ")


def spoken(item: Item, locale: Locale) -> Piece:
    """Names as they stand in a sentence: family names joined by the language's "and", else the title; never empty."""
    names = [_family(person) for person in _people(item)]
    if not names:
        return Out([*parse_field(title_of(item, item.id))])
    if len(names) == 1:
        return names[0]
    comma = ", " if len(names) > 2 and locale.lang.startswith("en") else " "
    return f"{', '.join(names[:-1])}{comma}{locale.term('and') or 'and'} {names[-1]}"


def title_of(item: Item, otherwise: str) -> str:
    """What a source is called."""
    return item.text("title") or item.text("container-title") or item.text("URL") or otherwise


def _people(item: Item) -> tuple[Person, ...]:
    return next((people for name in _WHOSE if (people := item.names(name))), ())


def _family(person: Person) -> str:
    if person.korean:
        return person.family + person.given
    return person.literal or joined(person.non_dropping, person.family) or person.given
