"""What a template does not say, and what of it does not pass, goes in; diagnostics come out, one for each kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.diagnostics import Diagnostic
from ...core.spans import Span

if TYPE_CHECKING:
    from ...core.ooxml import Package
    from .setup import Setup

#: Parts that no template needs for its look, by a word in their content types or names.
_FOREIGN = {
    "vbaProject": "macros",
    "activeX": "controls",
    "oleObject": "embedded objects",
    "embeddings/": "embedded files",
    "customXml/": "custom XML",
    "attachedToolbars": "toolbars",
    "customUI": "a ribbon of its own",
    "/fonts/": "embedded fonts",
    "glossary": "building blocks",
}


def lacking(path: Path, styles: Sequence[str], pages: Setup) -> Iterator[Diagnostic]:
    """What the default theme stands in for."""
    found = [f"a look for {_listed(styles)}"] if styles else []
    found += ["a size of the paper"] if pages.width is None or pages.height is None else []
    found += ["margins"] if pages.margins is None else []
    found += ["running lines"] if not pages.headers and not pages.footers else []
    if found:
        message = f"{path.name} does not give {_listed(found)}: the default theme's stand in for them."
        yield Diagnostic("template-lacks", message, Span(str(path)))


def faint(path: Path, styles: Sequence[str]) -> Iterator[Diagnostic]:
    """Text styles whose colour is too light."""
    if styles:
        message = f"{path.name} sets {_listed(styles)} in a colour that has too little contrast with the paper."
        hint = "darken it to 4.5:1, or 3:1 where letters are large"
        yield Diagnostic("template-faint", message, Span(str(path)), hint)


def left_out(path: Path, things: Sequence[str], numbered: bool) -> Iterator[Diagnostic]:
    """What the look of the file has and ours cannot; `numbered`: its headings have numbers of their own."""
    at = Span(str(path))
    if numbered:
        message = f"{path.name} numbers its headings: they have the report's numbers instead."
        yield Diagnostic("template-left-out", message, at, "`numbering` in the front matter says which")
    if things:
        message = f"{path.name} has what is not taken over: {_listed(things)}."
        yield Diagnostic("template-left-out", message, at)


def foreign(path: Path, package: Package) -> Iterator[Diagnostic]:
    """Parts of the file, and links to the outside, that no draft gets."""
    names = [f"/{name} {package.content_type(name)}" for name in package.names]
    found = [word for part, word in _FOREIGN.items() if any(part in name for name in names)]
    if any(r.external and r.kind != "hyperlink" for n in package.names for r in package.relations(n).values()):
        found.append("links to files outside")
    if found:
        message = f"{path.name} holds {_listed(found)}, which no draft gets."
        yield Diagnostic("template-left-out", message, Span(str(path)))


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
