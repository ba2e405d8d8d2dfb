"""An image file goes in; the picture that both files show comes out: measured, upright, in sRGB, and without anything
but the picture - no camera, place, author, comment, thumbnail or history.

PNG and JPEG are not decoded for it, unless they have to be turned round or are in other colours than sRGB.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.files import read_bytes
from .tree import Image

if TYPE_CHECKING:
    from PIL import Image as Pillow

#: Where a file does not say, the reference pixel of CSS: 96 to the inch.
DEFAULT_DPI = 96.0
_METRES_PER_INCH = 0.0254
#: More cannot be decoded in reasonable memory: 13,000 x 6,800 is a poster at 300 dpi.
MOST_PIXELS = 89_000_000
#: A profile of colours is a few kilobytes, those of printing presses a few megabytes.
_MOST_PROFILE = 10_000_000
_QUALITY = 95
"""Of a JPEG that has to be encoded anew."""

#: What files begin with that people take for pictures, what they are, and what to do about it.
_OTHERS = (
    (b"GIF8", "a GIF", "save it as PNG"),
    (b"BM", "a BMP", "save it as PNG"),
    (b"II*\0", "a TIFF", "save it as PNG, or as JPEG if it is a photograph"),
    (b"MM\0*", "a TIFF", "save it as PNG, or as JPEG if it is a photograph"),
    (b"\x01\0\0\0", "an EMF", "save it as SVG or PNG"),
    (b"\xd7\xcd\xc6\x9a", "a WMF", "save it as SVG or PNG"),
    (b"%PDF", "a PDF", "save it as SVG, or as PNG"),
    (b"%!PS", "an EPS", "save it as SVG, or as PNG"),
    (b"8BPS", "a Photoshop file", "save it as PNG, or as JPEG if it is a photograph"),
    (b"\x1f\x8b", "a compressed SVG", "save it as plain SVG"),
)


class ImageError(ValueError):
    """An image that cannot be used; `hint` says what to do."""

    def __init__(self, reason: str, hint: str = "save it anew as PNG, JPEG or SVG") -> None:
        super().__init__(reason)
        self.hint = hint


def read_image(path: Path, lost: list[str] | None = None) -> Image:
    """The image; raises FileError where it cannot be read, ImageError where it is no PNG, JPEG or SVG that can be used.

    What an SVG holds that is not shown goes to `lost`, as words for people.
    """
    data = read_bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or path.suffix.lower() == ".svg":
        return clean_svg(data, lost)
    return clean(data)


def stand_in(path: Path) -> Image:
    """What stands for a picture whose file is not read; another one for each path."""
    return Image(b"\x89PNG\r\n\x1a\n" + str(path).encode("utf-8", "replace"), "png", 1, 1, DEFAULT_DPI)


def clean(data: bytes) -> Image:
    """A raster image from the bytes of a PNG or JPEG file; raises ImageError for all others."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
    except (struct.error, IndexError, zlib.error) as error:
        raise ImageError(f"it is damaged ({error})") from None
    for start, name, hint in _others(data):
        if data.startswith(start):
            raise ImageError(f"it is {name}", hint)
    raise ImageError("it is neither PNG nor JPEG nor SVG", "save it as PNG, JPEG or SVG")


def _others(data: bytes) -> tuple[tuple[bytes, str, str], ...]:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ((b"RIFF", "a WebP", "save it as PNG, or as JPEG if it is a photograph"),)
    if data[4:8] == b"ftyp":
        return ((data[:4], "a HEIC or AVIF", "save it as JPEG"),)
    return _OTHERS


def clean_svg(data: bytes, lost: list[str] | None = None) -> Image:
    """The drawing of an SVG file; raises ImageError where it is none. What is not shown goes to `lost`."""
    from .svg import read_svg

    try:
        made = read_svg(data)
    except RecursionError:
        raise ImageError("its elements are nested too deeply", "save it as plain SVG") from None
    except ValueError as error:
        raise ImageError(str(error), "save it as plain SVG") from None
    if lost is not None:
        lost += made.lost
    drawing = made.drawing
    return Image(made.data, "svg", max(1, round(drawing.width)), max(1, round(drawing.height)), DEFAULT_DPI, drawing)


