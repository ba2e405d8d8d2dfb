"""Parts by name go in; the bytes of a ZIP file come out, whatever it holds."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: Iterable[tuple[str, bytes]], compress: bool = True) -> bytes:
    """A ZIP file of members in the order given; names may occur twice and mean anything."""
    out = BytesIO()
    with warnings.catch_warnings(), ZipFile(out, "w") as file:
        warnings.simplefilter("ignore")  # what it warns of is what is wanted
        for name, data in parts:
            info = ZipInfo(name)
            info.filename = name  # the class would mend it
            info.compress_type = ZIP_DEFLATED if compress else 0
            file.writestr(info, data)
    return out.getvalue()


def content_types(main: str = "word/document.xml", kind: str = f"{WORD}document.main+xml") -> bytes:
    """The list of content types of a package with one part."""
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    ).encode()


def relationships(*given: tuple[str, str, str], external: tuple[str, ...] = ()) -> bytes:
    """A part of relationships: (id, kind, target)."""
    made = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if key in external else "/>")
        for key, kind, target in given
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{made}</Relationships>'.encode()


def document(words: str = "Hello") -> bytes:
    """A main part of one paragraph."""
    return f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>'.encode()


def plain() -> dict[str, bytes]:
    """The parts of the smallest Word file."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(),
    }


def bomb(size: int) -> bytes:
    """A Word file whose document inflates to `size` bytes of nothing."""
    return zipped([*plain().items(), ("word/media/image1.png", bytes(size))])


def with_flag(data: bytes, bit: int) -> bytes:
    """A ZIP file that says something of each of its members, in both of its lists."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = changed.find(mark)
        while start >= 0:
            old = struct.unpack_from("<H", changed, start + at)[0]
            struct.pack_into("<H", changed, start + at, old | bit)
            start = changed.find(mark, start + 4)
    return bytes(changed)
