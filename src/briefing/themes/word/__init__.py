"""A Word template of the house goes in; the theme that has its look comes out, with the parts that drafts are built in.

What passes: styles, lists, colours and fonts of the theme part, the setup of the last section, and running lines with
their pictures. Everything else stays behind: text, macros, controls, embedded files, custom XML, links to the outside.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.diagnostics import BriefingError, Diagnostic
from ...core.lengths import Length, pt
from ...core.ooxml import open_file
from ...core.spans import Span
from ..template import Template

if TYPE_CHECKING:
    from ...core.ooxml import Package
    from ..running import Pages, Running
    from ..theme import Theme
    from .look import Look
    from .running import Reader
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


def read_template(path: Path) -> Theme:
    """The theme of a .dotx or .docx file, with its `template`; raises BriefingError where it cannot be opened."""
    from ..theme import load_theme
    from . import sheet
    from .cascade import Cascade
    from .faces import Faces
    from .look import Look
    from .part import theme_part
    from .running import Reader
    from .setup import setup

    package = open_file(path)
    if package.main not in package:
        raise BriefingError([Diagnostic("bad-package", f"{path} has no document.", Span(str(path)))])
    cascade = Cascade(package)
    base = load_theme("default")
    ids = sheet.ids(cascade)
    faces = Faces(package, base.faces)
    settings = _Settings(package)
    look = Look(base, cascade, faces, ids, settings.hyphenated)
    pages = setup(package)
    theme = look.theme(path.name, pages)
    if (told := sheet.list_indent(package, cascade, ids)) is not None:
        size = type(theme.list.indent)
        theme = replace(theme, list=replace(theme.list, indent=size(told[0] * 635), hang=size(told[1] * 635)))
    reader = Reader(package, cascade, faces, ids)
    headers, footers = _running(reader, pages.headers), _running(reader, pages.footers)
    numbered = any(cascade.effect(key).numbered for key, made in ids.items() if made in ("Heading1", "Heading2"))
    notes = _notes(path, package, look, pages, reader, numbered)
    abstract, used = sheet.lists(package, ids)
    template = Template(
        str(path),
        sheet.styles(cascade, ids),
        frozenset(ids.values()) if cascade.root is not None else frozenset(),
        (abstract, used),
        theme_part(cascade.theme),
        settings.colour_mapping,
        headers,
        footers,
        pages.first_differs,
        settings.even_differs,
        settings.tab,
        tuple(notes),
    )
    return replace(theme, faces=faces.finished(), template=template)


def _running(reader: Reader, parts: dict[Pages, str]) -> dict[Pages, Running]:
    return {pages: reader.part(part) for pages, part in parts.items()}


class _Settings:
    """What is taken from a file's settings."""

    def __init__(self, package: Package) -> None:
        from .cascade import W, children, flag, twips
        from .clean import written

        part = package.related(package.main, "settings")
        root = package.xml(part) if part else None

        def said(name: str) -> bool:
            found = next(children(root, name), None)
            return found is not None and flag(found.get(f"{W}val", "1"))

        self.even_differs = said("evenAndOddHeaders")
        self.hyphenated = said("autoHyphenation")
        self.mirrored = said("mirrorMargins")
        self.colour_mapping = written(next(children(root, "clrSchemeMapping"), None))
        tab = next(children(root, "defaultTabStop"), None)
        self.tab = (twips(tab.get(f"{W}val")) if tab is not None else None) or Length(pt(36))


def _notes(path: Path, package: Package, look: Look, pages: Setup, reader: Reader, numbered: bool) -> list[Diagnostic]:
    """What the template does not say, and what of it does not pass: one diagnostic for each kind."""
    at, found = Span(str(path)), []

    def tell(code: str, message: str, hint: str = "") -> None:
        found.append(Diagnostic(code, message, at, hint))

    lacking = [f"a look for {_listed(look.lacking)}"] if look.lacking else []
    if pages.width is None or pages.height is None:
        lacking.append("a size of the paper")
    if pages.margins is None:
        lacking.append("margins")
    if not pages.headers and not pages.footers:
        lacking.append("running lines")
    if lacking:
        tell("template-lacks", f"{path.name} does not give {_listed(lacking)}: the default theme's stand in for them.")
    if look.faint:
        tell(
            "template-faint",
            f"{path.name} sets {_listed(look.faint)} in a colour that has too little contrast with the paper.",
            "darken it to 4.5:1, or 3:1 where letters are large",
        )
    if numbered:
        tell(
            "template-left-out",
            f"{path.name} numbers its headings: they have the report's numbers instead.",
            "`numbering` in the front matter says which",
        )
    dropped = [*look.dropped, *pages.ignored, *reader.lost]
    if dropped:
        tell("template-left-out", f"{path.name} has {_listed(dropped)}, which is not taken over.")
    names = [f"/{name} {package.content_type(name)}" for name in package.names]
    foreign = [word for part, word in _FOREIGN.items() if any(part in name for name in names)]
    if any(r.external and r.kind != "hyperlink" for n in package.names for r in package.relations(n).values()):
        foreign.append("links to files outside")
    if foreign:
        tell("template-left-out", f"{path.name} holds {_listed(foreign)}, which no draft gets.")
    return found


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
