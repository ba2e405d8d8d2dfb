"""An image file read and measured, without decoding it."""

from __future__ import annotations

import struct
from pathlib import Path

from ..core.files import read_bytes
from .tree import Image

#: Where a file does not say, the reference pixel of CSS: 96 to the inch.
DEFAULT_DPI = 96.0
_METRES_PER_INCH = 0.0254


def read_image(path: Path) -> Image:
    """The image; raises FileError where it cannot be read, ValueError where it is neither PNG nor JPEG."""
    data = read_bytes(path)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    raise ValueError("it is neither PNG nor JPEG")


def _png(data: bytes) -> Image:
    """PNG (ISO/IEC 15948): size from IHDR, resolution from pHYs."""
    if len(data) < 33:
        raise ValueError("the PNG is cut short")
    width, height = struct.unpack_from(">II", data, 16)
    dpi, at = DEFAULT_DPI, 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"pHYs":
            per_metre, _, unit = struct.unpack_from(">IIB", data, at + 8)
            if unit == 1 and per_metre:
                dpi = per_metre * _METRES_PER_INCH
        if kind == b"IDAT":
            break
        at += 12 + length
    return Image(data, "png", width, height, round(dpi, 2))


def _jpeg(data: bytes) -> Image:
    """JPEG (ITU-T T.81): size from the frame header, resolution from JFIF's APP0."""
    dpi, at = DEFAULT_DPI, 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker == 0xE0 and data[at + 4 : at + 9] == b"JFIF\0":
            unit, density = data[at + 11], struct.unpack_from(">H", data, at + 12)[0]
            dpi = density * {1: 1.0, 2: 2.54}.get(unit, 0.0) or dpi
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Image(data, "jpeg", width, height, round(dpi, 2))
        at += 2 + length
    raise ValueError("the JPEG has no frame header")
