"""ReportLab's document and canvas as we use them: operators and ready-made objects go in, a file of PDF 1.7 comes out.

All use of ReportLab's private parts is here, pinned to 5.1.0 and guarded by tests/pdf/test_objects.py. The file is
written with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen import canvas as rl_canvas

__all__ = ["REPORTLAB_VERSION", "File", "Sheet"]

REPORTLAB_VERSION: str = reportlab.Version

#: Objects in one object stream: larger ones compress better, smaller ones open faster (7.5.7).
_PACK = 200
_UNSTREAMED = b"endstream\n"


class _Ready(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is already in PDF's notation."""

    __RefOnly__ = 1  # pdfdoc.format writes such objects as references wherever they are mentioned
    __slots__ = ("data", "is_stream")

    def __init__(self) -> None:
        self.data: bytes | None = None
        self.is_stream = False

    def format(self, document: object) -> bytes:
        """What pdfdoc asks every object for."""
        if self.data is None:
            raise ValueError("a PDF object was promised and never made")
        return self.data


class File(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The objects of a file: ReportLab's own and ready-made ones side by side, numbered as they are promised."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self._ready: dict[int, _Ready] = {}

    def promise(self) -> int:
        """Take the next object number, for `define` to fill."""
        self.objectcounter += 1
        number: int = self.objectcounter
        key = f"R{number}"
        ready = _Ready()
        ready.__InternalName__ = key
        self.idToObjectNumberAndVersion[key] = (number, 0)
        self.numberToId[number] = key
        self.idToObject[key] = ready
        self._ready[number] = ready
        return number

    def define(self, number: int, text: str) -> None:
        """Give a promised object its text, in PDF's notation (ASCII)."""
        self._ready[number].data = text.encode("ascii")

    def add(self, text: str) -> int:
        """Promise and define at once; returns the object number."""
        number = self.promise()
        self.define(number, text)
        return number

    def stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Add a stream with the entries of its dictionary; returns the object number. The end of line before
        `endstream` is required by ISO 19005-2, 6.1.7.1."""
        if compress:
            data = zlib.compress(data, 6)
            entries += "/Filter/FlateDecode"
        number = self.promise()
        ready = self._ready[number]
        ready.is_stream = True
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        ready.data = b"".join((head, data, b"\nendstream\n"))
        return number

    def reference(self, number: int) -> pdfdoc.PDFObjectReference:
        """A reference that ReportLab's objects can hold."""
        return pdfdoc.PDFObjectReference(self.numberToId[number])

    def set_fonts(self, fonts: dict[str, int]) -> None:
        """Make the fonts known to every page: resource name to object number."""
        self.idToObject[pdfdoc.BasicFonts] = pdfdoc.PDFDictionary(
            {name: self.reference(number) for name, number in fonts.items()}
        )

    def set_picture(self, key: str, number: int) -> None:
        """Make an image known under a key that pages can name as a resource."""
        self._alias(pdfdoc.xObjectName(key), number)

    def _alias(self, key: str, number: int) -> None:
        self.idToObjectNumberAndVersion[key] = (number, 0)

    @property
    def page_numbers(self) -> list[int]:
        """Object numbers of the pages, in order."""
        return [self.idToObjectNumberAndVersion[self.Reference(page).name][0] for page in self.Pages.pages]

    def pages_number(self) -> int:
        """Object number of the page tree's root."""
        number: int = self.idToObjectNumberAndVersion[self.Reference(self.Pages).name][0]
        return number

    # ------------------------------------------------------------ the file

    def write(self, catalog: int, info: int) -> bytes:
        """The whole file; `catalog` and `info` are object numbers."""
        streams: list[tuple[int, bytes]] = []
        packed: list[tuple[int, bytes]] = []
        number = 1
        while number in self.numberToId:  # formatting may register more objects
            data = self._format(number)
            (streams if data.endswith(_UNSTREAMED) else packed).append((number, data))
            number += 1
        return _write_file(streams, packed, number, catalog, info)

    def _format(self, number: int) -> bytes:
        ready = self._ready.get(number)
        if ready is not None:
            return ready.format(self)
        data: bytes = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        if data.endswith(_UNSTREAMED) and not data.endswith(b"\n" + _UNSTREAMED):
            data = data[: -len(_UNSTREAMED)] + b"\n" + _UNSTREAMED  # ReportLab leaves out the end of line
        return data


def _write_file(
    streams: list[tuple[int, bytes]], packed: list[tuple[int, bytes]], size: int, catalog: int, info: int
) -> bytes:
    """Header, streams, object streams, cross-reference stream (7.5.2, 7.5.7, 7.5.8)."""
    out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    position = len(out[0])
    # A row of the cross-reference stream: type, offset or containing stream, generation or index.
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def emit(number: int, data: bytes) -> None:
        nonlocal position
        rows[number] = (1, position, 0)
        block = b"%d 0 obj\n%bendobj\n" % (number, data)
        out.append(block)
        position += len(block)

    for number, data in streams:
        emit(number, data)
    for start in range(0, len(packed), _PACK):
        group = packed[start : start + _PACK]
        for index, (number, _) in enumerate(group):
            rows[number] = (2, size, index)
        emit(size, _object_stream(group))
        size += 1
    rows[size] = (1, position, 0)
    digest = hashlib.md5(b"".join(out), usedforsecurity=False).hexdigest().upper()
    table = b"".join(
        kind.to_bytes(1, "big") + second.to_bytes(4, "big") + third.to_bytes(2, "big")
        for _, (kind, second, third) in sorted(rows.items())
    )
    data = zlib.compress(table, 9)
    out.append(
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>\n"
        b"stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (size, size + 1, catalog, info, digest.encode(), digest.encode(), len(data), data, position)
    )
    return b"".join(out)


def _object_stream(group: Iterable[tuple[int, bytes]]) -> bytes:
    """Objects that are not streams, packed and compressed together (7.5.7)."""
    index: list[str] = []
    bodies: list[bytes] = []
    offset = 0
    for number, data in group:
        index.append(f"{number} {offset}")
        bodies.append(data)
        offset += len(data)
        if not data.endswith(b"\n"):
            bodies.append(b"\n")
            offset += 1
    head = " ".join(index).encode("ascii") + b"\n"
    data = zlib.compress(head + b"".join(bodies), 6)
    return b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\n" % (
        len(index),
        len(head),
        len(data),
        data,
    )


