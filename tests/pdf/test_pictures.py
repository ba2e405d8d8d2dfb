"""Raster pictures in both files: of every kind there is, upright, in sRGB, and without anything but the picture."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image as Pillow
from PIL import ImageCms, PngImagePlugin

from briefing import build, loads
from briefing.core.diagnostics import BriefingError
from briefing.resolve.images import clean

from .drawing import page_with, rendered

RED, BLUE = (200, 30, 20), (20, 40, 190)
SECRET = b"A. N. Author"


def picture(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Pillow.Image:
    """Red, with the upper left quarter blue."""
    made = Pillow.new("RGB", size, RED)
    made.paste(BLUE, (0, 0, size[0] // 2, size[1] // 2))
    return made.convert(mode)


def saved(made: Pillow.Image, kind: str, **more: Any) -> bytes:
    file = io.BytesIO()
    made.save(file, kind, **more)
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def deep_png(colour_type: int, channels: int, values: tuple[int, ...]) -> bytes:
    """A PNG of 16 bits, 4 x 4, of one colour."""
    row = b"\0" + struct.pack(f">{channels}H", *values) * 4
    head = struct.pack(">IIBBBBB", 4, 4, 16, colour_type, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * 4)) + chunk(b"IEND", b"")


def near(found: tuple[int, ...], wanted: tuple[int, ...], most: int = 12) -> bool:
    return all(abs(a - b) <= most for a, b in zip(found, wanted, strict=True))


KINDS = {
    "rgb": saved(picture(), "PNG"),
    "palette": saved(picture().quantize(4), "PNG"),
    "palette with transparency": saved(picture().quantize(4), "PNG", transparency=3),
    "alpha": saved(picture("RGBA"), "PNG"),
    "jpeg": saved(picture(), "JPEG", quality=95, subsampling=0),
    "progressive jpeg": saved(picture(), "JPEG", quality=95, subsampling=0, progressive=True),
    "jpeg of red, green and blue": saved(picture(), "JPEG", quality=95, keep_rgb=True),
    "cmyk jpeg": saved(picture("CMYK"), "JPEG", quality=95, subsampling=0),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_shows_its_colours(kind: str) -> None:
    seen = rendered(clean(KINDS[kind]), 240, 160)
    assert near(seen.getpixel((60, 40)), BLUE), kind  # type: ignore[arg-type]
    assert near(seen.getpixel((180, 120)), RED), kind  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (saved(picture("L"), "PNG"), picture("L").convert("RGB").getpixel((20, 12))),
        (saved(picture("LA"), "PNG"), picture("L").convert("RGB").getpixel((20, 12))),
        (saved(picture("1"), "PNG"), None),
        (deep_png(0, 1, (40_000,)), (156, 156, 156)),
        (deep_png(2, 3, (40_000, 10_000, 65_535)), (156, 39, 255)),
        (deep_png(4, 2, (40_000, 65_535)), (156, 156, 156)),
        (deep_png(6, 4, (40_000, 10_000, 65_535, 32_768)), (205, 147, 255)),
        (saved(picture("L"), "JPEG", quality=95), picture("L").convert("RGB").getpixel((20, 12))),
    ],
    ids=["grey", "grey+alpha", "black and white", "grey16", "rgb16", "grey16+alpha", "rgba16", "grey jpeg"],
)
def test_grey_and_deep_pictures_show_their_tones(data: bytes, wanted: tuple[int, ...] | None) -> None:
    seen = rendered(clean(data), 240, 160).getpixel((200, 130))
    assert wanted is None or near(seen, wanted)  # type: ignore[arg-type]


def test_interlaced_pictures_are_decoded() -> None:
    """Adam7 by hand for one pixel: the first pass is all there is."""
    head = struct.pack(">IIBBBBB", 1, 1, 16, 0, 0, 0, 1)
    body = zlib.compress(b"\0" + struct.pack(">H", 40_000))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    assert near(rendered(clean(data), 240, 160).getpixel((100, 100)), (156, 156, 156))  # type: ignore[arg-type]


# ---------------------------------------------------------------- clean


def with_exif(turn: int) -> bytes:
    exif = Pillow.Exif()
    exif[0x0112] = turn
    exif[0x013B] = SECRET.decode()
    return saved(picture(), "JPEG", quality=95, subsampling=0, exif=exif, comment=SECRET, dpi=(150, 150))


def test_a_jpeg_keeps_nothing_but_the_picture() -> None:
    given = with_exif(1)
    assert SECRET in given
    trailing = given + b"a second picture with " + SECRET
    image = clean(trailing)
    assert SECRET not in image.data
    assert b"Exif" not in image.data
    assert (image.width, image.height, image.dpi) == (24, 16, 150)
    with Pillow.open(io.BytesIO(image.data)) as one, Pillow.open(io.BytesIO(given)) as other:
        assert one.tobytes() == other.tobytes()  # not encoded anew


@pytest.mark.parametrize("turn", range(2, 9))
def test_pictures_stand_upright_as_the_camera_said(turn: int) -> None:
    image = clean(with_exif(turn))
    with Pillow.open(io.BytesIO(with_exif(turn))) as opened:
        from PIL import ImageOps

        wanted = ImageOps.exif_transpose(opened)
    assert (image.width, image.height) == wanted.size
    with Pillow.open(io.BytesIO(image.data)) as opened:
        assert not opened.getexif()
        for x, y in ((2, 2), (wanted.width - 3, 2), (2, wanted.height - 3)):
            assert near(opened.getpixel((x, y)), wanted.getpixel((x, y)))  # type: ignore[arg-type]


def test_a_png_keeps_nothing_but_the_picture() -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    info.add_text("Comment", SECRET.decode(), zip=True)
    given = saved(picture(), "PNG", pnginfo=info, dpi=(300, 300)) + SECRET
    image = clean(given)
    assert SECRET in given
    kinds = []
    at = 8
    while at < len(image.data):
        length, kind = struct.unpack_from(">I4s", image.data, at)
        kinds.append(kind)
        at += 12 + length
    assert kinds == [b"IHDR", b"pHYs", b"IDAT", b"IEND"]
    assert SECRET not in image.data
    assert round(image.dpi) == 300


def wide_profile() -> bytes:
    """A profile that calls itself something else than sRGB, with red and green exchanged, so that it is seen."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    table = {bytes(profile[132 + 12 * n : 136 + 12 * n]): 132 + 12 * n for n in range(profile[131])}
    red, green = table[b"rXYZ"], table[b"gXYZ"]
    profile[red + 4 : red + 12], profile[green + 4 : green + 12] = (
        profile[green + 4 : green + 12],
        profile[red + 4 : red + 12],
    )
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be")).replace(b"sRGB", b"Wide")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_other_colours_are_brought_to_srgb(kind: str) -> None:
    more: dict[str, Any] = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    image = clean(saved(picture(), kind, icc_profile=wide_profile(), **more))
    with Pillow.open(io.BytesIO(image.data)) as opened:
        red, green, _ = opened.convert("RGB").getpixel((20, 12))  # type: ignore[misc]
        assert "icc_profile" not in opened.info
    assert green > red


