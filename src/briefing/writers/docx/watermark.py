"""A draft's words go in; the WordArt that Word itself draws behind the text of a page comes out.

Word knows a watermark by the name of its shape. It is VML (ECMA-376, Part 4, 19.1), which Word writes for it to this
day, and stands in the header, so that it is on every page of a section.
"""

from __future__ import annotations

import math
from unicodedata import east_asian_width

from .draft import Draft
from .measures import Measures
from .xml import escape

_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
#: The shape type of straight WordArt, as Word defines it.
_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles><o:lock v:ext="edit" text="t" '
    'shapetype="t"/></v:shapetype>'
)
#: As in the PDF: part of the paper's diagonal that the words take at most, and of its shorter side their height.
_ACROSS = 0.72
_LARGE = 0.28
#: Width of a letter in em, of the alphabet and of the scripts of East Asia.
_LETTER = 0.62
_IDEOGRAPH = 1.0
#: Height of the shape in em: capitals fill most of it.
_STRETCHED = 0.85


def watermark(draft: Draft, page: Measures, first: bool) -> str:
    """The run that holds it; empty where the document is no draft."""
    words = draft.document.draft
    if not words:
        return ""
    width, height = _measure(page, words)
    turn = 360 - round(math.degrees(math.atan2(page.height, page.width)))
    colour = draft.theme.colour("watermark")
    face = draft.theme.faces[draft.theme.text["banner"].face].word
    name = 1 if first else 2 if page.height > page.width else 3
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:{turn};"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{name}" o:spid="_x0000_s{2048 + name}" type="#_x0000_t136" alt="" '
        f'style="{style}" o:allowincell="f" fillcolor="{colour}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{escape(face)}&quot;;font-size:1pt;font-weight:bold" '
        f'string="{escape(words)}"/><w10:wrap anchorx="page" anchory="page"/></v:shape>'
    )
    return f"<w:r><w:rPr><w:noProof/></w:rPr><w:pict {_VML}>{_TYPE}{shape}</w:pict></w:r>"


def _measure(page: Measures, words: str) -> tuple[int, int]:
    """Width and height of the shape in points: Word stretches the words to fill it."""
    wide = sum(_IDEOGRAPH if east_asian_width(letter) in "WF" else _LETTER for letter in words)
    across, side = math.hypot(page.width, page.height) / 20, min(page.width, page.height) / 20
    size = min(_ACROSS * across / wide, _LARGE * side)
    return round(size * wide), round(size * _STRETCHED)
