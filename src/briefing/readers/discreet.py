"""A file that a report names goes in; the same without what its authors did not mean to publish comes out: comments,
and the notes that programs leave in pictures.
"""

from __future__ import annotations

from xml.etree import ElementTree

#: Chunks of PNG that say how it looks; all others are texts, times and programs' own (ISO/IEC 15948, 11.3).
_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD"),
    *(b"cICP", b"mDCV", b"cLLI"),
}
#: Segments of JPEG that hold remarks: Exif and XMP, IPTC, comments (ITU-T T.81, table B.1). JFIF, colour profiles and
#: Adobe's colour transform stay.
_REMARKS = {0xE1, 0xED, 0xFE}
_EDITORS = ("inkscape.org", "sodipodi", "adobe.com", "bohemiancoding.com", "serif.com", "w3.org/1999/02/22-rdf")


def bare_theme(data: bytes) -> bytes:
    """A theme's YAML without comments."""
    import yaml

    read = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    text: str = yaml.dump(read, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False)
    return text.encode()


def bare_style(data: bytes) -> bytes:
    """A style's XML without comments, in its canonical form (Canonical XML 2.0)."""
    return ElementTree.canonicalize(data.decode("utf-8-sig"), with_comments=False).encode()


def bare_picture(data: bytes) -> bytes:
    """A picture's file with nothing but the picture; one of another kind, or a broken one, stays as it is."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return _svg(data) if b"<svg" in data[:4096] else data


def _png(data: bytes) -> bytes:
    out, at = [data[:8]], 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _KEPT:
            out.append(data[at:end])
        at = end
    return b"".join(out) if at == len(data) else data


def _jpeg(data: bytes) -> bytes:
    out, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xDA:  # the scan: everything from here is the picture
            return b"".join([*out, data[at:]])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in _REMARKS:
            out.append(data[at:end])
        at = end
    return data


def _svg(data: bytes) -> bytes:
    """An SVG without comments, metadata, and the elements and attributes of drawing programs, where paths hide."""
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return data
    _strip(root)
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    made: bytes = ElementTree.tostring(root, encoding="utf-8")
    return made


def _strip(element: ElementTree.Element) -> None:
    for name in [name for name in element.attrib if any(editor in name for editor in _EDITORS)]:
        del element.attrib[name]
    for child in list(element):
        if child.tag.endswith("}metadata") or any(editor in child.tag for editor in _EDITORS):
            element.remove(child)
        else:
            _strip(child)
