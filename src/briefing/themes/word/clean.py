"""An element of a Word file goes in; the same as text comes out, with nothing in it but what is on the list here, in
the order of the schema (ECMA-376, annex A.1). No relationship, no id of a revision, no other program's element passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING

from .cascade import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl between bar"
_ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "trPr": "cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pBdr": "top left bottom right between bar",
    "tblBorders": _BORDERS,
    "tcBorders": _BORDERS,
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "tabs": "tab",
    "numPr": "ilvl numId",
    "tblGrid": "gridCol",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "latentStyles": "lsdException",
    "clrSchemeMapping": "",
}
_SIDES = {"start": "left", "end": "right"}
_SIDED = frozenset(["tblBorders", "tcBorders", "tblCellMar", "tcMar"])
_ALLOWED = {name: {child: n for n, child in enumerate(order.split())} for name, order in _ORDERS.items()}
#: Ids of a file's history.
_NEVER = frozenset(["rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidTr", "rsidSect", "rsidDel"])


def local(e: Element) -> str:
    """The name of an element of WordprocessingML; empty for all others."""
    name = str(e.tag)
    return name.removeprefix(W) if name.startswith(W) else ""


def written(e: Element | None) -> str:
    """The element as text; empty where there is none."""
    if e is None:
        return ""
    name = local(e)
    if _parent(e) in _SIDED:
        name = _SIDES.get(name, name)
    said = "".join([_attribute(name, str(key), str(value)) for key, value in e.attrib.items()])
    content = inside(e)
    return f"<w:{name}{said}>{content}</w:{name}>" if content else f"<w:{name}{said}/>"


def _attribute(element: str, key: str, value: str) -> str:
    """An attribute as text; empty for one that does not pass. Sides are called as Word 2007 and later all know them."""
    name = key.removeprefix(W)
    if name == key or name in _NEVER:
        return ""
    if element == "ind":
        name = _SIDES.get(name, name)
    elif name == "val" and element in ("jc", "lvlJc", "tab"):
        value = _SIDES.get(value, value)
    return f' w:{name}="{escape(value)}"'


def _parent(e: Element) -> str:
    parent = e.getparent()
    return "" if parent is None else local(parent)


def inside(e: Element | None, *without: str) -> str:
    """Its children as text, but for those of some names."""
    return "" if e is None else ordered(local(e), [child for child in e if local(child) not in without], {})


def ordered(parent: str, elements: Iterable[Element], others: Mapping[str, str]) -> str:
    """Children of an element as text, with others that are text already, by their names."""
    places = _ALLOWED.get(parent, {})
    kept = [(places[name], written(child)) for child in elements if (name := local(child)) in places]
    kept += [(places[name], text) for name, text in others.items()]
    return "".join(text for _, text in sorted(kept, key=lambda one: one[0]))
