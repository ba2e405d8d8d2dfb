"""A Word template of the house goes in; the theme that has its look comes out, with the parts that drafts are built in.

What passes: styles, lists, colours and fonts of the theme part, the setup of the last section, and running lines with
their pictures. Everything else stays behind: text, macros, controls, embedded files, custom XML, links to the outside.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...core.lengths import Length, pt
from ...core.ooxml import open_file
from ..template import Template

if TYPE_CHECKING:
    from ...core.ooxml import Package
    from ..running import Pages, Running
    from ..theme import Theme
    from .running import Reader


def read_template(path: Path) -> Theme:
    """The theme of a .dotx or .docx file, with its `template`; raises BriefingError where it cannot be opened."""
    from ..theme import load_theme
    from . import notes as notes_on
    from . import sheet
    from .cascade import Cascade
    from .faces import Faces
    from .look import Look
    from .part import theme_part
    from .running import Reader
    from .setup import setup

    package = open_file(path)
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
    left_out = [*look.dropped, *(("mirrored margins",) if settings.mirrored else ()), *pages.ignored, *reader.lost]
    notes = (
        *notes_on.lacking(path, look.lacking, pages),
        *notes_on.faint(path, look.faint),
        *notes_on.left_out(path, left_out, numbered),
        *notes_on.foreign(path, package),
    )
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
        settings.hyphenated,
        settings.tab,
        cascade.stops([key for key, made in ids.items() if made in ("Header", "Footer")]),
        notes,
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
