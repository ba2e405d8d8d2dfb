"""The pictures of a draft go in; their places beside the source come out, and what is to be written there."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from math import ceil, floor
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ...core.diagnostics import FileError
from ...core.manifest import fingerprint
from ...core.ooxml import Package
from ...resolve.images import ImageError, clean, clean_svg, read_image
from ..drawn import Picture

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from ...resolve.tree import Image

#: Digits of a fingerprint that name a file; more where another file has the name.
_DIGITS = (8, 16, 40)
_SUFFIXES = {"png": ".png", "jpeg": ".jpg", "svg": ".svg"}
_HINT = "save it beside the source, and name it there"
#: How much of full brightness, 255, every patch of a picture may differ by that was only packed anew, how much on the
#: whole one that was drawn in other faces, and how much the sides of either may be stretched.
_PACKED_ANEW, _REDRAWN, _STRETCHED = 52, 10, 0.02
#: How much a width may differ that was only rounded, or drawn in other units.
_SAME_WIDTH = 0.03
_EMU_PER_INCH = 914_400
#: Of a JPEG that is encoded anew.
_QUALITY = 95
#: A figure on a line.
_FIGURE = re.compile(r"!\[.*[)}]\Z")
#: Side in pixels of the patches that are compared, and of the pictures at most.
_PATCH, _LARGEST = 4, 1200


class NoPictureError(ValueError):
    """A picture of the draft cannot be taken; says why."""


class Album:
    """The pictures of one draft.

    `source` is the file that the text is for: new pictures lie in a folder beside it, which has its name. `built` are
    the fingerprints of each figure's pictures as the draft was built, in order, and `widths` how wide they were drawn,
    in EMU; empty: not known. `measure` is how wide the text is; 0: not known.
    """

    def __init__(
        self,
        package: Package,
        source: Path,
        built: Sequence[tuple[str, ...]] = (),
        widths: Sequence[int] = (),
        measure: int = 0,
    ) -> None:
        self.package, self.home, self.measure = package, source.parent, measure
        self.built, self.widths = tuple(built), tuple(widths)
        self.folder = f"{source.stem}-pictures"
        self.files: dict[str, bytes] = {}
        """What is to be written, by the path as the source names it, from the source's folder."""
        self.known: dict[str, str] = {}
        """The paths of pictures that the source names already, by their fingerprints."""
        self._taken: dict[tuple[str, tuple[float, ...]], str] = {}

    def take(self, picture: Picture) -> str:
        """The path of a picture as the source is to name it; a file that is new is noted in `files`.

        Raises NoPictureError where there is none that can be used.
        """
        if picture.digest in self.known and not any(picture.crop):
            return self.known[picture.digest]
        key = picture.svg or picture.name, picture.crop
        if key not in self._taken:
            self._taken[key] = self._kept(self._image(picture))
        return self._taken[key]

    def _kept(self, image: Image) -> str:
        digest, suffix = fingerprint(image.data), _SUFFIXES[image.format]
        folder = self.home / self.folder
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise NoPictureError(f"There is no place for it: {self.folder} is no folder of its own; {_HINT}.")
        for digits in _DIGITS:
            name = f"{self.folder}/picture-{digest[:digits]}{suffix}"
            path = self.home / name
            there = self.files.get(name)
            if there is None and (path.exists() or path.is_symlink()):
                there = _held(path)
                if there == image.data:
                    return name
            if there is None or there == image.data:
                self.files[name] = image.data
                return name
        raise NoPictureError(f"Files of its name, and none of its content, lie in {self.folder}; {_HINT}.")

    def _image(self, picture: Picture) -> Image:
        if picture.svg and not any(picture.crop):
            try:
                return clean_svg(self.package.part(picture.svg) or b"")
            except ImageError:
                pass  # the picture that stands in for it will do
        if picture.link:
            raise NoPictureError(f"It is not in the draft, which only links to it ({picture.link}); {_HINT}.")
        if not picture.name:
            raise NoPictureError("It is drawn by the program, and is no picture: make one of it, and put that in.")
        kind = self.package.content_type(picture.name)
        data = self.package.part(picture.name)
        if data is None:
            raise NoPictureError(f"A picture was put in that the draft does not hold ({picture.name}); {_HINT}.")
        if kind.endswith("chart+xml"):
            raise NoPictureError("It is a chart, which Word draws from figures: copy it, and put it in as a picture.")
        try:
            image = _read(data, kind)
            return _cropped(image, picture.crop) if any(picture.crop) else image
        except ImageError as error:
            raise NoPictureError(f"The picture cannot be used: {error} ({picture.name}); {error.hint}.") from None

    def share(self, picture: Picture) -> float | None:
        """The share of the text's width that a new picture was given; None: its natural size, as far as there is room,
        or it cannot be told."""
        if not self.measure or not picture.width:
            return None
        image = self._image(picture)
        natural = min(image.width / image.dpi * _EMU_PER_INCH, self.measure)
        share = round(min(picture.width / self.measure, 1), 2)
        return share if share and abs(picture.width - natural) > _SAME_WIDTH * self.measure else None

    def gone_on(self, text: str, now: str) -> str:
        """The source as the draft would have it, with its new figures written as the source has them now that names
        their pictures already: they came with an earlier pull, and somebody went on with them."""
        for path in set(self._taken.values()):
            name = path.rpartition("/")[2]
            ours, theirs = ([line for line in each.splitlines() if name in line] for each in (text, now))
            if len(ours) == len(theirs) == 1:
                own, found = _FIGURE.search(ours[0]), _FIGURE.search(theirs[0])
                text = text.replace(own[0], found[0]) if own and found else text
        return text

    # ------------------------------------------------------------ one that was there

    def resized(self, picture: Picture, was: int, share: float | None) -> float | None:
        """The share of the room that a figure was given in the draft; None: it is as wide as it was, or that cannot be
        told. `was` is how wide it was drawn, `share` what the source says of it."""
        if not was or not picture.width or abs(picture.width / was - 1) < _SAME_WIDTH:
            return None
        room = was / share if share else self.measure
        return min(round(picture.width / room, 2), 1.0) or None if room else None

    def fate(self, picture: Picture, built: tuple[str, ...], path: str) -> Literal["same", "other", "unknown"]:
        """Whether a figure's picture is another one than when the draft was built; `path` is the one that the source
        names. "unknown": that cannot be told, as where the file is another one than it was, too."""
        if picture.digest in built and not any(picture.crop):
            return "same"
        image = self._named(path)
        digest = fingerprint(image.data) if image is not None else ""
        if digest and digest == picture.digest and not any(picture.crop):
            return "same"
        if image is None:
            return "other" if built else "unknown"
        try:
            drawn = self._image(picture)
        except NoPictureError:
            return "other"
        most, mean = _difference(drawn, image)
        if most < _PACKED_ANEW:
            return "same"
        redrawn = image.format == "svg" and drawn.format != "svg"
        if (built and digest not in built) or (redrawn and mean < _REDRAWN):
            return "unknown"
        return "other"

    def _named(self, path: str) -> Image | None:
        """The picture of a file that the source names; None: there is none that can be used."""
        try:
            return read_image(self.home / path)
        except (FileError, ImageError, OSError, ValueError):
            return None


