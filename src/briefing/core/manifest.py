"""What a Word draft carries to find its way back goes in; the XML of its part comes out, and the other way round.

The part is custom XML (ECMA-376, Part 1, 15.2.5): word processors keep it and do not show it.
"""

from __future__ import annotations

from hashlib import blake2b
from html import escape
from typing import TYPE_CHECKING, Any

from .node import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SPACE = "urn:x-briefing:manifest"
_HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The form of the part; drafts with a higher one are of a later version of the tool.
FORM = 1


@node
class Manifest:
    """The source a draft was built from, and what else building it again asks for."""

    name: str = ""
    """The source's file, without its folder; empty: it had none."""
    text: str = ""
    """The source, in Markdown; empty: the draft was built without it."""
    written: bool = True
    """The text is the author's own; else it was made from YAML, JSON or a program's data."""
    settings: tuple[tuple[str, str], ...] = ()
    """Fields set from outside, with their values as YAML."""
    library: str = ""
    """The sources read from bibliography files, as JSON; empty: none."""
    style: str = ""
    """The citation style's file, where it was one; empty: none."""
    pages: int = 1
    """How many the title block says there are."""
    digest: str = ""
    """Of the draft's other parts as they were built."""
    form: int = FORM
    pictures: tuple[tuple[str, ...], ...] = ()
    """Of each figure in order the fingerprints of its pictures: of the picture, and of one that stands in for it."""
    widths: tuple[int, ...] = ()
    """Of each of them, how wide it was drawn, in EMU."""


def to_xml(manifest: Manifest) -> bytes:
    """The part."""
    settings = "".join(f'<set key="{_text(key)}">{_text(value)}</set>' for key, value in manifest.settings)
    written = "" if manifest.written else ' made="true"'
    pictures = "".join(
        f'<picture digest="{" ".join(digests)}" width="{width}"/>'
        for digests, width in zip(manifest.pictures, manifest.widths, strict=True)
    )
    source = f'<source name="{_text(manifest.name)}" digest="{digest([manifest.text.encode()])}"{written}>'
    return (
        f'{_HEADER}<manifest xmlns="{SPACE}" form="{manifest.form}" digest="{manifest.digest}" '
        f'pages="{manifest.pages}">'
        f"{source}{_text(manifest.text)}</source>{settings}"
        f"<library>{_text(manifest.library)}</library><style>{_text(manifest.style)}</style>{pictures}</manifest>"
    ).encode()


def from_xml(root: Any) -> Manifest | None:
    """What the root element of a part says; None where it is no manifest, or its source was changed on the way."""
    if root.tag != f"{{{SPACE}}}manifest" or not str(root.get("form", "")).isdecimal():
        return None
    source = root.find(f"{{{SPACE}}}source")
    if source is None or digest([(source.text or "").encode()]) != source.get("digest"):
        return None
    pictures = root.findall(f"{{{SPACE}}}picture")
    return Manifest(
        source.get("name", ""),
        source.text or "",
        source.get("made") != "true",
        tuple((each.get("key", ""), each.text or "") for each in root.findall(f"{{{SPACE}}}set")),
        root.findtext(f"{{{SPACE}}}library") or "",
        root.findtext(f"{{{SPACE}}}style") or "",
        int(root.get("pages", "1")),
        root.get("digest", ""),
        int(root.get("form")),
        tuple(tuple(each.get("digest", "").split()) for each in pictures),
        tuple(int(width) if (width := each.get("width", "")).isdecimal() else 0 for each in pictures),
    )


def digest(parts: Iterable[bytes]) -> str:
    """Tells one row of bytes from another: BLAKE2b, 160 bits, in hexadecimal (RFC 7693)."""
    made = blake2b(digest_size=20)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


def fingerprint(data: bytes) -> str:
    """Tells one picture from another: BLAKE2b, 160 bits, in hexadecimal."""
    return blake2b(data, digest_size=20).hexdigest()


def digest_of_parts(parts: Mapping[str, bytes]) -> str:
    """Of parts by their names, in whatever order they are kept."""
    return digest(data for name in sorted(parts) for data in (name.encode(), parts[name]))


def _text(text: str) -> str:
    """Text for XML; parsers would take a carriage return for a line end (XML 1.0, 2.11)."""
    return escape(text).replace("\r", "&#13;")
