"""ReportLab's document and canvas as we use them: operators and ready-made objects go in, a file of PDF 1.7 comes out.

All use of ReportLab's private parts is here, pinned to 5.1.0 and guarded by tests/pdf/test_objects.py. The file is
written with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import field

from briefing.core.node import record

from .pillow import put_off

with put_off():
    import reportlab
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen import canvas as rl_canvas

from .press import Press

__all__ = ["REPORTLAB_VERSION", "File", "Sheet"]

REPORTLAB_VERSION: str = reportlab.Version

#: Objects in one object stream: larger ones compress better, smaller ones open faster (7.5.7).
_PACK = 200
#: A row of the cross-reference stream, as its entry W says.
_ROW = struct.Struct(">BIH").pack
_UNSTREAMED = b"endstream\n"


class File(pdfdoc.PDFDocument):  # type: ignore[misc]
    """The objects of a file: ReportLab's own and ready-made ones side by side, numbered as they are promised."""

    def __init__(self) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 7))
        self._ready: dict[int, bytes | None] = {}
        """Our own objects in PDF's notation; None: promised, or in the press."""
        self._entries: dict[int, str] = {}
        """Dictionary entries of the streams in the press."""
        self._press = Press()

    def promise(self) -> int:
        """Take the next object number, for `define` to fill."""
        self.objectcounter += 1
        number: int = self.objectcounter
        self._ready[number] = None
        return number

    def define(self, number: int, text: str) -> None:
        """Give a promised object its text, in PDF's notation (ASCII)."""
        self._ready[number] = text.encode("ascii")

    def add(self, text: str) -> int:
        """Promise and define at once; returns the object number."""
        number = self.promise()
        self._ready[number] = text.encode("ascii")
        return number

    def stream(self, entries: str, data: bytes, *, compress: bool = True) -> int:
        """Add a stream with the entries of its dictionary; returns the object number."""
        number = self.promise()
        if compress:
            self._entries[number] = f"{entries}/Filter/FlateDecode"
            self._press.put(number, data)
        else:
            self._ready[number] = _stream(entries, data)
        return number

    def reference(self, number: int) -> pdfdoc.PDFObjectReference:
        """A reference that ReportLab's objects can hold."""
        name = self.numberToId.setdefault(number, f"R{number}")
        self.idToObjectNumberAndVersion.setdefault(name, (number, 0))
        return pdfdoc.PDFObjectReference(name)

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
        """The whole file; `catalog` and `info` are object numbers. Raises ValueError where a promise was not kept."""
        streams: dict[int, bytes] = {}
        packs = [_Pack()]
        ready, entries_of, number = self._ready, self._entries, 1
        while number <= self.objectcounter:  # formatting may register more objects
            if number not in entries_of:
                data = ready.get(number) or self._format(number)
                if data.endswith(_UNSTREAMED):
                    streams[number] = data
                else:
                    if len(packs[-1].numbers) == _PACK:
                        self._send(packs)
                        packs.append(_Pack())
                    packs[-1].add(number, data)
            number += 1
        self._send(packs)
        pressed = self._press.results()
        for key, entries in self._entries.items():
            streams[key] = _stream(entries, pressed[key])
        for at, pack in enumerate(packs):
            entries = f"/Type/ObjStm/N {len(pack.numbers)}/First {pack.first}/Filter/FlateDecode"
            streams[number + at] = _stream(entries, pressed[-at])
        return _write_file(dict(sorted(streams.items())), packs, number + len(packs), catalog, info)

    def _send(self, packs: list[_Pack]) -> None:
        """Send the last pack to the press; packs have keys below those of objects."""
        self._press.put(1 - len(packs), packs[-1].data())

    def _format(self, number: int) -> bytes:
        if number in self._ready:
            ready = self._ready[number]
            if ready is None:
                raise ValueError("a PDF object was promised and never made")
            return ready
        data: bytes = pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1)
        if data.endswith(_UNSTREAMED) and not data.endswith(b"\n" + _UNSTREAMED):
            data = data[: -len(_UNSTREAMED)] + b"\n" + _UNSTREAMED  # ReportLab leaves out the end of line
        return data


@record
class _Pack:
    """An object stream being filled: objects that are not streams, compressed together (7.5.7)."""

    numbers: list[int] = field(default_factory=list)
    index: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    size: int = 0
    first: int = 0
    """Where the first object begins, once all are there."""

    def add(self, number: int, data: bytes) -> None:
        """Append an object."""
        self.numbers.append(number)
        self.index.append(f"{number} {self.size}")
        self.bodies.append(data)
        self.size += len(data) + 1

    def data(self) -> bytes:
        """All of it, ready to be compressed."""
        head = " ".join(self.index).encode("ascii") + b"\n"
        self.first = len(head)
        return head + b"\n".join(self.bodies)


def _stream(entries: str, data: bytes) -> bytes:
    """A stream object. The end of line before `endstream` is required by ISO 19005-2, 6.1.7.1."""
    return b"".join((f"<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii"), data, b"\nendstream\n"))


def _write_file(streams: dict[int, bytes], packs: list[_Pack], size: int, catalog: int, info: int) -> bytes:
    """Header, streams, object streams, cross-reference stream (7.5.2, 7.5.7, 7.5.8); `size` is the next free number."""
    out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    position = len(out[0])
    # A row of the cross-reference stream: type, offset or containing stream, generation or index.
    rows: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number, data in streams.items():
        rows[number] = (1, position, 0)
        out.append(b"%d 0 obj\n%bendobj\n" % (number, data))
        position += len(out[-1])
    for container, pack in enumerate(packs, size - len(packs)):
        for index, number in enumerate(pack.numbers):
            rows[number] = (2, container, index)
    rows[size] = (1, position, 0)
    digest = hashlib.md5(b"".join(out), usedforsecurity=False).hexdigest().upper()
    table = b"".join([_ROW(*rows[number]) for number in sorted(rows)])
    data = zlib.compress(table, 9)
    out.append(
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>\n"
        b"stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
        % (size, size + 1, catalog, info, digest.encode(), digest.encode(), len(data), data, position)
    )
    return b"".join(out)


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
