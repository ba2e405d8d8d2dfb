"""A Document, its theme and its page numbers go in; a whole DOCX comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from ...core.manifest import Manifest
from ...core.node import replace
from ...resolve.running import has_lines
from ...resolve.tree import Document, Image, Pages
from ...themes.theme import Theme
from .blocks import write_blocks
from .body import Body
from .direction import Direction
from .draft import Draft
from .endnotes import NotesOutOfOrder
from .furniture import footer_part, header_part
from .measures import measures
from .metadata import extended_part, fill_core
from .notes import endnotes_part, footnotes_part, note_settings
from .package import Draftsman
from .remarks import comments_part
from .sections import FURNITURE
from .settings import settings_part
from .sources import properties_part, sources_part
from .styles import HEADING_LEVELS, styles_part
from .titleblock import title_block
from .typefaces import font_table
from .xml import root
from .zotero import preferences

if TYPE_CHECKING:
    from .embedding import EmbeddedFont


def compose(
    document: Document,
    theme: Theme,
    pages: Callable[[], Pages],
    bitmap: Callable[[Image], bytes] | None = None,
    manifest: Manifest | None = None,
    fonts: Sequence[EmbeddedFont] = (),
) -> tuple[Draft, bytes]:
    """The draft after it is written, and its bytes."""
    pages = cache(pages)
    try:
        draft, body = _written(Draft(write_blocks, document, theme, pages, bitmap=bitmap))
    except NotesOutOfOrder:
        draft, body = _written(Draft(write_blocks, document, theme, pages, native=False, bitmap=bitmap))
    return draft, _pack(draft, body, manifest, fonts)


def _written(draft: Draft) -> tuple[Draft, str]:
    """The draft after its document is written, and the body."""
    return draft, Body(draft).write(title_block(draft))


def _pack(draft: Draft, body: str, manifest: Manifest | None, fonts: Sequence[EmbeddedFont]) -> bytes:
    document, theme = draft.document, draft.theme
    lang = document.properties.lang
    way = Direction(lang)
    hub = Draftsman(root("document", f"<w:body>{way.body(draft.settled(body))}</w:body>"))
    numbered = min(len(document.numbering), HEADING_LEVELS)
    hub.add(
        "styles", CT.WML_STYLES, RT.STYLES, way.styles(styles_part(theme, draft.page, lang, draft.east_asian, numbered))
    )
    hub.add("numbering", CT.WML_NUMBERING, RT.NUMBERING, draft.numbering.part())
    told = settings_part(lang, draft.east_asian, note_settings(draft), theme.template, bool(fonts))
    hub.add("settings", CT.WML_SETTINGS, RT.SETTINGS, told)
    table = hub.add("fontTable", CT.WML_FONT_TABLE, RT.FONT_TABLE, font_table(theme, fonts))
    for n, font in enumerate(fonts, 1):
        hub.font(table, n, font.data)
    if theme.template is not None:
        from .house import add_parts

        add_parts(hub, draft)
    for name, _, first, turned in () if has_lines(theme.template) else FURNITURE:
        if turned and not draft.turned:
            continue
        page = measures(theme, document.page, turned)
        hub.add(f"header{name}", CT.WML_HEADER, RT.HEADER, way.running(header_part(draft, page, first)), f"h{name}")
        hub.add(f"footer{name}", CT.WML_FOOTER, RT.FOOTER, way.running(footer_part(draft, page, first)), f"f{name}")
    if draft.footnotes:
        notes = hub.add("footnotes", CT.WML_FOOTNOTES, RT.FOOTNOTES, way.notes(footnotes_part(draft)))
        hub.relate(notes, draft.note_relations)
    if draft.endnotes:
        notes = hub.add("endnotes", CT.WML_ENDNOTES, RT.ENDNOTES, way.notes(endnotes_part(draft)))
        hub.relate(notes, draft.endnote_relations)
    if draft.comments:
        comments = hub.add("comments", CT.WML_COMMENTS, RT.COMMENTS, way.notes(comments_part(draft)))
        hub.relate(comments, draft.comment_relations)
    _add_sources(hub, draft)
    hub.relate(hub.document, draft.relations)
    fill_core(hub.core().core_properties, document.properties)
    hub.extended(extended_part(document.properties, draft.pages.count))
    return hub.save(document.properties.stamp, replace(manifest, pages=draft.pages.count) if manifest else None)


def _add_sources(hub: Draftsman, draft: Draft) -> None:
    """What live citations draw on, in the place where their program looks for it."""
    citing, title = draft.document.citing, draft.document.properties.title
    if citing.word == "zotero" and citing.style:
        hub.custom(preferences(citing, title))
    elif citing.word == "word" and citing.data:
        numbered = any(made.way != "bare" for made in draft.labels.values())
        hub.data(sources_part(citing, draft.tags, numbered), properties_part(title))
