"""Small styles for tests: a few elements go in; what they make of an item comes out, as the suite's HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing.csl import Citation, Cite, Processor, Style, html, parse_style

Item = Mapping[str, Any]

LEE: Item = {"family": "Lee", "given": "Anna"}
OKAFOR: Item = {"family": "Okafor", "given": "Chidi"}
NOVAK: Item = {"family": "Novak", "given": "Petra Maria"}
BERG: Item = {"family": "van der Berg", "given": "Jan"}

BOOK: Item = {
    "type": "book",
    "title": "Tides of harbour",
    "author": [LEE],
    "issued": {"date-parts": [[2019, 4, 7]]},
    "publisher": "Northgate",
    "page": "132-137",
    "edition": "2",
    "volume": "3",
    "URL": "https://example.org/tides",
}

YEAR = '<date variable="issued"><date-part name="year"/></date>'
AUTHOR = '<names variable="author"><name form="short" and="text"/></names>'
AUTHOR_YEAR = f'<group delimiter=" ">{AUTHOR}{YEAR}</group>'


def source(
    layout: str,
    *,
    entry: str | None = None,
    macros: str = "",
    attributes: str = "",
    citation: str = "",
    bibliography: str = "",
    cites: str = 'delimiter="; "',
    entries: str = "",
    sort: str = "",
    entry_sort: str = "",
    notes: bool = False,
) -> str:
    """The XML of a style. `layout` and `entry` are elements; `attributes`, `citation`, `bibliography`, `cites` and
    `entries` are attributes of cs:style, cs:citation, cs:bibliography and their layouts; sorts are keys."""
    kind = "note" if notes else "in-text"
    listed = ""
    if entry is not None:
        listed = f"<bibliography {bibliography}>{_sort(entry_sort)}<layout {entries}>{entry}</layout></bibliography>"
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {attributes}>'
        f"<info><title>A</title><id>a</id></info>{macros}"
        f"<citation {citation}>{_sort(sort)}<layout {cites}>{layout}</layout></citation>{listed}</style>"
    )


def _sort(keys: str) -> str:
    return f"<sort>{keys}</sort>" if keys else ""


def style(layout: str, **more: Any) -> Style:
    """A style of elements."""
    return parse_style(source(layout, **more))


def cited(layout: str, item: Item = BOOK, lang: str = "en-US", cite: Cite | None = None, **more: Any) -> str:
    """What a layout makes of one cite of an item; `cite` has the id "a"."""
    processor = Processor(style(layout, **more), {"a": item}, lang, stand_in=False)
    processor.register(["a"])
    return html(processor.citation([cite or Cite("a")]))


def document(
    made: Style, items: Mapping[str, Item], *citations: Sequence[Cite | str], lang: str = "en-US"
) -> list[str]:
    """The citations of a document: those of a style in notes stand in notes 1, 2, ..."""
    processor = Processor(made, items, lang)
    found = [
        Citation(tuple(Cite(one) if isinstance(one, str) else one for one in cites), n if made.in_notes else 0)
        for n, cites in enumerate(citations, 1)
    ]
    processor.register(cite.id for citation in found for cite in citation.cites)
    return [html(tokens) for tokens in processor.cite(found)]


def listed(made: Style, items: Mapping[str, Item], lang: str = "en-US") -> list[str]:
    """The entries of a bibliography of all items."""
    processor = Processor(made, items, lang)
    processor.register(items)
    return [html(entry.tokens) for entry in processor.bibliography()]


def entry_of(entry: str, item: Item = BOOK, lang: str = "en-US", **more: Any) -> str:
    """What a bibliography layout makes of an item."""
    (found,) = listed(style("<text value='x'/>", entry=entry, **more), {"a": item}, lang)
    return found
