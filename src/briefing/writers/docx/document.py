"""A Document, its theme and its page numbers go in; a whole DOCX comes out."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ...resolve.tree import Document, Pages
from ...themes.theme import Theme
from .blocks import write_blocks
from .draft import Draft, Setting
from .furniture import footer_part, header_part
from .metadata import extended_part, fill_core
from .notes import footnotes_part
from .package import Draftsman
from .settings import settings_part
from .styles import HEADING_LEVELS, styles_part
from .titleblock import title_block
from .typefaces import font_table
from .xml import root

#: Header and footer parts: name, page type of the section, whether it is the first page's.
_FURNITURE = (("1", "first", True), ("2", "default", False))


def compose(document: Document, theme: Theme, pages: Pages) -> bytes:
    """The draft's bytes."""
    draft = Draft(write_blocks, document, theme, pages)
    content = title_block(draft) + write_blocks(draft, document.body, Setting("BodyText", draft.page.text))
    if draft.open_table:
        content += draft.spacer()
    hub = Draftsman(root("document", f"<w:body>{content}{_section(draft)}</w:body>"))
    lang = document.properties.lang
    numbered = min(len(document.numbering), HEADING_LEVELS)
    hub.add("styles", CT.WML_STYLES, RT.STYLES, styles_part(theme, draft.page, lang, draft.east_asian, numbered))
    hub.add("numbering", CT.WML_NUMBERING, RT.NUMBERING, draft.numbering.part())
    hub.add("settings", CT.WML_SETTINGS, RT.SETTINGS, settings_part(lang, draft.east_asian, bool(draft.footnotes)))
    hub.add("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table(theme))
    for name, _, first in _FURNITURE:
        hub.add(f"header{name}", CT.WML_HEADER, RT.HEADER, header_part(draft, first), f"h{name}")
        hub.add(f"footer{name}", CT.WML_FOOTER, RT.FOOTER, footer_part(draft, first), f"f{name}")
    if draft.footnotes:
        notes = hub.add("footnotes", CT.WML_FOOTNOTES, RT.FOOTNOTES, footnotes_part(draft))
        hub.relate(notes, draft.note_relations)
    hub.relate(hub.document, draft.relations)
    fill_core(hub.core().core_properties, document.properties)
    hub.extended(extended_part(document.properties, pages.count))
    return hub.save(document.properties.stamp)


def _section(draft: Draft) -> str:
    """The one section: paper, margins, running lines with a first page of their own."""
    page, theme = draft.page, draft.theme
    running = theme.text["running"]
    header = theme.page.header.twips - running.size.twips
    footer = theme.page.footer.twips - (running.leading.twips - running.size.twips)
    furniture = "".join(
        f'<w:{part}Reference w:type="{kind}" r:id="{part[0]}{name}"/>'
        for part in ("header", "footer")
        for name, kind, _ in _FURNITURE
    )
    return (
        f'<w:sectPr>{furniture}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{header}" w:footer="{footer}" w:gutter="0"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
