"""Inlines of the model go in; what they show comes out as a flat row of characters and objects, to be compared."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from ...core.node import node
from ...model import inlines as i
from ...resolve.addresses import printed

Looks: TypeAlias = tuple[tuple[str, str], ...]
"""Kinds of marks that a character stands in, sorted, each with its value: the address of a link, the tag of a language;
else empty."""


@node
class Letter:
    """A character."""

    text: str
    looks: Looks = ()


@node
class Thing:
    """A citation, a cross-reference, a line break, or a note with what it shows."""

    what: object
    looks: Looks = ()
    inner: Flat = ()


Flat: TypeAlias = tuple["Letter | Thing", ...]


def flat(content: i.Inlines, looks: Looks = ()) -> Flat:
    """The row of a content."""
    out: list[Letter | Thing] = []
    _flatten(content, looks, out)
    return tuple(out)


def with_look(looks: Looks, kind: str, value: str = "") -> Looks:
    """Looks with one more; one of its kind is replaced."""
    return tuple(sorted([*(look for look in looks if look[0] != kind), (kind, value)]))


def without_look(looks: Looks, kind: str) -> Looks:
    """Looks without those of a kind."""
    return tuple(look for look in looks if look[0] != kind)


def look_of(mark: i.AnyInline) -> tuple[str, str]:
    """The kind and value of a mark around words."""
    match mark:
        case i.Link():
            return "link", mark.url
        case i.Foreign():
            return "foreign", mark.lang
        case _:
            return mark.type, ""


def _flatten(content: i.Inlines, looks: Looks, out: list[Letter | Thing]) -> None:
    for inline in content:
        match inline:
            case i.Text():
                out.extend(Letter(character, looks) for character in inline.text)
            case i.Code():
                code = with_look(looks, "code")
                out.extend(Letter(character, code) for character in inline.text)
            case i.Link():
                inside = inline.content or (i.Text(printed(inline.url)),)
                _flatten(inside, with_look(looks, *look_of(inline)), out)
            case i.Emphasis() | i.Strong() | i.Superscript() | i.Subscript() | i.Foreign():
                _flatten(inline.content, with_look(looks, *look_of(inline)), out)
            case i.Note():
                out.append(Thing("note", looks, flat(inline.content)))
            case i.Citation() | i.CrossReference():
                out.append(Thing(inline, looks))
            case i.LineBreak():
                out.append(Thing("break", looks))
            case _:
                assert_never(inline)


def mark(kind: str, value: str, content: i.Inlines) -> i.AnyInline:
    """The mark of a kind around words; code is not one."""
    match kind:
        case "strong":
            return i.Strong(content)
        case "emphasis":
            return i.Emphasis(content)
        case "superscript":
            return i.Superscript(content)
        case "subscript":
            return i.Subscript(content)
        case "link":
            return i.Link(content, value)
        case _:
            return i.Foreign(content, value)
