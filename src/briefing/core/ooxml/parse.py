"""The bytes of a part go in; its XML comes out, or the reason why it is refused.

There are no entities, no network and no depth without end. What ISO/IEC 29500 Strict calls its namespaces becomes what
ECMA-376 and Word call them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .refusals import damaged, unsafe

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements and attributes of one part: a tree of so many takes some 100 MB.
MOST_NODES = 700_000

_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


def parse(data: bytes, package: str, part: str) -> Element:
    """The root of a part; `package` and `part` are what they are called where they are refused.

    Comments and processing instructions are left out. Raises FileError.
    """
    from lxml import etree

    data = _utf_8(data, package, part)
    if b"<!DOCTYPE" in data:
        raise unsafe(package, f"declares a DOCTYPE in {part}, which Word files never do")
    if data.count(b"<") - data.count(b"</") + data.count(b"=") > MOST_NODES:
        raise unsafe(package, f"holds more in {part} than any document: over {MOST_NODES:,} elements and attributes")
    if _STRICT in data:
        data = _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    # the encoding is settled here: a declaration that says otherwise cannot hide a DOCTYPE from the search above
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(package, f"is damaged: {part} is not well-formed XML ({error})") from None


def _utf_8(data: bytes, package: str, part: str) -> bytes:
    """Parts are UTF-8 or UTF-16 (Part 2, 6.1.5): the latter is encoded anew."""
    if not data.startswith(_UTF_16):
        return data
    codec = "utf-16" if data.startswith(_UTF_16[:2]) else "utf-16-le" if data.startswith(b"<\x00") else "utf-16-be"
    try:
        return _DECLARATION.sub("", data.decode(codec)).encode()
    except UnicodeError:
        raise damaged(package, f"is damaged: {part} is not UTF-16") from None
