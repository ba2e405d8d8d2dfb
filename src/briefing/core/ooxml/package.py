"""The bytes of a Word file go in; its parts by name come out, with their content types and relationships."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ..files import read_bytes
from ..node import node
from .members import MOST_BYTES, Members
from .parse import parse
from .refusals import damaged, foreign, unsafe

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPES = "[Content_Types].xml"
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = "officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
#: What the main part of a Word file may be: document or template, with macros or without.
MAIN_TYPES = (
    f"{_WORD}document.main+xml",
    f"{_WORD}template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_OTHERS = {"spreadsheetml": "a spreadsheet", "ms-excel": "a spreadsheet", "presentationml": "a presentation"}


@node
class Relation:
    """A relationship: what it is for, and where it leads (Part 2, 6.5)."""

    type: str
    """An address, in the form of ECMA-376 also where the file is Strict."""
    target: str
    """The name of a part; for an external one what the file says, which is never looked at."""
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of its type: "header", "image", "hyperlink"."""
        return self.type.rpartition("/")[2]


class Package:
    """A Word file whose members were found to be sane.

    Part names have no slash at their beginning, and case does not matter in them.
    """

    def __init__(self, members: Members, name: str) -> None:
        """Raises FileError where no main part can be found, or it is no Word document's."""
        self.name = name
        """What the file is called in messages."""
        self._members = members
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._read_types()
        self.main = self._main()
        """The part that holds the document, whatever it is called."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, and of the members that are none, in the order of the file."""
        return self._members.names

    def __contains__(self, part: str) -> bool:
        return part.lstrip("/") in self._members

    def part(self, name: str) -> bytes | None:
        """What a part holds; None where there is none. Raises FileError where it is damaged."""
        return self._members.read(name.lstrip("/"))

    def content_type(self, name: str) -> str:
        """The content type of a part; empty where the file does not say it."""
        name = name.lstrip("/").lower()
        return self._overrides.get(name) or self._defaults.get(name.rpartition(".")[2], "")

    def xml(self, name: str) -> Element:
        """The root of a part, read so that it can do no harm; parsed anew at each call.

        Raises FileError where the part is absent, is not well-formed, or declares a DOCTYPE.
        """
        data = self.part(name)
        if data is None:
            raise damaged(self.name, f"lacks {name}")
        return parse(data, self.name, name.lstrip("/"))

    def relations(self, name: str = "") -> dict[str, Relation]:
        """The relationships of a part by id, in order; of the package itself where the name is empty."""
        name = name.lstrip("/")
        found = self._relations.get(name)
        if found is None:
            found = self._relations[name] = self._read_relations(name)
        return found

    def related(self, name: str, kind: str) -> str:
        """The first part of a kind that a part refers to, as "styles" or "theme"; empty where there is none."""
        for relation in self.relations(name).values():
            if relation.kind == kind and not relation.external and relation.target in self:
                return relation.target
        return ""

    # ------------------------------------------------------------ read when opened

    def _read_types(self) -> None:
        if _TYPES not in self:
            if (self.part("mimetype") or b"").startswith(b"application/vnd.oasis.opendocument"):
                raise foreign(self.name, "is an OpenDocument file, whatever its name says")
            raise foreign(self.name, "is a ZIP file, but no Word file")
        for element in self.xml(_TYPES):
            kind = element.get("ContentType", "")
            if element.tag == f"{_CT}Default":
                self._defaults[element.get("Extension", "").lower()] = kind
            elif element.tag == f"{_CT}Override":
                self._overrides[unquote(element.get("PartName", "")).lstrip("/").lower()] = kind

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, _, file = name.rpartition("/")
        part = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
        if part not in self:
            return {}
        found: dict[str, Relation] = {}
        for element in self.xml(part):
            if element.tag != f"{_REL}Relationship":
                continue
            kind = element.get("Type", "").replace(_STRICT, _TRANSITIONAL)
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            key = element.get("Id", "")
            if key in found:
                raise unsafe(self.name, f"gives the relationship {key!r} twice in {part}")
            found[key] = Relation(kind, target if external else _resolved(folder, target), external)
        return found

    def _main(self) -> str:
        """By the package's relationship, or else by its content type; its name says nothing."""
        named = self.related("", _MAIN)
        if named and self.content_type(named) in MAIN_TYPES:
            return named
        typed = [name for name in self.names if self.content_type(name) in MAIN_TYPES]
        if len(typed) == 1 and not named:
            return typed[0]
        for word, called in _OTHERS.items():
            if word in self.content_type(named):
                raise foreign(self.name, f"is {called}, not a Word document", "name a .docx or .dotx file")
        if not typed:
            raise foreign(self.name, "is a package, but holds no Word document")
        raise damaged(self.name, "is damaged: it does not say which of its parts is the document")


def _resolved(folder: str, target: str) -> str:
    """The name of the part that a target means, seen from a folder (RFC 3986, 5.2): it cannot lead out of the file."""
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def open_package(data: bytes, name: str) -> Package:
    """The package in a file's bytes; `name` is what the file is called in messages.

    Raises FileError: `bad-package`, `unsafe-package`, `protected-package` or `not-word`.
    """
    return Package(Members(data, name), name)


def open_file(path: Path) -> Package:
    """The same for a file, whose size is looked at before it is read."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0  # reading it says what is wrong
    if size > MOST_BYTES:
        raise unsafe(str(path), f"has more than {MOST_BYTES // 1_000_000} MB", "make its pictures smaller")
    return open_package(read_bytes(path), str(path))