def named_in(text: str, album: Album) -> dict[Path, bytes]:
    """The new files that a source names, by where they are to lie."""
    return {album.home / name: data for name, data in album.files.items() if name.rpartition("/")[2] in text}


def _held(path: Path) -> bytes:
    """What a file holds; nothing where it leads elsewhere or cannot be read."""
    try:
        return b"" if path.is_symlink() else path.read_bytes()
    except OSError:
        return b""


def _read(data: bytes, kind: str) -> Image:
    """The picture of a part. Raises ImageError."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        if "svg" not in kind:
            raise ImageError("it is no picture")
        return clean_svg(data)
    image = clean(data)
    with _opened(image) as opened:
        try:
            opened.load()
        except (OSError, SyntaxError, ValueError, ArithmeticError) as error:
            raise ImageError(f"it is damaged ({error})") from None
    return image


def _cropped(image: Image, crop: tuple[float, float, float, float]) -> Image:
    """What is seen of a picture: nothing that was hidden goes on. Raises ImageError."""
    if image.format == "svg":
        raise ImageError("it is an SVG of which a part is hidden", "crop the file itself, and put that in")
    left, top, right, bottom = crop
    box = (ceil(image.width * left), ceil(image.height * top),
           floor(image.width * (1 - right)), floor(image.height * (1 - bottom)))  # fmt: skip
    if box[0] >= box[2] or box[1] >= box[3]:
        raise ImageError("nothing of it is seen")
    file = io.BytesIO()
    with _opened(image) as opened:
        more = {"quality": _QUALITY, "subsampling": 0} if image.format == "jpeg" else {}
        opened.crop(box).save(file, image.format, dpi=(image.dpi, image.dpi), **more)
    return clean(file.getvalue())


def _opened(image: Image) -> Pillow.Image:
    from PIL import Image as Pillow

    try:
        return Pillow.open(io.BytesIO(image.data))
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        raise ImageError(f"it is damaged ({error})") from None


def _difference(one: Image, other: Image) -> tuple[float, float]:
    """How much two pictures differ where they differ most, of 255, and on the whole: little where a program packed the
    one anew, or made it smaller."""
    from PIL import ImageChops, ImageStat

    if abs(one.width / one.height / (other.width / other.height) - 1) > _STRETCHED:
        return 255, 255
    shown = [_shown(image) for image in (one, other)]
    size = tuple(max(_PATCH, min(sides)) for sides in zip(*(picture.size for picture in shown), strict=True))
    difference = ImageChops.difference(*(picture.resize(size) for picture in shown)).convert("L").reduce(_PATCH)
    found = ImageStat.Stat(difference)
    return found.extrema[0][1], found.mean[0]


def _shown(image: Image) -> Pillow.Image:
    """What is seen on white paper, at most of a size that is soon compared."""
    from PIL import Image as Pillow

    if image.format == "svg":
        image = clean(_bitmap(image))
    with _opened(image) as opened:
        opened.thumbnail((_LARGEST, _LARGEST))
        on_white = Pillow.new("RGBA", opened.size, "white")
        on_white.alpha_composite(opened.convert("RGBA"))
        return on_white.convert("RGB")


def _bitmap(image: Image) -> bytes:
    """A drawing as it is drawn, in whatever faces."""
    from ...resolve.tree import Properties
    from ...themes.theme import load_theme
    from ...writers.pdf.svg.bitmap import bitmap

    return bitmap(image, load_theme("default"), Properties("", (), "", "", (), "en", 0))
