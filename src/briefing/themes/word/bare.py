"""A Word template goes in; a file comes out that holds what its look needs and nothing else, to travel with a document:
no text, no author, no history, no macros, nothing that leads outside.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...core.ooxml import Relation
from .cascade import R, W, children

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package

_KINDS = ("styles", "theme", "numbering", "fontTable", "settings", "header", "footer")
_SETTINGS = ("autoHyphenation", "evenAndOddHeaders", "mirrorMargins", "defaultTabStop", "clrSchemeMapping")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DATE = (1980, 1, 1, 0, 0, 0)


def bare(package: Package) -> bytes:
    """The file; the same template gives the same bytes."""
    bag = _Bag(package)
    main = package.xml(package.main)
    _only_sections(main)
    bag.keep(package.main, main, _KINDS)
    bag.types[package.main] = _TEMPLATE
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in bag.types.items())
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    head = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}">{default}{overrides}</Types>'.encode(),
        "_rels/.rels": _relationships({"rId1": Relation(f"{_OFFICE}/officeDocument", package.main)}),
    }
    return _zipped(head | bag.parts)


class _Bag:
    """The parts that are kept, with their content types."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}

    def keep(self, owner: str, root: Element, kinds: tuple[str, ...]) -> None:
        """A part, and those of some kinds that it refers to."""
        from lxml import etree

        package = self.package
        kept = {
            key: one
            for key, one in package.relations(owner).items()
            if one.kind in kinds and not one.external and one.target in package
        }
        _without_history(root, frozenset(kept))
        self.parts[owner] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self.types[owner] = package.content_type(owner)
        if kept:
            folder, _, file = owner.rpartition("/")
            self.parts[f"{folder}/_rels/{file}.rels".lstrip("/")] = _relationships(kept)
        for one in kept.values():
            if one.target in self.parts:
                continue
            if one.kind == "image":
                self.parts[one.target] = package.part(one.target) or b""
                self.types[one.target] = package.content_type(one.target)
                continue
            part = package.xml(one.target)
            if one.kind == "settings":
                _only(part, _SETTINGS)
            self.keep(one.target, part, ("image",) if one.kind in ("header", "footer") else ())


def _relationships(kept: Mapping[str, Relation]) -> bytes:
    made = "".join(f'<Relationship Id="{key}" Type="{one.type}" Target="/{one.target}"/>' for key, one in kept.items())
    return f'<Relationships xmlns="{_RELATIONS}">{made}</Relationships>'.encode()


def _without_history(root: Element, kept: frozenset[str]) -> None:
    """Take out the ids of revisions, and references to parts that stay behind."""
    for one in list(root.iter()):
        if str(one.tag).startswith(f"{W}rsid"):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
            continue
        for name in [str(name) for name in one.attrib]:
            if name.startswith(f"{W}rsid") or (name.startswith(R) and one.get(name) not in kept):
                del one.attrib[name]


def _only(element: Element, names: tuple[str, ...]) -> None:
    wanted = set(children(element, *names))
    for child in list(element):
        if child not in wanted:
            element.remove(child)


def _only_sections(main: Element) -> None:
    """Leave of a document the properties of its sections, each in a paragraph but the last."""
    from lxml.etree import SubElement

    sections = list(main.iter(f"{W}sectPr"))
    for child in list(main):
        main.remove(child)
    body = SubElement(main, f"{W}body")
    for section in sections[:-1]:
        SubElement(SubElement(body, f"{W}p"), f"{W}pPr").append(section)
    body.extend(sections[-1:])


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            info = ZipInfo(name, _DATE)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            file.writestr(info, data)
    return out.getvalue()