class Sheet(rl_canvas.Canvas):  # type: ignore[misc]
    """ReportLab's canvas, one page at a time, without its default font: what is drawn is appended to `operators`.

    ReportLab's own drawing calls may be used between ours; they append to the same operators.
    """

    def __init__(self, file: File, size: tuple[float, float]) -> None:
        super().__init__("", pagesize=size, pageCompression=1, invariant=1)
        self._doc = file
        self._entries: dict[str, object] = {}

    def _make_preamble(self) -> None:
        self._preamble = ""  # ReportLab would set Helvetica here

    @property
    def operators(self) -> list[str]:
        """The content stream of the current page, as a list of lines."""
        code: list[str] = self._code
        return code

    def use_picture(self, key: str) -> str:
        """Note that the page draws an image; returns its resource name."""
        if key not in self._formsinuse:
            self._formsinuse.append(key)
        name: str = self._doc.getXObjectName(key)
        return name

    def end_page(self, annotations: list[int], struct_parents: int | None) -> None:
        """Finish the page; `struct_parents` is its key in the parent tree (table 326), None where nothing is tagged."""
        self._annotationrefs = [self._doc.reference(number) for number in annotations]
        self._entries = {"Tabs": "/S"}  # ISO 14289-1, 7.18.3
        if struct_parents is not None:
            self._entries["StructParents"] = struct_parents
        self.showPage()

    def _setAnnotations(self, page: pdfdoc.PDFPage | pdfdoc.PDFFormXObject) -> None:  # noqa: N802 - ReportLab's name
        """The hook by which a page gets what ReportLab does not know."""
        super()._setAnnotations(page)
        if not isinstance(page, pdfdoc.PDFPage):  # a form drawn by ReportLab
            return
        page.__NoDefault__ = [*page.__NoDefault__, *self._entries]
        for key, value in self._entries.items():
            setattr(page, key, value)
        page.Trans = None  # else an empty transition is written
        content = page.stream.encode("latin-1")
        page.stream = "unused"
        page.Contents = self._doc.reference(self._doc.stream("", content))
