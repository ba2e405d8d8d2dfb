"""A text in a line goes in; the same with its citations in braces comes out, and what was said and left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.importing.loose import (
    Doubt,
    Given,
    Inline,
    Inlines,
    LeftOut,
    Look,
    Loose,
    Newline,
    NoteMark,
    Para,
    Reference,
    Words,
)
from briefing.importing.marks import link, recognise
from briefing.importing.marks.walk import mapped
from briefing.importing.sources import Shelf
from briefing.importing.works.types import Entry, WorkList

SITES = ("", "harbourpost", "tides", "pilots", "lights", "ports", "quays", "charts", "winds", "knots", "buoys", "locks")


def url_of(number: int) -> str:
    """The address of the source with a number."""
    return f"https://www.{SITES[number] if number < len(SITES) else f'site{number}'}.example/{number}"


def shelf_of(count: int, given: Sequence[Given] = ()) -> Shelf:
    """Sources 1 to `count`."""
    entries = (Entry((str(n),), f"Title {n}", 90, url_of(n), f"Title {n}") for n in range(1, count + 1))
    return Shelf([WorkList(tuple(entries), 90)] if count else [], given)


@dataclass
class Marked:
    """What became of a text."""

    said: list[str]
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]
    shelf: Shelf

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.doubts]


def marked(
    *paragraphs: str | Inlines,
    count: int = 9,
    given: Sequence[Given] = (),
    exporter: str = "",
    loose: Loose | None = None,
) -> Marked:
    """The paragraphs, recognised and linked, with `count` sources."""
    shelf = shelf_of(count, given)
    if loose is None:
        blocks = (Para((Words(one, n),) if isinstance(one, str) else one, n) for n, one in enumerate(paragraphs, 1))
        loose = Loose("text", tuple(blocks))
    made = link(recognise(loose, shelf, exporter), shelf)
    return Marked(list(all_lines(made, shelf)), made.doubts, made.left_out, shelf)


def all_lines(loose: Loose, shelf: Shelf) -> Iterator[str]:
    """Each run of inlines, in reading order."""
    lines: list[Inlines] = []

    def note(inlines: Inlines, place: object) -> Inlines:
        lines.append(inlines)
        return inlines

    mapped(loose, note)
    order = list(shelf.sources)
    return ("".join(_shown(one, order) for one in inlines) for inlines in lines)


def _shown(inline: Inline, order: list[str]) -> str:
    match inline:
        case Words():
            return inline.text
        case Newline():
            return "\n"
        case Reference():
            places = inline.locators or ("",) * len(inline.keys)
            cites = (
                f"{order.index(key) + 1}{f' {place}' if place else ''}"
                for key, place in zip(inline.keys, places, strict=True)
            )
            return "{" + ",".join(cites) + "}"
        case NoteMark():
            return f"[^{inline.name}]"
        case _:
            return f"<{inline}>"


def linked(words: str, url: str, title: str = "") -> Words:
    return Words(words, 1, Look(url=url, title=title))


def raised(words: str) -> Words:
    return Words(words, 1, Look(superscript=True))


def plain(words: str) -> Words:
    return Words(words, 1)
