"""A text box or a frame of a running line goes in; the frame that its paragraphs stand in comes out, also for Word.

Text boxes (ECMA-376, 20.4; wps of Word 2010) become frames (17.3.1.11): these need no drawing, and every Word has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...core.lengths import Length
from ...core.node import node
from ..running import Frame, Place
from .cascade import A, Cascade, W, twips
from .pictures import WP, length, place_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_ACROSS = {"page": "page", "margin": "margin", "text": "column"}
_DOWN = {"page": "page", "margin": "margin", "text": "paragraph"}
_ALIGNED = {"inside": "left", "outside": "right"}


@node
class Box:
    """A text box: its frame, the same for Word, its tint, and the element that holds its paragraphs."""

    frame: Frame
    xml: str
    fill: str
    content: Element


def boxes(paragraph: Element, cascade: Cascade) -> list[Box]:
    """The text boxes that are anchored in a paragraph."""
    found = []
    for anchor in paragraph.iter(f"{WP}anchor"):
        contents = list(anchor.iter(f"{W}txbxContent"))
        extent = anchor.find(f"{WP}extent")
        if len(contents) == 1 and extent is not None:
            frame = Frame(place_of(anchor), length(extent.get("cx")))
            found.append(Box(frame, _written(frame), _fill(anchor, cascade), contents[0]))
    return found


def holds_box(drawing: Element) -> bool:
    """Whether a drawing is a text box that stands somewhere on the page."""
    return any(next(anchor.iter(f"{W}txbxContent"), None) is not None for anchor in drawing.iter(f"{WP}anchor"))


def frame_of(properties: Element | None) -> tuple[Frame, str] | None:
    """The frame that a `w:pPr` asks for, and the same as text; None: there is none, or a drop capital."""
    told = None if properties is None else properties.find(f"{W}framePr")
    if told is None or told.get(f"{W}dropCap", "none") != "none":
        return None
    across = _ACROSS.get(told.get(f"{W}hAnchor", "text"), "column")
    down = _DOWN.get(told.get(f"{W}vAnchor", "text"), "paragraph")
    x: Any = told.get(f"{W}xAlign") or twips(told.get(f"{W}x")) or Length(0)
    y: Any = told.get(f"{W}yAlign") or twips(told.get(f"{W}y")) or Length(0)
    x = _ALIGNED.get(x, x) if isinstance(x, str) else x
    if isinstance(x, str) and x not in ("left", "center", "right"):
        x = Length(0)
    if isinstance(y, str) and y not in ("top", "center", "bottom"):
        y = Length(0)
    frame = Frame(Place(x, y, across, down), twips(told.get(f"{W}w")) or Length(0))
    return frame, _written(frame)


def _written(frame: Frame) -> str:
    """A `w:framePr`; 0 would mean that nothing is said (17.3.1.11)."""
    place = frame.place
    across = place.x_from if place.x_from in ("page", "margin") else "text"
    down = place.y_from if place.y_from in ("page", "margin") else "text"
    x = f'w:xAlign="{place.x}"' if isinstance(place.x, str) else f'w:x="{place.x.twips or 1}"'
    y = f'w:yAlign="{place.y}"' if isinstance(place.y, str) else f'w:y="{place.y.twips or 1}"'
    width = f' w:w="{frame.width.twips}"' if frame.width else ""
    return f'<w:framePr{width} w:wrap="around" w:vAnchor="{down}" w:hAnchor="{across}" {x} {y}/>'


def _fill(anchor: Element, cascade: Cascade) -> str:
    """The colour of a shape; empty: none, or no plain one."""
    fill = next((shape.find(f"{A}solidFill") for shape in anchor.iter(f"{_WPS}spPr")), None)
    for colour in [] if fill is None else fill:
        if colour.tag == f"{A}srgbClr" and len(colour.get("val", "")) == 6:
            return f"#{colour.get('val', '').upper()}"
        if colour.tag == f"{A}schemeClr":
            return cascade.scheme.get(
                {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}.get(
                    colour.get("val", ""), colour.get("val", "")
                ),
                "",
            )
    return ""
