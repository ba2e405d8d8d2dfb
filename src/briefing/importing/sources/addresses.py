"""Addresses as they were pasted go in; they come out clean to be shown, or evened out to be compared."""

from __future__ import annotations

import re
from html import unescape

from ...readers.bibliography.duplicates import same_address

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"]+|www\.[^\s<>\"]+\.[^\s<>\"]+", re.IGNORECASE)
#: What visitors are counted with, and what only points at words within a page.
_COUNTER = re.compile(r"(?:utm_\w+|fbclid|gclid|srsltid|ref_src)=[^&#]*&?", re.IGNORECASE)
_WORDS = re.compile(r"#:~:.*\Z")
_ESCAPE = re.compile(r"\\([\\_*#&~()\[\].!-])")
#: Signs of the sentence around an address.
_TAIL = ".,;:!?\u3002\uff0c\u3001\u060c'\"\u201d\u2019\u00bb>"
_PAIRS = {")": "(", "]": "["}


def shown_address(url: str) -> str:
    """An address for the brief: without backslashes, entities, what counts visitors, what points at words on the page,
    and signs that belong to the sentence around it."""
    url = _ESCAPE.sub(r"\1", unescape(url.strip()))
    url = _WORDS.sub("", url)
    head, mark, query = url.partition("?")
    if mark:
        query, hash_, fragment = query.partition("#")
        query = _COUNTER.sub("", query).rstrip("&")
        url = head + (f"?{query}" if query else "") + hash_ + fragment
    while url and (url[-1] in _TAIL or (url[-1] in _PAIRS and url.count(url[-1]) > url.count(_PAIRS[url[-1]]))):
        url = url[:-1]
    return f"https://{url}" if url.lower().startswith("www.") else url


def compared_address(url: str) -> str:
    """An address such that two that lead to the same page are equal; empty for what is none."""
    url = shown_address(url)
    return same_address(url) if _ADDRESS.fullmatch(url) else ""
