"""A drawing of a running line goes in; its picture comes out, and the same drawn anew for Word (ECMA-376, 20.4)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Literal, cast

from ...core.lengths import Length
from ...core.node import replace
from ..running import Picture, Place, Side
from .cascade import A, R, number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from ...core.ooxml import Package

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
#: Three metres: nothing on a page is larger, or farther away.
_MOST = 36_000 * 3_000
#: What EMF and WMF files begin with.
_METAFILES = (b"\x01\x00\x00\x00", b"\xd7\xcd\xc6\x9a")
_HORIZONTAL = ("page", "margin", "column", "character", "leftMargin", "rightMargin", "insideMargin", "outsideMargin")
_VERTICAL = ("page", "margin", "paragraph", "line", "topMargin", "bottomMargin", "insideMargin", "outsideMargin")
_SIDES = {"left": "left", "center": "center", "right": "right", "inside": "left", "outside": "right"}


class Pictures:
    """The pictures of one part, by the ids that the draft gives them."""

    def __init__(self, package: Package, part: str, numbers: Iterator[int], lost: dict[str, None]) -> None:
        """`numbers` gives each drawing of the file an id of its own; `lost` gathers what is not shown, as words for
        people.
        """
        self._package, self._numbers, self._lost = package, numbers, lost
        self._relations = package.relations(part)
        self._ids: dict[str, str] = {}
        self.found: dict[str, bytes] = {}

    def of_drawing(self, drawing: Element) -> tuple[Picture, str] | None:
        """The picture in a `w:drawing`, and the `w:drawing` to write; None where there is none that can be read."""
        frame = next(drawing.iterchildren(f"{WP}inline", f"{WP}anchor"), None)
        if frame is None:
            return None
        blips = list(frame.iter(f"{A}blip"))
        extent = frame.find(f"{WP}extent")
        if len(blips) != 1 or extent is None:
            return None
        key = self._key(blips[0].get(f"{R}embed", ""))
        width, height = (length(extent.get(name)) for name in ("cx", "cy"))
        if not key or not width or not height:
            return None
        named = frame.find(f"{WP}docPr")
        words = "" if named is None else named.get("descr", "")
        picture = Picture(self.found[key], width, height, words)
        if frame.tag == f"{WP}anchor":
            picture = replace(picture, place=place_of(frame))
        return picture, _drawing(picture, key, frame, next(self._numbers))

    def of_vml(self, pict: Element) -> tuple[Picture, str] | None:
        """The picture in a `w:pict` of older files, as one in its line."""
        data = list(pict.iter(f"{V}imagedata"))
        if len(data) != 1 or (shape := data[0].getparent()) is None:
            return None
        key = self._key(data[0].get(f"{R}id", ""))
        style = dict(
            cast(tuple[str, str], tuple(part.split(":", 1)))
            for part in shape.get("style", "").split(";")
            if ":" in part
        )
        width, height = ((number(style.get(name, "").strip()) or 0) * 635 for name in ("width", "height"))
        if not key or not 0 < width < _MOST or not 0 < height < _MOST:
            return None
        picture = Picture(self.found[key], Length(round(width)), Length(round(height)), shape.get("alt", ""))
        return picture, _drawing(picture, key, None, next(self._numbers))

    def _key(self, relation_id: str) -> str:
        """The draft's id of a picture; empty where the file holds none."""
        relation = self._relations.get(relation_id)
        if relation is None or relation.external or relation.kind != "image":
            return ""
        key = self._ids.get(relation.target)
        if key is None:
            data = self._package.part(relation.target)
            if not data or not self._can_be_shown(data):
                return ""
            key = self._ids[relation.target] = f"t{len(self._ids) + 1}"
            self.found[key] = data
        return key

    def _can_be_shown(self, data: bytes) -> bool:
        """Whether any file can show a picture; that one of them cannot is noted."""
        if data.startswith((b"\x89PNG", b"\xff\xd8")):
            return True
        if data.startswith(_METAFILES):
            self._lost["EMF and WMF pictures, which the PDF does not show"] = None
            return True
        self._lost["pictures that are neither PNG nor JPEG"] = None
        return False


def place_of(frame: Element) -> Place:
    """Where a `wp:anchor` stands."""
    across, down = frame.find(f"{WP}positionH"), frame.find(f"{WP}positionV")
    x: Length | Side = Length(0)
    y: Length | Literal["top", "center", "bottom"] = Length(0)
    x_from, y_from = "column", "paragraph"
    if across is not None:
        x_from = _one_of(across.get("relativeFrom", ""), _HORIZONTAL, "column")
        said = (across.findtext(f"{WP}align") or "").strip()
        x = cast(Side, _SIDES[said]) if said in _SIDES else length(across.findtext(f"{WP}posOffset"), signed=True)
    if down is not None:
        y_from = _one_of(down.get("relativeFrom", ""), _VERTICAL, "paragraph")
        said = (down.findtext(f"{WP}align") or "").strip()
        if said in ("top", "center", "bottom"):
            y = cast(Literal["top", "center", "bottom"], said)
        else:
            y = length(down.findtext(f"{WP}posOffset"), signed=True)
    return Place(x, y, x_from, y_from)


def _drawing(picture: Picture, key: str, frame: Element | None, n: int) -> str:
    """The drawing written anew: only the picture, its size and its place."""
    size = f'cx="{int(picture.width)}" cy="{int(picture.height)}"'
    name = f'id="{n}" name="Picture {n}"'
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
    words = f"<wp:extent {size}/>"
    called = f'<wp:docPr {name} descr="{escape(picture.words)}"/><wp:cNvGraphicFramePr/>'
    place = picture.place
    if place is None or frame is None:
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{words}{called}{graphic}</wp:inline>'
            "</w:drawing>"
        )
    wrap = next((w for w in ("wrapTopAndBottom", "wrapSquare") if frame.find(f"{WP}{w}") is not None), "wrapNone")
    more = ' wrapText="bothSides"' if wrap == "wrapSquare" else ""
    behind = "1" if frame.get("behindDoc") in ("1", "true") else "0"
    return (
        f'<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" '
        f'behindDoc="{behind}" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{place.x_from}">{_place(place.x)}</wp:positionH>'
        f'<wp:positionV relativeFrom="{place.y_from}">{_place(place.y)}</wp:positionV>'
        f"{words}<wp:{wrap}{more}/>{called}{graphic}</wp:anchor></w:drawing>"
    )


def _place(at: Length | str) -> str:
    return f"<wp:align>{at}</wp:align>" if isinstance(at, str) else f"<wp:posOffset>{int(at)}</wp:posOffset>"


def length(said: str | None, signed: bool = False) -> Length:
    """A length in EMU; 0 where it is none that means anything."""
    try:
        found = int(said or 0)
    except ValueError:
        return Length(0)
    return Length(found) if (-_MOST if signed else 0) <= found <= _MOST else Length(0)


def _one_of(said: str, known: tuple[str, ...], usual: str) -> str:
    return said if said in known else usual