def test_a_profile_of_srgb_is_no_reason_to_encode_anew() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with_it = clean(saved(picture(), "JPEG", quality=90, icc_profile=profile))
    without = clean(saved(picture(), "JPEG", quality=90))
    assert with_it.data == without.data


def test_a_broken_profile_is_left_out() -> None:
    image = clean(saved(picture(), "PNG", icc_profile=b"no profile at all" * 20))
    with Pillow.open(io.BytesIO(image.data)) as opened:
        assert near(opened.convert("RGB").getpixel((20, 12)), RED)  # type: ignore[arg-type]


# ---------------------------------------------------------------- what cannot be used

REFUSED = {
    "GIF": (saved(picture(), "GIF"), "a GIF"),
    "WebP": (saved(picture(), "WEBP"), "a WebP"),
    "TIFF": (saved(picture(), "TIFF"), "a TIFF"),
    "BMP": (saved(picture(), "BMP"), "a BMP"),
    "EMF": (b"\x01\0\0\0" + bytes(60), "an EMF"),
    "HEIC": (b"\0\0\0\x18ftypheic" + bytes(20), "a HEIC"),
    "PDF": (b"%PDF-1.7", "a PDF"),
    "text": (b"not a picture", "neither PNG nor JPEG nor SVG"),
    "nothing": (b"", "neither PNG nor JPEG nor SVG"),
    "cut PNG": (KINDS["rgb"][:-20], "cut short"),
    "cut JPEG": (KINDS["jpeg"][:60], "no frame header"),
    "bomb": (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b""),
        "50000 x 50000 pixels",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_said_with_what_to_do(name: str, tmp_path: Path) -> None:
    data, reason = REFUSED[name]
    (tmp_path / "picture.dat").write_bytes(data)
    with pytest.raises(BriefingError) as caught:
        build(loads('---\ntitle: T\n---\n\n![C](picture.dat){alt="a"}\n'), ["pdf"], folder=tmp_path)
    found = caught.value.diagnostics[0]
    assert found.code == "image-unreadable"
    assert reason in found.message
    assert found.at.line == 5
    assert found.hint


def test_damaged_pictures_never_end_in_a_traceback() -> None:
    for data in (KINDS["jpeg"], KINDS["alpha"], KINDS["cmyk jpeg"], with_exif(6)):
        for cut in range(2, len(data), 7):
            for damaged in (data[:cut], data[:cut] + b"\xff" * 9 + data[cut + 9 :]):
                with suppress(ValueError):  # ImageError is one, and what drawing says of data that cannot be decoded
                    page_with(clean(damaged), 240, 160)


def test_both_files_hold_the_clean_picture(tmp_path: Path) -> None:
    (tmp_path / "p.jpg").write_bytes(with_exif(3))
    built = build(loads('---\ntitle: T\n---\n\n![C](p.jpg){alt="a"}\n'), folder=tmp_path)
    assert SECRET not in built.outputs["pdf"]
    with zipfile.ZipFile(io.BytesIO(built.outputs["docx"])) as archive:
        media = archive.read("word/media/image1.jpeg")
    assert SECRET not in media
    with pikepdf.open(io.BytesIO(built.outputs["pdf"])) as pdf:
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert images[0].read_raw_bytes() == media
