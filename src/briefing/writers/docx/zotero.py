"""Citations in the terms of CSL-JSON go in; the codes and properties that Zotero's plug-in for Word reads come out.

The bibliography is Zotero's from the first time it renews the document; until then ours is shown.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from ...resolve.tree import CitedItem, Citing
from .xml import HEADER, escape

if TYPE_CHECKING:
    from .live import Cited

BIBLIOGRAPHY = 'ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY'
_SCHEMA = "https://github.com/citation-style-language/schema/raw/master/csl-citation.json"
#: What Zotero makes the keys of its items of: no 0, 1, O, which are easily confused.
_LETTERS = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
#: A library that is nobody's: Zotero then takes the source's data from the document.
_ITEMS = "http://zotero.org/users/local/briefing/items/"
#: Longest text of a custom property that Zotero writes; longer values go on in the next property.
_PIECE = 255
#: Zotero's name for citations in endnotes.
_ENDNOTES = 2


def citation(cited: Cited, items: Sequence[CitedItem], data: Mapping[str, Mapping[str, object]]) -> str:
    """The code of a citation. What it says is shown must be what is shown, or Zotero takes it for edited by hand."""
    formatted = f"\\super {cited.shown}\\nosupersub{{}}" if cited.raised else cited.shown
    content = {
        "citationID": _key(f"citation {cited.id}").lower(),
        "properties": {"formattedCitation": formatted, "plainCitation": cited.shown, "noteIndex": cited.note},
        "citationItems": [_item(item, data[item.key]) for item in items],
        "schema": _SCHEMA,
    }
    # sources may be mappings that json does not know
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=dict)
    return f"ADDIN ZOTERO_ITEM CSL_CITATION {written}"


def _item(item: CitedItem, data: Mapping[str, object]) -> dict[str, Any]:
    given: dict[str, Any] = {
        "id": item.key,
        "uris": [_ITEMS + _key(item.key)],
        "itemData": {**data, "id": item.key},
    }
    if item.locator:
        given |= {"locator": item.locator, "label": item.label}
    if item.prefix:
        given["prefix"] = item.prefix
    if item.suffix:
        given["suffix"] = item.suffix
    if item.suppress_author:
        given["suppress-author"] = True
    return given


def _key(name: str) -> str:
    """Eight letters that are always the same for a name."""
    number = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big")
    letters = []
    for _ in range(8):
        number, at = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[at])
    return "".join(letters)


def preferences(citing: Citing, title: str) -> bytes:
    """The part of custom properties: which style, and how citations are kept (ECMA-376, 22.3)."""
    note = f'<pref name="noteType" value="{_ENDNOTES if citing.in_notes else 0}"/>'
    data = (
        f'<data data-version="3" zotero-version="7.0.0"><session id="{_key(f"session {title}")}"/>'
        f'<style id="{escape(citing.style)}" locale="{escape(citing.lang)}" hasBibliography="1" '
        'bibliographyStyleHasBeenSet="0"/><prefs><pref name="fieldType" value="Field"/>'
        f'<pref name="automaticJournalAbbreviations" value="false"/>{note}</prefs></data>'
    )
    # cut before escaping: Zotero puts the pieces together as it reads them
    pieces = [data[at : at + _PIECE] for at in range(0, len(data), _PIECE)]
    return _custom_part({f"ZOTERO_PREF_{n}": piece for n, piece in enumerate(pieces, 1)})


def _custom_part(values: Mapping[str, str]) -> bytes:
    """A part of custom properties that are text; their ids count from 2."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    written = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for n, (name, value) in enumerate(values.items(), 2)
    )
    return f'{HEADER}<Properties xmlns="{space}" xmlns:vt="{types}">{written}</Properties>'.encode()
