"""Sources as a program hands them over go in; they come out as those that a text carries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .loose import Given

#: What programs call the fields -> the variables of CSL-JSON.
_FIELDS = {"accessed": "accessed", "published": "issued", "author": "author", "snippet": "abstract"}


def handed_over(sources: Iterable[str | Mapping[str, Any]]) -> tuple[Given, ...]:
    """The sources, numbered from 1; raises ValueError for one that is neither an address nor has one or a title."""
    return tuple(_given(source, number) for number, source in enumerate(sources, 1))


def _given(source: str | Mapping[str, Any], number: int) -> Given:
    if isinstance(source, str):
        source = {"url": source}
    url, title = str(source.get("url") or ""), str(source.get("title") or "")
    if not (url.strip() or title.strip()):
        raise ValueError(f"source {number} has neither a url nor a title")
    unknown = set(source) - {"url", "title", *_FIELDS}
    if unknown:
        raise ValueError(
            f"source {number} has the unknown field {min(unknown)!r}: one of url, title, {', '.join(_FIELDS)}"
        )
    fields = {csl: source[name] for name, csl in _FIELDS.items() if source.get(name)}
    return Given(str(number), url.strip(), title.strip(), fields)
