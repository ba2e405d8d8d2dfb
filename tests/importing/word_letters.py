"""A Word file goes in, or what was read of one; its letters come out, each with how often it is there."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from briefing.importing import loose as l

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: What is not shown: what was deleted, and the second of two readings of one thing.
_HIDDEN = (f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}sdtPr")
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml\Z")


def letters_of_file(data: bytes) -> Counter[str]:
    """Of everything that is read in the file; of headers and footers each text once."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        roots = [ElementTree.fromstring(package.read(name)) for name in package.namelist() if _PARTS.match(name)]
    texts = ["".join(_texts(root)) for root in roots]
    return _counted(dict.fromkeys(texts))


def letters_read(loose: l.Loose) -> Counter[str]:
    """Of blocks, notes, comments and what was left out."""
    texts = [*_said(loose.blocks), *(text for blocks in loose.notes.values() for text in _said(blocks))]
    return _counted([*texts, *(one.words for one in loose.left_out)])


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def _texts(element: ElementTree.Element) -> Iterator[str]:
    if element.tag in _HIDDEN:
        return
    if element.tag in (f"{_W}t", f"{_M}t"):
        yield element.text or ""
    for child in element:
        yield from _texts(child)


def _said(blocks: l.Blocks) -> Iterator[str]:
    for block in blocks:
        match block:
            case l.Para() | l.Heading():
                yield _in_line(block.inlines)
            case l.Literally() | l.Remark():
                yield block.text
            case l.Listing():
                for item in block.items:
                    yield from _said(item.blocks)
            case l.Quoted():
                yield from _said(block.blocks)
            case l.Asked():
                yield _in_line(block.question)
                yield from _said(block.blocks)
            case l.Grid():
                yield _in_line(block.caption)
                for row in block.rows:
                    for cell in row:
                        yield from _said(cell.blocks)
            case l.Rule():
                pass


def _in_line(inlines: l.Inlines) -> str:
    return "".join(one.text if isinstance(one, l.Words) else getattr(one, "raw", "") for one in inlines)
