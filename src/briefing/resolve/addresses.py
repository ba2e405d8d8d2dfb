"""An address behind a link goes in; how it is printed for readers on paper, and what it has in common with others, come
out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import tree

if TYPE_CHECKING:
    from .cited import Cited

_QUIET = re.compile(r"(?:mailto|tel):", re.IGNORECASE)
_LEFT_OUT = re.compile(r"(?:https?://|mailto:|tel:)?(?:www\.)?", re.IGNORECASE)


def printed(url: str) -> str:
    """An address as it is printed: that of a mailbox or a telephone without its scheme and its parameters."""
    quiet = _QUIET.match(url)
    return url[quiet.end() :].partition("?")[0] if quiet else url


def key(text: str) -> str:
    """What addresses have in common that readers take for the same one."""
    text = printed(text.strip())
    found = _LEFT_OUT.match(text)
    return text[found.end() if found else 0 :].rstrip("/").casefold()


def listed(cited: Cited | None) -> set[str]:
    """The keys of all addresses that the bibliography or the notes print."""
    if cited is None:
        return set()
    return set(_shown(inline for entry in (*cited.entries, *cited.notes) for inline in entry.content))


def _shown(inlines: Iterable[tree.Inline]) -> Iterable[str]:
    for inline in inlines:
        if isinstance(inline, tree.Run) and inline.link is not None and inline.link.url:
            shown = key(inline.text)
            if shown == key(inline.link.url):
                yield shown
