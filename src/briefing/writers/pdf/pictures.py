"""Pictures into the file: a PNG or JPEG goes in, an image of the document's colour space comes out (ISO 32000-1, 8.9).

JPEG data and the compressed rows of plain PNG files are taken as they are; what needs decoding (transparency,
interlacing, CMYK) is decoded with Pillow.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import field
from typing import TYPE_CHECKING

from ...core.node import record

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from briefing.resolve.tree import Image

    from .objects import File

_GREY, _RGB, _PALETTE = 0, 2, 3  # colour types of PNG without transparency
_CHANNELS = {_GREY: 1, _RGB: 3, _PALETTE: 1}


def embed(file: File, image: Image) -> int:
    """Write a picture; returns the object number of the image. Raises ValueError where the data cannot be decoded."""
    try:
        if image.format == "jpeg":
            return _jpeg(file, image)
        return _png(file, image)
    except (OSError, SyntaxError, IndexError, zlib.error) as error:  # what Pillow raises for broken files
        raise ValueError(f"the picture cannot be decoded: {error}") from error


def _entries(width: int, height: int, space: str, bits: int, more: str = "") -> str:
    return f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent {bits}{more}"


# ---------------------------------------------------------------- JPEG


def _jpeg(file: File, image: Image) -> int:
    width, height, channels = _frame(image.data)
    if channels not in (1, 3):
        return _decoded(file, image)  # CMYK is foreign to the document's colour space (ISO 19005-2, 6.2.4.3)
    space = "/DeviceGray" if channels == 1 else "/DeviceRGB"
    entries = _entries(width, height, space, 8, "/Filter/DCTDecode")
    return file.stream(entries, image.data, compress=False)


def _frame(data: bytes) -> tuple[int, int, int]:
    """Width, height and channels from the frame header (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = (int.from_bytes(data[at + i : at + i + 2], "big") for i in (5, 7))
            return width, height, data[at + 9]
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    raise ValueError("the picture cannot be decoded: no frame header")


# ---------------------------------------------------------------- PNG


@record
class _Png:
    """The parts of a PNG file that matter (ISO/IEC 15948, 11.2 and 11.3)."""

    width: int
    height: int
    bits: int
    colour_type: int
    interlaced: bool
    palette: bytes = b""
    transparent: bool = False
    data: list[bytes] = field(default_factory=list)


def _png(file: File, image: Image) -> int:
    png = _read_png(image.data)
    if png.transparent or png.interlaced or png.colour_type not in _CHANNELS:
        return _decoded(file, image)
    if png.colour_type == _PALETTE:
        space = f"[/Indexed/DeviceRGB {len(png.palette) // 3 - 1}<{png.palette.hex()}>]"
    else:
        space = "/DeviceGray" if png.colour_type == _GREY else "/DeviceRGB"
    # The filters of PNG's rows are those of PDF's predictors (ISO 32000-1, 7.4.4.4).
    parameters = (
        f"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {_CHANNELS[png.colour_type]}"
        f"/BitsPerComponent {png.bits}/Columns {png.width}>>"
    )
    data = b"".join(png.data)
    zlib.decompressobj().decompress(data, 64)  # raises where the data is no deflate stream
    return file.stream(_entries(png.width, png.height, space, png.bits, parameters), data, compress=False)


def _read_png(data: bytes) -> _Png:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR":
        raise ValueError("the picture cannot be decoded: not a PNG file")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    png = _Png(width, height, data[24], data[25], bool(data[28]))
    at = 33
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            png.data.append(body)
        elif kind == b"PLTE":
            png.palette = body
        elif kind == b"tRNS":
            png.transparent = True
        at += 12 + length
    if not png.data or (png.colour_type == _PALETTE and not png.palette):
        raise ValueError("the picture cannot be decoded: no image data")
    return png


# ---------------------------------------------------------------- everything else


_BAND = 1 << 20
"""Pixels that are taken at a time, so that a large picture stands decoded in memory once only."""


def _decoded(file: File, image: Image) -> int:
    """Decode with Pillow; transparency becomes a soft mask (ISO 32000-1, 11.6.5.3)."""
    from PIL import Image as Pillow

    colours, alphas = zlib.compressobj(6), zlib.compressobj(6)
    parts: tuple[list[bytes], list[bytes]] = ([], [])
    opaque = True
    with Pillow.open(io.BytesIO(image.data)) as opened:
        opened.load()
        width, height = opened.size
        mode = "RGBA" if opened.has_transparency_data else "RGB"
        rows = max(1, _BAND // width)
        for top in range(0, height, rows):
            band = _band(opened.crop((0, top, width, min(top + rows, height))), mode)
            if mode == "RGBA":
                alpha = band.getchannel("A")
                opaque = opaque and alpha.getextrema() == (255, 255)
                parts[1].append(alphas.compress(alpha.tobytes()))
                band = band.convert("RGB")
            parts[0].append(colours.compress(band.tobytes()))
    mask = ""
    if not opaque:
        data = b"".join([*parts[1], alphas.flush()])
        mask = f"/SMask {file.stream(_entries(width, height, '/DeviceGray', 8, _FLATE), data, compress=False)} 0 R"
    data = b"".join([*parts[0], colours.flush()])
    return file.stream(_entries(width, height, "/DeviceRGB", 8, _FLATE + mask), data, compress=False)


_FLATE = "/Filter/FlateDecode"


def _band(band: Pillow.Image, mode: str) -> Pillow.Image:
    if band.mode.startswith("I"):  # grey of 16 bits, which Pillow would cut off at 255
        return band.convert("I").point(lambda value: value / 256).convert(mode)
    return band.convert(mode)
