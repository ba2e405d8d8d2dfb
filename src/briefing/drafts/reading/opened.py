"""The bytes of a Word draft go in; what it shows comes out: paragraphs and tables, comments, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...core.diagnostics import Diagnostic, FileError
from ...core.node import node
from ...core.ooxml import Package, open_package
from ...core.spans import Span
from ...resolve.tree import CitationMark, Document, deep, inlines_of, with_notes
from ..drawn import CITATION, Change, ShownBlock, paragraphs
from .book import Book, Changes
from .names import W, whole
from .story import Story

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_EMU_PER_TWIP = 635
#: Headers and footers that are read; a document has three of each for every kind of section.
_MOST_RUNNING = 60
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}Application"
_PROGRAMS = (
    ("LibreOffice", re.compile("LibreOffice|OpenOffice|Collabora", re.IGNORECASE)),
    ("Google Docs", re.compile("Google", re.IGNORECASE)),
    ("WPS", re.compile("WPS|Kingsoft", re.IGNORECASE)),
    ("Word", re.compile("Microsoft", re.IGNORECASE)),
)


@node(eq=False)
class Opened:
    """A draft as it was read."""

    blocks: tuple[ShownBlock, ...]
    changes: tuple[Change, ...]
    """Tracked changes in order, whether taken or not."""
    title: str
    """The title among the file's properties; empty: none."""
    application: str
    """The program that saved it, as it names itself: "Microsoft Office Word"; empty: not said."""
    program: str
    """That program in one word: "Word", "LibreOffice", "Google Docs", "WPS"; empty: none of them, or not said."""
    running: tuple[str, ...]
    """The text of each header and footer, in the order of their parts."""
    package: Package
    """The file itself, for what it carries beside its text."""
    measure: int = 0
    """How wide the text of its last section is, in EMU; 0: not said."""


def open_draft(
    data: bytes,
    name: str,
    changes: Changes = "accept",
    edges: Mapping[str, tuple[str, str]] | None = None,
    *,
    foreign: bool = False,
) -> Opened:
    """Read a draft. `name` is what it is called in messages; `edges` tells words of citations from words beside them
    (see `edges_of`); without it brackets tell. `foreign`: the file is anybody's, so that sizes, content controls and
    what programs make anew are told too.

    `changes`: "accept" reads tracked changes as taken, "reject" as if nobody had made them; "list" is as "reject", for
    those who only want to know of them. They are listed in each case. Raises FileError where the file is refused.
    """
    package = open_package(data, name)
    book = Book(package, changes, edges or {})
    book.foreign = foreign
    body = package.xml(package.main).find(W + "body")
    if body is None:
        hint = "open it in Word or LibreOffice, and save it anew"
        raise FileError([Diagnostic("bad-package", f"{name} is damaged: it has no body.", Span(name), hint)])
    blocks = Story(book, package.main).blocks(body)
    application = _said(package, "docProps/app.xml", _APPLICATION, "extended-properties")
    return Opened(
        blocks,
        book.tracked.all(),
        _said(package, "docProps/core.xml", _TITLE, "core-properties"),
        application,
        next((program for program, pattern in _PROGRAMS if pattern.search(application)), ""),
        _running(book),
        package,
        _measure(body),
    )


def _measure(body: Element) -> int:
    section = body.find(W + "sectPr")
    size, margins = (section.find(W + name) if section is not None else None for name in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 0
    sides = sum(whole(margins.get(W + name)) for name in ("left", "right", "gutter"))
    return max(0, whole(size.get(W + "w")) - sides) * _EMU_PER_TWIP


def edges_of(document: Document) -> dict[str, tuple[str, str]]:
    """The words of each citation before and after what leads to its entries, as "see " and ", p. 4", by the name of its
    bookmark.
    """
    found = {}
    for mark in with_notes(inline for block in deep(document.body) for inline in inlines_of(block)):
        if isinstance(mark, CitationMark):
            live = [n for n, part in enumerate(mark.parts) if part.target] or [0]
            texts = [part.text for part in mark.parts]
            name = CITATION + mark.id.rpartition(":")[2]
            found[name] = "".join(texts[: live[0]]), "".join(texts[live[-1] + 1 :])
    return found


def _said(package: Package, usual: str, tag: str, kind: str) -> str:
    part = package.related("", kind) or usual
    return (package.xml(part).findtext(tag) or "").strip() if part in package else ""


def _running(book: Book) -> tuple[str, ...]:
    """Headers and footers are read each for itself: nothing of them belongs to the text."""
    package = book.package
    related = [each for each in package.relations(package.main).values() if each.kind in ("header", "footer")]
    found = []
    for part in list(dict.fromkeys(each.target for each in related if each.target in package))[:_MOST_RUNNING]:
        blocks = Story(book.aside(), part).blocks(package.xml(part))
        lines = ("".join(getattr(piece, "text", "") for piece in each.pieces) for each in paragraphs(blocks))
        found.append("\n".join(lines).strip())
    return tuple(found)
