"""Data that a program pasted behind its text goes in; the sources that it names come out.

STORM writes `url_to_info.json`: `{"url_to_unified_index": {address: number}, "url_to_info": {address: {"title": ...}}}`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..loose import Blocks, Grid, Heading, LeftOut, Listing, Literally, Para
from .pieces import last_line, pieces_of
from .said import said_of
from .scopes import Found
from .types import Entry

_KEYS = ("url_to_unified_index", "url_to_info")


class Data(NamedTuple):
    """What was found, how many blocks it fills, and its words."""

    found: Found
    blocks: int
    left_out: LeftOut


def data_at(blocks: Blocks, at: int) -> Data | None:
    """STORM's data in the blocks from a place on; None: they are none."""
    first = _text(blocks, at)
    if not first.lstrip().startswith("{"):
        return None
    if not any(key in first or key in _text(blocks, at + 1) for key in _KEYS):
        return None
    text, count = first, 1
    read = _json(text)
    if read is None:
        texts = [_text(blocks, n) for n in range(at, len(blocks))]
        text, count = "\n".join(texts), len(texts)
        read = _json(text)
    if read is None:
        return None
    entries = _entries(read, blocks[at].line)
    if not entries:
        return None
    last = max(map(last_line, blocks[at : at + count]))
    left = LeftOut(text, "the data of the program that wrote the text", blocks[at].line, last, "other")
    return Data(Found(entries, blocks[at].line, last, 0), count, left)


def _text(blocks: Blocks, at: int) -> str:
    if at >= len(blocks):
        return ""
    block = blocks[at]
    match block:
        case Literally():
            return block.text
        case Para() | Heading():
            return said_of(block.inlines, block.line).text
        case Listing() | Grid():
            return " ".join(piece.said.text for piece in pieces_of(block))
        case _:
            return ""


def _json(text: str) -> dict[str, Any] | None:
    import json

    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and any(isinstance(read.get(key), dict) for key in _KEYS) else None


def _entries(read: dict[str, Any], line: int) -> tuple[Entry, ...]:
    """The sources by their numbers; those without one behind the others."""
    index, info = (_mapping(read.get(key)) for key in _KEYS)
    made = []
    for url in dict.fromkeys((*index, *info)):
        said = _mapping(info.get(url))
        title = said.get("title")
        number = index.get(url)
        names = (str(number),) if isinstance(number, int) else ()
        title = title if isinstance(title, str) else ""
        made.append(Entry(names, f"{title} {url}".strip(), line, str(url), " ".join(title.split())))
    return tuple(sorted(made, key=lambda entry: int(entry.names[0]) if entry.names else len(made) + 1))


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
