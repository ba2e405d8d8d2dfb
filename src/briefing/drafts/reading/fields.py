"""The instruction of a field goes in; what it is to us comes out (ECMA-376, 17.16)."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Literal, TypeAlias

from ...core.node import record

#: "ref": shows what a bookmark holds. "citation": a program's own. "made": numbers that the program counts.
#: "link": a hyperlink. "plain": its result is text as any other.
Kind: TypeAlias = Literal["ref", "citation", "made", "link", "plain"]

_MADE = ("SEQ", "NUMPAGES", "PAGE", "PAGEREF", "SECTIONPAGES", "SECTION")
_CITING = ("ADDIN ZOTERO_ITEM", "ADDIN CSL_CITATION", "ADDIN EN.CITE", "ADDIN ZOTERO_TEMP")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')


@record
class Field:
    """A field that is open while its runs are read."""

    shows: bool = False
    """Its result has begun."""
    instruction: list[str] = field(default_factory=list)
    kind: Kind = "plain"
    name: str = ""
    """Its keyword: "REF", "SEQ"."""
    target: str = ""
    """The bookmark it leads to, or the sequence it counts."""
    url: str = ""
    data: str = ""
    """What the program keeps in it, in base 64 (17.16.18); empty: nothing."""

    def begin(self) -> None:
        """The instruction is complete."""
        self.shows = True
        text = "".join(self.instruction).strip()
        words = [found[1].replace("\\\\", "\\") if found[1] is not None else found[2] for found in _WORD.finditer(text)]
        if not words:
            return
        self.name = words[0].upper()
        first = next((word for word in words[1:] if not word.startswith("\\")), "")
        if self.name in ("REF", "NOTEREF"):
            self.kind, self.target = "ref", first
        elif self.name in _MADE:
            self.kind, self.target = "made", first
        elif self.name == "CITATION" or text.upper().startswith(_CITING):
            self.kind = "citation"
        elif self.name == "HYPERLINK":
            self.kind = "link"
            anchor = words[words.index("\\l") + 1 :] if "\\l" in words else []
            self.target = anchor[0] if anchor else ""
            self.url = first if words[1:2] != ["\\l"] else ""
        elif words[0].startswith("_"):  # the keyword may be left out (17.16.5.51)
            self.kind, self.target = "ref", words[0]
