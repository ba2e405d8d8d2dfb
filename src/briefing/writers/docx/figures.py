"""A figure of the tree goes in; a captioned inline picture with its alternative text comes out (ECMA-376, 20.4)."""

from __future__ import annotations

from ...core.lengths import Length
from ...resolve.tree import Figure, Image
from .captions import caption
from .draft import Draft, Setting
from .xml import escape

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_EMU_PER_INCH = 914_400
_EMU_PER_TWIP = 635


def figure(draft: Draft, block: Figure, setting: Setting) -> str:
    """The caption, kept with the picture below it."""
    head = caption(draft, block.caption, block.id, setting) if block.caption else ""
    picture = _picture(draft, block, setting)
    if not block.caption:
        picture = draft.bookmarks.around(draft.bookmarks.name(block.id), picture)
    place = draft.place(setting.within(indented=True)) if setting.left or setting.panel else {}
    return head + draft.paragraph("Figure", picture, place)


def _picture(draft: Draft, block: Figure, setting: Setting) -> str:
    number = draft.drawing()
    width, height = _size(draft, block, setting)
    blip = _blip(draft, block.image, width)
    name = f"{block.caption.label} {block.caption.number}" if block.caption else f"Picture {number}"
    props = f'id="{number}" name="{escape(name)}" descr="{escape(block.alt)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {props}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {props}/><pic:cNvPicPr/></pic:nvPicPr>"
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _blip(draft: Draft, image: Image, width: int) -> str:
    """The picture; an SVG stands behind a PNG of itself, which is what older programs show ([MS-ODRAWXML], svgBlip)."""
    relation = draft.relations.picture(image)
    if image.format != "svg" or draft.bitmap is None:
        draft.relations.shown.append((width, (image,)))
        return f'<a:blip r:embed="{relation}"/>'
    instead = Image(draft.bitmap(image), "png", image.width, image.height, image.dpi)
    draft.relations.shown.append((width, (image, instead)))
    png = draft.relations.picture(instead)
    return (
        f'<a:blip r:embed="{png}"><a:extLst><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{relation}"/></a:ext></a:extLst></a:blip>'
    )


def _size(draft: Draft, block: Figure, setting: Setting) -> tuple[int, int]:
    """Width and height in EMU: the share asked for or the natural size, within the room there is."""
    image = block.image
    room = setting.width * _EMU_PER_TWIP
    natural = image.width / (image.dpi or 96) * _EMU_PER_INCH
    width = min(natural if block.share is None else block.share * room, room)
    tallest = 0.8 * (draft.page.height - draft.page.top - draft.page.bottom) * _EMU_PER_TWIP
    height = width * image.height / image.width
    if height > tallest:
        width, height = width * tallest / height, tallest
    return Length(round(width)), Length(round(height))
