"""An opened package goes in; what every part of its text is read with comes out: styles, lists, comments, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from ...core.diagnostics import Diagnostic, FileError
from ...core.manifest import fingerprint
from ...core.spans import Span
from ..drawn import Break, Look, Note, Picture, Piece, Pieces, Remark, paragraphs
from .dress import Dresses
from .lists import Lists
from .looks import Looks
from .names import W
from .remarks import read_remarks
from .story import Story
from .styles import Styles
from .tracked import Tracked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package

#: Paragraphs and runs of one file: a page has some three hundred.
MOST_RUNS = 300_000

Changes: TypeAlias = Literal["accept", "reject", "list"]


#: An address whose path is empty.
_NO_PATH = re.compile(r"https?://[^/?#]+/", re.IGNORECASE)


class Book:
    """One draft while it is read."""

    def __init__(self, package: Package, changes: Changes, edges: Mapping[str, tuple[str, str]]) -> None:
        self.package, self.changes, self.edges = package, changes, edges
        self.styles = Styles(self.related("styles"))
        self.lists = Lists(self.related("numbering"))
        self.looks = Looks(self.styles)
        self.dresses = Dresses(self.styles)
        self.remarks: dict[str, Remark] = read_remarks(package)
        self.placed: set[str] = set()
        """Comments whose place was met."""
        self.names: set[str] = set()
        """Bookmarks met: of two with one name the first counts."""
        self.tracked = Tracked()
        self.foreign = False
        """The file is anybody's: what other programs say in it is asked for too."""
        self._links: dict[tuple[Look, str], Look] = {}
        self._notes: dict[str, dict[str, Element]] = {}
        self._stories: dict[str, Story] = {}
        self._in_note = False
        self._counted = [0]
        """Shared with those that read asides."""
        self._digests: dict[str, str] = {}
        self._read: dict[tuple[str, str], Note] = {}

    def count(self) -> None:
        """A paragraph or run more. Raises FileError where there are more than in any document."""
        self._counted[0] += 1
        if self._counted[0] > MOST_RUNS:
            why = f"holds more text than is read: over {MOST_RUNS:,} paragraphs and runs"
            hint = "take a file whose origin you trust, or part it"
            name = self.package.name
            raise FileError([Diagnostic("unsafe-package", f"{name} {why}.", Span(name), hint)])

    def aside(self) -> Book:
        """The same for a text that is no part of the document's: its changes, lists and bookmarks do not count."""
        other = copy(self)
        other.tracked, other.placed, other.names = Tracked(), set(), set()
        return other

    def related(self, kind: str) -> Element | None:
        """The root of a part that the document refers to; None where it has none."""
        part = self.package.related(self.package.main, kind)
        return self.package.xml(part) if part else None

    def linked(self, look: Look, url: str) -> Look:
        """The look of words that lead to an address. One without a path is read without the stroke that some programs
        give it (RFC 3986, 6.2.3)."""
        if _NO_PATH.fullmatch(url):
            url = url[:-1]
        key = (look, url)
        found = self._links.get(key)
        if found is None:
            found = self._links[key] = replace(look, url=url)
        return found

    def pictured(self, picture: Picture) -> Picture:
        """A picture with what tells its bytes from others."""
        if picture.name not in self._digests:
            data = self.package.part(picture.name) if picture.name else None
            self._digests[picture.name] = fingerprint(data) if data is not None else ""
        return replace(picture, digest=self._digests[picture.name])

    def note(self, kind: str, number: str) -> Note | None:
        """A footnote or endnote with its content; None inside another, where no note can be."""
        if self._in_note:
            return None
        key = (kind, number)
        if key not in self._read:
            self._read[key] = self._read_note(kind, number)
        return self._read[key]

    def _read_note(self, kind: str, number: str) -> Note:
        if kind not in self._notes:
            root = self.related(f"{kind}s")
            found = root.iterfind(W + kind) if root is not None else ()
            self._notes[kind] = {each.get(W + "id", ""): each for each in found}
        element = self._notes[kind].get(number)
        content: Pieces = ()
        if element is not None:
            self._in_note = True
            content = self._content(kind, element)
            self._in_note = False
        return Note("footnote" if kind == "footnote" else "endnote", number, content)

    def _content(self, kind: str, element: Element) -> Pieces:
        story = self._stories.get(kind)
        if story is None:
            story = self._stories[kind] = Story(self, self.package.related(self.package.main, f"{kind}s"))
        pieces: list[Piece] = []
        for paragraph in paragraphs(story.blocks(element)):
            pieces += [Break()] if pieces else []
            pieces += paragraph.pieces
        return tuple(pieces)
