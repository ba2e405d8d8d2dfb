"""The theme part of a Word file goes in; one that holds its colours and fonts and nothing else comes out.

A format scheme is asked for by the schema (ECMA-376, 20.1.6.9) and needed only by charts and shapes: it is ours.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .cascade import A

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_KEPT = frozenset(
    (
        *("clrScheme", "fontScheme", "dk1", "lt1", "dk2", "lt2", "hlink", "folHlink", "srgbClr", "sysClr"),
        *(f"accent{n}" for n in range(1, 7)),
        *("majorFont", "minorFont", "latin", "ea", "cs", "font"),
    )
)
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_FORMAT = (
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>'
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)
_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_part(theme: Element | None) -> bytes:
    """The part; empty where the file has none that is whole."""
    colours = None if theme is None else theme.find(f".//{A}clrScheme")
    fonts = None if theme is None else theme.find(f".//{A}fontScheme")
    if colours is None or fonts is None or len(colours) < 12 or len(fonts) < 2:
        return b""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_SPACE}" name="House"><a:themeElements>{_written(colours)}{_written(fonts)}{_FORMAT}'
        "</a:themeElements></a:theme>"
    ).encode()


def _written(e: Element) -> str:
    name = str(e.tag).removeprefix(A)
    said = "".join(f' {key!s}="{escape(str(value))}"' for key, value in e.attrib.items() if "{" not in str(key))
    inner = "".join(_written(child) for child in e if str(child.tag).removeprefix(A) in _KEPT)
    return f"<a:{name}{said}>{inner}</a:{name}>"
