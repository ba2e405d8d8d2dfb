"""A Word file goes in; the same with other XML, other parts and more pictures comes out, as programs save it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

from PIL import Image, ImageDraw

_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml", "emf": "image/x-emf", "gif": "image/gif"}


def patched(
    data: bytes,
    change: Callable[[str], str] = str,
    pictures: Mapping[str, bytes] | None = None,
    parts: Mapping[str, bytes] | None = None,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """`change` gets the XML of the body; `pictures` are new ones by the relationship's id with the file's ending, as
    "new1.png"; `parts` what other parts hold now; `links` outside pictures by id."""
    related = "".join(
        f'<Relationship Id="{name.partition(".")[0]}" Type="{_IMAGE}" Target="media/{name}"/>'
        for name in pictures or {}
    )
    related += "".join(
        f'<Relationship Id="{key}" Type="{_IMAGE}" Target="{url}" TargetMode="External"/>'
        for key, url in (links or {}).items()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = (parts or {}).get(name, old.read(name))
            if name == "word/document.xml":
                held = change(held.decode()).encode()
            elif name == "word/_rels/document.xml.rels":
                held = held.replace(b"</Relationships>", f"{related}</Relationships>".encode())
            elif name == "[Content_Types].xml":
                known = re.findall(rb'Extension="(\w+)"', held)
                kinds = {end: kind for end, kind in _TYPES.items() if end.encode() not in known}
                said = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items())
                held = held.replace(b"<Override", f"{said}<Override".encode(), 1)
            new.writestr(name, held)
        for name, picture in (pictures or {}).items():
            new.writestr(f"word/media/{name}", picture)
    return out.getvalue()


def behind(words: str, xml: str) -> Callable[[str], str]:
    """Put XML behind the paragraph with some words."""

    def change(body: str) -> str:
        end = body.index("</w:p>", body.index(words)) + len("</w:p>")
        return body[:end] + xml + body[end:]

    return change


def paragraph(inside: str, style: str = "BodyText") -> str:
    """A paragraph."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def drawing(
    relation: str, alt: str = "", how: str = "embed", more: str = "", width: int = 60 * 9525, crop: str = ""
) -> str:
    """A picture in the line, as Word writes one; `width` in EMU, a pixel has 9525."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{width // 2}"/>'
        f'<wp:docPr id="901" name="Picture 901" descr="{alt}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f'<a:blip r:{how}="{relation}">{more}</a:blip>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def caption(words: str, number: int = 1) -> str:
    """What Word's command for captions leaves, with its own label."""
    return paragraph(
        '<w:r><w:t xml:space="preserve">Figure </w:t></w:r><w:fldSimple w:instr=" SEQ Figure \\* ARABIC ">'
        f'<w:r><w:t>{number}</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">: {words}</w:t></w:r>',
        "Caption",
    )


def picture(colour: str, kind: str = "PNG", size: tuple[int, int] = (60, 30)) -> bytes:
    """The file of a picture: a cross on a colour."""
    image = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(image)
    pen.line((0, 0, *size), fill="black", width=2)
    pen.line((0, size[1], size[0], 0), fill="black", width=2)
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()