def _bounded(width: int, height: int) -> None:
    if not width or not height:
        raise ImageError("it has no area")
    if width * height > MOST_PIXELS:
        raise ImageError(f"it has {width} x {height} pixels", "scale it down: 300 pixels to the inch are enough")


# ---------------------------------------------------------------- PNG (ISO/IEC 15948)

#: Chunks that the picture needs; all others are left out.
_KEPT = frozenset([b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"pHYs"])


def _png(data: bytes) -> Image:
    """Size from IHDR, resolution from pHYs, colours from iCCP, which way is up from eXIf."""
    if data[12:16] != b"IHDR":
        raise ImageError("the PNG does not begin with its header")
    width, height = struct.unpack_from(">II", data, 16)
    _bounded(width, height)
    parts, at, dpi, turn, profile, whole = [data[:8]], 8, DEFAULT_DPI, 1, b"", False
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind in _KEPT:
            parts.append(data[at : at + 12 + length])
        if kind == b"pHYs":
            per_metre, _, unit = struct.unpack(">IIB", body)
            dpi = per_metre * _METRES_PER_INCH if unit == 1 and per_metre else dpi
        elif kind == b"iCCP":
            profile = _unpacked(body.partition(b"\0")[2][1:])
        elif kind == b"eXIf":
            turn = _orientation(body)
        elif kind == b"IEND":
            whole = len(body) == length
            break
        at += 12 + length
    if not whole:
        raise ImageError("the PNG is cut short")
    if turn != 1 or (profile and data[25] in {2, 3, 6} and not _is_srgb(profile)):
        data, width, height = _redone(data, "PNG", turn, profile)
        return Image(data, "png", width, height, round(dpi, 2))
    return Image(b"".join(parts), "png", width, height, round(dpi, 2))


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_PROFILE)
    except zlib.error:
        return b""


# ---------------------------------------------------------------- JPEG (ITU-T T.81)

#: What ends a scan: a marker that is neither a stuffed byte nor a restart (B.1.1.2).
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
#: Frames that PDF can show: baseline, extended and progressive with Huffman codes (ISO 32000-1, 7.4.8).
_FRAMES = frozenset([0xC0, 0xC1, 0xC2])


def _jpeg(data: bytes) -> Image:
    """Size from the frame header, resolution from JFIF, colours from the profile, which way is up from Exif."""
    found = _Segments(data)
    frame = found.frame
    if len(frame) < 6:
        raise ImageError("the JPEG has no frame header")
    if found.frame_kind not in _FRAMES or frame[0] != 8:
        raise ImageError("it is a JPEG with more than 8 bits or arithmetic codes", "save it as an ordinary JPEG")
    height, width, channels = struct.unpack_from(">HHB", frame, 1)
    _bounded(width, height)
    foreign = found.profile and channels == 3 and not _is_srgb(found.profile)
    if found.turn != 1 or channels == 4 or foreign:
        made, width, height = _redone(data, "JPEG", found.turn, found.profile)
        return Image(made, "jpeg", width, height, round(found.dpi, 2))
    return Image(b"".join(found.kept), "jpeg", width, height, round(found.dpi, 2))


