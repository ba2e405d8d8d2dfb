"""A work that a citation of a program's names, with the place in it that it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ....core.node import node

#: Terms of CSL for what a locator counts -> how they are written before it; pages are numbers alone.
_LABELS = {
    "book": "bk.",
    "chapter": "chap.",
    "column": "col.",
    "figure": "fig.",
    "folio": "fol.",
    "issue": "no.",
    "line": "l.",
    "note": "n.",
    "paragraph": "para.",
    "part": "pt.",
    "section": "sec.",
    "sub verbo": "s.v.",
    "sub-verbo": "s.v.",
    "verse": "v.",
    "volume": "vol.",
}


@node
class Work:
    """One work of a citation."""

    identity: str
    """Tells it from the other works of the file."""
    key: str
    """What the program itself calls it: an id, a tag; not always unique."""
    fields: Mapping[str, Any]
    """In the names of CSL-JSON; empty: the file does not say."""
    locator: str = ""
    prefix: str = ""
    suffix: str = ""


def located(locator: object, label: object) -> str:
    """A place as it is written: "4-6", "chap. 3"; empty where there is none."""
    said = str(locator).strip() if isinstance(locator, (str, int)) else ""
    before = _LABELS.get(str(label).strip().lower(), "") if said else ""
    return f"{before} {said}" if before else said
