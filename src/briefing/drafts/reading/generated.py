"""The fields, content controls and fonts of other programs go in; what they make anew, what cites, and what is code,
comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .names import W, value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from .atoms import Atom

#: Fields whose whole result a program makes, over many paragraphs (ECMA-376, 17.16.5): contents, indexes, lists of
#: sources.
_FIELDS = ("TOC", "TOA", "INDEX", "BIBLIOGRAPHY")
_ADDINS = ("ADDIN ZOTERO_BIBL", "ADDIN MENDELEY BIBLIOGRAPHY", "ADDIN EN.REFLIST")
_GALLERIES = ("Table of Contents", "Bibliographies")
#: How Mendeley Cite begins the tags of its content controls.
_CITATION, _LIST = "MENDELEY_CITATION", "MENDELEY_BIBLIOGRAPHY"


#: Fonts whose letters are all of one width.
_TYPEWRITERS = re.compile(
    r"(?:andale ?mono|cascadia ?(?:code|mono)|consolas|courier(?: ?new)?|dejavu ?sans ?mono|fira ?(?:code|mono)"
    r"|ibm ?plex ?mono|inconsolata|jetbrains ?mono|liberation ?mono|lucida ?console|menlo|monaco|noto ?sans ?mono"
    r"|roboto ?mono|sf ?mono(?:-regular)?|source ?code ?pro|ubuntu ?mono)\Z",
    re.IGNORECASE,
)


def is_typewritten(rpr: Element | None) -> bool:
    """Whether a run is set as code is: in letters of one width."""
    fonts = rpr.find(W + "rFonts") if rpr is not None else None
    if fonts is None:
        return False
    return _TYPEWRITERS.match(fonts.get(W + "ascii", "")) is not None


def cites(tag: str) -> bool:
    """Whether a content control of this tag is a citation."""
    return tag.startswith(_CITATION)


def control_of(element: Element) -> str:
    """What a content control around paragraphs holds that a program makes anew, empty: nothing (17.5.2.12)."""
    properties = element.find(W + "sdtPr")
    if properties is None:
        return ""
    for name in ("docPartObj", "docPartList"):
        gallery = value(properties.find(W + name), "docPartGallery")
        if gallery in _GALLERIES:
            return gallery
    if properties.find(W + "bibliography") is not None:
        return "Bibliographies"
    tag = value(properties, "tag")
    return _LIST if tag.startswith(_LIST) else ""


def generated(atoms: Iterable[Atom]) -> str:
    """The beginning of the field whose result all words of a paragraph are, empty: of none that makes paragraphs."""
    found = ""
    for atom in atoms:
        if not atom.text.strip():
            continue
        field = next((name for each in atom.fields if (name := _made("".join(each.instruction), each.name))), "")
        if not field:
            return ""
        found = field
    return found


def _made(instruction: str, name: str) -> str:
    if name in _FIELDS:
        return name
    said = instruction.strip().upper() if name == "ADDIN" else ""
    return next((each for each in _ADDINS if said.startswith(each)), "")
