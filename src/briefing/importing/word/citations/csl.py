"""The JSON of a citation by Zotero or Mendeley goes in; the works that it names come out.

Both keep the form of citeproc-js: `citationItems`, each with `itemData` in CSL-JSON. Word's field holds it behind
"ADDIN ZOTERO_ITEM CSL_CITATION" or "ADDIN CSL_CITATION", Mendeley Cite's content control as base 64 in its tag.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from .works import Work, located

_TAG = "MENDELEY_CITATION"


def csl_works(kept: str) -> tuple[Work, ...]:
    """The works of what a field or a control keeps; none where it is damaged, or of another program."""
    if kept.startswith(_TAG):
        return tuple(_works(_loaded(_decoded(kept.rpartition("_")[2]))))
    if "CSL_CITATION" not in kept[:40].upper():
        return ()
    return tuple(_works(_loaded(kept[kept.find("{") :])))


def _decoded(text: str) -> str:
    try:
        return b64decode(text + "=" * (-len(text) % 4)).decode("utf-8", "replace")
    except ValueError:
        return ""


def _loaded(text: str) -> Any:
    """The first value in the text; None where there is none."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _works(citation: Any) -> Iterator[Work]:
    items = citation.get("citationItems") if isinstance(citation, dict) else None
    for item in items if isinstance(items, list) else ():
        data = item.get("itemData") if isinstance(item, dict) else None
        if not isinstance(data, dict):
            continue
        key = str(data.get("id") or item.get("id") or "")
        fields = {name: value for name, value in data.items() if name != "id"}
        yield Work(
            _identity(item, fields),
            key,
            fields,
            located(item.get("locator", ""), item.get("label") or "page"),
            _text(item.get("prefix")),
            _text(item.get("suffix")),
        )


def _identity(item: dict[str, Any], fields: dict[str, Any]) -> str:
    """The address of the work in the program's library; what is said of it where there is none: numbers count anew in
    each citation of Mendeley's."""
    for name in ("uris", "uri"):
        uris = item.get(name)
        first = uris[0] if isinstance(uris, list) and uris else uris
        if isinstance(first, str) and first:
            return first
    return json.dumps(fields, sort_keys=True)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
