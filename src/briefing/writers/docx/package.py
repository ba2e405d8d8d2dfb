"""The parts of a draft go in; the bytes of a DOCX come out, the same every time (ECMA-376, part 2)."""

from __future__ import annotations

from io import BytesIO
from time import gmtime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package

from ...core.manifest import SPACE, Manifest, digest_of_parts, fingerprint, to_xml
from ...core.node import replace
from ...resolve.tree import Image
from .parts import Relations
from .sources import item_properties
from .xml import HEADER, escape

#: The first and last second that a zip archive can name, as seconds since 1970 (APPNOTE, 4.4.6).
_ZIP_TIMES = (315_532_800, 4_354_819_198)
_PICTURES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
_PACKED = {"png", "jpeg"}
"""Kinds that are compressed by themselves."""
_COMPRESSION = 5
#: A font whose first bytes are disguised (ECMA-376, 17.8.1).
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
#: The number of the manifest's part among those of custom XML.
_MANIFEST = 2


class Draftsman:
    """Puts parts together; the document's own part is the hub of all others."""

    def __init__(self, document: bytes) -> None:
        self.package = Package()
        self.document = self._part("/word/document.xml", CT.WML_DOCUMENT_MAIN, document)
        self.package.relate_to(self.document, RT.OFFICE_DOCUMENT)
        self._pictures: dict[bytes, Part] = {}
        self._shown: list[tuple[int, tuple[Image, ...]]] = []

    def add(self, name: str, kind: str, relation: str, content: bytes, relation_id: str = "") -> Part:
        """A part of the document; `relation_id` where its XML names one."""
        part = self._part(f"/word/{name}.xml", kind, content)
        if relation_id:
            self.document.load_rel(relation, part, relation_id)
        else:
            self.document.load_rel(relation, part, f"r{len(self.document.rels) + 1}")
        return part

    def relate(self, part: Part, relations: Relations) -> None:
        """The outside addresses and pictures that a part's XML names."""
        for url, relation_id in relations.links.items():
            part.load_rel(RT.HYPERLINK, url, relation_id, True)
        for relation_id, image in relations.pictures.values():
            part.load_rel(RT.IMAGE, self._picture(image), relation_id)
        self._shown += relations.shown

    def picture(self, part: Part, data: bytes, kind: str, relation_id: str) -> None:
        """A picture of a template, which a part names by its id."""
        known = self._pictures.get(data)
        if known is None:
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{kind}")
            known = self._pictures[data] = Part(name, _PICTURES[kind], data, self.package)
        part.load_rel(RT.IMAGE, known, relation_id)

    def font(self, table: Part, number: int, data: bytes) -> None:
        """An embedded font, which the font table names by the relationship "f" and its number."""
        part = self._part(f"/word/fonts/font{number}.odttf", _FONT, data)
        table.load_rel(RT.FONT, part, f"f{number}")

    def core(self) -> CorePropertiesPart:
        """A fresh part of core properties."""
        part = CorePropertiesPart(
            PackURI("/docProps/core.xml"), CT.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), self.package
        )
        self.package.relate_to(part, RT.CORE_PROPERTIES)
        return part

    def extended(self, content: bytes) -> None:
        """The extended properties."""
        part = self._part("/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, content)
        self.package.relate_to(part, RT.EXTENDED_PROPERTIES)

    def custom(self, content: bytes) -> None:
        """The custom properties."""
        part = self._part("/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, content)
        self.package.relate_to(part, RT.CUSTOM_PROPERTIES)

    def data(self, content: bytes, properties: bytes) -> None:
        """The part of custom XML, with the part that names it."""
        self._custom_xml(1, content, properties)

    def _custom_xml(self, number: int, content: bytes, properties: bytes) -> None:
        part = self._part(f"/customXml/item{number}.xml", CT.XML, content)
        self.document.load_rel(RT.CUSTOM_XML, part, f"x{number}")
        named = self._part(f"/customXml/itemProps{number}.xml", CT.OFC_CUSTOM_XML_PROPERTIES, properties)
        part.load_rel(RT.CUSTOM_XML_PROPS, named, "x1")

    def _carry(self, manifest: Manifest) -> None:
        """Add the manifest, with what tells the other parts from others."""
        made = digest_of_parts({part.partname.membername: part.blob for part in self.package.iter_parts()})
        properties = item_properties(f"manifest {made}", SPACE)
        shown = tuple(tuple(fingerprint(image.data) for image in images) for _, images in self._shown)
        widths = tuple(int(width) for width, _ in self._shown)
        said = replace(manifest, digest=made, pictures=shown, widths=widths)
        self._custom_xml(_MANIFEST, to_xml(said), properties)

    def save(self, stamp: int, manifest: Manifest | None = None) -> bytes:
        """The package as a zip archive in a fixed order, every member dated `stamp` (seconds since 1970, UTC)."""
        date = gmtime(min(max(stamp, _ZIP_TIMES[0]), _ZIP_TIMES[1]))[:6]
        if manifest is not None:
            self._carry(manifest)
        parts = list(self.package.iter_parts())
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:

            def write(uri: PackURI, data: bytes, packed: bool = True) -> None:
                member = ZipInfo(uri.membername, date)
                member.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
                member.create_system = 0
                archive.writestr(member, data, compresslevel=_COMPRESSION if packed else None)

            write(PackURI("/[Content_Types].xml"), _content_types(parts))
            write(PackURI("/_rels/.rels"), self.package.rels.xml)
            for part in parts:
                write(part.partname, part.blob, part.partname.ext not in _PACKED)
                if len(part.rels):
                    write(part.partname.rels_uri, part.rels.xml)
        return file.getvalue()

    def _part(self, name: str, kind: str, content: bytes) -> Part:
        return Part(PackURI(name), kind, content, self.package)

    def _picture(self, image: Image) -> Part:
        """The part of a picture; the same picture is kept once."""
        known = self._pictures.get(image.data)
        if known is None:
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{image.format}")
            known = self._pictures[image.data] = Part(name, _PICTURES[image.format], image.data, self.package)
        return known


def _content_types(parts: list[Part]) -> bytes:
    """Defaults for relationships, XML and pictures; every other part by its name."""
    kinds = {"rels": CT.OPC_RELATIONSHIPS, "xml": CT.XML}
    kinds |= {part.partname.ext: part.content_type for part in parts if part.partname.ext in _PICTURES}
    defaults = "".join(f'<Default Extension="{ext}" ContentType="{kinds[ext]}"/>' for ext in sorted(kinds))
    overrides = "".join(
        f'<Override PartName="{escape(part.partname)}" ContentType="{part.content_type}"/>'
        for part in sorted(parts, key=lambda part: str(part.partname))
        if part.partname.ext not in _PICTURES
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{HEADER}<Types xmlns="{space}">{defaults}{overrides}</Types>'.encode()
