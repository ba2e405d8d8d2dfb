"""Sources go in; CSL-JSON comes out, as it is and as the citation processor wants it."""

from __future__ import annotations

from typing import Any

from ..core.quotes import typographic
from ..model.csl_json import to_csl_json
from ..model.sources import Source

#: Fields in which people write quotation marks.
_QUOTABLE = ("title", "title-short", "container-title", "collection-title", "note", "original-title", "part-title")


def quoted(item: dict[str, Any]) -> dict[str, Any]:
    """An item whose single quotation marks are the author's: the processor takes straight ones for double ones."""
    found = {name: item[name] for name in _QUOTABLE if isinstance(item.get(name), str)}
    changed = {name: typographic(value, "en") for name, value in found.items() if "'" in value}
    return {**item, **changed} if changed else item


def as_data(source: Source) -> dict[str, Any]:
    """A source's CSL-JSON. A publisher that only repeats what the source stands in is left out: styles print both."""
    item = to_csl_json(source)
    if source.publisher and source.publisher == source.container_title:
        del item["publisher"]
    return item