class _Segments:
    """A JPEG file, segment by segment: what is kept of it, and what was learnt from the rest."""

    def __init__(self, data: bytes) -> None:
        self.kept = [b"\xff\xd8"]
        self.dpi = DEFAULT_DPI
        self.turn = 1
        """Exif's orientation, from 1 (upright) to 8."""
        self.frame = b""
        self.frame_kind = 0
        self._profile: dict[int, bytes] = {}
        at = 2
        while (found := _MARKER.search(data, at)) is not None:
            marker, at = data[found.end() - 1], found.end()
            if marker == 0xD9:
                break
            if marker == 0x01:
                continue
            length = int.from_bytes(data[at : at + 2], "big")
            if length < 2:
                raise ImageError("the JPEG is damaged")
            body = data[at + 2 : at + length]
            at += length
            kept = self._judged(marker, body)
            if kept is not None:
                self.kept.append(b"\xff" + bytes([marker]) + struct.pack(">H", len(kept) + 2) + kept)
            if marker == 0xDA:
                end = _MARKER.search(data, at)
                self.kept.append(data[at : end.start() if end else len(data)])
        self.kept.append(b"\xff\xd9")

    @property
    def profile(self) -> bytes:
        """The ICC profile, put together (ICC.1:2010, B.4)."""
        return b"".join([self._profile[n] for n in sorted(self._profile)])

    def _judged(self, marker: int, body: bytes) -> bytes | None:
        """What is kept of a segment; None: nothing."""
        if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
            density = int.from_bytes(body[8:10], "big")
            self.dpi = density * {1: 1.0, 2: 2.54}.get(body[7], 0.0) or self.dpi
            return body[:12] + b"\0\0"  # without its thumbnail
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            self.turn = _orientation(body[6:])
        if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0") and len(body) > 14:
            self._profile[body[12]] = body[14:]
        if marker == 0xEE and body.startswith(b"Adobe"):
            return body[:12]  # says how the colours are transformed
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            self.frame, self.frame_kind = body, marker
        return None if 0xE0 <= marker <= 0xEF or marker == 0xFE else body


def _orientation(tiff: bytes) -> int:
    """Exif's orientation (tag 0x0112 of the first directory); 1, upright, where it is not said."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 10:
        return 1
    start = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if start + 2 > len(tiff):
        return 1
    for n in range(struct.unpack_from(f"{order}H", tiff, start)[0]):
        at = start + 2 + 12 * n
        if at + 12 > len(tiff):
            break
        if struct.unpack_from(f"{order}H", tiff, at)[0] == 0x0112:
            value = int(struct.unpack_from(f"{order}H", tiff, at + 8)[0])
            return value if 1 <= value <= 8 else 1
    return 1


# ---------------------------------------------------------------- colours and turning


def _is_srgb(profile: bytes) -> bool:
    """Whether a profile calls itself sRGB (ICC.1:2010, `desc`)."""
    for n in range(int.from_bytes(profile[128:132], "big") if len(profile) > 132 else 0):
        entry = profile[132 + 12 * n : 144 + 12 * n]
        if len(entry) < 12:
            break
        if entry[:4] == b"desc":
            at, size = struct.unpack(">II", entry[4:])
            return b"srgb" in profile[at : at + size].replace(b"\0", b"").lower()
    return False


def _redone(data: bytes, kind: str, turn: int, profile: bytes) -> tuple[bytes, int, int]:
    """Decoded, brought to sRGB, turned upright and encoded anew: bytes, width and height."""
    from PIL import Image as Pillow

    try:
        with Pillow.open(io.BytesIO(data)) as opened:
            picture: Pillow.Image = opened
            if picture.mode not in {"RGB", "RGBA", "CMYK", "L", "LA"}:
                picture = picture.convert("RGBA" if opened.has_transparency_data else "RGB")
            picture = _in_srgb(picture, profile)
            if turn != 1:
                picture = picture.transpose(_TURNS[turn])
        file = io.BytesIO()
        more: dict[str, Any] = {"quality": _QUALITY, "subsampling": 0} if kind == "JPEG" else {}
        picture.info.clear()
        picture.save(file, kind, **more)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for broken files
        raise ImageError(f"it is damaged ({error})") from None
    return file.getvalue(), *picture.size


#: Exif's orientation -> what turns it upright, in Pillow's numbers (`Image.Transpose`).
_TURNS: dict[int, Any] = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}


def _in_srgb(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    """Through the profile where there is a fitting one, else as Pillow does it without one."""
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        from PIL import ImageCms

        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            to = "RGB" if picture.mode == "CMYK" else picture.mode
            made = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=to)
            if made is not None:
                return made
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # not a profile of these colours: as if there were none
    return picture.convert("RGB") if picture.mode == "CMYK" else picture.copy()
