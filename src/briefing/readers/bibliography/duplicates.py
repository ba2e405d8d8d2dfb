"""Sources that are the same under two ids: by their DOI, or by their address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...model.sources import Source

_DOI = re.compile(r"(?:https?://)?(?:dx\.)?(?:www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:(?:https?|ftp):)?//(?:[^/?#@]*@)?(?:www\.)?([^/?#]+)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE)
#: What is added to an address to count visitors.
_COUNTING = re.compile(r"utm_\w+|fbclid|gclid")


class Same(NamedTuple):
    """A source, the one before it that it repeats, and what they share: "DOI" or "address"."""

    source: Source
    first: Source
    shared: str


def duplicates(sources: Iterable[Source]) -> Iterator[Same]:
    """Every source that an earlier one repeats, once."""
    by_doi: dict[str, Source] = {}
    by_address: dict[str, Source] = {}
    for source in sources:
        doi = same_doi(source.doi) or (same_doi(source.url) if "doi.org/" in source.url else "")
        address = same_address(source.url)
        if doi and by_doi.setdefault(doi, source) is not source:
            yield Same(source, by_doi[doi], "DOI")
        elif address:
            first = by_address.setdefault(address, source)
            # one address may hold several works, as a volume does: their DOIs tell them apart
            if first is not source and not (doi and same_doi(first.doi)):
                yield Same(source, first, "address")


def same_doi(doi: str) -> str:
    """A DOI without what may stand around it, in small letters, as DOIs are compared (DOI Handbook, 2.4)."""
    doi = doi.strip()
    match = _DOI.match(doi)
    doi = doi[match.end() if match else 0 :]
    if "%" in doi:
        from urllib.parse import unquote

        doi = unquote(doi)
    return doi.strip().lower()


def same_address(url: str) -> str:
    """An address without scheme, `www.`, fragment, closing stroke and counters, its host in small letters."""
    match = _ADDRESS.match(url.strip())
    if match is None:
        return url.strip()
    host, path, query = match[1].lower(), match[2].rstrip("/"), match[3] or ""
    kept = [part for part in query.split("&") if part and not _COUNTING.match(part)]
    host = host.removesuffix(":443").removesuffix(":80")
    return f"{host}{path}?{'&'.join(kept)}" if kept else f"{host}{path}"
