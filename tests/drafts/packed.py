"""WordprocessingML goes in; the smallest Word file that holds it comes out."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def packed(
    body: str | None,
    *,
    links: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    packing: int = zipfile.ZIP_DEFLATED,
    **parts: str,
) -> bytes:
    """A file whose body is `body`; None: it has none.

    `links` are outside addresses by id, `media` pictures by id, `parts` what the roots of other parts hold, by kind.
    """
    related = [
        f'<Relationship Id="{key}" Type="{_OFFICE}/hyperlink" Target="{url}" TargetMode="External"/>'
        for key, url in (links or {}).items()
    ]
    related += [f'<Relationship Id="{key}" Type="{_OFFICE}/image" Target="media/{key}.png"/>' for key in media or {}]
    related += [f'<Relationship Id="part{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts]
    held = f"<w:body>{body}</w:body>" if body is not None else ""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        made.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WORD}document.main+xml"/></Types>',
        )
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        made.writestr("word/document.xml", f"<w:document {NAMES}>{held}</w:document>")
        made.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{"".join(related)}</Relationships>'
        )
        for key, data in (media or {}).items():
            made.writestr(f"word/media/{key}.png", data)
        for kind, content in parts.items():
            root = {"commentsExtended": "w15:commentsEx"}.get(kind, f"w:{kind}")
            made.writestr(f"word/{kind}.xml", f"<{root} {NAMES}>{content}</{root}>")
    return out.getvalue()


def p(*content: str, style: str = "", ppr: str = "") -> str:
    """A paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{ppr}</w:pPr>{''.join(content)}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, *result: str, rpr: str = "") -> str:
    """A complex field."""
    look = f"<w:rPr>{rpr}</w:rPr>"
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{look}<w:instrText xml:space="preserve"> '
        f'{instruction} </w:instrText></w:r><w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{"".join(result)}<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def mark(number: int, name: str, *content: str) -> str:
    """Content in a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{"".join(content)}<w:bookmarkEnd w:id="{number}"/>'


def change(kind: str, *content: str, author: str = "Ann", date: str = "2026-01-02T03:04:05Z") -> str:
    """Content in a tracked change: "ins", "del", "moveFrom", "moveTo"."""
    inside = "".join(content)
    if kind in ("del", "moveFrom"):
        inside = inside.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>") if kind == "del" else inside
    return f'<w:{kind} w:id="9" w:author="{author}" w:date="{date}">{inside}</w:{kind}>'
