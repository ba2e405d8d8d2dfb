"""Ways through a document: named places and outline entries go in, entries of the catalog come out (ISO 32000-1,
12.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing.core.node import record

from .syntax import byte_string, number, text_string

if TYPE_CHECKING:
    from .objects import File

#: Names in one leaf of the name tree (7.9.6).
_LEAF = 64
_LITERAL = re.compile(r"[ -'*-\[\]-~]*\Z")
#: Of RFC 3986: what an address may hold as it is; everything else becomes %XX.
_ADDRESS = "!#$%&'()*+,-./:;=?@[]_~"


def ascii_address(url: str) -> str:
    """An address in ASCII, as a URI action wants it (12.6.4.7): other characters percent-encoded as UTF-8."""
    return quote(url, safe=_ADDRESS)


def key(name: str) -> str:
    """The name of a destination as a byte string."""
    if _LITERAL.match(name):
        return f"({name})"
    return byte_string(name.encode("utf-8"))


@record
class _Entry:
    """An entry of the outline."""

    title: str
    target: str
    level: int
    below: list[_Entry] = field(default_factory=list)


class Map:
    """The named places of a document, and its outline."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, float]] = {}
        self._expected: dict[str, None] = {}
        self._top = _Entry("", "", 0)
        self._path = [self._top]

    def place(self, name: str, page: int, y: float) -> None:
        """Set a place: page from 0, and the height in points. The first of a name counts."""
        self._places.setdefault(name, (page, y))

    def expect(self, name: str) -> None:
        """Note that something leads to a place."""
        self._expected[name] = None

    def entry(self, title: str, target: str, level: int) -> None:
        """Add an entry to the outline under the last one of a lower level."""
        while self._path[-1].level >= level:
            self._path.pop()
        entry = _Entry(title, target, level)
        self._path[-1].below.append(entry)
        self._path.append(entry)

    def write(self, file: File, pages: Sequence[int], names: str = "") -> str:
        """Write both; returns entries for the catalog, `names` being further ones of its name dictionary. Raises
        ValueError where an expected place was never set."""
        missing = [name for name in self._expected if name not in self._places]
        if missing:
            raise ValueError(f"links lead to places that were never set: {', '.join(missing)}")
        if self._places:
            names = f"/Dests {self._name_tree(file, pages)} 0 R{names}"
        entries = f"/Names<<{names}>>" if names else ""
        if self._top.below:
            entries += f"/Outlines {_write_outline(file, self._top)} 0 R/PageMode/UseOutlines"
        return entries

    def _name_tree(self, file: File, pages: Sequence[int]) -> int:
        named = sorted((name.encode("utf-8"), name) for name in self._places)
        leaves = []
        for start in range(0, len(named), _LEAF):
            group = [name for _, name in named[start : start + _LEAF]]
            items = [f"{key(name)}{self._destination(name, pages)}" for name in group]
            leaves.append(file.add(f"<</Limits[{key(group[0])}{key(group[-1])}]/Names[{' '.join(items)}]>>"))
        return file.add(f"<</Kids[{' '.join([f'{leaf} 0 R' for leaf in leaves])}]>>")

    def _destination(self, name: str, pages: Sequence[int]) -> str:
        page, y = self._places[name]
        return f"[{pages[page]} 0 R/XYZ null {number(y)} null]"


def _write_outline(file: File, top: _Entry) -> int:
    """The outline (12.3.3): the first level open, the others closed."""
    root = file.promise()
    ends = _write_entries(file, top.below, root)
    file.define(root, f"<</Type/Outlines{ends}/Count {len(top.below)}>>")
    return root


def _write_entries(file: File, entries: list[_Entry], parent: int) -> str:
    """Write entries of one level and all below; returns First and Last for their parent."""
    own = [file.promise() for _ in entries]
    for at, entry in enumerate(entries):
        parts = [f"<</Title{text_string(entry.title)}/Parent {parent} 0 R/Dest{key(entry.target)}"]
        if at:
            parts.append(f"/Prev {own[at - 1]} 0 R")
        if at + 1 < len(entries):
            parts.append(f"/Next {own[at + 1]} 0 R")
        if entry.below:
            parts.append(f"{_write_entries(file, entry.below, own[at])}/Count -{_count(entry)}")
        file.define(own[at], "".join([*parts, ">>"]))
    return f"/First {own[0]} 0 R/Last {own[-1]} 0 R"


def _count(entry: _Entry) -> int:
    """How many entries show when a closed one is opened: those right below it, as they are closed themselves."""
    return len(entry.below)
