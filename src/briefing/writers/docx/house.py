"""A template's theme part and running lines go in; parts of the draft come out, with what every page must say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ...resolve.images import ImageError, clean
from ...resolve.running import counts_pages, has_lines, lines_of
from .direction import Direction
from .draft import Draft
from .furniture import banner_line, marking_box, page_of, running_line
from .sections import furniture_of
from .template import running_lines
from .watermark import watermark
from .xml import root, run

if TYPE_CHECKING:
    from docx.opc.part import Part

    from ...themes.running import Pages, Running
    from .package import Draftsman

_METAFILES = {b"\x01\x00\x00\x00": "emf", b"\xd7\xcd\xc6\x9a": "wmf"}
_END = "</w:p>"


def add_parts(hub: Draftsman, draft: Draft) -> None:
    """The theme part; headers and footers, where the template has any, else they are the draft's own."""
    template = draft.theme.template
    assert template is not None
    if template.theme:
        hub.add("theme/theme1", CT.OFC_THEME, RT.THEME, template.theme)
    if not has_lines(template):
        return
    way = Direction(draft.document.properties.lang)
    for name, kind, first, _ in furniture_of(draft):
        header, footer = lines_of(template, cast("Pages", kind))
        numbered = counts_pages(template, cast("Pages", kind))
        above, below = _header(draft, header, first), _footer(draft, footer, first, numbered)
        for part, xml, lines in (("header", above, header), ("footer", below, footer)):
            pictures = {} if lines is None else lines.pictures
            xml, kept = _pictured(xml, pictures)
            content = way.running(root("hdr" if part == "header" else "ftr", xml))
            content_type, relation = (CT.WML_HEADER, RT.HEADER) if part == "header" else (CT.WML_FOOTER, RT.FOOTER)
            _relate(hub, hub.add(f"{part}{name}", content_type, relation, content, f"{part[0]}{name}"), kept)


def _header(draft: Draft, lines: Running | None, first: bool) -> str:
    """The banner, the template's lines, a TLP label; the watermark stands in the last paragraph."""
    tlp = draft.document.tlp
    xml = banner_line(draft, draft.page, above=True)
    xml += "" if lines is None else running_lines(draft, lines, first)
    if tlp is not None:
        xml += running_line("Header", marking_box(tlp, draft.theme), tlp)
    if not xml:
        xml = running_line("Header", "", None)
    at = xml.rindex(_END)
    return xml[:at] + watermark(draft, draft.page, first) + xml[at:]


def _footer(draft: Draft, lines: Running | None, first: bool, numbered: bool) -> str:
    """The page's number, where the template does not show it, and a TLP label; the template's lines; the banner."""
    document, tlp = draft.document, draft.document.tlp
    words = [] if numbered else [page_of(document, "1" if first else "2", str(max(1, draft.pages.count)))]
    words += [] if tlp is None else [marking_box(tlp, draft.theme)]
    xml = running_line("Footer", run("\N{EM SPACE}").join(words), tlp) if words else ""
    xml += "" if lines is None else running_lines(draft, lines, first)
    return xml + banner_line(draft, draft.page, above=False) or running_line("Footer", "", None)


def _pictured(xml: str, pictures: object) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """The XML without pictures that nobody can read, and those that stay, cleaned, with their kinds."""
    kept: dict[str, tuple[bytes, str]] = {}
    for key, data in cast("dict[str, bytes]", pictures).items():
        kind = _METAFILES.get(data[:4])
        try:
            image = None if kind else clean(data)
        except ImageError:
            xml = re.sub(rf'<w:r><w:drawing>(?:(?!</w:drawing>).)*r:embed="{key}".*?</w:drawing></w:r>', "", xml)
            continue
        kept[key] = (data, kind) if kind else (image.data, image.format) if image else (data, "png")
    return xml, kept


def _relate(hub: Draftsman, part: Part, pictures: dict[str, tuple[bytes, str]]) -> None:
    for key, (data, kind) in pictures.items():
        hub.picture(part, data, kind, key)
